import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { importLaw } from './eslint-import-law.js';

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    'data/',
    'tools/bench/results/',
    '**/build/',
    '**/dist/',
    '**/cdk.out/',
    '**/.*/',
  ]),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { larder: { rules: { 'import-law': importLaw } } },
    rules: {
      'larder/import-law': 'error',
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
