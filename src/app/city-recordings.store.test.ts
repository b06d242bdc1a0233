// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, expect, it, vi } from 'vitest';
import { recordingState } from '../features/menu/announcements.core.ts';
import { insertRecording } from '../features/menu/recording.store.ts';
import { writeWav } from '../platform/speech/wav.ts';
import { littleCity } from './city/little-city.fixture.ts';
import { sentencesByKey, takeSound } from './city/city-sounds.ts';
import { exchangeHouse, now } from './city-exchange.fixture.ts';

// Whole cities on threads of their own: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 180_000 });

const little = await littleCity();
const folder = await mkdtemp(join(tmpdir(), 'amt-recordings-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Half a second of a tone with silence around it, as somebody records it. */
function spoken(hertz: number, rate = 16_000): Uint8Array {
  const samples = Float32Array.from({ length: rate }, (_, at) =>
    at > rate / 4 && at < (rate * 3) / 4 ? 0.5 * Math.sin((2 * Math.PI * hertz * at) / rate) : 0,
  );
  return writeWav({ rate, samples });
}

/** An installation with two recordings of its screens, one of them out of date, and two files in the city's folder. */
async function recordedHouse() {
  const recordings = join(folder, 'prompts');
  await mkdir(join(recordings, 'tr'), { recursive: true });
  await mkdir(join(recordings, 'de'), { recursive: true });
  await writeFile(join(recordings, 'tr/goodbye.wav'), spoken(500, 44_100));
  await writeFile(join(recordings, 'de/digit-1.wav'), spoken(600));
  const house = await exchangeHouse(little, folder, { recordings });
  const sentences = sentencesByKey(little);
  const keep = async (name: string, hertz: number, text: string) => {
    const taken = takeSound(spoken(hertz));
    if (typeof taken === 'string') throw new Error(taken);
    const recording = { name, language: 'de', source: 'recorded', wav: taken.wav, ms: 500 } as const;
    const id = await insertRecording(house.db, recording, { accountId: house.accountId, now });
    return [`de/${name}`, { id, text }] as const;
  };
  const made = [
    await keep('greeting', 300, sentences.get('de/greeting') ?? ''),
    await keep('goodbye', 400, 'Alte Worte.'),
  ];
  const announcements = { ...house.city.city.announcements, recordings: Object.fromEntries(made) };
  const order = { change: { announcements }, versions: {}, kind: 'menu', title: 'x', why: '' };
  await house.city.change({ ...order, accountId: house.accountId, now });
  return house;
}

const stateIn = ({ city }: Awaited<ReturnType<typeof exchangeHouse>>['city'], name: string) =>
  recordingState(city.announcements, 'de', name, sentencesByKey(city).get(`de/${name}`) ?? '').state;

it('[SD16] [SD17] recordings go out, into an empty installation, and out again byte for byte', async () => {
  const house = await recordedHouse();
  const { bytes } = await house.exchange.archive();
  const members = unzipSync(bytes);
  const sounds = Object.keys(members).filter((path) => path.endsWith('.wav'));
  expect(sounds).toEqual(
    ['de/digit-1', 'de/goodbye', 'de/greeting', 'tr/goodbye'].map((key) => `klein/prompts/${key}.wav`),
  );
  expect(new TextDecoder().decode(members['klein/announcements.yaml'])).toContain('de/goodbye: Alte Worte.');
  const { notHeld, mistakes } = await house.exchange.written();
  expect([notHeld, mistakes]).toEqual([[], []]);

  const second = await exchangeHouse(little, folder);
  const compared = await second.compare(bytes);
  expect(compared.ok && compared.value.filesOnly).toEqual(['de/digit-1.wav']);
  expect(compared.ok && compared.value.parts.find(({ part }) => part === 'announcements')?.added).toEqual([
    'recordings',
  ]);
  expect(await second.takeArchive(bytes, ['announcements'])).toEqual({ ok: true, value: [] });
  expect([stateIn(second.city, 'greeting'), stateIn(second.city, 'goodbye')]).toEqual(['used', 'outdated']);
  const again = unzipSync((await second.exchange.archive()).bytes);
  // Numbers are heard from the folder of the city only, and this installation has none.
  delete members['klein/prompts/de/digit-1.wav'];
  const accounts = ['klein/team.yaml'];
  for (const path of Object.keys(members).filter((one) => !accounts.includes(one)))
    expect(Buffer.compare(again[path] ?? Buffer.of(), members[path] ?? Buffer.of()), path).toBe(0);
  expect(Object.keys(again)).toEqual(Object.keys(members));

  // Taken over twice nothing is there twice, and the history takes it back.
  const rows = async () => (await second.db.selectFrom('promptRecording').select('id').execute()).length;
  expect(await rows()).toBe(3);
  expect((await second.compare(bytes)).ok).toBe(true);
  const once = await second.compare(bytes);
  expect(once.ok && once.value.parts.filter(({ added, changed }) => added.length + changed.length > 0)).toEqual([]);
  expect(await rows()).toBe(3);
});

it('[SD17] texts without recordings leave those that are there; where the words changed the voice speaks', async () => {
  const house = await recordedHouse();
  const { prompts } = little.announcements;
  const greeting = {
    ...(prompts['greeting'] ?? prompts['goodbye']),
    de: 'Guten Tag, ganz neu.',
  } as (typeof prompts)[string];
  const texts = { ...little, announcements: { ...little.announcements, prompts: { ...prompts, greeting } } };
  const turkish = () => house.city.city.announcements.recordings?.['tr/goodbye'];
  expect(stateIn(house.city, 'greeting')).toBe('used');
  expect(await house.take(texts, ['announcements'])).toEqual({ ok: true, value: [] });
  expect(stateIn(house.city, 'greeting')).toBe('outdated');
  expect(turkish()).toBeUndefined();
  // A file of the folder whose words changed is marked too (R3).
  const goodbye = { ...prompts['goodbye'], tr: 'Hoşça kalın, yeni.' } as (typeof prompts)[string];
  const other = { ...little, announcements: { ...little.announcements, prompts: { ...prompts, goodbye } } };
  expect(await house.take(other, ['announcements'])).toEqual({ ok: true, value: [] });
  expect(turkish()).toEqual({ id: 'city', text: prompts['goodbye']?.tr });
  expect(stateIn(house.city, 'greeting')).toBe('used');
});

it('[SD6] [SD11] a recording that cannot be played keeps the whole archive out, with file and reason', async () => {
  const { compare, db } = await exchangeHouse(little, folder);
  const { bytes } = await (await exchangeHouse(little, folder)).exchange.archive();
  const silent = writeWav({ rate: 16_000, samples: new Float32Array(16_000) });
  const files = { ...unzipSync(bytes), 'klein/prompts/de/greeting.wav': silent, 'klein/prompts/de/grete.wav': silent };
  const compared = await compare(zipSync(files));
  expect(compared.ok && compared.value.previewId).toBeNull();
  expect(compared.ok && compared.value.mistakes.map(({ file, de }) => `${file} ${de}`)).toEqual([
    'prompts/de/greeting.wav Auf der Aufnahme ist nichts zu hören. War das Mikrofon aus?',
    expect.stringMatching(/^prompts\/de\/grete\.wav Die Aufnahme "de\/grete\.wav" spielt niemand/),
  ]);
  expect(await db.selectFrom('promptRecording').select('id').execute()).toEqual([]);
});
