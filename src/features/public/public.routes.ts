// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes } from 'node:crypto';
import { secret } from '../../lib/ids.ts';
import { route, type Route } from '../../lib/route.ts';
import { ok, refuse } from '../../lib/result.ts';
import type { Phones } from '../../platform/telephony/telephony.port.ts';
import { webCall, webCallInfo } from '../call/call.contract.ts';

export interface PublicDeps {
  readonly phones: Phones;
  readonly telephonyReady: () => boolean;
  /** Path of the SIP WebSocket with a ticket for this phone. */
  readonly webSocketPath: (phone: string) => string;
  readonly sipHost: string;
  readonly iceServers: readonly { urls: string; username?: string; credential?: string }[];
  /** After so long the credentials are forgotten, in milliseconds; a running call does not need them. */
  readonly credentialsMs: number;
  readonly info: () => {
    city: string;
    notice: string | null;
    open: boolean;
    changesAt: string | null;
    number: string;
    hours: { day: string; hours: string }[];
    emergencyNumbers: { number: string; name: string }[];
    announcements: Record<string, string>[];
    topics: { names: Record<string, string>; how: 'team' | 'department'; number: string | null }[];
  };
}

/** The extension a web caller dials; the dial plan knows no other in their context. */
const hotlineExtension = 'hotline';
/** Pages that may hold credentials at the same time; beyond it somebody is playing with us. */
const mostWaiting = 60;

/** Handlers of the citizen's page `/anrufen`. */
export function publicRoutes(deps: PublicDeps): readonly Route[] {
  let waiting = 0;
  return [
    route(webCallInfo, async () => ok(deps.info())),
    route(webCall, async () => {
      if (!deps.telephonyReady()) return refuse('telephonyDown');
      if (waiting >= mostWaiting) return refuse('tooManyRequests', { seconds: 60 });
      const phoneId = `web-${randomBytes(6).toString('hex')}`;
      const password = secret();
      // Counted before the switch is asked: many in one moment shall not get past the limit.
      waiting += 1;
      const done = await deps.phones.put({ id: phoneId, kind: 'browser', password, mayCall: 'hotline' });
      if (!done.ok) {
        waiting -= 1;
        return refuse('telephonyDown');
      }
      setTimeout(() => {
        waiting -= 1;
        void deps.phones.remove(phoneId);
      }, deps.credentialsMs).unref();
      return ok({
        phoneId,
        password,
        webSocketPath: deps.webSocketPath(phoneId),
        sipHost: deps.sipHost,
        dial: hotlineExtension,
        iceServers: [...deps.iceServers],
      });
    }),
  ];
}
