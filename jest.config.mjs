import { moduleNameMapper, swc } from './jest.swc.mjs';

const common = {
  rootDir: import.meta.dirname,
  extensionsToTreatAsEsm: ['.ts', '.vue'],
  transform: { '\\.ts$': swc },
  moduleNameMapper,
  modulePathIgnorePatterns: ['/dist/'],
};

export default {
  // On two cores more workers than two only push each other out of the cache.
  maxWorkers: 2,
  // Starting an API on a fresh database takes a second here and twenty on a busy machine; no test measures time.
  testTimeout: 60_000,
  projects: [
    { ...common, displayName: 'unit', testEnvironment: 'node', testMatch: ['<rootDir>/{libs,apps/api}/**/*.spec.ts'] },
    {
      ...common,
      displayName: 'portal',
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
      setupFiles: ['<rootDir>/tools/testing/browser-globals.mjs'],
      transform: { '\\.ts$': swc, '\\.vue$': '<rootDir>/tools/testing/vue-transform.mjs' },
      moduleNameMapper: { ...moduleNameMapper, '\\.(css|svg)(\\?.*)?$': '<rootDir>/tools/testing/empty-module.mjs' },
      testMatch: ['<rootDir>/apps/portal/**/*.spec.ts'],
    },
    { rootDir: import.meta.dirname, displayName: 'tools', testEnvironment: 'node', transform: {}, testMatch: ['<rootDir>/tools/**/*.spec.mjs'] },
    {
      ...common,
      displayName: 'integration',
      testEnvironment: 'node',
      globalSetup: '<rootDir>/tools/testing/postgres-start.mjs',
      globalTeardown: '<rootDir>/tools/testing/postgres-stop.mjs',
      testMatch: ['<rootDir>/apps/api/test/**/*.itest.ts'],
    },
  ],
};
