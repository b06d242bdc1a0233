// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { commonErrors } from '../lib/contract.ts';
import { statusOf } from './errors.ts';
import type { NamedEndpoint } from './http-contracts.ts';

/** A JSON document. */
export type JsonObject = { readonly [key: string]: unknown };

function schemaOf(type: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { target: 'draft-2020-12', io });
  return schema;
}

function parametersOf(type: z.ZodType | undefined, place: 'path' | 'query'): JsonObject[] {
  if (type === undefined) return [];
  const schema = schemaOf(type, 'input') as { properties?: Record<string, unknown>; required?: readonly string[] };
  return Object.entries(schema.properties ?? {}).map(([name, shape]) => ({
    name,
    in: place,
    required: place === 'path' || (schema.required ?? []).includes(name),
    schema: shape,
  }));
}

/** The codes an endpoint can answer with, joined by their HTTP status. */
function refusalsOf({ endpoint }: NamedEndpoint): Record<string, JsonObject> {
  const common = commonErrors.filter((code) => !(endpoint.access === 'public' && code === 'notSignedIn'));
  const byStatus = new Map<number, string[]>();
  for (const code of new Set([...common, ...(endpoint.errors ?? [])]))
    byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  const sorted = [...byStatus].sort(([a], [b]) => a - b);
  return Object.fromEntries(
    sorted.map(([status, codes]) => [
      String(status),
      {
        description: codes.join(', '),
        content: {
          'application/json': {
            schema: { allOf: [{ $ref: '#/components/schemas/Error' }, { properties: { code: { enum: codes } } }] },
          },
        },
      },
    ]),
  );
}

function contentOf({ endpoint }: NamedEndpoint): JsonObject {
  if (endpoint.sends === 'file') return { '*/*': { schema: { type: 'string', format: 'binary' } } };
  return { 'application/json': { schema: schemaOf(endpoint.reply, 'output') } };
}

function accessText({ endpoint }: NamedEndpoint): string {
  if (endpoint.access === 'public') return 'Anybody may call this.';
  if (endpoint.access === 'signedIn') return 'For everybody who is signed in.';
  return `For the roles ${endpoint.access.join(', ')}.`;
}

function operationOf(named: NamedEndpoint): JsonObject {
  const { endpoint, feature, name } = named;
  const parameters = [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')];
  const isRepeatable = endpoint.method === 'POST' && endpoint.access !== 'public';
  return {
    operationId: `${feature}.${name}`,
    tags: [feature],
    summary: endpoint.summary,
    description: accessText(named),
    parameters: isRepeatable ? [...parameters, { $ref: '#/components/parameters/IdempotencyKey' }] : parameters,
    ...(endpoint.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
          },
        }
      : {}),
    responses: {
      '200': { description: 'Done.', content: contentOf(named) },
      ...refusalsOf(named),
    },
    security: endpoint.access === 'public' ? [] : [{ session: [] }, { token: [] }],
  };
}

/** The API's description (OpenAPI 3.1), made from the contracts alone. */
export function openApiOf(endpoints: readonly NamedEndpoint[]): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const named of endpoints) {
    const path = named.endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [named.endpoint.method.toLowerCase()]: operationOf(named) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Amtsleitung',
      version: '1',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      description:
        'Everything the screens do. Scripts send `Authorization: Bearer …` with a token of `npm run -s token -- ROLE`; browsers hold a session cookie and ' +
        'must send their own `Origin` with everything that changes something. Live data: WebSocket `/api/live?topics=a,b`, per topic first a snapshot, ' +
        'then changes as `{ seq, topic, type, data }`.',
    },
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'amtsleitung',
          description: 'With TLS the name is `__Host-amtsleitung`.',
        },
        token: { type: 'http', scheme: 'bearer' },
      },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          schema: { type: 'string', minLength: 16, maxLength: 200 },
          description:
            'A random text of the client: the same command with the same key is done once within 24 hours and gets the same answer.',
        },
      },
      schemas: {
        Error: {
          type: 'object',
          required: ['code'],
          properties: {
            code: { type: 'string' },
            params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
          },
        },
      },
    },
  };
}
