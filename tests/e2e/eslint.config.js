// SPDX-License-Identifier: Apache-2.0
// Finds unsafe ways to write HTML, undefined names and dead code, in the extension and in these tests.

import js from '@eslint/js';
import noUnsanitized from 'eslint-plugin-no-unsanitized';

const names = (/** @type {string} */ list) => Object.fromEntries(list.split(' ').map((name) => [name, 'readonly']));
const BROWSER = names('chrome document window location navigator URL Range HTMLElement TextEncoder setTimeout clearTimeout setInterval clearInterval globalThis getComputedStyle fetch btoa crypto history MutationObserver addEventListener requestAnimationFrame Event ResizeObserver URLSearchParams Option atob AbortController AbortSignal Blob innerWidth getSelection WebSocket DataTransfer ClipboardEvent');
const NODE = names('process Buffer console setTimeout clearTimeout URL TextEncoder queueMicrotask');

export default [
  { ignores: ['**/node_modules/**'] },
  {
    files: ['**/*.js', '**/*.mjs'],
    ...js.configs.recommended,
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: { ...BROWSER, ...NODE } },
    linterOptions: { reportUnusedDisableDirectives: true },
    plugins: { 'no-unsanitized': noUnsanitized },
    rules: {
      ...js.configs.recommended.rules,
      'no-unsanitized/method': 'error',
      'no-unsanitized/property': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-var': 'error',
    },
  },
  {
    // Content scripts cannot import: they are plain scripts that share one scope, in the order of the manifest.
    files: ['extension/content/*.js', 'extension/sites/table.js'],
    languageOptions: { sourceType: 'script', globals: names('Element Document EventTarget HTMLAnchorElement console') },
    rules: { 'no-unused-vars': ['error', { vars: 'local' }], 'no-redeclare': ['error', { builtinGlobals: false }] },
  },
];
