// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { z } from 'zod';

import { mostTraceDays } from '../features/matter/second-call.core.ts';
import {
  address,
  flag,
  hostName,
  httpUrl,
  iceServers,
  isLoopback,
  networks,
  number,
  port,
  portRange,
} from './config-fields.ts';
import { ariOf, lineContradictions, lineFields, trunkOf, type AriConfig, type TrunkConfig } from './config-line.ts';
import { mailContradictions, mailFields, mailOf, type MailConfig } from './config-mail.ts';
import { readMailboxes, type Mailbox } from './mailboxes.ts';

/** The checkout this program runs from. */
export const checkout = resolve(import.meta.dirname, '../..');

const fields = z.object({
  PORT: port.default(8080),
  HOST: address.default('127.0.0.1'),
  SIP_PORT: port.default(5060),
  ASTERISK_HTTP_PORT: port.default(8088),
  RTP_PORTS: portRange.default({ first: 10_000, last: 10_999 }),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'must look like postgres://user:password@host:5432/database')
    .optional(),
  ...lineFields,
  PUBLIC_URL: httpUrl.optional(),
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  SIP_HOST: address.optional(),
  MEDIA_ADDRESS: hostName.optional(),
  ICE_SERVERS: iceServers.default([]),
  TRUST_PROXY: networks.default([]),
  AMTSLEITUNG_USER: z.string().default('nobody'),
  AMTSLEITUNG_TEST: flag.default(false),
  AMTSLEITUNG_PRACTICE: flag.default(false),
  AMTSLEITUNG_DEV: flag.default(false),
  CITY: z.string().default('cities/krefeld'),
  DEBIAN_MIRROR: z
    .string()
    .regex(/^(https?|file|mirror\+file|copy):\/?\/?\S+$/, 'must be an address that ends in /debian')
    .optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info'),
  DRAIN_MINUTES: number(0, 24 * 60).default(60),
  WEB_CALL_SECONDS: number(1, 3600).default(120),
  SECOND_CALL_DAYS: number(0, mostTraceDays).default(mostTraceDays),
  MAILBOXES: z.string().optional(),
  ...mailFields,
});

type Fields = z.output<typeof fields>;

/** Settings that may come from a file instead, named `…_FILE`, so that no secret stands in the environment. */
const secrets = [
  'DATABASE_URL',
  'ASTERISK_ARI_URL',
  'ASTERISK_ARI_PASSWORD',
  'SIP_TRUNK_PASSWORD',
  'SMTP_URL',
  'SMTP_PASSWORD',
] as const;

/** What the operator set, checked; all paths absolute. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly sip: { readonly host: string; readonly port: number };
  readonly asteriskHttpPort: number;
  readonly rtp: { readonly first: number; readonly last: number };
  /** Undefined = the default, which depends on who starts us (see `data-folder.ts`). */
  readonly dataDir?: string;
  readonly databaseUrl?: string;
  /** A given Asterisk; undefined = we run our own. */
  readonly ari?: AriConfig;
  /** Undefined = no line yet: the sample installation. */
  readonly trunk?: TrunkConfig;
  /** The address people type, without a slash at the end; undefined = only on this machine. */
  readonly publicUrl?: string;
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
  readonly mediaAddress?: string;
  readonly iceServers: readonly { readonly urls: string; readonly username?: string; readonly credential?: string }[];
  /** Addresses or networks whose X-Forwarded-* headers are believed. */
  readonly trustProxy: readonly string[];
  readonly serviceUser: string;
  readonly isTest: boolean;
  /** Asks for the built-in practice switch instead of Asterisk. */
  readonly practice: boolean;
  /** Set by `npm run dev`: the browser's pages come from Vite, nothing is built. */
  readonly isDev: boolean;
  readonly cityFolder: string;
  readonly debianMirror?: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** How long `npm stop` waits for calls to end, in minutes. */
  readonly drainMinutes: number;
  /** How long a citizen's page may take from its credentials to the call. */
  readonly webCallSeconds: number;
  /** Days a caller is recognised by a keyed hash of the number; 0 = not at all. */
  readonly secondCallDays: number;
  /** Days a closed ticket is kept, with all that hangs on it. */
  readonly ticketKeepDays: number;
  /** Days raw mails, attachments and texts of mails are kept: after the end of their ticket, or in quarantine. */
  readonly mailKeepDays: number;
  /** Mailboxes mail is fetched from; none = no mail comes in. */
  readonly mailboxes: readonly Mailbox[];
  /** The city's mail server; undefined = nothing is sent. */
  readonly mail?: MailConfig;
}

/** Reads the settings from an environment; wrong ones are all named together, each with the fix. Reads `…_FILE`s. */
export function readConfig(
  env: NodeJS.ProcessEnv,
): { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: string[] } {
  const problems: string[] = [];
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(env))
    if (value !== undefined && value.trim() !== '') given[name] = value.trim();
  for (const name of secrets) readSecret(name, given, problems);
  const mail = given['MAILBOXES'] === undefined ? undefined : readMailboxes(resolve(given['MAILBOXES']));
  if (mail?.ok === false) problems.push(...mail.problems);
  const parsed = fields.safeParse(given);
  if (!parsed.success) {
    problems.push(
      ...parsed.error.issues.map(
        (issue) => `${issue.path.join('.')} ${issue.message} (it is "${shown(issue.path[0], given)}")`,
      ),
    );
    // What is right by itself may still contradict: all mistakes are told in one go.
    const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    for (const name of wrong) delete given[name];
    const rest = fields.safeParse(given);
    return { ok: false, problems: rest.success ? [...problems, ...contradictions(rest.data, wrong)] : problems };
  }
  problems.push(...contradictions(parsed.data));
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, config: toConfig(parsed.data, mail?.ok === true ? mail.mailboxes : []) };
}

function readSecret(name: string, given: Record<string, string>, problems: string[]): void {
  const file = given[`${name}_FILE`];
  if (file === undefined) return;
  if (given[name] !== undefined) {
    problems.push(`${name} and ${name}_FILE are both set; keep one of them`);
    return;
  }
  try {
    given[name] = readFileSync(file, 'utf8').trim();
  } catch (error) {
    problems.push(
      `${name}_FILE cannot be read (${(error as NodeJS.ErrnoException).code}: ${file}); correct the path or its rights`,
    );
  }
}

/** A wrong setting is shown to the person who set it, a secret never. */
function shown(name: PropertyKey | undefined, given: Record<string, string>): string {
  const key = String(name);
  return (secrets as readonly string[]).includes(key) ? '…' : (given[key] ?? '').slice(0, 80);
}

/** Settings that are right one by one but not together; `wrong` ones were told already and are missing in `set`. */
function contradictions(set: Fields, wrong: ReadonlySet<string> = new Set()): string[] {
  const found: string[] = [];
  const isLocal = isLoopback(set.HOST);
  const hasTls = set.TLS_CERT_FILE !== undefined;
  if (hasTls !== (set.TLS_KEY_FILE !== undefined))
    found.push('TLS_CERT_FILE and TLS_KEY_FILE belong together: set both or none');
  if (!isLocal && set.PUBLIC_URL === undefined) {
    found.push(
      `HOST is ${set.HOST}, which others can reach: set PUBLIC_URL to the address they will type, e.g. https://hotline.example`,
    );
  }
  const publicUrl = set.PUBLIC_URL === undefined ? undefined : new URL(set.PUBLIC_URL);
  if (publicUrl?.protocol === 'http:' && !isLoopback(publicUrl.hostname)) {
    found.push('PUBLIC_URL must begin with https:// because browsers give the microphone to secure pages only');
  }
  if (publicUrl?.protocol === 'https:' && !hasTls && set.TRUST_PROXY.length === 0) {
    found.push(
      'PUBLIC_URL is https: set TLS_CERT_FILE and TLS_KEY_FILE, or TRUST_PROXY to the address of the proxy that does TLS',
    );
  }
  if (set.AMTSLEITUNG_TEST && (!isLocal || publicUrl !== undefined)) {
    found.push('AMTSLEITUNG_TEST=1 opens test doors and works only on this machine: remove it, or HOST and PUBLIC_URL');
  }
  if (set.SIP_PORT >= set.RTP_PORTS.first && set.SIP_PORT <= set.RTP_PORTS.last)
    found.push('SIP_PORT lies inside RTP_PORTS: move one of them');
  if (set.PORT === set.ASTERISK_HTTP_PORT) found.push('PORT and ASTERISK_HTTP_PORT are the same: change one of them');
  const isMailWrong = Object.keys(mailFields).some((name) => wrong.has(name));
  return [...found, ...lineContradictions(set), ...(isMailWrong ? [] : mailContradictions(set))];
}

function toConfig(set: Fields, mailboxes: readonly Mailbox[]): Config {
  const ari = ariOf(set);
  const trunk = trunkOf(set);
  const mail = mailOf(set);
  return {
    host: set.HOST,
    port: set.PORT,
    sip: { host: set.SIP_HOST ?? set.HOST, port: set.SIP_PORT },
    asteriskHttpPort: ari ? portOf(ari.url) : set.ASTERISK_HTTP_PORT,
    rtp: set.RTP_PORTS,
    ...(set.DATA_DIR !== undefined && { dataDir: resolve(set.DATA_DIR) }),
    ...(set.DATABASE_URL !== undefined && { databaseUrl: set.DATABASE_URL }),
    ...(ari && { ari }),
    ...(trunk && { trunk }),
    ...(set.PUBLIC_URL !== undefined && { publicUrl: set.PUBLIC_URL.replace(/\/+$/, '') }),
    ...(set.TLS_CERT_FILE !== undefined &&
      set.TLS_KEY_FILE !== undefined && {
        tls: { certFile: resolve(set.TLS_CERT_FILE), keyFile: resolve(set.TLS_KEY_FILE) },
      }),
    ...(set.MEDIA_ADDRESS !== undefined && { mediaAddress: set.MEDIA_ADDRESS }),
    iceServers: set.ICE_SERVERS,
    trustProxy: set.TRUST_PROXY,
    serviceUser: set.AMTSLEITUNG_USER,
    isTest: set.AMTSLEITUNG_TEST,
    practice: set.AMTSLEITUNG_PRACTICE,
    isDev: set.AMTSLEITUNG_DEV,
    cityFolder: resolve(checkout, set.CITY),
    ...(set.DEBIAN_MIRROR !== undefined && { debianMirror: set.DEBIAN_MIRROR }),
    logLevel: set.LOG_LEVEL,
    drainMinutes: set.DRAIN_MINUTES,
    webCallSeconds: set.WEB_CALL_SECONDS,
    secondCallDays: set.SECOND_CALL_DAYS,
    ticketKeepDays: set.TICKET_KEEP_DAYS,
    mailKeepDays: set.MAIL_KEEP_DAYS ?? set.TICKET_KEEP_DAYS,
    mailboxes,
    ...(mail && { mail }),
  };
}

function portOf(origin: string): number {
  const url = new URL(origin);
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}
