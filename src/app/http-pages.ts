// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pagePolicy } from './http-headers.ts';

/** Where the browser's files are and how the pages are protected. */
export interface PagesOptions {
  /** Folder with Vite's output (`index.html`, `anrufen.html`, `ticket.html`, `vorgang.html`, `assets/`). */
  readonly folder: string;
  readonly secure: boolean;
}

/** The page for a path: the citizens' pages and the departments' link have their own, every other is the app's, which finds its way by itself. */
function pageOf(path: string): string {
  const [, own] = /^\/(anrufen|ticket|vorgang)(?:\.html)?$/.exec(path) ?? [];
  return own === undefined ? 'index.html' : `${own}.html`;
}

/** True for an address a person types or bookmarks, as opposed to a file or an API call that is not there. */
export function isPagePath(path: string): boolean {
  return !/^\/(?:api|assets|phone|test|metrics|healthz|readyz)(?:\/|$)/.test(path) && !/\.[^/]+$/.test(path);
}

const missing = `<!doctype html><html lang="de"><meta charset="utf-8"><title>Amtsleitung</title>
<h1>Die Oberfläche ist noch nicht gebaut</h1><p>Das Programm läuft, aber die Dateien für den Browser fehlen. Bitte <code>npm start</code> ausführen; es baut sie.</p>
<p lang="en">The program runs, but the files for the browser are missing. Please run <code>npm start</code>, which builds them.</p>`;

async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  options: PagesOptions,
  path: string,
): Promise<FastifyReply> {
  reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache');
  let html: string;
  try {
    html = await readFile(join(options.folder, pageOf(path)), 'utf8');
  } catch {
    return reply.code(503).send(missing);
  }
  const nonce = randomBytes(16).toString('base64');
  reply.header('content-security-policy', pagePolicy(nonce, request.headers.host ?? '', options.secure));
  return reply.send(html.replace(/<head[^>]*>/i, (head) => `${head}<meta property="csp-nonce" nonce="${nonce}">`));
}

/** Serves the browser's files: hashed ones for ever, pages fresh with a nonce, every address of the app with its page. */
export async function mountPages(app: FastifyInstance, options: PagesOptions): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(options.folder, 'assets'),
    prefix: '/assets/',
    index: false,
    decorateReply: false,
    cacheControl: false,
    setHeaders: (response) => {
      response.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  await app.register(fastifyStatic, {
    root: options.folder,
    prefix: '/',
    index: false,
    wildcard: true,
    dotfiles: 'ignore',
    decorateReply: false,
    cacheControl: false,
    allowedPath: (path) => !path.endsWith('.html'),
    setHeaders: (response) => {
      response.header('cache-control', 'no-cache');
    },
  });
  for (const path of [
    '/',
    '/index.html',
    '/anrufen',
    '/anrufen.html',
    '/ticket',
    '/ticket.html',
    '/vorgang',
    '/vorgang.html',
  ]) {
    app.get(path, (request, reply) => sendPage(request, reply, options, path));
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (request.method === 'GET' && isPagePath(path)) return sendPage(request, reply, options, path);
    return reply.code(404).send({ code: 'notFound' });
  });
}
