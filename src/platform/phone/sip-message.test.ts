// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branch, cseq, formatSip, header, headerValues, parseSip, type SipMessage } from './sip-message.ts';

const minimal = [
  'Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK1;rport',
  'From: <sip:a@x>;tag=1',
  'To: <sip:b@x>',
  'Call-ID: c1',
  'CSeq: 7 INVITE',
];
const datagram = (start: string, lines: string[], body = '') => `${[start, ...lines].join('\r\n')}\r\n\r\n${body}`;
const invite = (lines: string[] = minimal, body = '') => datagram('INVITE sip:b@x SIP/2.0', lines, body);

describe('reading', () => {
  it('reads a request', () => {
    const message = parseSip(invite());
    expect(message).toMatchObject({ kind: 'request', method: 'INVITE', uri: 'sip:b@x', body: '' });
    expect(message && branch(message)).toBe('z9hG4bK1');
    expect(message && cseq(message)).toEqual({ number: 7, method: 'INVITE' });
  });
  it('reads a response with an empty and with a spoken phrase', () => {
    expect(parseSip(datagram('SIP/2.0 200 ', minimal))).toMatchObject({ status: 200, reason: '' });
    expect(parseSip(datagram('SIP/2.0 603 Kein Anschluss', minimal))).toMatchObject({ reason: 'Kein Anschluss' });
  });
  it('reads compact names, folded lines, lone line feeds and odd case', () => {
    const text =
      'invite sip:b@x SIP/2.0\nv: SIP/2.0/UDP h;branch=b\nf: <sip:a@x>\nt:\n <sip:b@x>\ni: 1\ncseq: 1 invite\n\n';
    const message = parseSip(text);
    expect(message && header(message, 'To')).toBe('<sip:b@x>');
    expect(message && header(message, 'via')).toContain('branch=b');
  });
  it('keeps repeated headers in order', () => {
    const message = parseSip(invite([...minimal, 'Record-Route: <sip:1>', 'Record-Route: <sip:2>']));
    expect(message && headerValues(message, 'record-route')).toEqual(['<sip:1>', '<sip:2>']);
  });
  it('cuts the body at Content-Length, counted in bytes', () => {
    expect(parseSip(invite([...minimal, 'Content-Length: 2'], 'ürest'))?.body).toBe('ü');
  });
  it.each([
    ['nothing', ''],
    ['a keep-alive', '\r\n\r\n'],
    ['no end of the head', 'INVITE sip:b@x SIP/2.0\r\nVia: x'],
    ['another protocol', datagram('GET / HTTP/1.1', minimal)],
    ['a status out of range', datagram('SIP/2.0 999 X', minimal)],
    ['a line without a colon', invite([...minimal, 'broken'])],
    ['a body cut off', invite([...minimal, 'Content-Length: 10'], 'short')],
    ['a Content-Length that is no number', invite([...minimal, 'Content-Length: -1'])],
    ['a CSeq without method', invite([...minimal.slice(0, 4), 'CSeq: 1'])],
    ['too many headers', invite([...minimal, ...Array.from({ length: 250 }, (_, at) => `X-${at}: 1`)])],
  ])('refuses %s', (_, text) => {
    expect(parseSip(text)).toBeUndefined();
  });
  it.each(['Via', 'From', 'To', 'Call-ID', 'CSeq'])('refuses a message without %s', (name) => {
    expect(parseSip(invite(minimal.filter((line) => !line.startsWith(`${name}:`))))).toBeUndefined();
  });
  it('survives any datagram', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.nat(400), (noise, at) => {
        parseSip(noise);
        parseSip(invite().slice(0, at) + noise + invite().slice(at));
      }),
    );
  });
});

describe('writing', () => {
  it('writes what it reads back', () => {
    const message = parseSip(invite([...minimal, 'X-Name: "Zoë \u202e😀 \u0001"'], 'body ä'));
    expect(message).toBeDefined();
    if (!message) return;
    const again = parseSip(formatSip(message));
    expect(again?.body).toBe('body ä');
    expect(again && header(again, 'x-name')).toBe('"Zoë \u202e😀 \u0001"');
  });
  it('refuses a header that would smuggle in another', () => {
    const message: SipMessage = {
      kind: 'request',
      method: 'BYE',
      uri: 'sip:x',
      headers: [['X', 'a\r\nY: b']],
      body: '',
    };
    expect(() => formatSip(message)).toThrow(/line break/);
  });
});
