import js from '@eslint/js';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';

const CLOCK = 'Ask the Clock (apps/api/src/platform/clock): with the time handed in, a deadline can be tested on its boundary day.';

/** Time enters at one place only; `new Date(value)` converts and is fine. */
const noHiddenClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: CLOCK },
  { selector: "CallExpression[callee.name='Date']", message: CLOCK },
];

const ownWords = [
  { selector: 'TSEnumDeclaration', message: 'Use an `as const` list and a union: it survives the wire and needs no import.' },
  {
    selector: "CallExpression[callee.object.name='jest'][callee.property.name=/^(mock|unstable_mockModule)$/]",
    message: 'Hand a fake in. A test that replaces modules tests the module system.',
  },
];

const noBarrels = [
  { selector: 'ExportAllDeclaration', message: 'No barrels inside apps: import the file itself, so that boundaries stay visible.' },
  { selector: 'ExportNamedDeclaration[source]', message: 'No barrels inside apps: import the file itself, so that boundaries stay visible.' },
];

const noDefaultExport = [{ selector: 'ExportDefaultDeclaration', message: 'A named export keeps one name for one thing.' }];

/** A silenced rule without a reason is a trap for the next reader. */
const disableNeedsReason = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const text = comment.value.trim();
          const silences = /^(eslint-disable|@ts-(ignore|expect-error|nocheck))/.test(text);
          if (silences && !/\s--\s+\S|^@ts-expect-error\s*:?\s+\S/.test(text)) {
            context.report({ loc: comment.loc, message: 'Say why: `eslint-disable-next-line rule -- reason`.' });
          }
        }
      },
    };
  },
};

const typescriptAndVue = ['**/*.ts', '**/*.vue'];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**', '**/node_modules/**', '.data/**', '.cache/**', '.nx/**', 'coverage/**', 'test-results/**', 'e2e/shots/**', 'e2e/results/**',
      'apps/portal/public/**', '**/*.d.ts',
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { jiefen: { rules: { 'disable-needs-reason': disableNeedsReason } } },
    rules: { 'jiefen/disable-needs-reason': 'error', 'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }] },
  },
  js.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly', console: 'readonly', Buffer: 'readonly', URL: 'readonly', URLSearchParams: 'readonly', fetch: 'readonly', performance: 'readonly',
        setTimeout: 'readonly', clearTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly', setImmediate: 'readonly', AbortSignal: 'readonly',
        AbortController: 'readonly', TextEncoder: 'readonly', TextDecoder: 'readonly', structuredClone: 'readonly', crypto: 'readonly', WebSocket: 'readonly',
        module: 'writable', require: 'readonly', globalThis: 'readonly', window: 'readonly', document: 'readonly', HTMLElement: 'readonly',
      },
    },
  },
  ...tseslint.configs.strict.map((part) => ({ ...part, files: typescriptAndVue })),
  {
    files: typescriptAndVue,
    rules: {
      // TypeScript knows the names; ESLint would only guess.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      'no-restricted-syntax': ['error', ...ownWords],
      // Blind to decorators and to the second script of a Vue file: it calls used values useless.
      'no-useless-assignment': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // The full-width blank belongs to Chinese typesetting; outside texts it stays an error.
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipRegExps: true, skipComments: true }],
    },
  },
  ...vue.configs['flat/essential'].map((part) => ({ ...part, files: ['**/*.vue'] })),
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      'vue/require-explicit-emits': 'error',
      'vue/multi-word-component-names': 'off',
    },
  },
  {
    files: ['libs/**/*.ts', 'apps/**/*.ts'],
    ignores: ['**/*.config.ts'],
    rules: { 'no-restricted-syntax': ['error', ...ownWords, ...noDefaultExport] },
  },
  {
    files: ['libs/*/src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...ownWords, ...noDefaultExport, ...noHiddenClock], 'no-console': 'error' },
  },
  {
    files: ['libs/mediation/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      // Same facts, same verdict: a rule that draws lots or waits cannot be explained to a party.
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'libs/mediation is pure.' }],
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'window', 'document', 'localStorage'],
    },
  },
  {
    files: ['apps/portal/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...ownWords, ...noDefaultExport, ...noBarrels] },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    // Nest injects by the class behind the type: without these two options the rule would turn a needed import into a type.
    languageOptions: { parserOptions: { experimentalDecorators: true, emitDecoratorMetadata: true } },
    rules: { 'no-restricted-syntax': ['error', ...ownWords, ...noDefaultExport, ...noBarrels, ...noHiddenClock], 'no-console': 'error' },
  },
  {
    files: ['apps/api/src/platform/clock/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...ownWords, ...noDefaultExport, ...noBarrels] },
  },
  {
    // A forgotten `await` in a use case commits before the work is done: worth the slower, typed look.
    files: ['apps/api/src/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.{spec,itest,e2e}.ts', 'apps/api/test/**/*.ts', 'e2e/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/no-empty-function': 'off' },
  },
  {
    // Columns are filled by TypeORM, not by a constructor.
    files: ['**/*.entity.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
