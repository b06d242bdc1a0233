// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { answerChallenge, parseChallenge } from './digest.ts';

// The example of RFC 7616, section 3.9.1.
const example = {
  method: 'GET',
  uri: '/dir/index.html',
  user: 'Mufasa',
  password: 'Circle of Life',
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  count: 1,
};
const challenge = (algorithm: string) =>
  parseChallenge(
    `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`,
  );

describe('digest', () => {
  it.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('answers the example of RFC 7616 with %s', (algorithm, response) => {
    const asked = challenge(algorithm);
    expect(asked && answerChallenge(asked, example)).toContain(`response="${response}"`);
  });
  it('answers the old form without qop', () => {
    const asked = parseChallenge('Digest realm="r", nonce="n"');
    expect(asked).toEqual({ realm: 'r', nonce: 'n', algorithm: 'MD5', qop: false });
    expect(asked && answerChallenge(asked, example)).not.toContain('cnonce');
  });
  it.each(['Basic realm="x"', 'Digest nonce="n"', 'Digest realm="r", nonce="n", algorithm=AKAv1-MD5'])(
    'has no answer to %s',
    (value) => expect(parseChallenge(value)).toBeUndefined(),
  );
});
