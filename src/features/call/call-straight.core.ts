// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * A topic whose department only stands in the directory: the caller is connected straight, or hears the number. The team is not
 * asked, and a person can still be chosen. Rules C110 to C114 of call.spec.md.
 */
import { transferNote } from './call-note.core.ts';
import type { Destination, TransferFailure } from './call-phase.core.ts';
import type { Straight } from './call-state.core.ts';
import { journal, keep, newLeg, save, say, words, type Step } from './call-step.core.ts';
import { enterQueue } from './call-waiting.core.ts';

/** The caller chose such a topic on a level of the menu (C110). */
export function goStraight(s: Step, topic: string, node: string, { to, digits }: Straight): void {
  s.call.topic = topic;
  if (to) connect(s, to);
  else sayNumber(s, node, digits);
}

function connect(s: Step, to: Destination): void {
  const { call, settings } = s;
  say(s, words(s, 'connecting'));
  call.transfers += 1;
  const leg = newLeg(s, 't');
  call.phase = {
    ...{ name: 'transferring', kind: 'blind', party: null, talkSince: s.at, to, leg, state: 'ringing' },
    until: s.at + settings.transferRingMs,
  };
  keep(s);
  s.effects.push({
    ...{ do: 'ringNumber', leg, to, timeoutMs: settings.transferRingMs + 1_000 },
    ...{ caller: call.caller, topic: call.topic, language: call.language },
    note: transferNote({ call: call.id, transfer: to.entry, to, kind: 'blind', talkSince: s.at }),
  });
  save(s);
  journal(s, 'straightStarted', { to: to.entry });
}

function sayNumber(s: Step, node: string, digits: string, ...first: readonly string[]): void {
  const { call } = s;
  const number = { digits, language: call.language };
  const spoken = [...words(s, ...first, 'direct-number'), number, ...words(s, 'direct-number-again'), number];
  // Noted before it is said: while it is said the switch takes no note.
  const heard = s.settings.menu;
  call.phase = { name: 'number', node, play: '', heard };
  keep(s);
  call.phase = { name: 'number', node, play: say(s, spoken), heard };
  save(s);
  journal(s, 'numberSaid');
}

/** True for a caller who is being connected by the menu, without anybody of the team. */
export function isStraight({ call }: Step): boolean {
  return (
    call.phase.name === 'transferring' &&
    call.phase.party === null &&
    call.answeredAt === null &&
    call.queuedAt === null
  );
}

/** Nobody took the call: the number is said, and a person can be chosen (C112). */
export function straightFailed(s: Step, cause: TransferFailure, legGone: boolean): void {
  const { call, settings } = s;
  if (call.phase.name !== 'transferring') return;
  const { to, leg } = call.phase;
  if (!legGone) s.effects.push({ do: 'hangUp', leg, cause: 'normal' });
  call.transferredTo = to.entry;
  call.transferAccepted = false;
  journal(s, 'transferFailed', { to: to.entry, cause });
  const digits = settings.straight?.(call.topic ?? '', s.at)?.digits;
  // Meanwhile the team answers this topic.
  if (digits === undefined) enterQueue(s, call.topic, 'direct-failed');
  else sayNumber(s, settings.menu.root, digits, 'direct-failed');
}

/** "We are connecting you" is said: music while it rings. */
export function straightSaid(s: Step): void {
  if (isStraight(s)) s.effects.push({ do: 'music', leg: s.call.leg, on: true });
}
