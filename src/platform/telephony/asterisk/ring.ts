// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { RingOrder, Telephony } from '../telephony.port.ts';
import { dropLeg, newLeg, type Leg } from './board.ts';
import { monotonicMs, newsMs, stoodStillMs } from '../../clock.ts';
import { at, done, failed, type Line } from './line.ts';
import { markHeader } from './options.ts';

/** A name as it may stand in quotes in a SIP header: no quotes, backslashes, brackets or control characters, at most 60 characters. */
function displayName(name: string): string {
  return [
    ...name
      .replace(/[\p{Cc}\p{Cf}"\\<>,;]/gu, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  ]
    .slice(0, 60)
    .join('');
}

/** Whom Asterisk rings, and what is shown there; outgoing calls show nothing but a number of the city's own (decision 12). */
function endpointOf(line: Line, { target, display }: RingOrder): { endpoint: string; callerId: string } {
  if (target.kind === 'phone') {
    const number = display.number !== undefined && /^\+?\d{1,32}$/.test(display.number) ? display.number : 'anonymous';
    return { endpoint: `PJSIP/${target.phone}`, callerId: `"${displayName(display.name)}" <${number}>` };
  }
  return { endpoint: `PJSIP/${target.number}@trunk-out`, callerId: `<${line.outgoingNumber ?? 'anonymous'}>` };
}

/** Ends a ringing leg from our side, as a timer would. */
function giveUp(line: Line, leg: Leg, why: 'noAnswer' | 'unreachable'): void {
  leg.timedOut ??= why;
  void line.ari.request('DELETE', `channels/${at(leg.id)}?reason=${why === 'noAnswer' ? 'no_answer' : 'normal'}`);
}

/** Sets the leg's timer. If we stood still meanwhile, what the phone did lies unread: that is read first (fault 42). */
function later(leg: Leg, ms: number, act: () => void): void {
  const due = monotonicMs() + ms;
  leg.timer = setTimeout(() => {
    if (monotonicMs() - due < stoodStillMs) return act();
    leg.timer = setTimeout(act, newsMs);
  }, ms);
}

/** The `ring` command: makes the leg at once; that nobody can be rung comes as its end, like every other fate. */
export function ringCommand(line: Line): Telephony['ring'] {
  const { ari, board } = line;
  return async (order) => {
    if (board.legs.has(order.leg)) return failed;
    const leg = newLeg(order.leg);
    leg.note = order.note;
    board.legs.set(leg.id, leg);
    const isPhone = order.target.kind === 'phone';
    // A phone of ours answers within milliseconds or is not there; the network beyond the trunk may take its time.
    if (isPhone && line.silentMs < order.timeoutMs) {
      later(leg, line.silentMs, () => {
        if (leg.state === 'ringing' && !leg.hasRung) giveUp(line, leg, 'unreachable');
        else armRingTime(order.timeoutMs - line.silentMs);
      });
    } else armRingTime(order.timeoutMs);

    function armRingTime(ms: number): void {
      later(leg, ms, () => {
        if (leg.state === 'ringing') giveUp(line, leg, 'noAnswer');
      });
    }

    const reply = await ari.request('POST', 'channels', {
      ...endpointOf(line, order),
      app: line.app,
      appArgs: 'rung',
      // Without this Asterisk offers narrowband first. What the endpoint does not allow is left out by itself.
      formats: isPhone ? 'opus,g722,alaw' : 'g722,alaw,ulaw',
      channelId: leg.id,
      // One second more than ours: it counts only when we are not there any more.
      timeout: Math.ceil(order.timeoutMs / 1000) + 1,
      // The mark tells a call of ours that is forwarded back to us from a new one; it means nothing to anybody else.
      variables: {
        AMT_RUNG: '1',
        AMT_NOTE: order.note,
        ...(isPhone ? {} : { [`PJSIP_HEADER(add,${markHeader})`]: leg.id }),
      },
    });
    if (reply.status >= 200 && reply.status < 300) return done;
    // It can have ended already, or the connection has and a new board is in force.
    if (board.legs.get(leg.id) !== leg) return reply.status === 0 ? failed : done;
    dropLeg(board, leg);
    // No answer in time does not mean that it does not ring.
    if (reply.status === 0) void ari.request('DELETE', `channels/${at(leg.id)}`);
    // 409: the id is taken. 0: no connection. In both cases nothing is known of a leg, so there is no fate to tell.
    if (reply.status === 0 || reply.status === 409) return failed;
    line.emit({ type: 'legEnded', leg: leg.id, cause: 'unreachable' });
    return done;
  };
}
