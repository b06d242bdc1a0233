// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Ctrl-C or SIGTERM: ends what the run has started, then this program with 130. The function given takes that back. */
export function onSignal(close: () => Promise<void>): () => void {
  const end = (): void => {
    process.stderr.write('ending what was started\n');
    void close().finally(() => process.exit(130));
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, end);
  return () => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, end);
  };
}
