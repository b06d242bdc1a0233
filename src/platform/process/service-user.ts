// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The user that PostgreSQL, Asterisk and, where possible, the server run as when we are started by root. */
export interface ServiceUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** True when this process runs as root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The user by name from the machine's user database; undefined when there is none, or it is root itself. */
export function findUser(name: string): ServiceUser | undefined {
  const line = passwdLines().find((entry) => entry.startsWith(`${name}:`)) ?? fromDirectory(name);
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined || Number(uid) === 0) return undefined;
  return { name, uid: Number(uid), gid: Number(gid) };
}

/** True if the user can read this file, with every folder on the way. Needs root. */
export function canRead(user: ServiceUser, path: string): boolean {
  const ran = spawnSync('/bin/sh', ['-c', 'test -r "$1"', 'sh', path], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
    stdio: 'ignore',
  });
  return ran.status === 0;
}

function passwdLines(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Users of LDAP and the like are not in the file; `getent` asks them all. */
function fromDirectory(name: string): string | undefined {
  const ran = spawnSync('getent', ['passwd', name], { encoding: 'utf8' });
  return ran.status === 0 ? ran.stdout.trim() : undefined;
}
