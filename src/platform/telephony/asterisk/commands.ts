// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { Telephony } from '../telephony.port.ts';
import { keepAfterPlay, outlastPlay, sendKeep } from './keep.ts';
import { at, done, ended, failed, gone, outcome, type Line } from './line.ts';
import { leave, nextPlayback, stopMusic, stopPlay } from './quiet.ts';
import { ringCommand } from './ring.ts';
import { talkCommand } from './talk.ts';

/** `tone:NAME` or an absolute path without extension, as Asterisk writes it; undefined for anything else. */
function mediaUri(media: string): string | undefined {
  if (/^tone:[a-z]+$/.test(media)) return media;
  return /^\/[^\0\r\n,&|]+$/.test(media) ? `sound:${media}` : undefined;
}

/** The commands of the port, on the line. */
export function commands(line: Line): Omit<Telephony, 'listen'> {
  const { ari, board } = line;

  return {
    async answer(id) {
      const leg = board.legs.get(id);
      if (!leg) return gone;
      if (leg.state === 'up') return done;
      stopPlay(line, leg);
      leg.state = 'up';
      const result = outcome(await ari.request('POST', `channels/${at(id)}/answer`));
      if (!result.ok) leg.state = 'ringing';
      return result;
    },
    async play(id, play, media) {
      const leg = board.legs.get(id);
      if (!leg) return gone;
      const uris = media.map(mediaUri).filter((uri) => uri !== undefined);
      if (uris.length === 0 || uris.length !== media.length) return failed;
      stopPlay(line, leg);
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
    },
    async silence(id) {
      const leg = board.legs.get(id);
      if (leg) stopPlay(line, leg);
      return done;
    },
    async music(id, isOn) {
      const leg = board.legs.get(id);
      if (!leg) return isOn ? gone : done;
      if (!isOn) {
        stopMusic(line, leg);
        return done;
      }
      stopPlay(line, leg);
      leave(line, leg);
      leg.music = true;
      return outcome(await ari.request('POST', `channels/${at(id)}/moh`, { mohClass: 'default' }));
    },
    ring: ringCommand(line),
    talk: talkCommand(line),
    async digit(id, digit) {
      if (!board.legs.has(id)) return gone;
      return outcome(await ari.request('POST', `channels/${at(id)}/dtmf`, { dtmf: digit }));
    },
    async hangUp(id, cause) {
      const leg = board.legs.get(id);
      if (leg) leg.byUs = true;
      return ended(await ari.request('DELETE', `channels/${at(id)}?reason=${cause}`));
    },
    async keep(id, leaseMs, note) {
      const leg = board.legs.get(id);
      if (!leg) return gone;
      // A play of an earlier life may be over or not; what it would hold up matters more.
      if (leg.isInherited) stopPlay(line, leg);
      if (leg.play || (!leg.arrived && leg.state === 'ringing')) {
        leg.kept = { leaseMs, note };
        return done;
      }
      return outcome(await sendKeep(line, leg, leaseMs, note));
    },
  };
}
