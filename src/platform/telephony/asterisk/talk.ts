// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { Done, LegId, TalkId, Telephony } from '../telephony.port.ts';
import { leaveTalk } from './board.ts';
import { at, ended, failed, gone, outcome, type Line } from './line.ts';
import { leave, quieten, stopMusic } from './quiet.ts';

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
    if (legs.some((leg) => leg.away)) return gone;
    if (legs.some((leg) => leg.state === 'ringing')) return failed;

    const leaving = [...(board.talks.get(talk) ?? [])]
      .filter((member) => !ids.includes(member))
      .flatMap((id) => board.legs.get(id) ?? []);
    const joining = legs.filter((leg) => leg.talk !== talk);
    // A play on a leg would hold up its joining or leaving; in a talk it may go on.
    await Promise.all(leaving.map((leg) => quieten(line, leg)));
    const quiet = await Promise.all(joining.map((leg) => quieten(line, leg)));
    if (quiet.includes(false)) return gone;

    const members = board.talks.get(talk) ?? new Set<LegId>();
    // Bridges with dtmf_events are never joined natively, so digits are heard of in a talk as well.
    if (!board.talks.has(talk))
      void ari.request('POST', 'bridges', { bridgeId: talk, type: 'mixing,dtmf_events', name: 'talk' });
    board.talks.set(talk, members);
    for (const { id } of leaving) {
      // Not `leave`: it would end a talk whose old members all go, before the new ones come.
      if (!members.delete(id)) continue;
      delete board.legs.get(id)?.talk;
      void ari.request('POST', `bridges/${at(talk)}/removeChannel`, { channel: [id] });
    }
    for (const leg of legs) stopMusic(line, leg);
    if (joining.length === 0) return { ok: true };
    for (const leg of joining) {
      leave(line, leg);
      leg.talk = talk;
      members.add(leg.id);
    }
    const add = () => ari.request('POST', `bridges/${at(talk)}/addChannel`, { channel: joining.map((leg) => leg.id) });
    let reply = await add();
    // No answer in time, but the connection stands: nobody must stay in silence because the switch was busy.
    if (reply.status === 0 && joining.every((leg) => board.legs.get(leg.id) === leg)) reply = await add();
    if (reply.status >= 200 && reply.status < 300) return { ok: true };
    // All or nothing: one of them has ended. Nobody stays alone in a talk that did not come about.
    for (const leg of joining)
      if (leg.talk === talk && leaveTalk(board, leg) !== undefined) void ari.request('DELETE', `bridges/${at(talk)}`);
    // 422: it is not with us any more, because it ends just now or its lease has run out.
    if (reply.status === 400 || reply.status === 422) return gone;
    // A leg that ends in the very moment of joining gives other answers, too: asked for, it is not there.
    const still = await Promise.all(joining.map((leg) => ari.request('GET', `channels/${at(leg.id)}`)));
    return still.some(({ status }) => status === 404) ? gone : outcome(reply);
  };
}
