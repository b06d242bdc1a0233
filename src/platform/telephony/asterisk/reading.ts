// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { callerNumber, cleanNumber } from '../caller-number.ts';
import type { Digit, DigitPace } from '../telephony.port.ts';
import { dropLeg, letGo, newLeg, type Leg, type LegArrived } from './board.ts';
import { endCause } from './causes.ts';
import type { AsteriskEvent, Channel } from './events.ts';
import { keepAfterPlay, sendKeep } from './keep.ts';
import { at, type Line } from './line.ts';
import { legOfPlayback, playIsOver } from './quiet.ts';

/** What a channel that came in through our dial plan tells of itself; undefined for a channel that did not. */
export function arrival(channel: Channel): LegArrived | undefined {
  const told = channel.channelvars;
  if (!told || (told.AMT_SOURCE !== 'trunk' && told.AMT_SOURCE !== 'web')) return undefined;
  const isWeb = told.AMT_SOURCE === 'web';
  return {
    type: 'legArrived',
    leg: channel.id,
    source: told.AMT_SOURCE,
    // A browser has no number; what its phone calls itself is our own id.
    caller: isWeb ? { kind: 'unknown' } : callerNumber(channel.caller.number, told.AMT_WITHHELD !== '0'),
    dialled: isWeb ? told.AMT_DIALLED : cleanNumber(told.AMT_DIALLED),
    sipCallId: channel.protocol_id,
    ...(told.AMT_MARK === '' ? {} : { markedAs: told.AMT_MARK.slice(0, 64) }),
    ...(told.AMT_NOTE === '' ? {} : { note: told.AMT_NOTE }),
  };
}

/** Forgets a leg and says so; the bridge of a talk that is empty now is taken away. */
function end(line: Line, leg: Leg, event?: Extract<AsteriskEvent, { type: 'ChannelDestroyed' }>): void {
  const empty = dropLeg(line.board, leg);
  line.missed?.ended(leg);
  if (empty !== undefined) void line.ari.request('DELETE', `bridges/${at(empty)}`);
  const wasUp = leg.state === 'up';
  const cause =
    leg.timedOut ??
    endCause({
      // A caller who leaves before the answer has hung up, too.
      wasUp: wasUp || leg.arrived !== undefined,
      byUs: leg.byUs,
      byThem: leg.hangupSeen,
      ...(event?.tech_cause === undefined ? {} : { sipStatus: event.tech_cause }),
      ...(event?.cause === undefined ? {} : { cause: event.cause }),
    });
  line.emit({ type: 'legEnded', leg: leg.id, cause: wasUp ? (leg.soundLost ? 'failed' : 'hungUp') : cause });
}

function entered(line: Line, channel: Channel): void {
  const { board, emit } = line;
  const known = board.legs.get(channel.id);
  if (known && !known.arrived) return answered(line, known);
  const arrived = arrival(channel);
  if (!arrived) {
    // A leg of ours that was given up while it was being answered.
    if (channel.channelvars?.AMT_RUNG === '1') void line.ari.request('DELETE', `channels/${at(channel.id)}`);
    return;
  }
  if (known && !known.away) return;
  if (known)
    void line.ari.request(
      'DELETE',
      `applications/${at(line.app)}/subscription?eventSource=${at(`channel:${channel.id}`)}`,
    );
  const leg = newLeg(channel.id, arrived);
  leg.state = channel.state === 'Up' ? 'up' : 'ringing';
  leg.note = arrived.note ?? '';
  // Who comes back from the fallback hears its music until we do something else.
  leg.music = leg.state === 'up';
  board.legs.set(leg.id, leg);
  emit(arrived);
}

function answered(line: Line, leg: Leg): void {
  if (leg.state === 'up') return;
  leg.state = 'up';
  clearTimeout(leg.timer);
  if (leg.kept) void sendKeep(line, leg, leg.kept.leaseMs, leg.kept.note);
  delete leg.kept;
  line.emit({ type: 'legAnswered', leg: leg.id });
}

/** A channel left our application: it has ended, or the dial plan took it back because its lease ran out. */
async function left(line: Line, leg: Leg): Promise<void> {
  if (leg.hangupSeen) return end(line, leg);
  leg.away = true;
  letGo(leg);
  leg.music = false;
  delete leg.play;
  delete leg.kept;
  const empty = leg.talk;
  if (empty !== undefined) line.log(`leg ${leg.id} left its talk for the fallback`);
  // From now on we would not hear of its end; what answers 404 or 400 here has ended already.
  const reply = await line.ari.request(
    'POST',
    `applications/${at(line.app)}/subscription?eventSource=${at(`channel:${leg.id}`)}`,
  );
  if (line.board.legs.get(leg.id) !== leg || !leg.away || reply.status === 0) return;
  if (reply.status !== 200) end(line, leg);
}

/** A play came to its end: by itself, or because we stopped it. */
function playFinished(line: Line, playback: { readonly id: string; readonly state: string }): void {
  const leg = line.board.legs.get(legOfPlayback(playback.id));
  if (!leg) return;
  if (leg.stopping.has(playback.id)) return playIsOver(line, leg, playback.id);
  if (leg.play?.playback !== playback.id) return;
  const { play } = leg.play;
  delete leg.play;
  keepAfterPlay(line, leg);
  endPlay(line, leg, play, playback.state === 'failed');
}

/** A play also "fails" when the caller hangs up; that news may come first, so failures wait a moment for it. */
function endPlay(line: Line, leg: Leg, play: string, failed: boolean): void {
  const tell = () => {
    if (line.board.legs.get(leg.id) === leg && !leg.hangupSeen)
      line.emit({ type: 'playEnded', leg: leg.id, play, failed });
  };
  if (failed) setTimeout(tell, 50);
  else tell();
}

const digits: readonly string[] = [...'0123456789*#ABCD'];
function isDigit(text: string): text is Digit {
  return digits.includes(text);
}

/** By the switch's clock: events heaped up while we were busy must not look like keys pressed at once. */
function paceOf(before: string | undefined, event: Extract<AsteriskEvent, { type: 'ChannelDtmfReceived' }>) {
  const sinceMs = before === undefined ? NaN : Date.parse(event.timestamp) - Date.parse(before);
  if (Number.isNaN(sinceMs) || event.duration_ms === undefined) return undefined;
  return { sinceMs, heldMs: event.duration_ms } satisfies DigitPace;
}

/** Turns Asterisk's events into ours; late, repeated and foreign ones change nothing. */
export function reading(line: Line): (event: AsteriskEvent) => void {
  const { board, emit } = line;
  return (event) => {
    if (event.type === 'EndpointStateChange') return;
    if (event.type === 'PlaybackFinished') return playFinished(line, event.playback);
    if (event.type === 'StasisStart') return entered(line, event.channel);
    const leg = board.legs.get(event.channel.id);
    if (!leg) return;
    switch (event.type) {
      case 'StasisEnd':
        void left(line, leg);
        return;
      case 'ChannelHangupRequest':
        // "Soft" is what Asterisk asks of itself: our own commands, and a leg without sound. People hang up otherwise.
        if (event.soft === true && !leg.byUs) leg.soundLost = true;
        leg.hangupSeen = true;
        return;
      case 'ChannelDestroyed':
        end(line, leg, event);
        return;
      case 'ChannelStateChange':
        if (leg.arrived || leg.hasRung || event.channel.state !== 'Ringing') return;
        leg.hasRung = true;
        emit({ type: 'legRinging', leg: leg.id });
        return;
      case 'ChannelDtmfReceived': {
        const { digit, timestamp } = event;
        if (!isDigit(digit) || (leg.lastDigit?.digit === digit && leg.lastDigit.timestamp === timestamp)) return;
        const pace = paceOf(leg.lastDigit?.timestamp, event);
        leg.lastDigit = { digit, timestamp };
        emit({ type: 'digitPressed', leg: leg.id, digit, ...(pace && { pace }) });
      }
    }
  };
}
