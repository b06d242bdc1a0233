// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const repository = fileURLToPath(new URL('.', import.meta.url));
/** The running program that the development server passes API and phone connections to. */
const program = process.env['DEV_API'] ?? 'http://127.0.0.1:8080';

/** Four pages: the app (`index.html`, every address), and three small ones: the citizen's phone (`anrufen.html`) and ticket (`ticket.html`), a department's link (`vorgang.html`). Output: `dist/ui`. */
// eslint-disable-next-line import/no-default-export -- Vite reads the default export of its configuration.
export default defineConfig({
  root: fileURLToPath(new URL('src/app', import.meta.url)),
  base: '/',
  publicDir: false,
  cacheDir: fileURLToPath(new URL('node_modules/.vite', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('dist/ui', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // Files inlined as data: addresses would need holes in the content security policy.
    assetsInlineLimit: 0,
    sourcemap: false,
    // The polyfill is an inline script in some browsers' eyes and not needed by the ones we support.
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        index: fileURLToPath(new URL('src/app/index.html', import.meta.url)),
        anrufen: fileURLToPath(new URL('src/app/anrufen.html', import.meta.url)),
        ticket: fileURLToPath(new URL('src/app/ticket.html', import.meta.url)),
        vorgang: fileURLToPath(new URL('src/app/vorgang.html', import.meta.url)),
      },
    },
  },
  server: {
    host: '127.0.0.1',
    fs: { allow: [repository] },
    proxy: {
      '/api': { target: program, ws: true },
      '/phone': { target: program, ws: true },
    },
  },
});
