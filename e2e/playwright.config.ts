import { defineConfig } from '@playwright/test';

/** Browser stories on the real stack: PostgreSQL, LiveKit, the built API and portal, real Chromium. */
export default defineConfig({
  testDir: './stories',
  testMatch: '**/*.story.ts',
  globalSetup: './support/stack.ts',
  outputDir: './results',
  // One story at a time: each opens up to four browsers with cameras, and CI has two cores.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  // Time for a machine that is busy with other things as well; a quiet one needs a tenth of each.
  timeout: 15 * 60_000,
  expect: { timeout: 45_000 },
  reporter: [['list']],
});
