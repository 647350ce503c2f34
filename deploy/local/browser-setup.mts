import { startTestFleet } from './test-fleet.mjs';

/** Playwright: a fleet of its own for the run, unless E2E_BASE_URL names one that is up. Answers with its end. */
export default async function browserSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_BASE_URL !== undefined) return undefined;
  const fleet = await startTestFleet({ name: 'browser' });
  // Workers read it when they load the configuration again.
  process.env.E2E_BASE_URL = fleet.url;
  process.env.E2E_DATABASE_URL = fleet.fleet.at.ownerUrl;
  return () => fleet.stop();
}
