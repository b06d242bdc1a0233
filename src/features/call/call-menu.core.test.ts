// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { driveHotline, type Drive } from '../../app/hotline.bench.fixture.ts';
import type { Menu } from '../menu/menu.core.ts';
import { settings } from '../../app/hotline.fixture.ts';
import { adopt, type Arrival } from './call-arrival.core.ts';
import { step } from './call.core.ts';
import type { Call, CallSettings } from './call-state.core.ts';

/** The tests' menu without its second level `auto`, and with another concern on key 1. */
const other: Menu = {
  ...settings.menu,
  languages: settings.menu.languages.toReversed(),
  nodes: settings.menu.nodes
    .filter(({ key }) => key === settings.menu.root)
    .map((node) => ({
      ...node,
      choices: [{ key: '1', labels: node.choices[0]!.labels, leadsTo: { kind: 'topic', topic: 'new' } }],
    })),
};
const changed: CallSettings = { ...settings, menu: other };

function onLevel(keys: string): { readonly drive: Drive; readonly call: Call } {
  const drive = driveHotline();
  const { id, leg } = drive.dial();
  for (const key of keys) drive.press(leg, key);
  return { drive, call: drive.hotline.calls.get(id)! };
}
const press = (call: Call, digit: string, at: number) =>
  step(call, { type: 'digitPressed', leg: call.leg, digit }, at, changed);
const said = (effects: ReturnType<typeof step>) =>
  effects.flatMap((effect) =>
    effect.do === 'play' ? effect.words.map((word) => ('prompt' in word ? word.prompt : '')) : [],
  );
const lines = (effects: ReturnType<typeof step>) =>
  effects.flatMap((effect) =>
    effect.do === 'journal' ? [[effect.type, effect.data['node'], effect.data['key'] ?? null]] : [],
  );

describe('another menu goes on the air', () => {
  test.each([
    ['star', '*'],
    ['a wrong key', '7'],
  ])('[C100] on a level that no longer exists, %s leads to the first level and counts as no miss', (_name, key) => {
    const { drive, call } = onLevel('2');
    expect(call.phase).toMatchObject({ name: 'menu', node: 'auto' });
    expect(said(press(call, key, drive.now() + 500))).toEqual(['menu-root']);
    expect(call.phase).toMatchObject({ name: 'menu', node: 'root', misses: 0 });
    expect(call.menuPath).toBe('root');
  });

  test('[C100] silence on such a level, too', () => {
    const { drive, call } = onLevel('2');
    const play = call.phase.name === 'menu' ? call.phase.play! : '';
    step(call, { type: 'playEnded', play }, drive.now(), changed);
    expect(said(step(call, { type: 'timePassed' }, drive.now() + settings.silenceMs, changed))).toEqual(['menu-root']);
  });

  test('[C100] a key means what was heard, and then what was chosen holds', () => {
    const topic = onLevel('');
    press(topic.call, '1', topic.drive.now() + 500);
    expect(topic.call.topic).toBe('pass');
    const language = onLevel('9');
    press(language.call, '1', language.drive.now() + 500);
    expect(language.call.language).toBe(settings.menu.languages[0]);
    // The way to a level that is gone, from a level that is still there.
    const gone = onLevel('');
    expect(said(press(gone.call, '2', gone.drive.now() + 500))).toEqual(['menu-root']);
    // Heard anew, the new menu holds.
    press(gone.call, '1', gone.drive.now() + 1_500);
    expect(gone.call.topic).toBe('new');
  });

  test('[C100] after a restart as well', () => {
    const note = { v: 1, call: 'c9', arrivedAt: 1, queuedAt: null, answeredAt: null, waitedMs: null } as const;
    const rest = { version: 1, counter: 1, language: 'tr', topic: null, priority: 2, menuPath: 'root>auto' } as const;
    const place = { name: 'menu', node: 'auto', misses: 2 } as const;
    const arrival: Arrival = {
      id: 'c9',
      leg: 'c9.in',
      source: 'trunk',
      dialled: '1',
      sipCallId: 's',
      caller: { kind: 'unknown' },
      open: true,
    };
    const { call, effects } = adopt(arrival, { ...note, ...rest, place }, {}, 5_000, changed);
    expect(said(effects)).toEqual(['menu-root']);
    expect(call).toMatchObject({ language: 'tr', menuPath: 'root', phase: { node: 'root', misses: 0 } });
  });

  test('[C101] written down are the keys, what was heard again, and where somebody gave up', () => {
    const { drive, call } = onLevel('2');
    expect(lines(drive.log.flatMap(({ effect }) => [effect as never]))).toContainEqual(['levelChosen', 'root', '2']);
    const at = drive.now();
    const again = (key: string, when: number) =>
      step(call, { type: 'digitPressed', leg: call.leg, digit: key }, when, settings);
    expect(lines(again('*', at + 500))).toEqual([['levelAgain', 'auto', null]]);
    expect(lines(again('5', at + 1_000))).toEqual([['levelAgain', 'auto', null]]);
    const left = step(call, { type: 'legEnded', leg: call.leg, cause: 'hungUp' }, at + 1_500, settings);
    expect(lines(left)).toEqual([['callEnded', 'auto', null]]);
    const person = onLevel('20');
    expect(lines(person.drive.log.flatMap(({ effect }) => [effect as never]))).toContainEqual([
      'personChosen',
      'auto',
      null,
    ]);
  });
});
