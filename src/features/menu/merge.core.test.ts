// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { merged } from './merge.core.ts';

const base = {
  a: 1,
  list: [
    { key: 'x', v: 1 },
    { key: 'y', v: 1 },
  ],
  plain: ['p', 'q'],
  gone: { z: 1 },
};

describe('two who write at once', () => {
  it('[V8] what each changed alone is in the result', () => {
    const mine = {
      ...base,
      a: 2,
      list: [
        { key: 'x', v: 5 },
        { key: 'y', v: 1 },
      ],
    };
    const theirs = {
      ...base,
      list: [
        { key: 'x', v: 1 },
        { key: 'y', v: 7 },
        { key: 'n', v: 9 },
      ],
      more: true,
    };
    expect(merged(base, mine, theirs)).toEqual({
      value: {
        ...base,
        a: 2,
        list: [
          { key: 'x', v: 5 },
          { key: 'y', v: 7 },
          { key: 'n', v: 9 },
        ],
        more: true,
      },
      conflicts: [],
    });
  });
  it('[V8] what one took away and the other left is gone', () => {
    const { gone: _, ...mine } = base;
    expect(merged(base, mine, { ...base, a: 3 })).toEqual({ value: { ...mine, a: 3 }, conflicts: [] });
    expect(merged(base, base, { ...base, list: [{ key: 'y', v: 1 }] }).value).toMatchObject({
      list: [{ key: 'y', v: 1 }],
    });
  });
  it('[V8] the same change by both is one', () => {
    expect(merged(base, { ...base, a: 4 }, { ...base, a: 4 })).toEqual({ value: { ...base, a: 4 }, conflicts: [] });
  });
  it('[V9] what both changed differently keeps mine and is named with its place', () => {
    const mine = {
      ...base,
      a: 2,
      plain: ['p'],
      list: [
        { key: 'x', v: 2 },
        { key: 'y', v: 1 },
      ],
    };
    const theirs = {
      ...base,
      a: 3,
      plain: ['q'],
      list: [
        { key: 'x', v: 3 },
        { key: 'y', v: 1 },
      ],
    };
    const { value, conflicts } = merged(base, mine, theirs);
    expect(value).toEqual(mine);
    expect(conflicts).toEqual([
      { path: ['a'], mine: 2, theirs: 3 },
      { path: ['list', 'x', 'v'], mine: 2, theirs: 3 },
      { path: ['plain'], mine: ['p'], theirs: ['q'] },
    ]);
  });
  it('[V9] changed by one and taken away by the other is a conflict', () => {
    const { gone: _, ...theirs } = base;
    const mine = { ...base, gone: { z: 2 } };
    expect(merged(base, mine, theirs).conflicts).toEqual([{ path: ['gone'], mine: { z: 2 }, theirs: null }]);
  });
});
