// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Keeps personal data and secrets out of log lines (decision 29, threats S27): values of named fields are dropped,
 * and whatever looks like a phone number, a mail address or a token is replaced in every text.
 */

/** Fields whose value never belongs into a log, lower case, without `-` and `_`. */
const dropped = new Set([
  'password',
  'passwordhash',
  'token',
  'tokenhash',
  'ticket',
  'secret',
  'cookie',
  'setcookie',
  'authorization',
  'proxyauthorization',
  'number',
  'phone',
  'callernumber',
  'caller',
  'connected',
  'from',
  'to',
  'email',
  'mail',
  'address',
  'remoteaddress',
  'ip',
  'wish',
  'citizenname',
  'displayname',
  'text',
  'body',
  'accountid',
  'account',
  'agentid',
  'agent',
  'shiftid',
  'shift',
  'phoneid',
  'sessionid',
]);

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const isoTime = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?`;
const mail = String.raw`[^\s"'<>@:;,()]{1,64}@[^\s"'<>@:;,()]{1,255}`;
const bearer = String.raw`Bearer\s+\S+`;
const cookie = String.raw`(?:__Host-)?amtsleitung=[^\s;"]+`;
/** A number as people and switches write it: leading + or 0, or nine digits and more in a row. */
const phone = String.raw`(?<![\w.-])(?:\+|\(?0)(?:[ \-/()]{0,3}\d){5,}(?![\w-])|(?<![\w-])\d{9,}(?![\w-])`;
/** 192-bit secrets of ours are 32 URL-safe characters; hashes in hex are longer. */
const secret = String.raw`(?<![\w/.-])(?=[\w-]*\d)(?=[\w-]*[a-zA-Z])[\w-]{32,}(?![\w/.-])`;
const pattern = new RegExp(`(${uuid}|${isoTime})|(${bearer}|${cookie})|(${mail})|(${phone})|(${secret})`, 'gi');

/** The text with phone numbers, mail addresses and tokens replaced; ids and times stay readable. */
export function scrubText(text: string): string {
  return text.replace(pattern, (found, kept?: string, token?: string, address?: string, number?: string) => {
    if (kept !== undefined) return found;
    if (token !== undefined) return '[token]';
    if (address !== undefined) return '[mail]';
    if (number !== undefined) return '[number]';
    return '[secret]';
  });
}

/** A copy for the log: dropped fields replaced, texts scrubbed, errors as name, code, message and stack; at most six levels deep. */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value.length > 8000 ? `${value.slice(0, 8000)}…` : value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 6) return '[deep]';
  if (value instanceof Error) {
    const code = 'code' in value && typeof value.code === 'string' ? { code: value.code } : {};
    const cause = value.cause === undefined ? {} : { cause: scrub(value.cause, depth + 1) };
    return {
      type: value.name,
      message: scrubText(value.message),
      ...code,
      stack: scrubText(value.stack ?? ''),
      ...cause,
    };
  }
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => scrub(item, depth + 1));
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const hidden = dropped.has(key.toLowerCase().replace(/[-_]/g, '')) && item !== null && item !== undefined;
    copy[key] = hidden ? '[hidden]' : scrub(item, depth + 1);
  }
  return copy;
}
