import { resolve } from 'node:path';
import { startStack } from '../../tools/setup/stack.mjs';

/** Starts the whole product on its own data and port, with a fresh demonstration; stops it after the last story. STORY_URL: a stack that runs already. */
export default async function start(): Promise<() => Promise<void>> {
  if (process.env['STORY_URL']) return () => Promise.resolve();
  // Everybody of a story comes from one address: five browsers that move as fast as the machine allows pass the flood bar of one.
  const env = { REQUESTS_PER_MINUTE: '20000', LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info' };
  const stack = await startStack({ dataDir: resolve(import.meta.dirname, '../../.data/e2e'), port: 3300, fresh: true, env });
  process.env['STORY_URL'] = stack.publicUrl;
  process.env['STORY_VIDEO'] = stack.video ? 'available' : 'unavailable';
  return () => stack.stop();
}
