// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Fetches the mail of one mailbox and is told of new ones at once (IMAP IDLE): kept first, then moved away (MI15). */
import { ImapFlow } from 'imapflow';
import { headersOf, longestHead } from './mail-in-head.ts';
import { largestMail } from './mail-in-limits.ts';

/** Where mail is fetched from. */
export interface MailboxPlace {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS. */
  readonly secure: boolean;
  /** Without TLS too, where the way does not leave the machine. */
  readonly mayBePlain: boolean;
  readonly user: string;
  readonly password: string;
  readonly folder: string;
}

/** What the operator hears. */
export type MailboxNews =
  | { readonly type: 'connected' }
  | { readonly type: 'away'; readonly error: unknown; readonly awayMs: number; readonly againMs: number }
  | { readonly type: 'mailTooLarge'; readonly bytes: number };

export interface MailboxDeps {
  /** Returns once the mail is committed; throws when it was not kept. `wholeBytes` = its size where `raw` is only its headers. */
  readonly keep: (raw: Uint8Array, receivedAt: number, wholeBytes?: number) => Promise<unknown>;
  /** Mails were kept: they can be taken up. */
  readonly kept: () => void;
  /** Unix milliseconds. */
  readonly nowMs: () => number;
  readonly news: (news: MailboxNews) => void;
  /** A server that says nothing that long is given up, in milliseconds (default 60 s). */
  readonly silenceMs?: number;
  /** The first pause before connecting anew, in milliseconds (default 1 s); it doubles up to a minute. */
  readonly pauseMs?: number;
}

export interface MailboxWatch {
  stop(): Promise<void>;
}

const doneFolder = ['Amtsleitung', 'verarbeitet'];
const largeFolder = ['Amtsleitung', 'zu-gross'];
/** Marks what was kept but could not be moved. */
const keptFlag = '$AmtsleitungKept';
const longestPauseMs = 60_000;

/** Begins to fetch, and goes on until it is stopped, whatever the server does. */
export function watchMailbox(place: MailboxPlace, deps: MailboxDeps): MailboxWatch {
  const silenceMs = deps.silenceMs ?? 60_000;
  let stopped = false;
  let wake = (): void => undefined;
  let client: ImapFlow | undefined;
  const running = run();

  async function run(): Promise<void> {
    let failures = 0;
    let awaySince: number | undefined;
    while (!stopped) {
      try {
        await session(() => {
          failures = 0;
          awaySince = undefined;
          deps.news({ type: 'connected' });
        });
      } catch (error) {
        if (stopped) break;
        awaySince ??= deps.nowMs();
        const againMs = Math.min(longestPauseMs, (deps.pauseMs ?? 1_000) * 2 ** failures);
        failures = Math.min(failures + 1, 16);
        deps.news({ type: 'away', error, awayMs: deps.nowMs() - awaySince, againMs });
        await sleep(againMs);
      }
    }
  }

  /** One connection, until it breaks. */
  async function session(opened: () => void): Promise<void> {
    let broken: Error | undefined;
    const own = new ImapFlow({
      host: place.host,
      port: place.port,
      secure: place.secure,
      ...(!place.secure && !place.mayBePlain && { doSTARTTLS: true }),
      auth: { user: place.user, pass: place.password },
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: silenceMs,
      greetingTimeout: silenceMs,
      socketTimeout: silenceMs,
      // Asked anew before the silence is too long: a server that hangs is told from one that has no news.
      maxIdleTime: Math.max(1_000, silenceMs * 0.7),
    });
    client = own;
    own.on('error', (error: Error) => (broken ??= error));
    own.on('close', () => {
      broken ??= new Error('the mail server closed the connection');
      wake();
    });
    let isNew = false;
    own.on('exists', () => {
      isNew = true;
      wake();
    });
    try {
      await own.connect();
      await own.mailboxOpen(place.folder);
      const done = await folderAt(own, doneFolder);
      opened();
      while (!stopped && !broken) {
        isNew = false;
        await fetchAll(own, done);
        if (stopped || broken || isNew) continue;
        const waited = new Promise<void>((resolve) => (wake = resolve));
        // It ends with the next command; its failure is the connection's.
        void own.idle().catch((error: Error) => {
          broken ??= error;
          wake();
        });
        await waited;
      }
      if (broken && !stopped) throw broken;
    } finally {
      own.close();
    }
  }

  async function fetchAll(from: ImapFlow, done: string): Promise<void> {
    const open = from.mailbox;
    if (!open || open.exists === 0) return;
    const listed = await from.fetchAll('1:*', { uid: true, size: true, internalDate: true, flags: true });
    let kept = false;
    for (const { uid, size, internalDate, flags } of listed) {
      if (stopped) break;
      if (flags?.has(keptFlag) === true) continue;
      const isTooLarge = size !== undefined && size > largestMail;
      const source = isTooLarge ? { start: 0, maxLength: longestHead } : true;
      const mail = await from.fetchOne(String(uid), { source }, { uid: true });
      // Somebody else took it away in between.
      if (mail === false || mail.source === undefined) continue;
      const now = deps.nowMs();
      const at = internalDate === undefined ? now : new Date(internalDate).getTime();
      const came = Number.isFinite(at) ? Math.min(at, now) : now;
      if (isTooLarge) {
        deps.news({ type: 'mailTooLarge', bytes: size });
        await deps.keep(headersOf(mail.source), came, size);
      } else await deps.keep(mail.source, came);
      if (!kept) deps.kept();
      kept = true;
      await putAway(from, uid, isTooLarge ? await folderAt(from, largeFolder) : done);
    }
    if (kept) deps.kept();
  }

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    async stop() {
      stopped = true;
      wake();
      client?.close();
      await running;
    },
  };
}

/** The path of a folder of ours, made if need be. */
async function folderAt(client: ImapFlow, path: readonly string[]): Promise<string> {
  return (await client.mailboxCreate([...path])).path;
}

/** Moved; where the server refuses that, marked, so that it is not fetched again. */
async function putAway(client: ImapFlow, uid: number, folder: string): Promise<void> {
  const moved = await client.messageMove(String(uid), folder, { uid: true });
  if (moved === false) await client.messageFlagsAdd(String(uid), ['\\Seen', keptFlag], { uid: true });
}
