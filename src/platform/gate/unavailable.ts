// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';

/** An answer the gate gives itself. */
export interface OwnAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const style =
  'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem}h1{font-size:1.5rem}';
const styleHash = createHash('sha256').update(style).digest('base64');

const page = `<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Einen Moment bitte</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="5">
<style>${style}</style></head>
<body><main><h1>Einen Moment bitte</h1>
<p>Amtsleitung startet gerade neu. Gespräche laufen weiter. Diese Seite versucht es alle fünf Sekunden von selbst.</p>
<p lang="en">Amtsleitung is restarting. Calls go on. This page tries again by itself every five seconds.</p></main></body></html>
`;

const common = { 'cache-control': 'no-store', 'retry-after': '5', 'x-content-type-options': 'nosniff' };

/** "The server is not there": an error body for programs, a page for people. */
export function unavailable(path: string, accept: string | undefined): OwnAnswer {
  if (path.startsWith('/api/') || !(accept ?? '').includes('text/html')) {
    return {
      status: 503,
      headers: { ...common, 'content-type': 'application/json; charset=utf-8' },
      body: '{"code":"unavailable"}',
    };
  }
  const csp = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'; base-uri 'none'`;
  return {
    status: 503,
    headers: { ...common, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp },
    body: page,
  };
}
