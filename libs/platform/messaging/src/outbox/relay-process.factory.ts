import { aMessagingApp } from '../messaging-app.factory';

/** A process with a relay in it, for tests that kill it. Says `up` when it has begun. */
async function main(): Promise<void> {
  const { DATABASE_URL = '', NATS_URL = '' } = process.env;
  await aMessagingApp({ databaseUrl: DATABASE_URL, natsUrl: NATS_URL, run: ['relay'] });
  process.stdout.write('up\n');
}

void main();
