// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { isRetained, lastKeepDay, laterDay, whyNotKeep } from './retention.core.ts';

const today = '2026-11-23';
const free = { merged: false, retainedUntil: null };
const kept = { merged: false, retainedUntil: '2027-03-01' };

describe('keeping a ticket longer', () => {
  it('[RT7] needs a day after today, at most ten years ahead, and a reason', () => {
    expect(lastKeepDay(today)).toBe('2036-11-23');
    const keep = (until: string, reason = 'Klage anhängig') => whyNotKeep(free, { until, reason }, today);
    expect(keep('2026-11-24')).toBeUndefined();
    expect(keep('2036-11-23')).toBeUndefined();
    for (const until of [today, '2026-11-22', '2036-11-24', '']) expect(keep(until)).toBe('dayNotAllowed');
    expect(keep('2026-11-24', ' ab ')).toBe('reasonMissing');
  });

  it('[RT7] is changed and taken back with a reason, while it holds', () => {
    expect(whyNotKeep(kept, { until: '2026-12-01', reason: 'Urteil da' }, today)).toBeUndefined();
    expect(whyNotKeep(kept, { until: null, reason: 'Urteil da' }, today)).toBeUndefined();
    expect(whyNotKeep(kept, { until: null, reason: '' }, today)).toBe('reasonMissing');
    expect(whyNotKeep(free, { until: null, reason: 'Urteil da' }, today)).toBe('notKept');
    expect(whyNotKeep(kept, { until: null, reason: 'Urteil da' }, '2027-03-02')).toBe('notKept');
  });

  it('[RT7] counts the day itself', () => {
    expect(isRetained(kept, '2027-03-01')).toBe(true);
    expect(isRetained(kept, '2027-03-02')).toBe(false);
    expect(isRetained(free, today)).toBe(false);
  });

  it('[RT8] of two tickets that become one the later day holds; a merged one is not kept by itself', () => {
    expect(laterDay(null, null)).toBeNull();
    expect(laterDay('2027-01-01', null)).toBe('2027-01-01');
    expect(laterDay(null, '2027-01-01')).toBe('2027-01-01');
    expect(laterDay('2026-12-31', '2027-01-01')).toBe('2027-01-01');
    expect(laterDay('2027-01-01', '2026-12-31')).toBe('2027-01-01');
    expect(whyNotKeep({ ...free, merged: true }, { until: '2027-01-01', reason: 'Klage' }, today)).toBe(
      'mergedAlready',
    );
  });
});
