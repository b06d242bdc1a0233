// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { leaveTalk, type Leg } from './board.ts';
import { keepAfterPlay } from './keep.ts';
import { at, type Line } from './line.ts';

/**
 * Stops the play on a leg without waiting for the answer. It must come before anything that Asterisk does in the
 * channel's own thread (answer, join a bridge): a running play would hold that up, and with it the whole socket.
 */
export function stopPlay(line: Line, leg: Leg): void {
  if (!leg.play) return;
  void line.ari.request('DELETE', `playbacks/${at(leg.play.playback)}`);
  delete leg.play;
  keepAfterPlay(line, leg);
}

/** Stops the music on a leg without waiting for the answer. */
export function stopMusic(line: Line, leg: Leg): void {
  if (!leg.music) return;
  leg.music = false;
  void line.ari.request('DELETE', `channels/${at(leg.id)}/moh`);
}

/** Takes a leg out of its talk and ends the talk if it was the last one there. */
export function leave(line: Line, leg: Leg): void {
  const { talk } = leg;
  if (talk === undefined) return;
  const empty = leaveTalk(line.board, leg);
  if (empty === undefined) void line.ari.request('POST', `bridges/${at(talk)}/removeChannel`, { channel: [leg.id] });
  else void line.ari.request('DELETE', `bridges/${at(empty)}`);
}
