// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stranger, type Route } from '../../lib/route.ts';
import type { Phones } from '../../platform/telephony/telephony.port.ts';
import { webCall, webCallInfo } from '../call/call.contract.ts';
import { publicRoutes } from './public.routes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const info = {
  city: 'Musterstadt',
  notice: null,
  open: true,
  changesAt: null,
  number: '0221 471',
  hours: [],
  emergencyNumbers: [{ number: '112', name: 'Feuerwehr' }],
  announcements: [],
  topics: [{ names: { de: 'Bauen' }, how: 'department' as const, number: '02151 86-9750' }],
};

function rig(options: { ready?: boolean; put?: 'ok' | 'failed' } = {}) {
  const phones = new Map<string, Parameters<Phones['put']>[0]>();
  const routes = publicRoutes({
    phones: {
      put: async (phone) =>
        options.put === 'failed' ? { ok: false, code: 'failed' } : (phones.set(phone.id, phone), { ok: true }),
      remove: async (phone) => (phones.delete(phone), { ok: true }),
    },
    telephonyReady: () => options.ready ?? true,
    webSocketPath: (phone) => `/phone?ticket=for-${phone}`,
    sipHost: '127.0.0.1',
    iceServers: [{ urls: 'stun:stun.example.invalid' }],
    credentialsMs: 120_000,
    info: () => info,
  });
  const run = (
    endpoint: Route[0],
    input: object = {},
  ): Promise<{ ok: boolean; value?: unknown; code?: string; params?: object }> => {
    const route = routes.find(([each]) => each === endpoint);
    if (!route) throw new Error(`no handler for ${endpoint.path}`);
    return route[1](input as never, stranger, {} as never);
  };
  return { phones, run, call: () => run(webCall, { body: {} }) };
}

test('what the page shows is public', async () => {
  const { run } = rig();
  expect(webCallInfo.access).toBe('public');
  expect(await run(webCallInfo)).toEqual({ ok: true, value: info });
});

test('credentials for one phone that may call the hotline and nothing else', async () => {
  const { call, phones } = rig();
  const answer = (await call()).value as { phoneId: string; password: string };
  expect(webCall.reply.parse(answer)).toEqual(answer);
  expect(answer).toMatchObject({
    dial: 'hotline',
    sipHost: '127.0.0.1',
    webSocketPath: `/phone?ticket=for-${answer.phoneId}`,
  });
  expect(phones.get(answer.phoneId)).toEqual({
    id: answer.phoneId,
    kind: 'browser',
    password: answer.password,
    mayCall: 'hotline',
  });
  const other = (await call()).value as { phoneId: string; password: string };
  expect(other.phoneId).not.toBe(answer.phoneId);
  expect(other.password).not.toBe(answer.password);
});

test('the phone is forgotten after two minutes; a running call does not need it', async () => {
  const { call, phones } = rig();
  await call();
  await vi.advanceTimersByTimeAsync(119_000);
  expect(phones.size).toBe(1);
  await vi.advanceTimersByTimeAsync(1_001);
  expect(phones.size).toBe(0);
});

test('a telephone system that refuses takes no place of the sixty', async () => {
  const { call } = rig({ put: 'failed' });
  for (let i = 0; i < 61; i += 1) expect((await call()).code).toBe('telephonyDown');
});

test.each([
  ['not connected', { ready: false }],
  ['refusing the phone', { put: 'failed' as const }],
])('a telephone system that is %s is told, and nothing stays behind', async (_what, options) => {
  const { call, phones } = rig(options);
  expect(await call()).toMatchObject({ ok: false, code: 'telephonyDown' });
  expect(phones.size).toBe(0);
});

test('not more than 60 at a time, with the time to wait; later there is room again', async () => {
  const { call, phones } = rig();
  for (let i = 0; i < 60; i += 1) expect((await call()).ok).toBe(true);
  expect(await call()).toMatchObject({ ok: false, code: 'tooManyRequests', params: { seconds: 60 } });
  expect(phones.size).toBe(60);
  await vi.advanceTimersByTimeAsync(120_001);
  expect((await call()).ok).toBe(true);
});

test('sixty-one in the same moment are sixty', async () => {
  const { call } = rig();
  const answers = await Promise.all(Array.from({ length: 61 }, call));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(60);
});
