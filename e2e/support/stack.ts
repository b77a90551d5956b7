import { resolve } from 'node:path';
import { startStack } from '../../tools/setup/stack.mjs';

/** Starts the whole product on its own data and port, with a fresh demonstration; stops it after the last story. STORY_URL: a stack that runs already. */
export default async function start(): Promise<() => Promise<void>> {
  if (process.env['STORY_URL']) return () => Promise.resolve();
  const stack = await startStack({ dataDir: resolve(import.meta.dirname, '../../.data/e2e'), port: 3300, fresh: true });
  process.env['STORY_URL'] = stack.publicUrl;
  process.env['STORY_VIDEO'] = stack.video ? 'available' : 'unavailable';
  return () => stack.stop();
}
