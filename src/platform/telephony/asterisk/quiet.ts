// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { leaveTalk, type Leg } from './board.ts';
import { keepAfterPlay } from './keep.ts';
import { at, type Line } from './line.ts';

/**
 * Playback ids of a leg go round in so few that a later life of ours, which knows nothing of them, can stop them all;
 * and in so many that one is never taken again before it is over. Each life (connection) has ids of its own, so that
 * the late end of an older play is not taken for the end of a new one.
 */
const round = 6;
/** Lives go round too; what is older than two connections is long over. */
export const lives = 3;

/** The id of the next playback on a leg. */
export function nextPlayback(line: Line, leg: Leg): string {
  leg.plays = (leg.plays + 1) % round;
  return playbackId(leg, line.life.now, leg.plays);
}

function playbackId(leg: Leg, life: number, index: number): string {
  return `${leg.id}.${life}${index}`;
}

/** Stops whatever a former life of ours may still be playing on a leg. */
function stopInherited(line: Line, leg: Leg): void {
  leg.isInherited = false;
  for (let life = 0; life < lives; life += 1) {
    if (life === line.life.now) continue;
    for (let index = 0; index < round; index += 1)
      void line.ari.request('DELETE', `playbacks/${at(playbackId(leg, life, index))}`);
  }
}

/**
 * Stops the play on a leg without waiting for the answer. It must come before anything that Asterisk does in the
 * channel's own thread (answer, set a variable, join a bridge): a running play would hold that up, and with it the
 * whole socket.
 */
export function stopPlay(line: Line, leg: Leg): void {
  if (leg.isInherited) stopInherited(line, leg);
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
