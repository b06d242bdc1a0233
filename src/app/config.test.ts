// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { checkout, readConfig } from './config.ts';
import type { Config } from './config.ts';

function problemsOf(env: Record<string, string>): string[] {
  const read = readConfig(env);
  return read.ok ? [] : read.problems;
}

function configOf(env: Record<string, string>): Config {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

describe('the settings', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'amt-config-'));
    writeFileSync(join(folder, 'password'), 'hidden\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('nothing set: the sample installation on loopback; empty texts count as not set', () => {
    const config = configOf({ PORT: ' ', SIP_TRUNK_HOST: '' });
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      sip: { host: '127.0.0.1', port: 5060 },
      asteriskHttpPort: 8088,
      rtp: { first: 10_000, last: 10_999 },
      serviceUser: 'nobody',
      isTest: false,
      practice: false,
      cityFolder: join(checkout, 'cities/krefeld'),
    });
    expect(config.trunk).toBeUndefined();
    expect(config.dataDir).toBeUndefined();
  });

  test('every mistake is named at once, each with the fix and what was set', () => {
    const problems = problemsOf({
      PORT: '80a',
      RTP_PORTS: '10',
      SIP_TRUNK_NUMBERS: '02151860',
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'hotline.example',
    });
    expect(problems).toHaveLength(5);
    for (const name of ['PORT', 'RTP_PORTS', 'SIP_TRUNK_NUMBERS', 'LOG_LEVEL', 'PUBLIC_URL']) {
      expect(problems.filter((problem) => problem.startsWith(`${name} must`))).toHaveLength(1);
    }
    expect(problems[0]).toContain('"80a"');
  });

  test('a contradiction is named together with a wrong value elsewhere', () => {
    expect(problemsOf({ PORT: 'x', HOST: '0.0.0.0' })).toEqual([
      expect.stringContaining('PORT must'),
      expect.stringContaining('set PUBLIC_URL'),
    ]);
  });

  test('a secret is never printed', () => {
    const problems = problemsOf({ DATABASE_URL: 'mysql://me:hunter2@db' });
    expect(problems).toHaveLength(1);
    expect(problems.join()).not.toContain('hunter2');
  });

  test('secrets from files; both forms at once and unreadable files are told', () => {
    const trunk = { SIP_TRUNK_HOST: 'sip.example', SIP_TRUNK_NUMBERS: '+49 2151 86-0', SIP_TRUNK_USER: 'krefeld' };
    const file = join(folder, 'password');
    expect(configOf({ ...trunk, SIP_TRUNK_PASSWORD_FILE: file }).trunk).toEqual({
      host: 'sip.example',
      transport: 'udp',
      user: 'krefeld',
      password: 'hidden',
      numbers: ['+492151860'],
      fromAddresses: [],
    });
    expect(problemsOf({ ...trunk, SIP_TRUNK_PASSWORD_FILE: file, SIP_TRUNK_PASSWORD: 'x' }).join()).toContain(
      'both set',
    );
    expect(problemsOf({ ...trunk, SIP_TRUNK_PASSWORD_FILE: join(folder, 'none') }).join()).toContain('ENOENT');
  });

  test.each([
    [{ TLS_CERT_FILE: '/c.pem' }, 'TLS_CERT_FILE and TLS_KEY_FILE belong together'],
    [{ HOST: '0.0.0.0' }, 'set PUBLIC_URL'],
    [{ PUBLIC_URL: 'http://hotline.example' }, 'must begin with https://'],
    [{ PUBLIC_URL: 'https://hotline.example' }, 'TRUST_PROXY'],
    [
      { AMTSLEITUNG_TEST: '1', PUBLIC_URL: 'https://hotline.example', TRUST_PROXY: '127.0.0.1' },
      'works only on this machine',
    ],
    [
      { AMTSLEITUNG_TEST: '1', HOST: '::', PUBLIC_URL: 'https://h.example', TRUST_PROXY: '::1' },
      'works only on this machine',
    ],
    [{ SIP_PORT: '10005' }, 'inside RTP_PORTS'],
    [{ PORT: '8088' }, 'the same'],
    [{ SIP_TRUNK_NUMBERS: '+492151860' }, 'without SIP_TRUNK_HOST'],
    [{ SIP_TRUNK_HOST: 'sip.example' }, 'without SIP_TRUNK_NUMBERS'],
    [{ SIP_TRUNK_HOST: 'sip.example', SIP_TRUNK_NUMBERS: '+492151860', SIP_TRUNK_USER: 'x' }, 'SIP_TRUNK_PASSWORD'],
    [{ ASTERISK_ARI_URL: 'http://127.0.0.1:8088' }, 'needs a user and password'],
    [{ ASTERISK_ARI_URL: 'http://a:b@pbx.example:8088' }, 'on this machine'],
  ])('%o is refused', (env, words) => {
    expect(problemsOf(env as Record<string, string>).join('\n')).toContain(words);
  });

  test('a given Asterisk: user and password in the address or beside it', () => {
    expect(configOf({ ASTERISK_ARI_URL: 'http://u:p%40ss@127.0.0.1:9088/' })).toMatchObject({
      ari: { url: 'http://127.0.0.1:9088', user: 'u', password: 'p@ss' },
      asteriskHttpPort: 9088,
    });
    expect(
      configOf({ ASTERISK_ARI_URL: 'http://localhost:9088', ASTERISK_ARI_USER: 'u', ASTERISK_ARI_PASSWORD: 'p' }).ari
        ?.user,
    ).toBe('u');
  });

  test('lists: networks, numbers, ICE servers', () => {
    const config = configOf({
      TRUST_PROXY: '192.0.2.7, 2001:db8::/32',
      ICE_SERVERS: 'stun:stun.example:3478,turn:me:word@turn.example?transport=tcp',
    });
    expect(config.trustProxy).toEqual(['192.0.2.7', '2001:db8::/32']);
    expect(config.iceServers).toEqual([
      { urls: 'stun:stun.example:3478' },
      { urls: 'turn:turn.example?transport=tcp', username: 'me', credential: 'word' },
    ]);
    expect(problemsOf({ TRUST_PROXY: '192.0.2.0/33' })).toHaveLength(1);
    expect(problemsOf({ ICE_SERVERS: 'http://x' })).toHaveLength(1);
  });

  test('a public address behind TLS of our own, without the slash at its end', () => {
    const config = configOf({
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://hotline.example/',
      TLS_CERT_FILE: '/c.pem',
      TLS_KEY_FILE: '/k.pem',
    });
    expect(config.publicUrl).toBe('https://hotline.example');
    expect(config.tls).toEqual({ certFile: '/c.pem', keyFile: '/k.pem' });
  });
});
