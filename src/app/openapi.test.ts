// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { allEndpoints } from './http-contracts.ts';
import { openApiOf, type JsonObject } from './openapi.ts';

const document = openApiOf(allEndpoints) as {
  openapi: string;
  paths: Record<
    string,
    Record<
      string,
      {
        operationId: string;
        summary: string;
        parameters: JsonObject[];
        responses: Record<string, JsonObject>;
        security: JsonObject[];
        requestBody?: JsonObject;
      }
    >
  >;
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test('every endpoint is described once, under an id of its own', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(operations).toHaveLength(allEndpoints.length);
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  for (const { operation } of operations) expect(operation.summary.length).toBeGreaterThan(10);
});

test('path parameters are exactly those of the path', () => {
  for (const { path, operation } of operations) {
    const declared = operation.parameters.filter((one) => one['in'] === 'path').map((one) => one['name']);
    expect(declared.sort(), path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
  }
});

test('every reference leads somewhere, nothing is undefined, the document is plain JSON', () => {
  const text = JSON.stringify(document);
  expect(JSON.parse(text)).toEqual(document);
  for (const [, reference = ''] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
    expect(reference).toMatch(/^#\//);
    let at: unknown = document;
    for (const part of reference.slice(2).split('/')) at = (at as Record<string, unknown>)[part];
    expect(at, reference).toBeTypeOf('object');
  }
});

test('refusals are listed by status; public endpoints need nobody', () => {
  const of = (id: string) => operations.find(({ operation }) => operation.operationId === id)?.operation;
  expect(JSON.stringify(of('account.login')?.responses['403'])).toContain('wrongNameOrPassword');
  expect(of('account.login')?.security).toEqual([]);
  expect(of('account.createAccount')?.security).toEqual([{ session: [] }, { token: [] }]);
  expect(JSON.stringify(of('account.createAccount')?.requestBody)).toContain('"minLength":12');
  for (const { endpoint, feature, name } of allEndpoints) {
    for (const code of endpoint.errors ?? [])
      expect(JSON.stringify(of(`${feature}.${name}`)?.responses), `${name} ${code}`).toContain(`"${code}"`);
  }
});
