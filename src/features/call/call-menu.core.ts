// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The caller before the queue: closed notice, menu, languages. Rules C1 to C14 of call.spec.md. */
import { languageOfKey, menuStep } from '../menu/menu.core.ts';
import type { PromptRef } from '../menu/prompt.core.ts';
import type { PlaceNote } from './call-note.core.ts';
import type { Phase } from './call-state.core.ts';
import { finish, journal, keep, say, words, type Step } from './call-step.core.ts';
import { enterQueue, resumePlace } from './call-waiting.core.ts';

/** The row is written: take the call and speak. */
export function begin(s: Step, open: boolean): void {
  if (open && s.call.before) return resumePlace(s, s.call.before);
  s.effects.push({ do: 'answer', leg: s.call.leg });
  if (!open) return sayClosed(s); // C2
  s.call.menuPath = s.settings.menu.root;
  toMenu(s, s.settings.menu.root, 0, s.settings.intro); // C3
}

/**
 * Opening hours and emergency numbers in the caller's language, a call-back (C40), and at first how to hear it in
 * another one. `first` is said before; whoever has just been refused a call-back is not offered one again.
 */
export function sayClosed(s: Step, first: readonly string[] = [], offers = s.settings.callbacks): void {
  const offer = offers ? ['callback-offer'] : [];
  const hint = s.call.language === 'de' && first.length === 0 ? ['language-hint'] : [];
  enter(
    s,
    { name: 'closedNotice', play: null, silentSince: null },
    words(s, ...first, 'closed', 'emergency-numbers', ...offer, ...hint),
  );
}

type Spoken = Extract<Phase, { name: 'closedNotice' | 'menu' | 'languages' }>;

/** Noted before it is said: while it is said the switch takes no note, and a restart of ours would not know where the caller is. */
function enter(s: Step, phase: Spoken, spoken: readonly PromptRef[]): void {
  s.call.phase = phase;
  keep(s);
  phase.play = say(s, spoken);
}

function toMenu(s: Step, node: string, misses: number, first: readonly string[]): void {
  enter(s, { name: 'menu', node, misses, play: null, silentSince: null }, words(s, ...first, `menu-${node}`));
}

function toLanguages(s: Step, open: boolean, misses: number): void {
  enter(
    s,
    { name: 'languages', open, misses, play: null, silentSince: null },
    s.settings.menu.languages.map((language) => ({ prompt: `language-menu-${language}`, language })),
  );
}

/** Hears where they were before our program was away for a moment (C34). */
export function resumeBefore(s: Step, place: PlaceNote): void {
  // Whether the switch had heard that we take the call is not known; answering twice does nothing.
  s.effects.push({ do: 'answer', leg: s.call.leg });
  if (place.name === 'closed') sayClosed(s);
  else if (place.name === 'languages') toLanguages(s, place.open, place.misses);
  else if (s.settings.menu.nodes.some(({ key }) => key === place.node)) toMenu(s, place.node, place.misses, []);
  else toMenu(s, s.settings.menu.root, 0, []);
}

/** Hears what the caller left off with, after the switch had taken the call back for a moment. */
export function repeatWhereWeWere(s: Step): void {
  const phase = s.call.phase;
  if (phase.name === 'menu') toMenu(s, phase.node, phase.misses, []);
  else if (phase.name === 'languages') toLanguages(s, phase.open, phase.misses);
  else if (phase.name === 'privacy') toMenu(s, phase.node, 0, []);
  else if (phase.name === 'closedNotice') sayClosed(s);
}

/** An announcement came to its end. */
export function announcementEnded(s: Step, play: string): void {
  const { call } = s;
  const phase = call.phase;
  if ((phase.name === 'menu' || phase.name === 'languages' || phase.name === 'closedNotice') && phase.play === play) {
    phase.play = null;
    phase.silentSince = s.at; // C9: the time to choose begins after the last word
  } else if (phase.name === 'farewell' && phase.play === play) finish(s, phase.end, 'system');
  else if (phase.name === 'privacy' && phase.play === play) toMenu(s, phase.node, 0, []);
}

/** Star, after the old place was given back: the caller has another concern (C66). */
export function toMenuFromPlace(s: Step): void {
  const { call } = s;
  s.effects.push({ do: 'leaveQueue' });
  call.before = null;
  call.prefers = null;
  call.priority = 2;
  call.queuedAt = null;
  call.menuPath = s.settings.menu.root;
  toMenu(s, s.settings.menu.root, 0, []);
}

/** A key in the menu, the languages or the closed notice. */
export function menuKey(s: Step, digit: string): void {
  const { call } = s;
  const phase = call.phase;
  if (phase.name === 'closedNotice') {
    if (digit === '9') toLanguages(s, false, 0); // C13
    return;
  }
  if (phase.name === 'languages') return languageKey(s, digit);
  if (phase.name === 'privacy') return menuChoice(s, phase.node, 0, digit);
  if (phase.name === 'menu') menuChoice(s, phase.node, phase.misses, digit);
}

function menuChoice(s: Step, node: string, misses: number, digit: string): void {
  const { call, settings } = s;
  const choice = menuStep(settings.menu, node, digit);
  switch (choice.to) {
    case 'node':
      call.menuPath += `>${choice.node}`;
      return toMenu(s, choice.node, 0, []); // C5
    case 'topic':
      call.menuPath += `>${choice.topic}`;
      journal(s, 'topicChosen', { chosen: choice.topic });
      return enterQueue(s, choice.topic); // C6
    case 'person':
      journal(s, 'personChosen');
      return enterQueue(s, null); // C7
    case 'languages':
      return toLanguages(s, true, 0); // C4
    case 'privacy': {
      const play = say(s, words(s, 'privacy'));
      call.phase = { name: 'privacy', node, play }; // C14
      return;
    }
    case 'repeat':
      return toMenu(s, node, misses, []); // C8
    case 'miss':
      return miss(s, 'miss'); // C9
  }
}

function languageKey(s: Step, digit: string): void {
  const { call, settings } = s;
  if (call.phase.name !== 'languages') return;
  if (digit === '*' || digit === '#') return toLanguages(s, call.phase.open, call.phase.misses);
  if (digit === '0' && call.phase.open) return enterQueue(s, null); // C7
  const language = languageOfKey(settings.menu, digit);
  if (!language) return miss(s, 'miss'); // C9
  call.language = language; // C10
  journal(s, 'languageChosen');
  if (!call.phase.open) return sayClosed(s); // C13
  toMenu(s, settings.menu.root, 0, ['greeting']);
}

/** Nothing was pressed after the announcement. */
export function silent(s: Step): void {
  if (s.call.phase.name === 'closedNotice')
    finish(s, 'closed', 'system'); // C2
  else miss(s, 'no-input');
}

/** A wrong key (`miss`), or nothing at all (`no-input`). */
function miss(s: Step, prompt: 'miss' | 'no-input'): void {
  const { call, settings } = s;
  const phase = call.phase;
  if (phase.name !== 'menu' && phase.name !== 'languages') return;
  const misses = phase.misses + 1;
  if (misses < settings.misses) {
    if (phase.name === 'menu') return toMenu(s, phase.node, misses, [prompt]);
    return toLanguages(s, phase.open, misses);
  }
  if (phase.name === 'languages' && !phase.open) return finish(s, 'closed', 'system');
  enterQueue(s, null); // C11: whoever cannot or will not press keys gets a person
}
