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

/** The leg a playback belongs to. */
export function legOfPlayback(playback: string): string {
  return playback.slice(0, playback.lastIndexOf('.'));
}

/** Asterisk refuses to stop a play in the moment in which it begins, and between two of its sounds; then we ask again. */
const againMs = 20;
/** It promised to stop the play and has not said that it is over: asked again, in case the promise was lost. */
const overdueMs = 250;
/** Whoever waits longer goes on; the play cannot be helped then. */
const longestStopMs = 3000;

/** Stops one playback of a leg and remembers it until Asterisk says that it is over. */
function stop(line: Line, leg: Leg, playback: string): void {
  if (leg.stopping.has(playback)) return;
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    end = () => {
      leg.stopping.delete(playback);
      clearTimeout(timer);
      clearTimeout(late);
      resolve();
    };
  });
  let timer: NodeJS.Timeout | undefined;
  const late = setTimeout(() => playIsOver(line, leg, playback), longestStopMs);
  leg.stopping.set(playback, { over, end });
  const ask = async (): Promise<void> => {
    const { status } = await line.ari.request('DELETE', `playbacks/${at(playback)}`);
    if (!leg.stopping.has(playback)) return;
    if (status === 404 || status === 0) playIsOver(line, leg, playback);
    else timer = setTimeout(() => void ask(), status === 204 ? overdueMs : againMs);
  };
  void ask();
}

/** Asterisk has ended a play that we stopped; what was to be kept meanwhile is sent now. */
export function playIsOver(line: Line, leg: Leg, playback: string): void {
  leg.stopping.get(playback)?.end();
  if (leg.stopping.size === 0 && !leg.play && line.board.legs.get(leg.id) === leg) keepAfterPlay(line, leg);
}

/** Stops the play on a leg without waiting for its end. */
export function stopPlay(line: Line, leg: Leg): void {
  if (leg.isInherited) {
    leg.isInherited = false;
    for (let life = 0; life < lives; life += 1) {
      if (life === line.life.now) continue;
      for (let index = 0; index < round; index += 1) stop(line, leg, playbackId(leg, life, index));
    }
  }
  if (!leg.play) return;
  const { playback } = leg.play;
  delete leg.play;
  stop(line, leg, playback);
}

/**
 * Stops the play on a leg and waits until it is over. It must come before anything that Asterisk does in the
 * channel's own thread (answer, set a variable, join or leave a bridge): a running play would hold that up, and with it
 * the whole socket and every other call. False if the leg is gone or in the fallback meanwhile.
 */
export async function quieten(line: Line, leg: Leg): Promise<boolean> {
  for (;;) {
    stopPlay(line, leg);
    if (leg.stopping.size === 0) return line.board.legs.get(leg.id) === leg && !leg.away;
    await Promise.all([...leg.stopping.values()].map(({ over }) => over));
  }
}

/** Stops the music on a leg without waiting for the answer. */
export function stopMusic(line: Line, leg: Leg): void {
  if (!leg.music) return;
  leg.music = false;
  void line.ari.request('DELETE', `channels/${at(leg.id)}/moh`);
}

/** Takes a leg out of its talk and ends the talk if it was the last one there. */
export function leave(line: Line, leg: Leg): void {
  const bridge = leg.talk === undefined ? undefined : line.board.talks.get(leg.talk)?.bridge;
  const empty = leaveTalk(line.board, leg);
  if (bridge === undefined) return;
  // Always taken out first: a bridge that is taken away while its last leg moves on would tear it out of the next one, too.
  void line.ari.request('POST', `bridges/${at(bridge)}/removeChannel`, { channel: [leg.id] });
  if (empty !== undefined) void line.ari.request('DELETE', `bridges/${at(empty)}`);
}
