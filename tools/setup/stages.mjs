import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, ROOT } from './paths.mjs';
import { findProgram, npm } from './run-command.mjs';
import { findChromium } from './system-packages.mjs';

const exists = (path) => existsSync(join(ROOT, path));
const bin = (path, ...args) => [process.execPath, join(ROOT, 'node_modules', path), ...args];

function anyFile(folder, ending) {
  if (!exists(folder)) return false;
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).some((entry) =>
    entry.isDirectory() ? entry.name !== 'node_modules' && anyFile(join(folder, entry.name), ending) : entry.name.endsWith(ending),
  );
}

const resultOf = (name) => join(CACHE, 'test-results', `${name}.json`);

const jest = (name, ...projects) => ({
  commands: () => [
    [process.execPath, '--experimental-vm-modules', ...bin('jest/bin/jest.js').slice(1), '--selectProjects', ...projects, '--json', '--outputFile', resultOf(name)],
  ],
  env: { NODE_NO_WARNINGS: '1' },
  result: resultOf(name),
});

/**
 * What must hold, in the order of `npm test`: cheap and telling first.
 * `missing` gives the reason why a stage has nothing to do yet; that is reported and is no failure.
 */
export const STAGES = [
  { name: 'lint', minutes: 5, missing: () => undefined, commands: () => [bin('eslint/bin/eslint.js', '.', '--max-warnings', '0')] },
  {
    name: 'typecheck',
    minutes: 8,
    missing: () => undefined,
    // The build is part of it: the stories run on what is built here.
    commands: () => [
      bin('typescript/bin/tsc', '-b'),
      bin('typescript/bin/tsc', '-p', 'tsconfig.tests.json'),
      ...(exists('apps/portal/tsconfig.json') ? [[...npm(), 'run', '--silent', 'typecheck', '--workspace', 'apps/portal']] : []),
      ...(exists('e2e/tsconfig.json') ? [bin('typescript/bin/tsc', '-p', 'e2e')] : []),
      ...(exists('apps/portal/vite.config.ts') ? [[...npm(), 'run', '--silent', 'build', '--workspace', 'apps/portal']] : []),
    ],
  },
  {
    name: 'boundaries',
    minutes: 3,
    missing: () => undefined,
    commands: () => [bin('dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', 'apps', 'libs')],
  },
  {
    name: 'rules',
    minutes: 2,
    missing: () => (exists('tools/scripts/rules-report.mjs') ? undefined : 'no report of the rules yet'),
    commands: () => [[process.execPath, join(ROOT, 'tools/scripts/rules-report.mjs'), '--check']],
  },
  {
    name: 'containers',
    minutes: 8,
    missing: () => (findProgram('docker-compose') ? undefined : 'docker-compose is not installed here, docker/compose.yaml was not checked'),
    commands: () => ['check-containers', 'check-images'].map((check) => [process.execPath, join(ROOT, `tools/setup/${check}.mjs`)]),
  },
  {
    name: 'unit',
    minutes: 10,
    missing: () => (['libs', 'apps', 'tools'].some((folder) => anyFile(folder, '.spec.ts') || anyFile(folder, '.spec.mjs')) ? undefined : 'no unit test yet'),
    ...jest('unit', 'unit', 'portal', 'tools'),
  },
  {
    name: 'integration',
    minutes: 15,
    missing: () => (anyFile('apps/api/test', '.itest.ts') ? undefined : 'no integration test yet'),
    ...jest('integration', 'integration'),
  },
  {
    name: 'e2e',
    minutes: 22,
    needs: 'typecheck',
    missing: () => {
      if (!exists('e2e/playwright.config.ts')) return 'no browser story yet';
      return findChromium() ? undefined : 'no Chromium was found: install it or set CHROMIUM_PATH';
    },
    commands: () => [bin('@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json')],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: resultOf('e2e') },
    result: resultOf('e2e'),
  },
];
