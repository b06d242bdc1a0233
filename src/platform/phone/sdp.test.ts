// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { formatSdp, parseSdp } from './sdp.ts';

describe('session descriptions', () => {
  it('reads what it writes', () => {
    const text = formatSdp({ host: '127.0.0.1', port: 4000, session: 2, events: 101, direction: 'recvonly' });
    expect(parseSdp(text)).toEqual({
      host: '127.0.0.1',
      port: 4000,
      payloads: [8, 101],
      events: 101,
      direction: 'recvonly',
    });
  });
  it('prefers the address of the stream and finds other event numbers', () => {
    const text =
      'v=0\nc=IN IP4 10.0.0.1\nm=audio 9 RTP/AVP 8 96\nc=IN IP4 10.0.0.2\na=rtpmap:96 telephone-event/8000\n';
    expect(parseSdp(text)).toMatchObject({ host: '10.0.0.2', events: 96, direction: 'sendrecv' });
  });
  it('takes only the audio of several streams', () => {
    const text = 'c=IN IP4 1.1.1.1\nm=audio 9 RTP/AVP 8\nm=video 11 RTP/AVP 99\na=inactive\nc=IN IP4 2.2.2.2\n';
    expect(parseSdp(text)).toMatchObject({ host: '1.1.1.1', port: 9, direction: 'sendrecv' });
  });
  it.each([
    '',
    'v=0',
    'c=IN IP4 1.1.1.1\nm=audio 0 RTP/AVP 8',
    'm=audio 9 RTP/AVP 8',
    'c=IN IP4 1.1.1.1\nm=audio x RTP/AVP 8',
  ])('finds no stream in %j', (text) => expect(parseSdp(text)).toBeUndefined());
});
