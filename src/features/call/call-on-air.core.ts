// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The emergency announcement and the words of a closed day in a call. Rules C90 to C97 of call.spec.md. */
import { germanFollowsSound } from '../on-air/on-air-templates.core.ts';
import type { Notice } from '../on-air/on-air.core.ts';
import type { GermanFirst } from '../../lib/pure/language.ts';
import type { PromptRef } from '../menu/prompt.core.ts';
import { isVirtual, keep, say, words, type Step } from './call-step.core.ts';

/** The emergency announcement for callers who find the hotline open, or closed; undefined = none is on air for them. */
export function noticeFor(s: Step, open: boolean): Notice | undefined {
  const { notice } = s.settings;
  return notice && (open ? notice.open : notice.closed) ? notice : undefined;
}

/** Its words; from now on the caller has heard it (C93). */
export function noticeWords(s: Step, open: boolean): readonly PromptRef[] {
  const notice = noticeFor(s, open);
  if (!notice) return [];
  s.call.heard = notice.id;
  return inTheirLanguage(s, notice.sounds);
}

/** Its words for somebody who waits and has not heard it. */
export function unheardNotice(s: Step): readonly PromptRef[] {
  return noticeFor(s, true)?.id === s.call.heard ? [] : noticeWords(s, true);
}

/** What replaces the menu for callers who find the hotline open (C91). */
export function insteadOfMenu(s: Step): Notice | undefined {
  const notice = noticeFor(s, true);
  return notice?.place === 'instead' ? notice : undefined;
}

/** Hours and emergency numbers, or what this closed day says of its own (C96). */
export function closedWords(s: Step): readonly PromptRef[] {
  const { closedDay } = s.settings;
  const own = closedDay?.emergency ? [closedDay.emergency] : [];
  const after = words(s, 'emergency-numbers', ...own);
  if (!closedDay?.sounds) return [...words(s, 'closed'), ...after];
  const said = inTheirLanguage(s, closedDay.sounds);
  // Who does not understand German at least hears that it is closed, and when it is not.
  return closedDay.sounds[s.call.language] ? [...said, ...after] : [...said, ...words(s, 'closed'), ...after];
}

/** Says it once to somebody who waits (C93); nothing while a phone rings for them. */
export function tellWaiting(s: Step): boolean {
  const phase = s.call.phase;
  if (phase.name !== 'waiting' || phase.ringing || isVirtual(s.call)) return false;
  const said = unheardNotice(s);
  if (said.length === 0) return false;
  keep(s);
  phase.play = say(s, said);
  return true;
}

/** In the language of the call, or in German behind a sentence that says so (C94). */
function inTheirLanguage({ call }: Step, sounds: GermanFirst): readonly PromptRef[] {
  const own = sounds[call.language];
  if (own !== undefined) return [{ prompt: own, language: call.language }];
  return [
    { prompt: germanFollowsSound, language: call.language },
    { prompt: sounds.de, language: 'de' },
  ];
}
