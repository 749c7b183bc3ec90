import { dirname } from 'node:path';
import compat from 'eslint-plugin-compat';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const core = ['src/core/**/*.ts'];
const tests = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**', 'e2e/**', 'bench/**'];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'public/**', '**/*.js', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}', 'e2e/**/*.ts', 'bench/**/*.ts', 'vite.config.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: dirname(import.meta.dirname) } },
    plugins: { 'react-hooks': reactHooks },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-eval': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: import the file that has the thing.' },
      ],
      eqeqeq: 'error',
    },
  },
  {
    // Seven are no signature but a record that lacks its name; two places of the interpreter still take them.
    files: ['src/**/*.{ts,tsx}'],
    ignores: [...tests, 'src/core/interpreter/dataFlow.ts', 'src/core/interpreter/map/shapeResults.ts'],
    rules: { 'max-params': ['error', { max: 6 }] },
  },
  {
    // What the browsers named in package.json do not have is not used, or is asked for first and listed here.
    files: ['src/**/*.{ts,tsx}'],
    ignores: [...tests, 'src/cli/**'],
    plugins: { compat },
    rules: { 'compat/compat': 'error' },
  },
  {
    files: core,
    ignores: tests,
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The core has no clock: a signal carries its time.' },
        { object: 'Math', property: 'random', message: 'The core has no chance: use the seeded generator.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The core has no clock: a signal carries its time.',
        },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import the file that has the thing.' },
      ],
    },
  },
);
