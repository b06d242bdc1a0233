// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { Phones, Telephony, TelephonyEvent } from '../telephony.port.ts';
import { connectAri, type Ari } from './ari.ts';
import { letGo, newBoard } from './board.ts';
import { commands } from './commands.ts';
import { takeStock } from './connecting.ts';
import { asteriskEvent } from './events.ts';
import type { Line } from './line.ts';
import { stasisApp } from './options.ts';
import { phoneBook } from './phones.ts';
import { reading } from './reading.ts';

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
}

/** The telephone system on a real Asterisk. Connects by itself and again after every break. */
export function createAsterisk(
  connection: AsteriskConnection,
): Telephony & Phones & { ready(): boolean; close(): void } {
  let listener: ((event: TelephonyEvent) => void) | undefined;
  let isConnected = false;
  /** The last reason logged: a switch that stays away is not news every two seconds. */
  let told = '';
  let ari: Ari | undefined;
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
  const line: Line = {
    ...opening,
    ari: { request: (method, uri, body) => (isConnected ? opening.ari.request(method, uri, body) : absent) },
  };
  const phones = phoneBook(line, connection.rtpTimeoutSeconds);
  const read = reading(line);

  function open(): void {
    ari = connectAri(
      { url: connection.url, user: connection.user, password: connection.password, app: stasisApp },
      {
        async opened() {
          const snapshot = await takeStock(opening);
          isConnected = true;
          told = '';
          log('connected to Asterisk');
          line.emit({ type: 'connected', snapshot });
          void phones.renew();
        },
        event(raw) {
          const event = asteriskEvent(raw);
          if (!event) return;
          phones.heard(event);
          read(event);
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
      // Only now: nothing that happens on the switch may be missed.
      open();
    },
    ready: () => isConnected,
    close() {
      for (const leg of board.legs.values()) letGo(leg);
      ari?.close();
    },
  };
}
