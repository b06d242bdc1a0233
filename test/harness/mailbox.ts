// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dovecot } from './dovecot.ts';

/** The settings of one mailbox in a folder of their own. */
export interface Mailbox {
  /** For `MAILBOXES`. */
  readonly path: string;
  remove(): Promise<void>;
}

/** Who reads at this Dovecot as `buergerservice`, for the Bürgerservice. */
export async function mailboxAt(
  dovecot: Pick<Dovecot, 'host' | 'port' | 'password'>,
  {
    address = 'buergerservice@stadt.example',
    authservId,
  }: {
    readonly address?: string;
    /** Whose word on senders is believed; nobody's without it. */
    readonly authservId?: string;
  } = {},
): Promise<Mailbox> {
  const folder = await mkdtemp(join(tmpdir(), 'amt-mail-'));
  const path = join(folder, 'mailboxes.yaml');
  // Only the operator may read the password; the server runs as another user when we are root.
  await writeFile(join(folder, 'password'), dovecot.password, { mode: 0o600 });
  await writeFile(
    path,
    `mailboxes:
  - key: buergerservice
    address: ${address}
    department: buergerservice
    imap: imap://${dovecot.host}:${dovecot.port}
    user: buergerservice
    passwordFile: password
${authservId === undefined ? '' : `    authservId: ${authservId}\n`}`,
    { mode: 0o600 },
  );
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
