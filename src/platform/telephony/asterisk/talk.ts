// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { Done, LegId, TalkId, Telephony } from '../telephony.port.ts';
import { leaveTalk } from './board.ts';
import { at, ended, failed, gone, outcome, type Line } from './line.ts';
import { leave, stopMusic, stopPlay } from './quiet.ts';

/** The `talk` command: a talk is a mixing bridge with our id. */
export function talkCommand(line: Line): Telephony['talk'] {
  const { ari, board } = line;

  async function end(talk: TalkId): Promise<Done> {
    for (const id of board.talks.get(talk) ?? []) delete board.legs.get(id)?.talk;
    board.talks.delete(talk);
    return ended(await ari.request('DELETE', `bridges/${at(talk)}`));
  }

  return async (talk, ids) => {
    if (ids.length === 0) return end(talk);
    const legs = ids.map((id) => board.legs.get(id)).filter((leg) => leg !== undefined);
    if (legs.length !== ids.length) return gone;
    if (legs.some((leg) => leg.away || leg.state === 'ringing')) return failed;

    const isNew = !board.talks.has(talk);
    const members = board.talks.get(talk) ?? new Set<LegId>();
    board.talks.set(talk, members);
    // Bridges with dtmf_events are never joined natively, so digits are heard of in a talk as well.
    if (isNew) void ari.request('POST', 'bridges', { bridgeId: talk, type: 'mixing,dtmf_events', name: 'talk' });
    for (const id of [...members].filter((member) => !ids.includes(member))) {
      const leg = board.legs.get(id);
      if (leg) leave(line, leg);
    }
    const joining = legs.filter((leg) => leg.talk !== talk);
    for (const leg of legs) stopMusic(line, leg);
    if (joining.length === 0) return { ok: true };
    for (const leg of joining) {
      stopPlay(line, leg);
      leave(line, leg);
      leg.talk = talk;
      members.add(leg.id);
    }
    const reply = await ari.request('POST', `bridges/${at(talk)}/addChannel`, {
      channel: joining.map((leg) => leg.id),
    });
    if (reply.status >= 200 && reply.status < 300) return { ok: true };
    // All or nothing: one of them has ended. Nobody stays alone in a talk that did not come about.
    for (const leg of joining)
      if (leg.talk === talk && leaveTalk(board, leg) !== undefined) void ari.request('DELETE', `bridges/${at(talk)}`);
    return reply.status === 400 ? gone : outcome(reply);
  };
}
