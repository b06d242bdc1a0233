// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { endTrialOpening, startTrialOpening } from '../../src/features/calendar/calendar.contract.ts';
import { languages } from '../../src/lib/pure/language.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { languageKeys, openStage, type Stage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait-for.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ silenceSeconds: 3, announceSeconds: 15 });
});
afterAll(async () => {
  try {
    await stage.calm();
  } finally {
    await stage.close();
  }
});

async function answered(): Promise<Call> {
  const call = await stage.dial();
  await call.answered();
  return call;
}

describe('open or closed by the calendar', () => {
  afterEach(() => stage.calm());

  const isOpen = async (): Promise<boolean> =>
    ((await (await fetch(`${stage.program.url}/api/public/hotline`)).json()) as { open: boolean }).open;

  test('a Sunday, a holiday of the Land and a closing day are closed; working hours begin and end on the minute', async () => {
    await stage.program.admin().call(endTrialOpening);
    const at = async (time: string): Promise<boolean> => {
      await stage.program.setClock(time);
      return isOpen();
    };
    try {
      expect(await at('2026-06-04T10:00:00+02:00')).toBe(false); // Fronleichnam
      expect(await at('2026-12-28T10:00:00+01:00')).toBe(false); // between the years
      expect(await at('2026-11-22T11:00:00+01:00')).toBe(false); // Sunday
      expect(await at('2026-10-26T08:00:00+01:00')).toBe(true); // the Monday after the clocks went back
      expect(await at('2026-11-23T07:59:30+01:00')).toBe(false);
      expect(await at('2026-11-23T16:59:59.500+01:00')).toBe(true);
      await waitFor('closing time', async () => !(await isOpen()));
    } finally {
      await stage.program.setClock(undefined);
      await stage.program.admin().call(startTrialOpening);
    }
  });

  test('closed: opening hours and emergency numbers, with key 9 in another language; the call ends as closed', async () => {
    await stage.program.setClock('2026-11-22T11:00:00+01:00');
    await stage.program.admin().call(endTrialOpening);
    try {
      const [call, silent] = [await answered(), await answered()];
      await stage.hears(call, 'de/closed', 'de/emergency-numbers');
      await call.press('9');
      await stage.hears(call, 'tr/language-menu', 'en/language-menu');
      await call.press('2');
      await stage.hears(call, 'en/closed', 'en/emergency-numbers');
      expect(await call.ended()).toMatchObject({ by: 'them' });
      expect(await stage.ended(call)).toMatchObject({ end: 'closed', language: 'en', waited_ms: null });
      // Whoever waits for nothing after the notice is served just as well.
      expect(await silent.ended()).toMatchObject({ by: 'them' });
      expect(await stage.ended(silent)).toMatchObject({ end: 'closed', ended_by: 'system', language: 'de' });
      expect(stage.city.heard(silent)).toEqual([
        'de/closed',
        'de/emergency-numbers',
        'de/callback-offer',
        'de/ticket-offer',
        'de/language-hint',
      ]);
    } finally {
      await stage.program.setClock(undefined);
      await stage.program.admin().call(startTrialOpening);
    }
  });

  test('special opening: the sample installation takes calls at any hour', async () => {
    await stage.program.setClock('2026-11-22T23:30:00+01:00');
    await stage.program.admin().call(endTrialOpening);
    await stage.program.admin().call(startTrialOpening);
    try {
      expect(await isOpen()).toBe(true);
      const call = await answered();
      await stage.hears(call, 'de/greeting', 'de/menu-root');
    } finally {
      await stage.program.setClock(undefined);
      await stage.program.admin().call(endTrialOpening);
      await stage.program.admin().call(startTrialOpening);
    }
  });
});

// Side by side: callers do not disturb each other.
describe.concurrent('greeting, menu and waiting', () => {
  test('three wrong keys, and three silences, lead to a person; nobody is hung up on', async () => {
    const wrong = await answered();
    const silent = await answered();
    await wrong.press('6');
    await stage.hears(wrong, 'de/miss', 'de/menu-root');
    await wrong.press('6');
    await stage.hears(wrong, 'de/miss', 'de/menu-root', 'de/miss', 'de/menu-root');
    await wrong.press('6');
    await stage.hears(wrong, 'de/please-wait', 'music');
    await stage.hears(
      silent,
      'de/menu-root',
      'de/no-input',
      'de/menu-root',
      'de/no-input',
      'de/menu-root',
      'de/please-wait',
      'music',
    );
    expect(await stage.row(silent)).toMatchObject({ topic: null, end: null });
  });

  test('music all the while, a word from time to time, and no place or estimate without grounds', async () => {
    const call = await stage.queued();
    await stage.hears(call, 'de/please-wait', 'music', 'de/still-waiting', 'music');
    const heard = stage.city.heard(call);
    expect(heard.filter((sound) => /position|estimate|number|minutes/.test(sound))).toEqual([]);
    const { blocks } = call.heard();
    const loud = blocks.slice(-100).filter(({ rms }) => rms > 0.003).length;
    expect(loud).toBeGreaterThan(60);
    expect(await stage.journal(call)).toEqual(['callArrived', 'personChosen', 'queued']);
  });

  test('greeting, notice of the model, hint and the German menu follow each other; two levels lead to the concern', async () => {
    const call = await answered();
    await stage.hears(call, 'de/greeting', 'de/model-notice', 'de/language-hint', 'de/menu-root');
    await call.press('1');
    await stage.hears(call, 'de/menu-buergerservice');
    await call.press('2');
    await stage.hears(call, 'de/please-wait', 'music');
    await call.hangUp();
    expect(await stage.ended(call)).toMatchObject({
      end: 'abandoned_waiting',
      topic: 'melden',
      menu_path: 'root>buergerservice>melden',
      language: 'de',
    });
  });

  test('barge-in: every key works at any moment, before the words are over', async () => {
    const call = await answered();
    await call.press('41');
    await stage.hears(call, 'de/please-wait');
    const heard = stage.city.heard(call);
    expect(heard).not.toContain('de/menu-root');
    await call.hangUp();
    expect(await stage.ended(call)).toMatchObject({ topic: 'wohngeld', menu_path: 'root>soziales>wohngeld' });
  });

  test('star and hash repeat the level, 8 says the privacy notice and returns', async () => {
    const call = await answered();
    await call.press('1');
    await stage.hears(call, 'de/menu-buergerservice');
    await call.press('*');
    await stage.hears(call, 'de/menu-buergerservice', 'de/menu-buergerservice');
    await call.press('#');
    await stage.hears(call, 'de/menu-buergerservice', 'de/menu-buergerservice', 'de/menu-buergerservice');
    await call.hangUp();
    expect(await stage.ended(call)).toMatchObject({
      end: 'abandoned_menu',
      ended_by: 'citizen',
      menu_path: 'root>buergerservice',
    });
    const curious = await answered();
    await curious.press('8');
    await stage.hears(curious, 'de/privacy', 'de/menu-root');
  });

  test('0 is a person, on both levels', async () => {
    for (const keys of ['0', '30']) {
      const call = await answered();
      await call.press(keys);
      await stage.hears(call, 'de/please-wait', 'music');
      expect(await stage.row(call)).toMatchObject({ topic: null, end: null });
      await call.hangUp();
    }
  });

  test('key 9: all seven languages, each for the rest of the call and the row', async () => {
    await Promise.all(
      languages.map(async (language) => {
        const call = await answered();
        await call.press('9');
        if (language === 'de')
          await stage.hears(call, ...['tr', 'en', 'fr', 'it', 'pl', 'ku', 'de'].map((each) => `${each}/language-menu`));
        else await stage.hears(call, 'tr/language-menu');
        await call.press(languageKeys[language]);
        await stage.hears(call, `${language}/greeting`, `${language}/menu-root`);
        await call.press('3');
        await stage.hears(call, `${language}/menu-migration`);
        await call.press('1');
        await stage.hears(call, `${language}/please-wait`, 'music');
        await call.hangUp();
        expect(await stage.ended(call)).toMatchObject({
          language,
          topic: 'aufenthalt',
          menu_path: 'root>migration>aufenthalt',
        });
      }),
    );
  });
});
