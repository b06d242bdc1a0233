// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The settings of the city's mail server. A part of `config.ts`. */
import { z } from 'zod';
import { withAsciiDomain } from '../lib/ascii-domain.ts';
import { isOneAddress } from '../lib/pure/mail-address.ts';
import { replyAddress } from '../lib/reply-address.ts';
import { isLoopback, number } from './config-fields.ts';

/** The mail server and the sender, as set. */
export interface MailConfig {
  readonly host: string;
  readonly port: number;
  readonly tls: 'implicit' | 'required' | 'off';
  readonly user?: string;
  readonly password?: string;
  /** `name` is empty when only an address was set. */
  readonly from: { readonly name: string; readonly address: string };
}

const smtpUrl = z.string().transform((text, context) => {
  const url = URL.parse(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || !/^\/?$/.test(url.pathname + url.search)) {
    context.addIssue('must look like smtps://user@mail.example:465 or smtp://user@mail.example:587');
    return z.NEVER;
  }
  if (url.password !== '') {
    context.addIssue('must not contain the password: put it into a file and name that in SMTP_PASSWORD_FILE');
    return z.NEVER;
  }
  const implicit = url.protocol === 'smtps:';
  const port = url.port === '' ? (implicit ? 465 : 587) : Number(url.port);
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port, implicit, user: decodeURIComponent(url.username) };
});

const mailFrom = z.string().transform((text, context) => {
  const [, name = '', inAngles] = /^(?:"?([^"<>\r\n]*?)"?\s*)<([^<>]+)>$/.exec(text) ?? [];
  const address = withAsciiDomain(inAngles ?? text);
  if (!isOneAddress(address) || !hasRoomForSignature(address)) {
    context.addIssue(
      'must be the address people answer to, e.g. Bürgertelefon <post@stadt.example>, without a plus sign and with at most 41 characters before the @',
    );
    return z.NEVER;
  }
  return { name: name.trim(), address };
});

/** Answers come back to `post+NUMBER-SIGNATURE@…`, departments' with one letter more, which have to be addresses, too. */
function hasRoomForSignature(address: string): boolean {
  try {
    return replyAddress(address, '00000000', new Uint8Array(32), 'department') !== '';
  } catch {
    return false;
  }
}

/** The settings by name. */
export const mailFields = {
  SMTP_URL: smtpUrl.optional(),
  SMTP_PASSWORD: z.string().optional(),
  SMTP_TLS: z.enum(['required', 'off'], 'must be required or off').default('required'),
  MAIL_FROM: mailFrom.optional(),
  TICKET_KEEP_DAYS: number(1, 3650).default(90),
  MAIL_KEEP_DAYS: number(1, 3650).optional(),
};

type Fields = z.output<z.ZodObject<typeof mailFields>>;

/** Mail settings that are right one by one but not together. */
export function mailContradictions(set: Fields): string[] {
  const found: string[] = [];
  if (set.SMTP_URL !== undefined && set.MAIL_FROM === undefined)
    found.push(
      'SMTP_URL is set without MAIL_FROM: set the address mails come from, e.g. Bürgertelefon <post@stadt.example>',
    );
  if (set.SMTP_URL === undefined && (set.MAIL_FROM !== undefined || set.SMTP_PASSWORD !== undefined))
    found.push(
      'MAIL_FROM or SMTP_PASSWORD is set without SMTP_URL: set the mail server as well, e.g. smtp://user@mail.example:587',
    );
  if ((set.MAIL_KEEP_DAYS ?? 0) > set.TICKET_KEEP_DAYS)
    found.push(
      'MAIL_KEEP_DAYS is more than TICKET_KEEP_DAYS, but mails go with their ticket at the latest: make it smaller, or leave it out',
    );
  if (set.SMTP_URL === undefined) return found;
  const hasUser = set.SMTP_URL.user !== '';
  if (hasUser !== (set.SMTP_PASSWORD !== undefined))
    found.push(
      'the user in SMTP_URL and SMTP_PASSWORD (or SMTP_PASSWORD_FILE) belong together: set both or none, e.g. smtp://user@mail.example:587',
    );
  if (set.SMTP_TLS === 'off' && hasUser && !isLoopback(set.SMTP_URL.host))
    found.push('SMTP_TLS=off would send the password in the clear: remove it, or the user from SMTP_URL');
  return found;
}

/** The mail server, undefined when none is set. A server on this machine is spoken to in the clear unless by smtps. */
export function mailOf(set: Fields): MailConfig | undefined {
  const { SMTP_URL: url, MAIL_FROM: from } = set;
  if (!url || !from) return undefined;
  return {
    host: url.host,
    port: url.port,
    tls: url.implicit ? 'implicit' : set.SMTP_TLS === 'off' || isLoopback(url.host) ? 'off' : 'required',
    ...(url.user !== '' && { user: url.user }),
    ...(set.SMTP_PASSWORD !== undefined && { password: set.SMTP_PASSWORD }),
    from,
  };
}
