// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes } from 'node:crypto';
import { answerChallenge, parseChallenge } from './digest.ts';
import type { Place, SipLine } from './sip-line.ts';
import { header, type SipHeader, type SipRequest, type SipResponse } from './sip-message.ts';

/** Name and password a phone registers and dials with. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/**
 * Sends a request and, when the server asks for a password, sends it once more with the answer.
 * `build` makes the request anew each time, because the second one needs the next CSeq.
 * `onSent` tells the transaction of each try; a CANCEL must name the last one.
 */
export function sendAuthorised(
  line: SipLine,
  to: Place,
  credentials: Credentials | undefined,
  build: (extra: readonly SipHeader[]) => Omit<SipRequest, 'kind'>,
  onResponse: (response: SipResponse) => void,
  onSent: (sent: { branch: string; request: Omit<SipRequest, 'kind'> }) => void = () => undefined,
): void {
  const attempt = (extra: readonly SipHeader[], triesLeft: number): void => {
    const request = build(extra);
    const { branch } = line.request(request, to, (response) => {
      const answer = triesLeft > 0 ? authorisation(request, response, credentials) : undefined;
      if (answer) attempt([answer], triesLeft - 1);
      else onResponse(response);
    });
    onSent({ branch, request });
  };
  // Two tries: the first challenge, and one more where the server says that its nonce has grown old.
  attempt([], 2);
}

function authorisation(
  request: Omit<SipRequest, 'kind'>,
  response: SipResponse,
  credentials: Credentials | undefined,
): SipHeader | undefined {
  const asks = response.status === 401 || response.status === 407;
  const value = header(response, response.status === 401 ? 'www-authenticate' : 'proxy-authenticate');
  const challenge = asks && value !== undefined ? parseChallenge(value) : undefined;
  if (!challenge || !credentials) return undefined;
  const alreadyTried = request.headers.some(([name]) => /^(proxy-)?authorization$/i.test(name));
  if (alreadyTried && !/stale\s*=\s*"?true/i.test(value ?? '')) return undefined;
  const { method, uri } = request;
  const cnonce = randomBytes(8).toString('hex');
  const answer = answerChallenge(challenge, { method, uri, ...credentials, cnonce, count: 1 });
  return [response.status === 401 ? 'Authorization' : 'Proxy-Authorization', answer];
}
