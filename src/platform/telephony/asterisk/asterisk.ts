// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { monotonicMs } from '../../clock.ts';
import type { Phones, Telephony, TelephonyEvent } from '../telephony.port.ts';
import { connectAri, type Ari } from './ari.ts';
import { letGo, newBoard } from './board.ts';
import { commands } from './commands.ts';
import { takeStock } from './connecting.ts';
import { asteriskEvent } from './events.ts';
import type { Line } from './line.ts';
import { stasisApp } from './options.ts';
import { missedCalls } from './missed.ts';
import { phoneBook } from './phones.ts';
import { reading } from './reading.ts';
import { standBy } from './standby.ts';

/** How to reach the Asterisk that `writeAsteriskConfig` has set up. */
export interface AsteriskConnection {
  /** Base address of its HTTP server, e.g. `http://127.0.0.1:8088`. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** The calling number shown on outgoing calls over the trunk: one of the city's own. */
  readonly outgoingNumber?: string;
  /** A phone of ours that gives no sign for so long is unreachable (milliseconds, default 2500). */
  readonly silentMs?: number;
  /** Legs without any sound packet end after this time (seconds, default 30). */
  readonly rtpTimeoutSeconds?: number;
  /** What an operator should know, one sentence each; never numbers of callers. */
  readonly log?: (message: string) => void;
  /** Another program that leads the switch counts as gone when it has been silent for so long (milliseconds, default 10,000). */
  readonly leaderSilentMs?: number;
}

/** Our hold on the switch. */
export interface Connection {
  ready(): boolean;
  /** For how long the switch has not let us in (milliseconds); 0 = it does, or another program leads it. */
  awayMs(): number;
  close(): void;
}

/** The telephone system on a real Asterisk. Connects by itself and again after every break. */
export function createAsterisk(connection: AsteriskConnection): Telephony & Phones & Connection {
  let listener: ((event: TelephonyEvent) => void) | undefined;
  let isConnected = false;
  let awaySince: number | undefined;
  /** The last reason logged: a switch that stays away is not news every two seconds. */
  let told = '';
  let ari: Ari | undefined;
  let stopWaiting: (() => void) | undefined;
  const log = connection.log ?? (() => undefined);
  const absent = Promise.resolve({ status: 0, body: undefined });
  const board = newBoard();
  /** For taking stock alone: everything else waits until that is done, or it would act on what is not known yet. */
  const opening: Line = {
    ari: { request: (method, uri, body) => ari?.request(method, uri, body) ?? absent },
    app: stasisApp,
    board,
    life: { now: 0 },
    emit: (event) => listener?.(event),
    log,
    silentMs: connection.silentMs ?? 2500,
    ...(connection.outgoingNumber === undefined ? {} : { outgoingNumber: connection.outgoingNumber }),
  };
  const connected: Line = {
    ...opening,
    ari: { request: (method, uri, body) => (isConnected ? opening.ari.request(method, uri, body) : absent) },
  };
  const missed = missedCalls(connected);
  const line: Line = { ...connected, missed };
  const phones = phoneBook(line, connection.rtpTimeoutSeconds);
  const read = reading(line);

  function open(): void {
    ari = connectAri(
      { url: connection.url, user: connection.user, password: connection.password, app: stasisApp },
      {
        async opened() {
          const snapshot = await takeStock(opening);
          isConnected = true;
          awaySince = undefined;
          told = '';
          log('connected to Asterisk');
          phones.connected();
          line.emit({ type: 'connected', snapshot });
          void phones.renew();
          void missed.look();
        },
        event(raw) {
          const event = asteriskEvent(raw);
          if (!event) return;
          phones.heard(event);
          read(event);
        },
        replaced() {
          awaySince = undefined;
          log(
            'another program has taken over the telephone system; this one commands nothing any more and stands by until the other is gone. If that was a mistake, stop one of the two',
          );
          stopWaiting = standBy(
            {
              url: connection.url,
              user: connection.user,
              password: connection.password,
              ...(connection.leaderSilentMs !== undefined && { silentMs: connection.leaderSilentMs }),
            },
            () => {
              stopWaiting = undefined;
              awaySince = monotonicMs();
              log('the other program has left the telephone system; taking over');
              open();
            },
          );
        },
        closed(reason) {
          if (!isConnected) {
            if (reason === told) return;
            told = reason;
            log(
              `Asterisk cannot be reached: ${reason}. Trying again; callers hear the switch's own announcement meanwhile`,
            );
            return;
          }
          isConnected = false;
          if (!stopWaiting) awaySince = monotonicMs();
          log(`the connection to Asterisk broke: ${reason}. Conversations go on; connecting again`);
          line.emit({ type: 'disconnected' });
        },
      },
    );
  }

  return {
    ...commands(line),
    put: phones.put,
    remove: phones.remove,
    listen(next) {
      if (listener) throw new Error('the telephone system has its one listener already');
      listener = next;
      awaySince = monotonicMs();
      // Only now: nothing that happens on the switch may be missed.
      open();
    },
    ready: () => isConnected,
    awayMs: () => (awaySince === undefined ? 0 : monotonicMs() - awaySince),
    close() {
      for (const leg of board.legs.values()) letGo(leg);
      missed.close();
      stopWaiting?.();
      ari?.close();
    },
  };
}
