import { writeFile } from 'node:fs/promises';
import { createApi } from './bootstrap.js';
import { SeedDemonstration } from './demonstration/seed-demonstration.js';
import { FirstAdministratorSetup } from './identity/first-administrator.js';
import { readConfig } from './platform/config/config.js';

/** Starts the API. A wrong configuration ends the process with one readable message. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const { app } = await createApi(config);
  // Before the first answer: whoever sees the page sees the county, and the start script finds the list of accounts.
  if (config.demonstration) await app.get(SeedDemonstration).run();
  await app.listen({ port: config.PORT, host: config.HOST });
  const token = config.demonstration ? undefined : await app.get(FirstAdministratorSetup).offerToken();
  if (token) process.stdout.write(`\nNo administrator yet. Open once, within 24 hours:\n${config.PUBLIC_URL}/staff/setup#${token}\n\n`);
  if (process.env['READY_FILE']) await writeFile(process.env['READY_FILE'], String(process.pid));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof Error && process.env['LOG_LEVEL'] === 'debug') process.stderr.write(`${error.stack ?? ''}\n`);
  process.exit(1);
});
