/** The one test transform: SWC with the decorator metadata that Nest needs. */
export const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: 'es2023',
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

/** Workspace packages are tested from their sources, so that no test runs on a stale build. */
export const moduleNameMapper = {
  '^@jiefen/mediation$': '<rootDir>/libs/mediation/src/index.ts',
  '^@jiefen/mediation/wire$': '<rootDir>/libs/mediation/src/wire/index.ts',
  '^@jiefen/mediation/diagnosis$': '<rootDir>/libs/mediation/src/diagnosis/index.ts',
  '^@jiefen/documents$': '<rootDir>/libs/documents/src/index.ts',
  '^@jiefen/documents/signing$': '<rootDir>/libs/documents/src/signing/index.ts',
  '^@jiefen/documents/verify$': '<rootDir>/libs/documents/src/verify/index.ts',
  '^(\\.{1,2}/.*)\\.js$': '$1',
};
