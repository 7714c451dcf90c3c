import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { floors } from './dependency-law.js';

/** What a rule would take from the world instead of as an argument, so that a test can say what it is. */
const clocks = [
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'CallExpression[callee.name="Date"]',
  'MemberExpression[object.name="Date"][property.name="now"]',
  'MemberExpression[object.name="Temporal"][property.name="Now"]',
];
const chance = ['MemberExpression[object.name="Math"][property.name="random"]'];
const environment = [
  'MemberExpression[object.name="process"]:matches([property.name="env"], [property.value="env"])',
  'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]',
  'ImportDeclaration[source.value=/^(node:)?process$/]',
];
const refuse = (message, selectors) => selectors.map((selector) => ({ selector, message }));
const clock = refuse('Ask the clock of the shop, so that a test can say when it is.', clocks);
const settings = refuse(
  'Settings are read in config.ts, from what a program at the root hands it.',
  environment,
);
const world = refuse('A rule takes chance as an argument.', chance);
const worldly = [
  'process',
  'crypto',
  'performance',
  'console',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'globalThis',
];

/** A literal that is spread only to be laid out otherwise by the formatter. */
const spreads = refuse('Write the members out: the formatter lays them out.', [
  'ObjectExpression > SpreadElement > ObjectExpression',
  'ArrayExpression > SpreadElement > ArrayExpression',
  'CallExpression > SpreadElement > ArrayExpression',
]);

const inRooms = `server/src/{${Object.keys(floors).join(',')}}/*/*.ts`;
const doors = Object.entries(floors).flatMap(([floor, rooms]) =>
  rooms.map((room) => `server/src/${floor}/${room}/{${room},sql,routes}.ts`),
);
const tests = '**/*.{test,contract,fixtures}.ts';

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    'data/',
    // Compiled as strictly, once its types are written.
    'client/',
    'tools/bench/results/',
    '**/build/',
    '**/dist/',
    '**/cdk.out/',
    '**/.*/',
  ]),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-console': 'error',
      'no-debugger': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-template-curly-in-string': 'error',
      'no-unreachable-loop': 'error',
      'no-self-compare': 'error',
      'no-restricted-syntax': ['error', ...spreads],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      // There are no enums (`erasableSyntaxOnly`), and to look for them at each assignment takes a quarter of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // Hono's apps are classes that are always made by their own calls.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `[...text]` counts code points, as PostgreSQL does.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // `Promise.withResolvers<void>()`, `resolve(close())`: nothing is lost with a void.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // A port promises a promise; an adapter that has nothing to wait for still keeps it.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['server/src/*/**'],
    ignores: [tests],
    rules: { 'no-restricted-syntax': ['error', ...spreads, ...settings] },
  },
  {
    files: [inRooms, 'server/src/{http,contract}/**'],
    ignores: [tests],
    rules: { 'no-restricted-syntax': ['error', ...spreads, ...settings, ...clock] },
  },
  {
    // Every file of a room that is not one of its doors is a rule: data in, decision out.
    files: [inRooms, 'server/src/contract/**'],
    ignores: [...doors, tests, '**/fixtures.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...spreads, ...settings, ...clock, ...world],
      'no-restricted-globals': ['error', ...worldly],
    },
  },
  {
    // A page throws the answer that takes its place: a redirect, a 404.
    files: ['web/app/**'],
    rules: { '@typescript-eslint/only-throw-error': 'off' },
  },
  {
    // Vitest's matchers (`expect.any`, `expect.arrayContaining`) are of type any.
    files: ['{server,web,infra}/test/**', '**/*.{test,contract,fixtures}.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    // Programs talk to whoever started them.
    files: [
      'server/src/{serve,cli}.ts',
      'infra/src/main.ts',
      'tools/**',
      'web/server/build.ts',
      '**/*.js',
    ],
    rules: { 'no-console': 'off' },
  },
);
