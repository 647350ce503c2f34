// Brings the database at DATABASE_OWNER_URL up to date: `npm start`, tests, the migration Job of compose and Kubernetes.
const { runMigrations } = require('@hearken/platform-database');

const ownerUrl = process.env.DATABASE_OWNER_URL;

async function main() {
  if (!ownerUrl) throw new Error('DATABASE_OWNER_URL is not set: it names the database and its owner');
  const applied = await runMigrations(ownerUrl, (line) => console.log(line));
  if (applied.length === 0) console.log('the database is up to date');
}

main().catch((error) => {
  console.error(`migrations failed: ${error.stack ?? error}`);
  process.exitCode = 1;
});
