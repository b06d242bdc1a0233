// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import { ApiError, call } from '../../../ui/api.ts';
import { useRefresh } from '../../../ui/query.ts';
import { showToast } from '../../../ui/toast.tsx';
import { listDepartments, searchDirectory } from '../directory.contract.ts';
import { getDirectory } from '../directory-edit.contract.ts';

/** One write at a time, with its refusal; a conflict reads what is there now. */
export interface Saving<Fresh> {
  readonly busy: boolean;
  readonly error: Error | null;
  /** What somebody else wrote meanwhile; null = nothing, or it was decided. */
  readonly conflict: Fresh | null;
  save(write: () => Promise<unknown>, done: string): void;
  decided(): void;
}

/** Writes and closes; `fresh` finds the thing in a directory that was read anew. */
export function useSaving<Fresh>(
  fresh: (directory: Awaited<ReturnType<typeof readAnew>>) => Fresh | undefined,
  onDone: () => void,
): Saving<Fresh> {
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [conflict, setConflict] = useState<Fresh | null>(null);
  const run = async (write: () => Promise<unknown>, done: string): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await write();
      showToast('success', done);
      refresh(getDirectory, listDepartments, searchDirectory);
      onDone();
    } catch (failed) {
      setError(failed as Error);
      refresh(getDirectory);
      if (failed instanceof ApiError && failed.code === 'conflict') {
        const there = await readAnew().then(fresh, () => undefined);
        if (there !== undefined) setConflict(there);
      }
    } finally {
      setBusy(false);
    }
  };
  return {
    ...{ busy, error, conflict },
    save: (write, done) => {
      if (!busy) void run(write, done);
    },
    decided: () => {
      setConflict(null);
      setError(null);
    },
  };
}

const readAnew = () => call(getDirectory, {});
