// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { addAccount } from '../../test/harness/small-city.ts';
import { changeFact } from '../features/knowledge/facts/change-fact.store.ts';
import { putWording } from '../features/knowledge/editing/publish.store.ts';
import { readPublished } from '../features/knowledge/editing/wording.store.ts';
import { createNews } from '../features/news/change-news.store.ts';
import type { Db } from '../platform/database/database.ts';
import { littleCity, krefeld } from './city/little-city.fixture.ts';
import { loadCity, loadCityTree } from './city/load-city.ts';
import { doCityWork } from './city/city-work.ts';
import type { City } from './city/city.ts';
import { writeCity } from './city/write-city.ts';
import { zipCity } from './city/city-zip.ts';
import { begin, exchangeHouse, now } from './city-exchange.fixture.ts';
import { readWholeCity } from './read-city.ts';

// Whole cities on threads of their own: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 180_000 });

const little = await littleCity();
const folder = await mkdtemp(join(tmpdir(), 'amt-exchange-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const textsOf = (city: City): Record<string, string> => Object.fromEntries(writeCity(city).texts);

/** What editors made of it since: a text in Polish, hints for the team, a fee from next year on, a message, odd headings. */
async function edit(db: Db): Promise<void> {
  const editor = await addAccount(db, 'nele.h@stadt', ['editor']);
  const { articleId: passport } = await db
    .selectFrom('article')
    .innerJoin('service', 'service.id', 'article.serviceId')
    .select('article.id as articleId')
    .where('service.key', '=', 'reisepass')
    .executeTakeFirstOrThrow();
  const german = (await readPublished(db, passport)).find(({ language }) => language === 'de');
  if (!german) throw new Error('the passport is not there');
  const { articleId } = german;
  const text = { articleId, validUntil: null, lookedAt: null, facts: [], keywords: ['paszport'], checked: true };
  await putWording(
    db,
    {
      ...{ ...text, language: 'pl', germanVersion: 1, title: 'Paszport ' },
      shortAnswer: 'Paszport:\n dostają Państwo w urzędzie.',
      bodyMarkdown: '## Potrzebne dokumenty\r\n\r\n- zdjęcie\r\n',
      internalMarkdown: '- [ ] „Nowy wzór“: od 1.1.\n\n# ważne\n',
    },
    { accountId: editor, why: '', now },
  );
  await putWording(
    db,
    {
      ...{ ...text, language: 'de', germanVersion: null, title: german.title, keywords: ['Pass'] },
      ...{ shortAnswer: german.shortAnswer, internalMarkdown: '', validUntil: '2027-12-31' },
      bodyMarkdown: `${german.bodyMarkdown}\n### Tipps: "so" & 'so'\n\n---\n\nEnde`,
      facts: [
        { label: 'Gebühr', value: '{{fakt:reisepass}}' },
        { label: 'Wo', value: 'Rathaus: Zimmer 3' },
      ],
    },
    { accountId: editor, why: '', now },
  );
  const fact = await db.selectFrom('fact').selectAll().where('key', '=', 'reisepass').executeTakeFirstOrThrow();
  const changed = await changeFact(
    db,
    fact.id,
    {
      value: { kind: 'fee', cents: 7_550, toCents: null },
      uncertain: false,
      from: '2027-01-01',
      until: null,
      why: '',
      version: fact.version,
    },
    { accountId: editor, now },
  );
  if (!changed.ok) throw new Error(changed.code);
  const news = {
    kind: 'news',
    title: 'Neu: "Passbild"',
    bodyMarkdown: 'Ab morgen\n\n- digital',
    topics: ['melden', 'ausweis-pass'],
    important: true,
  } as const;
  await createNews(
    db,
    { ...news, firstDay: '2026-11-24', lastDay: '2026-12-24' },
    { accountId: editor, now, day: '2026-11-23' },
  );
  await db
    .updateTable('department')
    .set({ parentId: await idOf(db, 'buergerservice'), noticeMode: 'link', noticeAddress: 'wohngeld@example.invalid' })
    .where('key', '=', 'wohngeldstelle')
    .execute();
  await db.updateTable('service').set({ content: 'official', topic: null }).where('key', '=', 'wohngeld').execute();
}

async function idOf(db: Db, key: string): Promise<string> {
  return (await db.selectFrom('department').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id;
}

describe('out and in again', () => {
  it.each([
    ['the small city', async () => little],
    [
      'the model city',
      async () => {
        const loaded = await loadCity(krefeld);
        if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
        return loaded.city;
      },
    ],
  ])('[SD7] %s, edited: out, checked, into an empty database, out again, byte for byte the same', async (_name, of) => {
    const db = await begin(await of());
    await edit(db);
    const first = await readWholeCity(db, now);
    const { mistakes, notHeld, tree } = await doCityWork({ do: 'write', city: first });
    expect(mistakes).toEqual([]);
    expect(notHeld).toEqual([]);
    const loaded = loadCityTree(tree);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const again = await readWholeCity(await begin(loaded.city), now);
    expect(textsOf(again)).toEqual(textsOf(first));
    expect(Buffer.compare(zipCity(writeCity(again)), zipCity(writeCity(first)))).toBe(0);
    // What was edited is really in it.
    const polish = tree.texts.get('services/reisepass.pl.md') ?? '';
    expect(polish).toContain('Potrzebne dokumenty');
    expect(polish).toContain('Nowy wzór');
    expect(tree.texts.get('facts.yaml')).toContain("later: [ { value: '75,50', from: 2027-01-01 } ]");
    expect(tree.texts.get('news.yaml')).toContain('Neu: "Passbild"');
    expect(tree.texts.get('departments.yaml')).toContain('parent: buergerservice');
    expect(tree.texts.get('routing.yaml')).toContain('# So lange klingelt es bei einer Person');
  });

  it('[SD8] no password, no token and nothing about a citizen is in it', async () => {
    const db = await begin(little);
    await db.updateTable('account').set({ passwordHash: 'scrypt$GEHEIM' }).execute();
    const all = Object.values(textsOf(await readWholeCity(db, now))).join('\n');
    expect(all).not.toMatch(/GEHEIM|scrypt|passwordHash/i);
    expect(all).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}/);
  });

  it('[SD9] what files cannot hold is said, place by place', async () => {
    const over = { from: Date.UTC(2026, 11, 5, 9), until: Date.UTC(2026, 11, 6, 9), name: 'Zwei Tage' };
    const city = { ...little, calendar: { ...little.calendar, specialOpenings: [over], neuesFeld: { ton: 'x' } } };
    const { notHeld } = await doCityWork({ do: 'write', city });
    expect(notHeld).toEqual([
      { path: ['calendar', 'specialOpenings', '1', 'until'], before: over.until, after: Date.UTC(2026, 11, 5, 23) },
      { path: ['calendar', 'neuesFeld'], before: { ton: 'x' }, after: null },
    ]);
  });
});

describe('an archive into a running installation', () => {
  const house = (prepared = true) => exchangeHouse(little, folder, { prepared });

  const next = (current: City): City => ({
    ...current,
    routing: { ...current.routing, ringSeconds: 20, promiseServiceHours: 12 },
    departments: current.departments.map((one) =>
      one.key === 'wohngeldstelle' ? { ...one, tasks: 'Wohngeld, neu' } : one,
    ),
    directory: [
      ...current.directory.filter(({ key }) => key !== 'fundbuero'),
      { key: 'neue-stelle', name: 'Neue Stelle', department: 'buergerservice', number: '9199', acceptance: 'answer' },
    ],
    services: current.services.map((one) => (one.key === 'reisepass' ? { ...one, shortAnswer: 'Ganz anders.' } : one)),
  });

  it('[SD10] what would be new, different and gone is shown, and nothing is changed', async () => {
    const { compare, current, db } = await house();
    const compared = await compare(zipCity(writeCity(next(current))));
    if (!compared.ok) throw new Error(compared.code);
    const by = new Map(compared.value.parts.map((change) => [change.part, change]));
    expect(by.get('routing')).toMatchObject({ changed: ['ringSeconds', 'promiseServiceHours'] });
    expect(by.get('routing')?.differences).toEqual([
      { path: ['ringSeconds'], before: 15, after: 20 },
      { path: ['promiseServiceHours'], before: 24, after: 12 },
    ]);
    expect(by.get('directory')).toMatchObject({ added: ['neue-stelle'], gone: ['fundbuero'], changed: [] });
    expect(by.get('services')).toMatchObject({ changed: ['reisepass'], added: [], gone: [] });
    expect(by.get('menu')).toMatchObject({ added: [], changed: [], gone: [], differences: [] });
    expect(await readWholeCity(db, now)).toEqual(current);
  });

  it('[SD11] the ticked parts are taken over with history, the others stay', async () => {
    const { db, city, current, take, articles } = await house();
    expect(await take(next(current), ['routing', 'directory', 'services'])).toEqual({ ok: true, value: [] });
    expect(city.city.routing).toMatchObject({ ringSeconds: 20, promiseServiceHours: 12 });
    const after = await readWholeCity(db, now);
    expect(after.directory.map(({ key }) => key)).toContain('neue-stelle');
    expect(after.directory.map(({ key }) => key)).not.toContain('fundbuero');
    expect(after.services.find(({ key }) => key === 'reisepass')?.shortAnswer).toBe('Ganz anders.');
    expect(after.departments).toEqual(current.departments);
    expect(articles).toHaveLength(1);
    const history = await db.selectFrom('settingChange').select(['kind', 'title', 'why']).orderBy('kind').execute();
    expect(history).toEqual([
      { kind: 'files', title: 'Aus Dateien', why: 'Umzug' },
      { kind: 'records', title: 'Aus Dateien', why: 'Umzug' },
    ]);
    const versions = await db
      .selectFrom('articleHistory')
      .select('version')
      .where('language', '=', 'de')
      .orderBy('version')
      .execute();
    expect(versions).toEqual([{ version: 1 }, { version: 2 }]);
  });

  it('[SD11] everything at once makes the installation what the files say', async () => {
    const { db, current, take } = await house();
    const other: City = {
      ...next(current),
      name: 'Neustadt',
      facts: current.facts
        .filter(({ key }) => key !== 'trauung-vorlauf')
        .map((one) =>
          one.key === 'reisepass' ? { ...one, value: { kind: 'fee', cents: 7_100, toCents: null } } : one,
        ),
      lifeSituations: current.lifeSituations.toReversed(),
      news: [{ kind: 'instruction', title: 'Neu', text: 'Lesen.', topics: [], important: false, from: '2026-11-23' }],
      team: [
        ...current.team,
        { user: 'neu', name: 'Neue Kraft', roles: ['agent'], languages: { tr: 'good' }, topics: { melden: 'canHelp' } },
      ],
    };
    expect(
      await take(other, [
        'city',
        'hours',
        'menu',
        'announcements',
        'routing',
        'topics',
        'departments',
        'directory',
        'facts',
        'services',
        'lifeSituations',
        'news',
        'team',
      ]),
    ).toEqual({ ok: true, value: [] });
    const after = await readWholeCity(db, now);
    expect(textsOf(after)).toEqual(textsOf({ ...other, directory: after.directory, team: after.team }));
    expect(after.team.map(({ user }) => user)).toContain('neu');
    const account = await db
      .selectFrom('account')
      .select('passwordHash')
      .where('name', '=', 'neu')
      .executeTakeFirstOrThrow();
    expect(account.passwordHash).toBeNull();
  });

  it('[SD11] what does not fit to what stays is refused with file and line, and nothing is changed', async () => {
    const { db, current, take } = await house();
    const wider: City = {
      ...current,
      topics: [
        ...current.topics,
        {
          key: 'neu',
          department: 'buergerservice',
          names: current.topics[0]?.names ?? current.announcements.languageMenu,
        },
      ],
      menu: {
        ...current.menu,
        nodes: current.menu.nodes
          .map((node) => ({
            ...node,
            choices: node.choices.map((one) => ({ ...one, leadsTo: { kind: 'topic', topic: 'neu' } as const })),
          }))
          .slice(0, 1),
      },
    };
    const done = await take(wider, ['menu']);
    expect(done).toMatchObject({ ok: true });
    if (!done.ok) return;
    expect(done.value[0]).toMatchObject({
      file: 'menu.yaml',
      de: 'Das Thema "neu" gibt es in topics.yaml nicht.',
      en: 'There is no topic "neu" in topics.yaml.',
    });
    expect(done.value[0]?.line).toBeGreaterThan(1);
    expect(await readWholeCity(db, now)).toEqual(current);
  });

  it('[SD11] announcements that cannot be made keep all of it off the air', async () => {
    const { db, current, take } = await house(false);
    expect(await take(next(current), ['routing', 'directory'])).toMatchObject({ ok: false, code: 'notPrepared' });
    expect(await readWholeCity(db, now)).toEqual(current);
  });

  it('[SD12] what changed since the comparison is not overwritten; compared again it can be taken over', async () => {
    const { db, city, current, compare, exchange, accountId } = await house();
    const compared = await compare(zipCity(writeCity(next(current))));
    if (!compared.ok || compared.value.previewId === null) throw new Error('not compared');
    const { previewId } = compared.value;
    const order = {
      change: { routing: { ...city.city.routing, silenceSeconds: 9 } },
      versions: {},
      kind: 'routing',
      title: 'x',
      why: '',
      accountId,
      now,
    };
    await city.change(order);
    expect(await exchange.apply({ previewId, parts: ['routing'], why: '', accountId })).toMatchObject({
      ok: false,
      code: 'cityChanged',
    });
    const again = await exchange.compareAgain(previewId, accountId);
    expect(again.ok && again.value.find(({ part }) => part === 'routing')?.changed).toContain('silenceSeconds');
    expect(await exchange.apply({ previewId, parts: ['directory'], why: '', accountId })).toEqual({
      ok: true,
      value: [],
    });
    expect((await readWholeCity(db, now, city.city)).routing.silenceSeconds).toBe(9);
    expect(await exchange.apply({ previewId, parts: ['directory'], why: '', accountId })).toMatchObject({
      ok: false,
      code: 'previewGone',
    });
    const stranger = await addAccount(db, 'other', ['lead']);
    expect(await exchange.compareAgain(previewId, stranger)).toMatchObject({ ok: false, code: 'previewGone' });
  });

  it('[SD14] departments, services and people that are not in the files stay; rights never change by a file', async () => {
    const { db, current, take, compare } = await house();
    const less: City = {
      ...current,
      topics: current.topics.filter(({ key }) => key !== 'wohngeld'),
      menu: {
        ...current.menu,
        nodes: current.menu.nodes.map((node) => ({
          ...node,
          choices: node.choices.filter(({ leadsTo }) => leadsTo.kind === 'node' || leadsTo.topic !== 'wohngeld'),
        })),
      },
      departments: current.departments.filter(({ key }) => key === 'buergerservice'),
      directory: current.directory.filter(({ department }) => department === 'buergerservice'),
      services: current.services.filter(({ department }) => department === 'buergerservice'),
      facts: current.facts.filter(({ department }) => department === 'buergerservice'),
      team: current.team
        .filter(({ user }) => user === 'ayse')
        .map((one) => ({ ...one, roles: ['admin'], topics: {}, languages: { de: 'good' } }) as const),
      news: [],
    };
    const compared = await compare(zipCity(writeCity({ ...less, team: [] })));
    if (!compared.ok) throw new Error(compared.code);
    const staying = Object.fromEntries(compared.value.parts.map(({ part, staying: stay }) => [part, stay]));
    expect(staying['departments']).toEqual(['wohngeldstelle']);
    expect(staying['services']).toContain('wohngeld');
    expect(
      await take({ ...current, news: [], team: current.team.map((one) => ({ ...one, roles: ['admin'] as const })) }, [
        'team',
        'news',
      ]),
    ).toEqual({ ok: true, value: [] });
    const after = await readWholeCity(db, now);
    expect(after.team).toEqual(current.team);
    expect(after.news).toEqual([]);
    const ended = await db.selectFrom('news').select('endedAt').execute();
    expect(ended.every(({ endedAt }) => endedAt !== null)).toBe(true);
  });

  it('[SD13] archives that lead out, hold links, bombs, no city or nothing are refused as a whole', async () => {
    const { compare } = await house();
    const files = { 'city.yaml': strToU8('name: x') };
    const answer = async (bytes: Uint8Array) => {
      const compared = await compare(bytes);
      return compared.ok ? compared.value.mistakes.map(({ file, de }) => `${file} ${de}`).join() : compared.code;
    };
    expect(await answer(zipSync({ ...files, '../boese.yaml': strToU8('x') }))).toBe('zipOutside');
    expect(await answer(zipSync({ ...files, '/etc/x.yaml': strToU8('x') }))).toBe('zipOutside');
    expect(await answer(zipSync({ ...files, 'a\\..\\b.yaml': strToU8('x') }))).toBe('zipOutside');
    expect(
      await answer(
        zipSync({ ...files, 'menu.yaml': [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] }),
      ),
    ).toBe('zipLink');
    expect(await answer(zipSync({ 'anderes.txt': strToU8('x') }))).toBe('zipNoCity');
    expect(await answer(strToU8('kein Archiv'))).toBe('zipBroken');
    expect(
      await answer(
        zipSync(
          Object.fromEntries(
            Array.from({ length: 5_001 }, (_, i) => [`services/${i}.md`, strToU8('x')]).concat([
              ['city.yaml', strToU8('x')],
            ]),
          ),
        ),
      ),
    ).toBe('zipLarge');
    // 100 kB that unpack to 100 MB: told as too large, never held in memory.
    const bomb = new Uint8Array(100_000_000);
    expect(await answer(zipSync({ ...files, 'menu.yaml': bomb }))).toContain('menu.yaml Die Datei hat');
    const bombs = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`services/${i}.md`, bomb.subarray(0, 4_000_000)]),
    );
    expect(await answer(zipSync({ ...files, ...bombs }))).toBe('zipLarge');
  });
});
