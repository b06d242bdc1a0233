// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A real Dovecot with its own folder and a loopback port: everybody may sign in with one password, mail lies in Maildirs. */
import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { dovecotProgram } from '../../src/platform/packages/host-programs.ts';
import { findUser, isRoot } from '../../src/platform/process/service-user.ts';
import { waitFor } from './wait-for.ts';

export interface Dovecot {
  readonly host: string;
  readonly port: number;
  readonly password: string;
  /** Where the mailboxes lie, each a Maildir with the name of its user; they belong to `nobody` when we are root. */
  readonly maildirs: string;
  /** Puts a mail into the inbox of this user, as a delivery does. */
  deliver(user: string, raw: Uint8Array): void;
  /** How many mails lie in a folder; `''` = the inbox. */
  count(user: string, folder: string): number;
  /** Throws everybody out and goes away; `start` brings it back at the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

const host = '127.0.0.1';
const password = 'geheim-im-test';

/** Starts Dovecot 2.3 (Debian 12) or 2.4 (Debian 13). Throws with the reason. */
export async function startDovecot(): Promise<Dovecot> {
  const had = await dovecotProgram(() => undefined);
  if (!had.ok) throw new Error(had.why);
  const program = had.value;
  const port = await freePort();
  const base = mkdtempSync(join(tmpdir(), 'amt-dovecot-'));
  chmodSync(base, 0o755);
  const owner = isRoot() ? findUser('nobody') : undefined;
  const mail = join(base, 'mail');
  for (const folder of ['run', 'state', 'mail']) mkdirSync(join(base, folder));
  if (owner) chownSync(mail, owner.uid, owner.gid);
  const user = owner ? 'nobody' : userInfo().username;
  const group = owner ? readGroup(owner.gid) : readGroup(userInfo().gid);
  const own = !program.command.startsWith('/usr/sbin/');
  const lib = resolve(program.command, '../../lib/dovecot');
  const settings = { base, mail, port, user, group, libexec: own ? lib : undefined };
  const config = join(base, 'dovecot.conf');
  writeFileSync(config, /^2\.3\./.test(program.version) ? configuration23(settings) : configuration24(settings));
  let child: ChildProcess | undefined;
  let number = 0;

  async function start(): Promise<void> {
    const env = { ...process.env, ...program.env };
    // A group of its own: see `stop`.
    child = spawn(program.command, [...program.args, '-F', '-c', config], {
      env,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()));
    const started = child;
    await waitFor(`Dovecot ${program.version}`, async () => {
      if (started.exitCode !== null) throw new Error(`Dovecot ended: ${said}${logOf(base)}`);
      return (await answers(port)) || undefined;
    });
  }

  async function stop(): Promise<void> {
    const running = child;
    if (!running || running.exitCode !== null) return;
    const ended = new Promise((done) => running.once('exit', done));
    running.kill('SIGTERM');
    await ended;
    // The main process does not wait for those that serve a mailbox; one that lives on keeps its connection, as if nothing were.
    try {
      if (running.pid !== undefined) process.kill(-running.pid, 'SIGKILL');
    } catch {
      // All were gone already.
    }
  }

  await start();
  return {
    ...{ host, port, password, maildirs: mail, start, stop },
    deliver(box, raw) {
      const inbox = join(mail, box);
      for (const folder of ['', 'tmp', 'new', 'cur'].map((part) => join(inbox, part))) {
        mkdirSync(folder, { recursive: true });
        if (owner) chownSync(folder, owner.uid, owner.gid);
      }
      number += 1;
      const name = `${1_700_000_000 + number}.M${number}P${process.pid}.test`;
      const file = join(inbox, 'tmp', name);
      writeFileSync(file, raw);
      if (owner) chownSync(file, owner.uid, owner.gid);
      // There at once and whole, as deliveries are: Dovecot takes it away at any moment from here on.
      renameSync(file, join(inbox, 'new', name));
    },
    count(name, folder) {
      const at = join(mail, name, folder === '' ? '' : `.${folder.replaceAll('/', '.')}`);
      return ['new', 'cur'].reduce((sum, part) => sum + filesIn(join(at, part)), 0);
    },
    async close() {
      await stop();
      rmSync(base, { recursive: true, force: true });
    },
  };
}

interface Settings {
  readonly base: string;
  readonly mail: string;
  readonly port: number;
  readonly user: string;
  readonly group: string;
  readonly libexec: string | undefined;
}

function services({ port }: Settings): string {
  const free = ['anvil', 'stats'].map((name) => `service ${name} {\n  chroot =\n}`).join('\n');
  return `service imap-login {
  chroot =
  inet_listener imap {
    address = ${host}
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
${free}
`;
}

function configuration23(set: Settings): string {
  return `base_dir = ${set.base}/run
state_dir = ${set.base}/state
log_path = ${set.base}/log
protocols = imap
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain
mail_location = maildir:${set.mail}/%u
default_login_user = ${set.user}
default_internal_user = ${set.user}
default_internal_group = ${set.group}
first_valid_uid = 1
mail_max_userip_connections = 50
${set.libexec === undefined ? '' : `libexec_dir = ${set.libexec}\n`}passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${set.user} gid=${set.group} home=${set.base}/state/%u
}
namespace inbox {
  inbox = yes
  separator = /
}
${services(set)}`;
}

function configuration24(set: Settings): string {
  return `dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
base_dir = ${set.base}/run
state_dir = ${set.base}/state
log_path = ${set.base}/log
protocols {
  imap = yes
}
ssl = no
auth_allow_cleartext = yes
auth_mechanisms {
  plain = yes
}
mail_driver = maildir
mail_path = ${set.mail}/%{user}
default_login_user = ${set.user}
default_internal_user = ${set.user}
default_internal_group = ${set.group}
first_valid_uid = 1
mail_max_userip_connections = 50
${set.libexec === undefined ? '' : `libexec_dir = ${set.libexec}\n`}passdb static {
  password = ${password}
}
userdb static {
  fields {
    uid = ${set.user}
    gid = ${set.group}
    home = ${set.base}/state/%{user}
  }
}
namespace inbox {
  inbox = yes
  separator = /
}
${services(set).replace('    address = 127.0.0.1', '    listen = 127.0.0.1')}`;
}

function readGroup(gid: number): string {
  const line = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .find((one) => one.split(':')[2] === String(gid));
  return line?.split(':')[0] ?? String(gid);
}

function logOf(base: string): string {
  try {
    return readFileSync(join(base, 'log'), 'utf8').slice(-2_000);
  } catch {
    return '';
  }
}

function filesIn(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    return 0;
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, host);
    const end = (is: boolean): void => {
      socket.destroy();
      done(is);
    };
    socket.once('data', (bytes) => end(/^\* OK/.test(bytes.toString())));
    socket.once('error', () => end(false));
    socket.setTimeout(2_000, () => end(false));
  });
}
