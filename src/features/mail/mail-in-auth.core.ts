// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Whether our own receiving server vouches for a sender: its `Authentication-Results` (RFC 8601) with DMARC passed, or SPF or DKIM
 * passed for the sender's domain. Nothing is looked up. Rule: mail-in.spec.md, MI17.
 */

/** One method with what it came to. */
interface AuthResult {
  readonly method: string;
  readonly result: string;
  /** `header.d` → value, as written. */
  readonly properties: ReadonlyMap<string, string>;
}

/** What one server wrote down about one mail. */
export interface Authentication {
  /** In small letters. */
  readonly authservId: string;
  readonly results: readonly AuthResult[];
}

/** Reads the value of one header; undefined = it names no server. */
export function readAuthentication(value: string): Authentication | undefined {
  const [head = '', ...rest] = pieces(value);
  const authservId = /^"?([^\s"]+)"?(?:\s+\d+)?$/.exec(head)?.[1]?.toLowerCase();
  if (authservId === undefined || authservId.includes('=')) return undefined;
  return { authservId, results: rest.flatMap((piece) => resultOf(piece) ?? []) };
}

/** What stands between semicolons; comments, which may lie in each other, are taken out. */
function pieces(value: string): string[] {
  const found: string[] = [];
  let piece = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < value.length; at += 1) {
    const sign = value.charAt(at);
    if (sign === '\\' && (quoted || depth > 0)) {
      if (depth === 0) piece += value.charAt(at + 1);
      at += 1;
    } else if (depth === 0 && sign === '"') {
      quoted = !quoted;
      piece += sign;
    } else if (!quoted && sign === '(') depth += 1;
    else if (!quoted && sign === ')') depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (!quoted && sign === ';') {
      found.push(piece.trim());
      piece = '';
    } else piece += sign;
  }
  return [...found, piece.trim()];
}

function resultOf(piece: string): AuthResult | undefined {
  const [, method, result] = /^([a-z][a-z0-9_-]*)(?:\s*\/\s*\d+)?\s*=\s*([a-z]+)/i.exec(piece) ?? [];
  if (method === undefined || result === undefined) return undefined;
  const properties = new Map<string, string>();
  for (const [, type = '', name = '', quoted, plain = ''] of piece.matchAll(
    /(?<=\s)([a-z]+)\s*\.\s*([a-z0-9_-]+)\s*=\s*(?:"([^"]*)"|([^\s"]+))/gi,
  )) {
    const key = `${type}.${name}`.toLowerCase();
    if (!properties.has(key)) properties.set(key, quoted ?? plain);
  }
  return { method: method.toLowerCase(), result: result.toLowerCase(), properties };
}

/**
 * True if the server with this id vouches for the address in `From` (its domain in ASCII). `values` are the headers from the top
 * of the mail down; only the uppermost of the server counts: what a sender smuggles in stands below it.
 */
export function isAuthentic(values: readonly string[], authservId: string | undefined, from: string): boolean {
  const said = saidBy(values, authservId);
  const domain = domainOf(from);
  return said !== undefined && domain.includes('.') && said.results.some((one) => vouchesFor(one, domain));
}

/** What our server says of a sender: it vouches, it says nothing that counts, or its checks failed (MI22). */
export type SenderCheck = 'checked' | 'unchecked' | 'failed';

const failing: readonly string[] = ['fail', 'softfail'];

/**
 * What the server with this id says of the address in `From`; of the headers the same one counts as for `isAuthentic`. DMARC is
 * believed before all others: its domain's owner asks for that. Without it a failed SPF or DKIM counts where none of them vouches.
 */
export function senderCheck(values: readonly string[], authservId: string | undefined, from: string): SenderCheck {
  const results = saidBy(values, authservId)?.results ?? [];
  if (results.some(({ method, result }) => method === 'dmarc' && result === 'fail')) return 'failed';
  if (isAuthentic(values, authservId, from)) return 'checked';
  const isRefused = results.some(
    ({ method, result }) => (method === 'spf' || method === 'dkim') && failing.includes(result),
  );
  return isRefused ? 'failed' : 'unchecked';
}

function saidBy(values: readonly string[], authservId: string | undefined): Authentication | undefined {
  const own = authservId?.toLowerCase();
  return own === undefined ? undefined : values.map(readAuthentication).find((one) => one?.authservId === own);
}

function vouchesFor({ method, result, properties }: AuthResult, from: string): boolean {
  if (result !== 'pass') return false;
  const named = (key: string): string | undefined => {
    const value = properties.get(key);
    return value === undefined ? undefined : domainOf(value);
  };
  switch (method) {
    case 'dmarc': {
      const checked = named('header.from');
      return checked === undefined || checked === from;
    }
    case 'dkim':
      return isAligned(named('header.d') ?? named('header.i'), from);
    case 'spf':
      return isAligned(named('smtp.mailfrom'), from);
    default:
      return false;
  }
}

/** The same domain, or one above: who has that has the sender's as well. The other way round nobody knows without a list of suffixes. */
function isAligned(passed: string | undefined, from: string): boolean {
  return passed !== undefined && passed.includes('.') && (from === passed || from.endsWith(`.${passed}`));
}

function domainOf(value: string): string {
  return value
    .slice(value.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/\.$/, '');
}
