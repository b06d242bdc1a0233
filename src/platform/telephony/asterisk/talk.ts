// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto';
import type { Done, LegId, TalkId, Telephony } from '../telephony.port.ts';
import { leaveTalk, type BridgedTalk } from './board.ts';
import { at, ended, failed, gone, outcome, type Line } from './line.ts';
import { leave, quieten, stopMusic } from './quiet.ts';

/**
 * The `talk` command: a talk is a mixing bridge with our name. Each has an id of its own, because Asterisk takes a
 * bridge away a moment after it was told to: one with the same id, made meanwhile, would be the one that goes.
 */
export function talkCommand(line: Line): Telephony['talk'] {
  const { ari, board } = line;

  async function end(talk: TalkId): Promise<Done> {
    const bridged = board.talks.get(talk);
    if (!bridged) return { ok: true };
    for (const id of bridged.members) delete board.legs.get(id)?.talk;
    board.talks.delete(talk);
    return ended(await ari.request('DELETE', `bridges/${at(bridged.bridge)}`));
  }

  function begin(talk: TalkId): BridgedTalk {
    const bridged = { bridge: randomUUID(), members: new Set<LegId>() };
    board.talks.set(talk, bridged);
    // Bridges with dtmf_events are never joined natively, so digits are heard of in a talk as well.
    void ari.request('POST', 'bridges', { bridgeId: bridged.bridge, type: 'mixing,dtmf_events', name: talk });
    return bridged;
  }

  return async (talk, ids) => {
    if (ids.length === 0) return end(talk);
    const legs = ids.map((id) => board.legs.get(id)).filter((leg) => leg !== undefined);
    if (legs.length !== ids.length) return gone;
    if (legs.some((leg) => leg.away)) return gone;
    if (legs.some((leg) => leg.state === 'ringing')) return failed;

    const leaving = [...(board.talks.get(talk)?.members ?? [])]
      .filter((member) => !ids.includes(member))
      .flatMap((id) => board.legs.get(id) ?? []);
    const joining = legs.filter((leg) => leg.talk !== talk);
    // A play on a leg would hold up its joining or leaving; in a talk it may go on.
    await Promise.all(leaving.map((leg) => quieten(line, leg)));
    const quiet = await Promise.all(joining.map((leg) => quieten(line, leg)));
    if (quiet.includes(false)) return gone;

    // Read only now: while we waited, its last member may have left and the talk with them.
    const { bridge, members } = board.talks.get(talk) ?? begin(talk);
    for (const { id } of leaving) {
      // Not `leave`: it would end a talk whose old members all go, before the new ones come.
      if (!members.delete(id)) continue;
      delete board.legs.get(id)?.talk;
      void ari.request('POST', `bridges/${at(bridge)}/removeChannel`, { channel: [id] });
    }
    for (const leg of legs) stopMusic(line, leg);
    if (joining.length === 0) return { ok: true };
    for (const leg of joining) {
      leave(line, leg);
      leg.talk = talk;
      members.add(leg.id);
    }
    const add = () =>
      ari.request('POST', `bridges/${at(bridge)}/addChannel`, { channel: joining.map((leg) => leg.id) });
    let reply = await add();
    // No answer in time, but the connection stands: nobody must stay in silence because the switch was busy.
    if (reply.status === 0 && joining.every((leg) => board.legs.get(leg.id) === leg)) reply = await add();
    if (reply.status >= 200 && reply.status < 300) return { ok: true };
    // All or nothing: one of them has ended. Nobody stays alone in a talk that did not come about.
    for (const leg of joining)
      if (leg.talk === talk && leaveTalk(board, leg) !== undefined) void ari.request('DELETE', `bridges/${at(bridge)}`);
    // 422: it is not with us any more, because it ends just now or its lease has run out.
    if (reply.status === 400 || reply.status === 422) return gone;
    // A leg that ends in the very moment of joining gives other answers, too: asked for, it is not there.
    const still = await Promise.all(joining.map((leg) => ari.request('GET', `channels/${at(leg.id)}`)));
    return still.some(({ status }) => status === 404) ? gone : outcome(reply);
  };
}
