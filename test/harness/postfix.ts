// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * A real Postfix as the city's mail server: its own folder, queue and loopback port, nothing of the machine's mail. It takes
 * mails for others to the next hop, and what comes back to the city's mailbox into a Maildir. Needs root: its parts change users.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { postfixProgram } from '../../src/platform/packages/host-programs.ts';
import { findUser } from '../../src/platform/process/service-user.ts';
import { waitFor } from './wait-for.ts';

export interface Postfix {
  readonly port: number;
  readonly version: string;
  /** Everything it wrote to its log. */
  log(): string;
  /** Mails it has taken and not got rid of. */
  queued(): number;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

export interface PostfixPlace {
  /** Port on loopback where the citizens' mail servers answer. */
  readonly nextHop: number;
  /** The mailbox that is its own, and the name of its Maildir in `maildirs`. */
  readonly mailbox: { readonly local: string; readonly domain: string };
  readonly maildirs: string;
}

/** Users and a group every Debian has: Postfix insists on two users that are not the same, and a group of its own. */
const owner = 'daemon';
const others = 'nobody';
const group = 'games';
const host = '127.0.0.1';

/** Starts it. Throws with the reason. */
export async function startPostfix(place: PostfixPlace): Promise<Postfix> {
  const had = await postfixProgram(() => undefined);
  if (!had.ok) throw new Error(had.why);
  const { command, env, version } = had.value;
  const base = mkdtempSync(join(tmpdir(), 'amt-postfix-'));
  chmodSync(base, 0o755);
  // Its parts go on loading after they have given up root, who alone may look into the cache.
  const parts = join(base, 'lib');
  cpSync(resolve(command, '../../lib/postfix'), parts, { recursive: true });
  const port = await freePort();
  const mailOwner = idsOf(owner);
  const games = groupOf(group);
  for (const folder of ['etc', 'data', 'spool']) mkdirSync(join(base, folder));
  chownSync(join(base, 'data'), mailOwner.uid, mailOwner.gid);
  for (const queue of queues) {
    const folder = join(base, 'spool', queue);
    mkdirSync(folder, { mode: 0o700 });
    if (queue !== 'pid')
      chownSync(folder, mailOwner.uid, queue === 'public' || queue === 'maildrop' ? games : mailOwner.gid);
  }
  chmodSync(join(base, 'spool', 'public'), 0o710);
  chmodSync(join(base, 'spool', 'maildrop'), 0o730);
  // The copy first: the unpacked one is the same, but nobody else may read it.
  const libraries = [parts, env['LD_LIBRARY_PATH'] ?? ''].join(':');
  const { local, domain } = place.mailbox;
  const etc = join(base, 'etc');
  const pattern = `${local}(\\+.*)?@${domain.replaceAll('.', '\\.')}`;
  writeFileSync(join(etc, 'mailboxes'), `/^${pattern}$/ ${local}/\n`);
  writeFileSync(join(etc, 'transport'), `/^${pattern}$/ virtual:\n/./ smtp:[${host}]:${place.nextHop}\n`);
  writeFileSync(join(etc, 'main.cf'), mainConfiguration({ ...place, base, parts, libraries }));
  writeFileSync(join(etc, 'master.cf'), services(port));

  const master = spawn(join(parts, 'sbin', 'master'), ['-c', etc, '-d'], {
    env: { ...process.env, LD_LIBRARY_PATH: libraries, MAIL_CONFIG: etc },
    // A group of its own: its parts end with it.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  master.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const log = (): string => read(join(base, 'log'));
  await waitFor(`Postfix ${version}`, async () => {
    if (master.exitCode !== null) throw new Error(`Postfix ended: ${said}${log()}`);
    return (await answers(port)) || undefined;
  });
  return {
    ...{ port, version, log },
    queued: () =>
      ['incoming', 'active', 'deferred'].reduce((sum, queue) => sum + filesBelow(join(base, 'spool', queue)), 0),
    async close() {
      const ended = new Promise((done) => master.once('exit', done));
      if (master.exitCode === null && master.pid !== undefined) {
        process.kill(-master.pid, 'SIGTERM');
        await ended;
      }
      rmSync(base, { recursive: true, force: true });
    },
  };
}

const queues = [
  ...['active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold', 'incoming', 'private', 'saved', 'trace'],
  ...['public', 'maildrop', 'pid'],
];

function mainConfiguration(
  set: PostfixPlace & { readonly base: string; readonly parts: string; readonly libraries: string },
): string {
  const { base, parts } = set;
  const keeper = idsOf(others);
  return `compatibility_level = 3.6
config_directory = ${base}/etc
meta_directory = ${base}/etc
queue_directory = ${base}/spool
data_directory = ${base}/data
daemon_directory = ${parts}/sbin
command_directory = ${parts}/sbin
shlib_directory = ${parts}
maillog_file = ${base}/log
maillog_file_prefixes = ${base}
import_environment = LD_LIBRARY_PATH=${set.libraries} MAIL_CONFIG=${base}/etc
export_environment = LD_LIBRARY_PATH
mail_owner = ${owner}
default_privs = ${others}
setgid_group = ${group}
inet_interfaces = ${host}
inet_protocols = ipv4
myhostname = mail.${set.mailbox.domain}
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
disable_dns_lookups = yes
virtual_mailbox_domains = ${set.mailbox.domain}
virtual_mailbox_base = ${set.maildirs}
virtual_mailbox_maps = regexp:${base}/etc/mailboxes
virtual_uid_maps = static:${keeper.uid}
virtual_gid_maps = static:${keeper.gid}
virtual_minimum_uid = 1
transport_maps = regexp:${base}/etc/transport
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
smtp_destination_concurrency_failed_cohort_limit = 0
smtp_destination_concurrency_negative_feedback = 0
`;
}

function services(port: number): string {
  return `${host}:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;
}

function idsOf(name: string): { readonly uid: number; readonly gid: number } {
  const user = findUser(name);
  if (!user) throw new Error(`this machine has no user ${name}`);
  return user;
}

function groupOf(name: string): number {
  const line = read('/etc/group')
    .split('\n')
    .find((one) => one.startsWith(`${name}:`));
  if (line === undefined) throw new Error(`this machine has no group ${name}`);
  return Number(line.split(':')[2]);
}

function filesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
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
    socket.once('data', (bytes) => end(bytes.toString().startsWith('220 ')));
    socket.once('error', () => end(false));
    socket.setTimeout(2_000, () => end(false));
  });
}
