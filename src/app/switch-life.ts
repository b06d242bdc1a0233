// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Which life of the switch was seen last, in a small file: our program and the switch may die together. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Returns the function to tell which life was seen; it says whether the switch was restarted since the last time. */
export function switchLives(path: string): (life: string) => boolean {
  let last = readLife(path);
  return (life) => {
    const restarted = last !== undefined && last !== life;
    if (last !== life) writeLife(path, life);
    last = life;
    return restarted;
  };
}

function readLife(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** A disk that is full must not keep the calls from being taken up; then only a death of both is taken for ours alone. */
function writeLife(path: string, life: string): void {
  try {
    writeFileSync(`${path}.next`, life, { mode: 0o600 });
    renameSync(`${path}.next`, path);
  } catch {
    return;
  }
}
