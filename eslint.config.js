import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { layers, noNode, owners } from './config/layers.js';

const layerRules = {
  files: ['src-*/**/*.{ts,tsx}'],
  ignores: ['**/*.d.ts'],
  languageOptions: { parser: tseslint.parser },
  plugins: { boundaries },
  settings: {
    'import/resolver': { node: { extensions: ['.ts', '.tsx', '.json'] } },
    'boundaries/elements': Object.entries(layers).map(([type, l]) => ({ type, pattern: l.at, ...(l.capture && { capture: l.capture }) })),
  },
  rules: {
    'boundaries/no-unknown-files': 'error',
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        checkAllOrigins: true,
        checkUnknownLocals: true,
        policies: [
          ...Object.entries(layers).map(([type, l]) => ({
            from: { element: { type } },
            allow: {
              to: [
                ...(l.may.length ? [{ element: { types: { anyOf: l.may } } }] : []),
                { module: { origin: 'external' } },
                ...(noNode.includes(type) ? [] : [{ module: { origin: 'core' } }]),
              ],
            },
          })),
          ...Object.entries(owners).map(([source, only]) => ({
            from: { element: { types: { noneOf: only } } },
            disallow: { to: { module: { origin: 'external', source } } },
            message: `Only ${only.join(', ')} may import '${source}'. See docs/ARCHITECTURE.md#layers.`,
          })),
        ],
      },
    ],
  },
};

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'release/**', 'test-results/**', 'playwright-report/**', '.cache/**'] },
  js.configs.recommended,
  ...tseslint.configs.strict.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  ...tseslint.configs.stylistic.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', URL: 'readonly', fetch: 'readonly', performance: 'readonly', AbortController: 'readonly', AbortSignal: 'readonly', Buffer: 'readonly', setInterval: 'readonly', clearInterval: 'readonly' } },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-restricted-exports': 'off',
      eqeqeq: 'error',
    },
  },
  { files: ['src-renderer/**/*.{ts,tsx}'], plugins: { 'react-hooks': reactHooks }, rules: reactHooks.configs.recommended.rules },
  layerRules,
);
