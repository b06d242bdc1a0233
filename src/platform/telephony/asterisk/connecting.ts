// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Snapshot } from '../telephony.port.ts';
import { letGo, newLeg } from './board.ts';
import { bridgeShape, channelShape, unusedEvents, type Channel } from './events.ts';
import { at, type Line } from './line.ts';
import { lives } from './quiet.ts';
import { arrival } from './reading.ts';

const infoShape = z.object({ status: z.object({ startup_time: z.string().min(1) }) });
const valueShape = z.object({ value: z.string() });
const applicationShape = z.object({ channel_ids: z.array(z.string()) });

async function read<Shape extends z.ZodType>(line: Line, uri: string, shape: Shape): Promise<z.infer<Shape>> {
  const reply = await line.ari.request('GET', uri);
  const parsed = shape.safeParse(reply.body);
  if (reply.status !== 200 || !parsed.success) throw new Error(`Asterisk answered ${reply.status} to GET ${uri}`);
  return parsed.data;
}

/** Puts a channel on the board if it is one of our legs. */
function adopt(line: Line, channel: Channel, isInApp: boolean): void {
  const told = channel.channelvars;
  const arrived = arrival(channel);
  if (!arrived && told?.AMT_RUNG !== '1') return;
  const leg = newLeg(channel.id, arrived);
  leg.state = channel.state === 'Up' ? 'up' : 'ringing';
  leg.hasRung = channel.state === 'Ringing';
  leg.note = told?.AMT_NOTE ?? '';
  leg.away = arrived !== undefined && !isInApp;
  // What plays or sings there is not known any more; the next command on the leg stops both.
  leg.music = leg.state === 'up';
  leg.isInherited = leg.state === 'up';
  line.board.legs.set(leg.id, leg);
}

function snapshotOf(line: Line, switchLife: string): Snapshot {
  const { legs, talks } = line.board;
  return {
    switchLife,
    legs: [...legs.values()].map((leg) => ({
      leg: leg.id,
      state: leg.state,
      ...(leg.away ? { away: true as const } : {}),
      ...(leg.note === '' ? {} : { note: leg.note }),
      ...(leg.arrived ? { arrived: leg.arrived } : {}),
    })),
    talks: [...talks].map(([talk, { members }]) => ({ talk, legs: [...members] })),
  };
}

/**
 * Waits until Asterisk has started up; it answers long before. A phone pushed earlier would count as unreachable for
 * ever, since the end of the start-up overwrites its state (seen with 22.10.1). Gives the instant of its start.
 */
async function started(line: Line): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const reply = await line.ari.request('GET', 'asterisk/info?only=status');
    const info = infoShape.safeParse(reply.body);
    if (info.success) return info.data.status.startup_time;
    if (reply.status === 0) break;
    await sleep(50);
  }
  throw new Error('Asterisk is still starting');
}

/**
 * What is on the switch now, read anew after each connect; the board is rebuilt from it and empty bridges go.
 * Throws if Asterisk does not answer: then the connection is tried again.
 */
export async function takeStock(line: Line): Promise<Snapshot> {
  const { ari, board } = line;
  const switchLife = await started(line);
  const filter = { disallowed: unusedEvents.map((type) => ({ type })) };
  // One after the other is fine: requests on the socket are answered in order, and these take a millisecond each.
  const [filtered, lastLife, app, channels, bridges] = await Promise.all([
    ari.request('PUT', `applications/${at(line.app)}/eventFilter`, filter),
    read(line, 'asterisk/variable?variable=AMT_LIFE', valueShape),
    read(line, `applications/${at(line.app)}`, applicationShape),
    read(line, 'channels', z.array(channelShape)),
    read(line, 'bridges', z.array(bridgeShape)),
  ]);
  if (filtered.status !== 200)
    line.log(`Asterisk did not take the event filter (${filtered.status}); it sends more than we need`);
  line.life.now = (Number(lastLife.value) + 1) % lives || 0;
  void ari.request('POST', 'asterisk/variable', { variable: 'AMT_LIFE', value: String(line.life.now) });
  for (const leg of board.legs.values()) letGo(leg);
  board.legs.clear();
  board.talks.clear();
  const inApp = new Set(app.channel_ids);
  for (const channel of channels) adopt(line, channel, inApp.has(channel.id));
  for (const bridge of bridges) {
    if (bridge.creator !== 'Stasis') continue;
    const members = bridge.channels.filter((id) => board.legs.has(id));
    if (members.length === 0) {
      void ari.request('DELETE', `bridges/${at(bridge.id)}`);
      continue;
    }
    board.talks.set(bridge.name, { bridge: bridge.id, members: new Set(members) });
    for (const id of members) {
      const leg = board.legs.get(id);
      if (!leg) continue;
      leg.talk = bridge.name;
      leg.music = false;
    }
  }
  for (const leg of board.legs.values()) {
    if (leg.away)
      void ari.request('POST', `applications/${at(line.app)}/subscription?eventSource=${at(`channel:${leg.id}`)}`);
  }
  return snapshotOf(line, switchLife);
}
