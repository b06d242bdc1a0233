// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../test/harness/database.ts';
import { verifyPassword } from '../platform/login/password.ts';
import { cityDay } from '../features/knowledge/facts/fact.core.ts';
import { addDays } from '../lib/pure/calendar.ts';
import { nowMs } from '../platform/clock.ts';
import { readOpenings } from '../features/calendar/calendar.store.ts';
import { replaceCitySettings } from './city-settings.store.ts';
import { readConfig, type Config } from './config.ts';
import { prepareDatabase, StartRefusedError } from './first-start.ts';
import type { Runtime } from './runtime.ts';

const krefeld = resolve(import.meta.dirname, '../../cities/krefeld');
const trunk = { SIP_TRUNK_HOST: 'sip.example.invalid', SIP_TRUNK_NUMBERS: '+492151860' };

/** A start on this database with these settings. */
function start({ db, connection }: TestDatabase, env: Record<string, string> = {}, changes: Partial<Runtime> = {}) {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join('; '));
  const config: Config = read.config;
  const runtime = {
    address: 'http://127.0.0.1:8080',
    sipAddress: '127.0.0.1:5060',
    cityFolder: krefeld,
    practice: false,
    ...changes,
  } as Runtime;
  return prepareDatabase({ db, connection, config, runtime });
}

const accountsOf = (lines: readonly string[]) =>
  lines.flatMap((line) => {
    const found = /^ {2}([a-z]+) +(\S+) {2}(.+) \((.+)\)$/.exec(line);
    return found ? [{ name: found[1] ?? '', password: found[2] ?? '', roles: (found[4] ?? '').split(', ') }] : [];
  });

describe('the first start of a sample (decision 5)', () => {
  test('migrates an empty database, loads the city, makes accounts and opens', async () => {
    const database = await testDatabase('empty');
    const first = await start(database);
    expect(first).toMatchObject({ sample: true, stored: { settings: { name: 'Krefeld', kind: 'model' } } });
    const accounts = accountsOf(first.lines);
    expect(accounts.flatMap(({ roles }) => roles)).toEqual(expect.arrayContaining(['admin', 'lead', 'agent', 'clerk']));
    expect(accounts.filter(({ roles }) => roles.includes('agent')).length).toBeGreaterThanOrEqual(3);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(accounts.length);
    for (const { name, password } of accounts.slice(0, 1)) {
      const row = await database.db
        .selectFrom('account')
        .select('passwordHash')
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      expect(row.passwordHash).toMatch(/^\$argon2id\$/);
      expect(await verifyPassword(password, row.passwordHash)).toBe(true);
    }
    const openings = await readOpenings(database.db, nowMs());
    expect(openings).toHaveLength(1);
    const news = await database.db.selectFrom('news').selectAll().orderBy('title').execute();
    expect(news).toMatchObject([
      { kind: 'instruction', topics: ['ausweis-pass'], changedBy: null },
      { kind: 'news', firstDay: cityDay(nowMs()), lastDay: addDays(cityDay(nowMs()), 59) },
      { kind: 'instruction', important: true, lastDay: null },
    ]);
    expect(first.lines.join('\n')).toContain('sip:');
    expect(first.lines.join('\n')).toContain('http://127.0.0.1:8080/anrufen');
  }, 60_000);

  test('the second start shows no password again and changes nothing', async () => {
    const database = await testDatabase();
    const first = await start(database);
    const rows = await database.db.selectFrom('account').selectAll().orderBy('id').execute();
    const second = await start(database);
    expect(accountsOf(second.lines)).toEqual([]);
    for (const { password } of accountsOf(first.lines)) expect(second.lines.join('\n')).not.toContain(password);
    expect(second.lines.join('\n')).toContain('Zum Ausprobieren');
    expect(await database.db.selectFrom('account').selectAll().orderBy('id').execute()).toEqual(rows);
  }, 60_000);

  test('a city of an older version gets the announcements that came since, and keeps its own', async () => {
    const database = await testDatabase();
    const { settings: city } = (await start(database)).stored;
    const { 'welcome-back': _, ...older } = city.announcements.prompts;
    const greeting = { ...city.announcements.prompts['greeting'], de: 'Hier spricht die Stadt.' };
    const prompts = { ...older, greeting } as typeof city.announcements.prompts;
    const withoutIt = { ...city.announcements, prompts };
    await replaceCitySettings(database.db, [['announcements', withoutIt]], () => 1, nowMs());
    const again = (await start(database)).stored.settings;
    expect(again.announcements.prompts['welcome-back']).toEqual(city.announcements.prompts['welcome-back']);
    expect(again.announcements.prompts['greeting']?.de).toBe('Hier spricht die Stadt.');
    expect((await start(database)).stored.settings).toEqual(again);
  }, 60_000);

  test('without a telephone system it leads to the practice phones and to no real one', async () => {
    const database = await testDatabase();
    const text = (await start(database, {}, { practice: true })).lines.join('\n');
    expect(text).toContain('/uebungstelefon');
    expect(text).not.toContain('/anrufen');
    expect(text).not.toContain('sip:');
  }, 60_000);

  test.each([
    ['a trunk', trunk],
    ['a public address', { PUBLIC_URL: 'https://hotline.example.invalid', TRUST_PROXY: '127.0.0.1' }],
  ])(
    'while its accounts exist, %s is refused',
    async (_what, env) => {
      const database = await testDatabase();
      await start(database);
      await expect(start(database, env)).rejects.toThrow(StartRefusedError);
      await expect(start(database, env)).rejects.toThrow(/sample accounts/);
    },
    60_000,
  );
});

describe('the first start of a real installation', () => {
  test('one administrator by a link, no sample account, no opening', async () => {
    const database = await testDatabase();
    const first = await start(database, trunk);
    expect(first.sample).toBe(false);
    expect(first.lines.join('\n')).toMatch(/http:\/\/127\.0\.0\.1:8080\/einladung\?token=[\w-]{20,}/);
    expect(await database.db.selectFrom('account').selectAll().execute()).toEqual([]);
    expect(await readOpenings(database.db, nowMs())).toEqual([]);
  });

  test('until somebody took the link, each start gives a new one', async () => {
    const database = await testDatabase();
    const [one, two] = [await start(database, trunk), await start(database, trunk)];
    expect(one.lines).toHaveLength(2);
    expect(two.lines).toHaveLength(2);
    expect(two.lines[1]).not.toBe(one.lines[1]);
  });
});

test('a city with mistakes is refused with file and line, and nothing is loaded', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amt-city-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(krefeld, folder, { recursive: true });
  writeFileSync(join(folder, 'menu.yaml'), 'root: nirgends\nnodes: 5\n');
  const database = await testDatabase();
  await expect(start(database, {}, { cityFolder: folder })).rejects.toThrow(/menu\.yaml:\d+/);
  expect(await database.db.selectFrom('department').selectAll().execute()).toEqual([]);
  expect(await database.db.selectFrom('account').selectAll().execute()).toEqual([]);
});

test('[CF4] [CF5] a later start brings new facts, and goes on when their file has mistakes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amt-city-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(krefeld, folder, { recursive: true });
  const database = await testDatabase();
  await start(database, {}, { cityFolder: folder });
  const facts = async () => (await database.db.selectFrom('fact').select('key').execute()).map(({ key }) => key);
  const first = await facts();
  const line = "- { key: neu, kind: fee, name: Neu, department: finanzen, value: '5', from: 2026-01-01 }\n";
  appendFileSync(join(folder, 'facts.yaml'), line);
  expect((await start(database, {}, { cityFolder: folder })).lines.join('\n')).not.toContain('facts.yaml');
  expect((await facts()).toSorted()).toEqual([...first, 'neu'].toSorted());
  appendFileSync(join(folder, 'facts.yaml'), line.replace('key: neu', 'key: falsch').replace("'5'", 'viel'));
  const { stored, lines } = await start(database, {}, { cityFolder: folder });
  expect(stored.settings.name).toBe('Krefeld');
  expect(lines.join('\n')).toMatch(/facts\.yaml:\d+ Der Wert passt nicht zur Art/);
  expect(await facts()).toHaveLength(first.length + 1);
});

test('[SD15] files of another city than the one that runs are told at the start', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'amt-city-')), 'neustadt');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(krefeld, folder, { recursive: true });
  const database = await testDatabase();
  expect((await start(database)).lines.join('\n')).not.toContain('(CITY)');
  const again = (await start(database, {}, { cityFolder: folder })).lines.join('\n');
  expect(again).toContain(`Hier läuft „Krefeld“, geladen aus dem Ordner „krefeld“; von ${folder} (CITY) zählen nur`);
});
