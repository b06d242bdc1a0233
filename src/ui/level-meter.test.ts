// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { levelOf } from './level-meter.ts';

const tone = (amplitude: number): Uint8Array =>
  Uint8Array.from({ length: 1024 }, (_, i) => 128 + Math.round(amplitude * Math.sin((i / 1024) * 2 * Math.PI * 16)));

it('reads silence as 0 and a full tone as 1', () => {
  expect(levelOf(new Uint8Array(1024).fill(128))).toBe(0);
  expect(levelOf(new Uint8Array(0))).toBe(0);
  expect(levelOf(tone(127))).toBe(1);
});

it('grows with loudness', () => {
  const levels = [2, 8, 32, 100].map((amplitude) => levelOf(tone(amplitude)));
  expect([...levels].sort((a, b) => a - b)).toEqual(levels);
  expect(new Set(levels).size).toBe(4);
});
