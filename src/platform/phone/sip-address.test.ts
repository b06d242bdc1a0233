// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { formatAddress, hostOf, parseAddress } from './sip-address.ts';

describe('addresses', () => {
  it.each([
    ['"Zoë \\"Z\\" \\\\" <sip:0151@h>;tag=t1', { name: 'Zoë "Z" \\', user: '0151', tag: 't1' }],
    ['Anna Muster <sip:anna:pw@h:5061;transport=udp>', { name: 'Anna Muster', user: 'anna' }],
    ['<tel:+4921510>;tag=x', { name: '', user: '+4921510', tag: 'x' }],
    ['sip:bob@h;tag=9', { name: '', user: 'bob', tag: '9', uri: 'sip:bob@h' }],
    ['<sip:h>', { user: 'h' }],
    ['"', { name: '', user: '' }],
    ['', { name: '', uri: '', user: '' }],
  ])('reads %s', (text, expected) => {
    expect(parseAddress(text)).toMatchObject(expected);
  });
  it('keeps any name in one piece', () => {
    const name = 'a" <sip:evil@x>;tag=1 \\';
    const read = parseAddress(formatAddress(name, 'sip:a@h', 'mine'));
    expect(read).toMatchObject({ name, uri: 'sip:a@h', tag: 'mine' });
  });
  it.each([
    ['sip:a@127.0.0.1:35060;x=y', { host: '127.0.0.1', port: 35060 }],
    ['sip:127.0.0.1', { host: '127.0.0.1', port: 5060 }],
    ['tel:110', undefined],
  ])('finds the host of %s', (uri, expected) => {
    expect(hostOf(uri)).toEqual(expected);
  });
});
