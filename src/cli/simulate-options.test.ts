// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { readOptions } from './simulate-options.ts';

describe('options of a simulation', () => {
  const needed = ['--rate', '600', '--minutes', '0.5', '--agents', '3'];
  it('are read, all of them', () => {
    const given = [...needed, '--talk', '5', '--seed', '9', '--kill', '2', '--json', '--strict'];
    expect(readOptions(given, { AMTSLEITUNG_TEST: '1' })).toEqual({
      ok: true,
      options: {
        perHour: 600,
        minutes: 0.5,
        agents: 3,
        talkSeconds: 5,
        patienceSeconds: 240,
        seed: 9,
        kills: 2,
        json: true,
        strict: true,
      },
    });
    expect(readOptions(needed)).toMatchObject({ options: { kills: 0, json: false, strict: false } });
  });
  it('kill a server only under tests', () => {
    const read = readOptions([...needed, '--kill', '1'], {});
    expect(read).toEqual({ ok: false, problems: [expect.stringMatching(/AMTSLEITUNG_TEST=1/)] });
  });
  it('are refused with all mistakes together', () => {
    const read = readOptions(['--rate', 'many', '--minutes', '-1']);
    expect(read.ok ? [] : read.problems.length).toBeGreaterThanOrEqual(1);
    const missing = readOptions(['--rate', 'many']);
    expect(missing.ok ? [] : missing.problems).toEqual([
      '--rate must be a number from 0 to 36000 (it is "many")',
      '--minutes is missing',
      '--agents is missing',
    ]);
    expect(readOptions(['--rat', '1'])).toMatchObject({ ok: false });
  });
});
