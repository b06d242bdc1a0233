// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The caller before the queue: closed notice, menu, languages. Rules C1 to C14 and C90 to C97 of call.spec.md. */
import { languageOfKey, menuNode, menuStep, type Menu } from '../menu/menu.core.ts';
import type { PromptRef } from '../menu/prompt.core.ts';
import type { PlaceNote } from './call-note.core.ts';
import type { Phase } from './call-phase.core.ts';
import { closedWords, insteadOfMenu, noticeWords } from './call-on-air.core.ts';
import { endIfLeftNow, finish, journal, keep, say, words, type Step } from './call-step.core.ts';
import { goStraight, straightSaid } from './call-straight.core.ts';
import { enterQueue, resumePlace } from './call-waiting.core.ts';

/** The row is written: take the call and speak. */
export function begin(s: Step, open: boolean): void {
  const instead = open ? insteadOfMenu(s) : undefined;
  if (open && s.call.before && instead?.after !== 'hangUp') return resumePlace(s, s.call.before);
  s.effects.push({ do: 'answer', leg: s.call.leg });
  if (!open) return sayClosed(s); // C2
  s.call.menuPath = s.settings.menu.root;
  if (instead) return sayNotice(s); // C91
  toMenu(s, s.settings.menu.root, 0, s.settings.intro, noticeWords(s, true)); // C3, C90
}

/**
 * The emergency announcement instead of greeting and menu, a call-back where it ends the call (C98), and at first how to hear it
 * in another language (C91). `first` is said before; whoever has just been refused a call-back is not offered one again.
 */
export function sayNotice(s: Step, first: readonly string[] = [], offers = s.settings.callbacks): void {
  const instead = insteadOfMenu(s);
  // Taken off the air in this moment: the call goes on as any other.
  if (!instead) return toMenu(s, s.settings.menu.root, 0, [...first, ...s.settings.intro]);
  const offer = offers && instead.after === 'hangUp' ? ['callback-offer'] : [];
  const hint = s.call.language === 'de' && first.length === 0 ? ['language-hint'] : [];
  enter(s, { name: 'notice', after: instead.after, play: null, silentSince: null }, [
    ...words(s, ...first),
    ...noticeWords(s, true),
    ...words(s, ...offer, ...hint),
  ]);
}

/** A person, unless the announcement on air says that nobody can be had (C92). */
function toPerson(s: Step): void {
  if (insteadOfMenu(s)?.after === 'hangUp') sayNotice(s);
  else enterQueue(s, null);
}

/**
 * Opening hours and emergency numbers in the caller's language, a call-back (C40), and at first how to hear it in
 * another one. `first` is said before; whoever has just been refused a call-back is not offered one again.
 */
export function sayClosed(s: Step, first: readonly string[] = [], offers = s.settings.callbacks): void {
  const offer = offers ? ['callback-offer'] : [];
  const hint = s.call.language === 'de' && first.length === 0 ? ['language-hint'] : [];
  enter(s, { name: 'closedNotice', play: null, silentSince: null }, [
    ...words(s, ...first),
    ...(first.length === 0 ? noticeWords(s, false) : []), // C90
    ...closedWords(s),
    ...words(s, ...offer, 'ticket-offer', ...hint),
  ]);
}

type Spoken = Extract<Phase, { name: 'closedNotice' | 'menu' | 'languages' | 'notice' }>;

/** Noted before it is said: while it is said the switch takes no note, and a restart of ours would not know where the caller is. */
function enter(s: Step, phase: Spoken, spoken: readonly PromptRef[]): void {
  s.call.phase = phase;
  keep(s);
  phase.play = say(s, spoken);
}

/**
 * Says a level of the menu and waits for a key; `notice` and then `first` are said before. A level that another menu on the
 * air no longer has is the first one (C100).
 */
export function toMenu(
  s: Step,
  node: string,
  misses: number,
  first: readonly string[],
  notice: readonly PromptRef[] = [],
): void {
  const heard = s.settings.menu;
  if (node !== heard.root && !menuNode(heard, node)) {
    s.call.menuPath = heard.root;
    return toMenu(s, heard.root, 0, [], notice);
  }
  const phase = { name: 'menu', node, misses, play: null, silentSince: null, heard } as const;
  enter(s, { ...phase }, [...notice, ...words(s, ...first, `menu-${node}`)]);
}

function toLanguages(s: Step, open: boolean, misses: number): void {
  enter(
    s,
    { name: 'languages', open, misses, play: null, silentSince: null, heard: s.settings.menu },
    s.settings.menu.languages.map((language) => ({ prompt: `language-menu-${language}`, language })),
  );
}

/** Hears where they were before our program was away for a moment (C34). */
export function resumeBefore(s: Step, place: Exclude<PlaceNote, { name: 'ticket' }>): void {
  // Whether the switch had heard that we take the call is not known; answering twice does nothing.
  s.effects.push({ do: 'answer', leg: s.call.leg });
  if (place.name === 'closed') sayClosed(s);
  else if (place.name === 'notice') sayNotice(s);
  else if (place.name === 'languages') toLanguages(s, place.open, place.misses);
  else toMenu(s, place.node, place.misses, []);
}

/** Hears what the caller left off with, after the switch had taken the call back for a moment. */
export function repeatWhereWeWere(s: Step): void {
  const phase = s.call.phase;
  if (phase.name === 'menu') toMenu(s, phase.node, phase.misses, []);
  else if (phase.name === 'languages') toLanguages(s, phase.open, phase.misses);
  else if (phase.name === 'privacy' || phase.name === 'number') toMenu(s, phase.node, 0, []);
  else if (phase.name === 'closedNotice') sayClosed(s);
  else if (phase.name === 'notice') sayNotice(s);
}

/** An announcement came to its end. */
export function announcementEnded(s: Step, play: string): void {
  const { call } = s;
  const phase = call.phase;
  const canPress =
    phase.name === 'menu' || phase.name === 'languages' || phase.name === 'closedNotice' || phase.name === 'notice';
  if (canPress && phase.play === play) {
    phase.play = null;
    phase.silentSince = s.at; // C9: the time to choose begins after the last word
  } else if (phase.name === 'farewell' && phase.play === play) finish(s, phase.end, 'system');
  else if ((phase.name === 'privacy' || phase.name === 'number') && phase.play === play) toMenu(s, phase.node, 0, []);
  else straightSaid(s);
}

/** Star, after the old place was given back: the caller has another concern (C66). */
export function toMenuFromPlace(s: Step): void {
  const { call } = s;
  s.effects.push({ do: 'leaveQueue' });
  call.before = null;
  call.prefers = null;
  call.priority = 2;
  call.second = false;
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
  if (phase.name === 'notice') return noticeKey(s, digit);
  if (phase.name === 'privacy' || phase.name === 'number') return menuChoice(s, { ...phase, misses: 0 }, digit);
  if (phase.name === 'menu') menuChoice(s, phase, digit);
}

/** C92: 9 = another language, star or hash = again, 0 = a person where one can be had. */
function noticeKey(s: Step, digit: string): void {
  if (digit === '9') toLanguages(s, true, 0);
  else if (digit === '*' || digit === '#') sayNotice(s);
  else if (digit === '0') toPerson(s);
}

/** Where a caller stands who presses a key. */
interface Level {
  readonly node: string;
  readonly misses: number;
  readonly heard: Menu;
}

function menuChoice(s: Step, { node, misses, heard }: Level, digit: string): void {
  const { call } = s;
  const choice = menuStep(heard, node, digit); // C100
  switch (choice.to) {
    case 'node':
      call.menuPath += `>${choice.node}`;
      journal(s, 'levelChosen', { node, key: digit, chosen: choice.node }); // C101
      return toMenu(s, choice.node, 0, []); // C5
    case 'topic':
      call.menuPath += `>${choice.topic}`;
      journal(s, 'topicChosen', { node, key: digit, chosen: choice.topic }); // C101
      return toTopic(s, choice.topic, node);
    case 'person':
      journal(s, 'personChosen', { node });
      return enterQueue(s, null); // C7
    case 'languages':
      return toLanguages(s, true, 0); // C4
    case 'privacy': {
      const play = say(s, words(s, 'privacy'));
      call.phase = { name: 'privacy', node, play, heard }; // C14
      return;
    }
    case 'ticket':
      return; // `ticketKey` has taken it
    case 'repeat':
      journal(s, 'levelAgain', { node, why: 'repeat' });
      return toMenu(s, node, misses, []); // C8
    case 'miss':
      return miss(s, 'miss'); // C9
  }
}

function toTopic(s: Step, topic: string, node: string): void {
  const straight = s.settings.straight?.(topic, s.at);
  if (straight)
    goStraight(s, topic, node, straight); // C110
  else enterQueue(s, topic); // C6
}

function languageKey(s: Step, digit: string): void {
  const { call, settings } = s;
  if (call.phase.name !== 'languages') return;
  if (digit === '*' || digit === '#') return toLanguages(s, call.phase.open, call.phase.misses);
  if (digit === '0' && call.phase.open) return toPerson(s); // C7
  const language = languageOfKey(call.phase.heard, digit);
  if (!language) return miss(s, 'miss'); // C9
  call.language = language; // C10
  journal(s, 'languageChosen');
  if (!call.phase.open) return sayClosed(s); // C13
  if (insteadOfMenu(s)) return sayNotice(s);
  toMenu(s, settings.menu.root, 0, ['greeting'], noticeWords(s, true)); // C94
}

/** Nothing was pressed after the announcement. */
export function silent(s: Step): void {
  const phase = s.call.phase;
  if (phase.name === 'closedNotice')
    finish(s, endIfLeftNow(s.call), 'system'); // C2
  else if (phase.name === 'notice')
    return phase.after === 'hangUp' ? finish(s, endIfLeftNow(s.call), 'system') : enterQueue(s, null); // C91
  else miss(s, 'no-input');
}

/** A wrong key (`miss`), or nothing at all (`no-input`). */
function miss(s: Step, prompt: 'miss' | 'no-input'): void {
  const { call, settings } = s;
  const phase = call.phase;
  if (phase.name !== 'menu' && phase.name !== 'languages') return;
  if (phase.name === 'menu') journal(s, 'levelAgain', { node: phase.node, why: prompt });
  const misses = phase.misses + 1;
  if (misses < settings.misses) {
    if (phase.name === 'menu') return toMenu(s, phase.node, misses, [prompt]);
    return toLanguages(s, phase.open, misses);
  }
  if (phase.name === 'languages' && !phase.open) return finish(s, endIfLeftNow(call), 'system');
  toPerson(s); // C11: whoever cannot or will not press keys gets a person
}
