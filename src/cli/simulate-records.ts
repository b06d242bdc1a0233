// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the phones of a simulation saw, one JSON line a call, beside the data: `npm run -s check:invariants` reads it. */
import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { monotonicMs, nowMs } from '../platform/clock.ts';
import type { Call } from '../platform/phone/call-view.ts';
import type { PhoneRecord } from './invariants-witness.core.ts';

const kept = 20;

/** The folder with the records of a data folder. */
function recordsFolder(dataDir: string): string {
  return join(dataDir, 'simulation');
}

/** Writes records of one run. */
export interface Recorder {
  readonly file: string;
  /** Follows a call to its end; `phone` names an agent's phone, empty = a caller's. */
  follow(call: Call, phone: string): void;
  /** Writes down the calls that have not ended, as they are. */
  close(): void;
}

/** Opens the record of a run that begins now; older ones beyond the last twenty are removed. */
export function createRecorder(dataDir: string): Recorder {
  const folder = recordsFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const runs = recordFiles(dataDir);
  for (const old of runs.slice(0, Math.max(0, runs.length - kept + 1))) rmSync(old, { force: true });
  const file = join(folder, `${new Date(nowMs()).toISOString().replace(/[:.]/g, '-')}.jsonl`);
  const offset = nowMs() - monotonicMs();
  const open = new Map<Call, string>();

  function write(call: Call, phone: string, end: PhoneRecord['end']): void {
    const { ringingAt, answeredAt, dialledAt } = call.times;
    const unix = (at: number | undefined): number | null => (at === undefined ? null : Math.round(offset + at));
    const record: PhoneRecord = {
      side: phone === '' ? 'caller' : 'agent',
      phone,
      sipCallId: call.sipCallId,
      startedAt: Math.round(offset + dialledAt),
      ringingAt: unix(ringingAt),
      answeredAt: unix(answeredAt),
      end: end && { ...end, at: Math.round(offset + end.at) },
    };
    appendFileSync(file, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  }

  return {
    file,
    follow(call, phone) {
      open.set(call, phone);
      void call.ended().then(({ by, status, atMs }) => {
        if (open.delete(call)) write(call, phone, { by, status, at: atMs });
      });
    },
    close() {
      for (const [call, phone] of open) write(call, phone, null);
      open.clear();
    },
  };
}

/** Records of earlier runs, oldest first. */
export function recordFiles(dataDir: string): string[] {
  const folder = recordsFolder(dataDir);
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
    return names.toSorted().map((name) => join(folder, name));
  } catch {
    return [];
  }
}
