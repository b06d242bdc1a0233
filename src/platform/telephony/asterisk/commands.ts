// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { setTimeout as sleep } from 'node:timers/promises';
import type { Done, LegId, Telephony } from '../telephony.port.ts';
import type { Leg } from './board.ts';
import { keepAfterPlay, outlastPlay, sendKeep } from './keep.ts';
import { at, done, ended, failed, gone, outcome, type Line } from './line.ts';
import { leave, nextPlayback, quieten, stopMusic, stopPlay } from './quiet.ts';
import { ringCommand } from './ring.ts';
import { talkCommand } from './talk.ts';

/** How often, and in which milliseconds, a leg that refuses a command is asked for before the command counts as failed. */
const timesAsked = 4;
const askedEveryMs = 100;

/** `tone:NAME` or an absolute path without extension, as Asterisk writes it; undefined for anything else. */
function mediaUri(media: string): string | undefined {
  if (/^tone:[a-z]+$/.test(media)) return media;
  return /^\/[^\0\r\n,&|]+$/.test(media) ? `sound:${media}` : undefined;
}

/** The commands of the port, on the line. */
export function commands(line: Line): Omit<Telephony, 'listen'> {
  const { ari, board } = line;

  /**
   * Runs a command on a leg that is there and with us. Whoever is in the fallback's hands is not, and comes back by
   * itself; a leg that ends in the very moment of the command gives many answers, and may still be listed for a moment
   * after that, so it is asked for until it is gone or has been given the time to go.
   */
  async function on(id: LegId, command: (leg: Leg) => Promise<Done>): Promise<Done> {
    const leg = board.legs.get(id);
    if (!leg || leg.away) return gone;
    const result = await command(leg);
    if (result.ok || result.code === 'gone') return result;
    for (let asked = 1; ; asked += 1) {
      const { status } = await ari.request('GET', `channels/${at(id)}`);
      if (status === 404 || board.legs.get(id) !== leg || leg.away) return gone;
      if (asked === timesAsked) return result;
      await sleep(askedEveryMs);
    }
  }

  return {
    answer: (id) =>
      on(id, async (leg) => {
        // Whoever is answered has a row (C1).
        leg.isKept = true;
        if (leg.state === 'up') return done;
        if (!leg.arrived) return failed;
        if (!(await quieten(line, leg))) return gone;
        leg.state = 'up';
        const result = outcome(await ari.request('POST', `channels/${at(id)}/answer`));
        if (!result.ok) leg.state = 'ringing';
        return result;
      }),
    play: (id, play, media) =>
      on(id, async (leg) => {
        const uris = media.map(mediaUri).filter((uri) => uri !== undefined);
        if (uris.length === 0 || uris.length !== media.length) return failed;
        if (!(await quieten(line, leg))) return gone;
        stopMusic(line, leg);
        const playback = nextPlayback(line, leg);
        leg.play = { playback, play };
        outlastPlay(line, leg);
        const result = outcome(await ari.request('POST', `channels/${at(id)}/play/${at(playback)}`, { media: uris }));
        if (!result.ok && leg.play?.playback === playback) {
          delete leg.play;
          keepAfterPlay(line, leg);
        }
        return result;
      }),
    async silence(id) {
      const leg = board.legs.get(id);
      if (leg) stopPlay(line, leg);
      return done;
    },
    async music(id, isOn) {
      if (isOn) return on(id, startMusic);
      const leg = board.legs.get(id);
      if (leg) stopMusic(line, leg);
      return done;
    },
    ring: ringCommand(line),
    talk: talkCommand(line),
    digit: (id, digit) =>
      on(id, (leg) => {
        const send = async (): Promise<Done> =>
          outcome(await ari.request('POST', `channels/${at(id)}/dtmf`, { dtmf: digit }));
        leg.keying = leg.keying ? leg.keying.then(send, send) : send();
        return leg.keying;
      }),
    async hangUp(id, cause) {
      const leg = board.legs.get(id);
      if (leg) leg.byUs = true;
      return ended(await ari.request('DELETE', `channels/${at(id)}?reason=${cause}`));
    },
    keep: (id, leaseMs, note) =>
      on(id, async (leg) => {
        // A play of an earlier life may be over or not; what it would hold up matters more.
        if (leg.isInherited) stopPlay(line, leg);
        if (leg.play || leg.stopping.size > 0 || (!leg.arrived && leg.state === 'ringing')) {
          leg.kept = { leaseMs, note };
          return done;
        }
        return outcome(await sendKeep(line, leg, leaseMs, note));
      }),
  };

  async function startMusic(leg: Leg): Promise<Done> {
    if (!(await quieten(line, leg))) return gone;
    leave(line, leg);
    leg.music = true;
    return outcome(await ari.request('POST', `channels/${at(leg.id)}/moh`, { mohClass: 'default' }));
  }
}
