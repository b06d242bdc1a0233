// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The mailboxes of the city, from the file `MAILBOXES` names; all mistakes are told together, each with the fix. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { withAsciiDomain } from '../lib/ascii-domain.ts';
import { isInternetAddress } from '../lib/pure/mail-address.ts';
import { isLoopback } from './config-fields.ts';

/** A mailbox mail is fetched from. */
export interface Mailbox {
  /** Stands in rows; never changes. */
  readonly key: string;
  /** What people write to; answers come back to it with a sign of ours behind a plus. */
  readonly address: string;
  /** Key of the department whose mail lies there. */
  readonly department: string;
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS is demanded, on this machine only offered. */
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  readonly folder: string;
  /** The name under which the server that receives the mail says who wrote it (RFC 8601); undefined = nobody is acknowledged. */
  readonly authservId: string | undefined;
}

const mailboxSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens, e.g. buergerservice'),
  address: z
    .string()
    .transform(withAsciiDomain)
    .refine(isInternetAddress, 'must be an e-mail address, e.g. buergerservice@stadt.example'),
  department: z.string().min(1, 'must be the key of a department'),
  imap: z
    .string()
    .refine(
      (text) => imapUrl(text) !== undefined,
      'must look like imaps://mail.stadt.example:993 (or imap:// with STARTTLS)',
    ),
  user: z.string().min(1, 'must be the name to sign in with'),
  passwordFile: z.string().min(1, 'must be the path of a file with the password'),
  folder: z.string().min(1).default('INBOX'),
  authservId: z
    .string()
    .regex(
      /^[^\s;="]+$/,
      'must be the first word of the Authentication-Results your mail server writes, e.g. mail.stadt.example',
    )
    .optional(),
});
const fileSchema = z.strictObject({ mailboxes: z.array(mailboxSchema).min(1, 'must list at least one mailbox') });

type Written = z.output<typeof mailboxSchema>;

/** Reads the file; paths in it count from its own folder. */
export function readMailboxes(
  path: string,
): { readonly ok: true; readonly mailboxes: readonly Mailbox[] } | { readonly ok: false; readonly problems: string[] } {
  let content: unknown;
  try {
    content = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = 'code' in (error as Error) && /^E[A-Z]+$/.test(String((error as NodeJS.ErrnoException).code));
    return {
      ok: false,
      problems: [
        why
          ? `MAILBOXES cannot be read (${(error as NodeJS.ErrnoException).code}: ${path}); correct the path or its rights`
          : `MAILBOXES is no YAML (${path}): ${(error as Error).message.split('\n')[0]}`,
      ],
    };
  }
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => `MAILBOXES: ${place(issue.path, content)}${issue.message}`),
    };
  const written = parsed.data.mailboxes;
  const problems = [...twice(written, 'key'), ...twice(written, 'address'), ...twicePlace(written)];
  const mailboxes: Mailbox[] = [];
  for (const one of written) {
    const url = imapUrl(one.imap);
    const password = passwordOf(one, dirname(resolve(path)));
    if (one.address.split('@')[0]?.includes('+') === true)
      problems.push(`MAILBOXES: ${one.key}: address must have no plus sign: answers come back with one of ours`);
    if (typeof password !== 'string') problems.push(password.problem);
    else if (url) {
      const { key, address, department, user, folder, authservId } = one;
      mailboxes.push({ key, address, department, ...url, user, password, folder, authservId });
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, mailboxes };
}

function imapUrl(text: string): { host: string; port: number; secure: boolean } | undefined {
  const url = URL.parse(text);
  if (url === null || !/^imaps?:$/.test(url.protocol) || url.hostname === '' || url.username !== '') return undefined;
  if (!/^\/?$/.test(url.pathname) || url.search !== '') return undefined;
  const secure = url.protocol === 'imaps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return { host, port: url.port === '' ? (secure ? 993 : 143) : Number(url.port), secure };
}

/** True where mail may be fetched without TLS: it never leaves the machine. */
export function mayBePlain(mailbox: Pick<Mailbox, 'host'>): boolean {
  return isLoopback(mailbox.host);
}

function passwordOf({ key, passwordFile }: Written, folder: string): string | { readonly problem: string } {
  const path = resolve(folder, passwordFile);
  try {
    const password = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    return password === ''
      ? { problem: `MAILBOXES: ${key}: passwordFile is empty (${path}); write the password into it` }
      : password;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      problem: `MAILBOXES: ${key}: passwordFile cannot be read (${code}: ${path}); correct the path or its rights`,
    };
  }
}

function twice(written: readonly Written[], field: 'key' | 'address'): string[] {
  const values = written.map((one) => one[field].toLowerCase());
  const double = new Set(values.filter((value, at) => values.indexOf(value) !== at));
  return [...double].map((value) => `MAILBOXES: two mailboxes have the ${field} "${value}"; give each its own`);
}

function twicePlace(written: readonly Written[]): string[] {
  const places = written.map(({ imap, user, folder }) => `${user} at ${imap}, folder ${folder}`);
  const double = new Set(places.filter((one, at) => places.indexOf(one) !== at));
  return [...double].map((one) => `MAILBOXES: two mailboxes are the same place (${one}); remove one of them`);
}

/** The mailbox a mistake is in, by its key where it has one. */
function place(path: readonly PropertyKey[], content: unknown): string {
  const [, at, field] = path;
  const list = (content as { mailboxes?: unknown } | null)?.mailboxes;
  const key = Array.isArray(list) && typeof at === 'number' ? (list[at] as { key?: unknown } | null)?.key : undefined;
  const who = typeof at === 'number' ? `${typeof key === 'string' ? key : `number ${at + 1}`}: ` : '';
  return `${who}${field === undefined ? '' : `${String(field)} `}`;
}
