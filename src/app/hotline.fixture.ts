// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A small city and a model switch for the tests of the cores. */
import type { HotlineEffect, HotlineSettings } from './hotline-state.core.ts';
import type { Menu } from '../features/menu/menu.core.ts';
import type { Language } from '../lib/pure/language.ts';

const spoken = (text: string): Record<Language, string> => ({
  de: text,
  tr: text,
  en: text,
  fr: text,
  it: text,
  pl: text,
  ku: text,
});

export const menu: Menu = {
  root: 'root',
  languages: ['tr', 'en', 'fr', 'it', 'pl', 'ku', 'de'],
  nodes: [
    {
      key: 'root',
      choices: [
        { key: '1', labels: spoken('Pass'), leadsTo: { kind: 'topic', topic: 'pass' } },
        { key: '2', labels: spoken('Auto'), leadsTo: { kind: 'node', node: 'auto' } },
        { key: '3', labels: spoken('Wohngeld'), leadsTo: { kind: 'topic', topic: 'wohngeld' } },
      ],
    },
    {
      key: 'auto',
      choices: [
        { key: '1', labels: spoken('Zulassung'), leadsTo: { kind: 'topic', topic: 'zulassung' } },
        { key: '2', labels: spoken('Führerschein'), leadsTo: { kind: 'topic', topic: 'fuehrerschein' } },
      ],
    },
  ],
};

export const settings: HotlineSettings = {
  menu,
  intro: ['greeting', 'language-hint'],
  ringMs: 15_000,
  silenceMs: 6_000,
  misses: 3,
  leaseMs: 30_000,
  announceMs: 45_000,
  transferRingMs: 25_000,
  transferKeyMs: 12_000,
  outgoingNumbers: ['+492151860'],
  dialMs: 40_000,
  recallMs: 20_000,
  headStartMs: 0,
  callbacks: true,
  ownNumbers: ['+49215186'],
  widening: [
    { afterMs: 0, language: 'good', topic: 'good' },
    { afterMs: 20_000, language: 'canHelp', topic: 'canHelp' },
    { afterMs: 45_000, language: 'canHelp', topic: 'any' },
    { afterMs: 90_000, language: 'any', topic: 'any' },
  ],
};

/** What a switch would hold after carrying out the effects: legs, who hears whom, who hears music. */
export interface ModelSwitch {
  readonly legs: Map<string, 'arriving' | 'ringing' | 'up'>;
  readonly talks: Map<string, readonly string[]>;
  /** Legs we asked to end; their `legEnded` is still to come. */
  readonly dying: Set<string>;
  readonly plays: Map<string, string>;
}

export function emptySwitch(): ModelSwitch {
  return { legs: new Map(), talks: new Map(), dying: new Set(), plays: new Map() };
}

/** Carries out what concerns the switch. */
export function carryOutOn(model: ModelSwitch, effects: readonly HotlineEffect[]): void {
  for (const { effect } of effects) {
    switch (effect.do) {
      case 'answer':
        if (model.legs.has(effect.leg)) model.legs.set(effect.leg, 'up');
        break;
      case 'ringPhone':
      case 'ringNumber':
      case 'ringCitizen':
        model.legs.set(effect.leg, 'ringing');
        break;
      case 'play':
        if (model.legs.has(effect.leg)) model.plays.set(effect.leg, effect.play);
        break;
      case 'silence':
        model.plays.delete(effect.leg);
        break;
      case 'hangUp':
        if (model.legs.has(effect.leg)) model.dying.add(effect.leg);
        break;
      case 'talk':
        if (effect.legs.length === 0) model.talks.delete(effect.talk);
        else model.talks.set(effect.talk, effect.legs);
        // A leg that joins a talk leaves the one it was in; a talk without legs is gone.
        for (const [other, legs] of model.talks) {
          if (other === effect.talk || !legs.some((leg) => effect.legs.includes(leg))) continue;
          const left = legs.filter((leg) => !effect.legs.includes(leg));
          if (left.length === 0) model.talks.delete(other);
          else model.talks.set(other, left);
        }
        for (const leg of effect.legs) model.plays.delete(leg);
        break;
      default:
        break;
    }
  }
}
