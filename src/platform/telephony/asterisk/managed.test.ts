// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configFiles } from './base-config.ts';
import { writeAsteriskConfig } from './managed.ts';
import { spellings } from './numbers.ts';
import type { AsteriskOptions } from './options.ts';
import { phoneObjects } from './phone-config.ts';

let base = '';
beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'amt-config-'));
});
afterAll(() => rm(base, { recursive: true, force: true }));

const options = (change: Partial<AsteriskOptions> = {}): AsteriskOptions => ({
  folder: path.join(base, 'asterisk'),
  runFolder: path.join(base, 'run'),
  modulesFolder: '/modules',
  dataFolder: '/data',
  musicFolder: '/music',
  sip: { host: '127.0.0.1', port: 5060 },
  httpPort: 8088,
  rtp: { first: 10_000, last: 10_999 },
  ari: { user: 'amtsleitung', password: 'secret' },
  numbers: ['02151860'],
  ...change,
});
const trunk = {
  host: 'sip.example.invalid:5070',
  transport: 'udp',
  user: '4921518600',
  password: 'p',
  fromAddresses: ['192.0.2.0/24'],
} as const;

/** The sections of an Asterisk configuration file, in order; names may repeat. */
function sections(text: string): { name: string; fields: Map<string, string[]> }[] {
  const found: { name: string; fields: Map<string, string[]> }[] = [];
  for (const line of text.split('\n')) {
    const head = /^\[(.+)\]$/.exec(line);
    if (head) found.push({ name: head[1] ?? '', fields: new Map() });
    const [, key, value] = /^([^;=\s]+)\s*=\s*(.*)$/.exec(line) ?? [];
    const fields = found.at(-1)?.fields;
    if (key && fields) fields.set(key, [...(fields.get(key) ?? []), value ?? '']);
  }
  return found;
}
const pjsip = (change: Partial<AsteriskOptions> = {}) => sections(configFiles(options(change)).get('pjsip.conf') ?? '');

describe('the written configuration', () => {
  test.each([{}, { trunk }, { trunk: { ...trunk, transport: 'tls' as const } }])(
    'every endpoint is closed %#',
    (change) => {
      const endpoints = pjsip(change).filter(({ fields }) => fields.get('type')?.[0] === 'endpoint');
      expect(endpoints.map((each) => each.name)).toEqual(
        'trunk' in change ? ['trunk-in', 'trunk-out', 'trunk-watch'] : ['trunk-in'],
      );
      for (const { fields } of endpoints) {
        expect(fields.get('allow_transfer')).toEqual(['no']);
        expect(fields.get('allow_subscribe')).toEqual(['no']);
        expect(fields.get('direct_media')).toEqual(['no']);
        // Known by address alone: nobody becomes the trunk by naming himself so.
        expect(fields.get('identify_by')).toEqual(['ip']);
        expect(Number(fields.get('rtp_timeout'))).toBeGreaterThan(0);
      }
      expect(endpoints.find((each) => each.name === 'trunk-out')?.fields.get('context') ?? ['nowhere']).toEqual([
        'nowhere',
      ]);
    },
  );

  test('without a trunk, calls come from this machine only', () => {
    const identify = pjsip().find(({ fields }) => fields.get('type')?.[0] === 'identify');
    expect(identify?.fields.get('match')).toEqual(['127.0.0.0/8', '::1']);
  });

  test('a trunk is its host and its further addresses, and registers', () => {
    const identify = pjsip({ trunk }).filter(({ fields }) => fields.get('type')?.[0] === 'identify');
    expect(identify.map((each) => each.fields.get('match'))).toEqual([['192.0.2.0/24'], ['sip.example.invalid']]);
    const registration = pjsip({ trunk }).find(({ fields }) => fields.get('type')?.[0] === 'registration');
    expect(registration?.fields.get('client_uri')).toEqual(['sip:4921518600@sip.example.invalid:5070']);
  });

  test.each(['browser', 'desk'] as const)('a pushed %s phone is closed as well', (kind) => {
    for (const mayCall of ['nobody', 'hotline'] as const) {
      const endpoint = phoneObjects({ id: 'a-1', kind, password: 'p', mayCall }).find(
        (each) => each.kind === 'endpoint',
      );
      const fields = Object.fromEntries(endpoint?.fields.map(({ attribute, value }) => [attribute, value]) ?? []);
      expect(fields).toMatchObject({
        allow_transfer: 'no',
        allow_subscribe: 'no',
        direct_media: 'no',
        identify_by: 'auth_username,username',
        auth: 'a-1',
        context: mayCall === 'hotline' ? 'from-web' : 'nowhere',
        ...(kind === 'browser' ? { webrtc: 'yes', dtls_auto_generate_cert: 'yes' } : {}),
      });
    }
  });

  test('the dial plan never dials, and SIP-reachable contexts hold nothing but numbers', () => {
    const text = configFiles(options({ trunk })).get('extensions.conf') ?? '';
    expect(text).not.toMatch(
      /\b(Dial|Queue|Originate|Page|FollowMe|Transfer|BlindTransfer|System|TrySystem|AGI|MixMonitor|Record|Exec\w*|Read\w*)\(/,
    );
    const inContext = (name: string) => new RegExp(`\\[${name}\\]\\n([^[]*)`).exec(text)?.[1] ?? '';
    const extensions = [...inContext('from-trunk').matchAll(/^exten => ([^,]+),/gm)].map((match) => match[1]);
    expect(extensions).toEqual([...spellings('02151860')]);
    // Trial calls have twelve digits drawn for one call each; whoever guesses is not let in (Y4).
    expect([...inContext('from-web').matchAll(/^exten => ([^,]+),/gm)].map((match) => match[1])).toEqual([
      'hotline',
      '_trialXXXXXXXXXXXX',
    ]);
    expect(inContext('nowhere').replace(/^;.*$/gm, '').trim()).toBe('');
  });

  test('behind NAT the outside address is announced, beside the own one', () => {
    const files = configFiles(options({ mediaAddress: '198.51.100.7' }), ['192.168.1.5']);
    expect(files.get('rtp.conf')).toContain(
      '[ice_host_candidates]\n192.168.1.5 => 198.51.100.7,include_local_address\n',
    );
    expect(files.get('pjsip.conf')).toContain('external_media_address=198.51.100.7\n');
    expect(configFiles(options({ mediaAddress: '192.168.1.5' }), ['192.168.1.5']).get('rtp.conf')).not.toContain(
      'ice_host',
    );
  });

  test('HTTP and ARI answer on loopback only', () => {
    const files = configFiles(options());
    expect(files.get('http.conf')).toContain('bindaddr=127.0.0.1\n');
    expect(files.get('ari.conf')).toContain('permit=127.0.0.1\n');
    expect(files.get('pjsip.conf')).toContain('taskprocessor_overload_trigger=pjsip_only');
  });

  test('files are private, recording has no place, and writing again is fine', async () => {
    const written = await writeAsteriskConfig(options());
    expect(await writeAsteriskConfig(options())).toEqual(written);
    const folder = path.dirname(written.configFile);
    for (const name of await readdir(folder)) expect((await stat(path.join(folder, name))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const recording = await stat(path.join(base, 'asterisk/spool/recording'));
    expect([recording.isFile(), recording.mode & 0o777]).toEqual([true, 0o400]);
    expect(await readFile(written.configFile, 'utf8')).toContain(`astrundir => ${base}/run`);
  });

  test.each([
    [{ trunk: { ...trunk, password: 'a\nb' } }, 'SIP_TRUNK_PASSWORD'],
    [{ trunk: { ...trunk, user: 'a;b' } }, 'SIP_TRUNK_USER'],
    [{ mediaAddress: '192.0.2.1\r' }, 'MEDIA_ADDRESS'],
    [{ runFolder: `/${'x'.repeat(110)}` }, 'too long'],
  ])('a setting that would break the file is refused %#', async (change, message) => {
    await expect(writeAsteriskConfig(options(change))).rejects.toThrow(message);
  });
});

test.each([
  ['02151860', ['+492151860', '00492151860', '492151860', '02151860', '2151860']],
  ['+49 2151 86-0', ['+492151860', '00492151860', '492151860', '02151860', '2151860']],
  ['0049 2151 860', ['+492151860', '00492151860', '492151860', '02151860', '2151860']],
  ['115', ['115']],
  ['+43 1 4000', ['+4314000']],
  ['', []],
])('the spellings of %j', (number, expected) => expect(spellings(number)).toEqual(expected));
