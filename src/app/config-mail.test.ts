// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const mailOf = (env: Record<string, string>) => {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config.mail;
};
const problemsOf = (env: Record<string, string>): string[] => {
  const read = readConfig(env);
  return read.ok ? [] : read.problems;
};
const from = { MAIL_FROM: 'Bürgertelefon <post@stadt.example>' };

describe('the settings of the mail server', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'amt-mail-'));
    writeFileSync(join(folder, 'password'), 'hidden\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('without any, nothing is sent', () => expect(mailOf({})).toBeUndefined());

  it('a server with its user, password from a file, and the sender', () => {
    const SMTP_PASSWORD_FILE = join(folder, 'password');
    expect(mailOf({ ...from, SMTP_URL: 'smtps://bot%40stadt@mail.stadt.example', SMTP_PASSWORD_FILE })).toEqual({
      host: 'mail.stadt.example',
      port: 465,
      tls: 'implicit',
      user: 'bot@stadt',
      password: 'hidden',
      from: { name: 'Bürgertelefon', address: 'post@stadt.example' },
    });
    expect(mailOf({ SMTP_URL: 'smtp://mail.example:25', MAIL_FROM: 'post@stadt.example' })).toEqual({
      host: 'mail.example',
      port: 25,
      tls: 'required',
      from: { name: '', address: 'post@stadt.example' },
    });
  });

  it('[MO17] a sender with umlauts in its domain is known as answers come back to it', () => {
    expect(mailOf({ SMTP_URL: 'smtp://mail.example:25', MAIL_FROM: 'post@müller.example' })?.from.address).toBe(
      'post@xn--mller-kva.example',
    );
  });

  it('[MI21] mails are kept for 90 days unless told otherwise', () => {
    const days = (env: Record<string, string>) => {
      const read = readConfig(env);
      return read.ok ? read.config.mailKeepDays : read.problems;
    };
    expect(days({})).toBe(90);
    expect(days({ MAIL_KEEP_DAYS: '30' })).toBe(30);
    expect(days({ MAIL_KEEP_DAYS: '0' })).toEqual([expect.stringContaining('MAIL_KEEP_DAYS must be a whole number')]);
  });

  it('[RT1] tickets are kept for 90 days unless told otherwise, and their mails no longer than they', () => {
    const days = (env: Record<string, string>) => {
      const read = readConfig(env);
      return read.ok ? [read.config.ticketKeepDays, read.config.mailKeepDays] : read.problems;
    };
    expect(days({})).toEqual([90, 90]);
    expect(days({ TICKET_KEEP_DAYS: '30' })).toEqual([30, 30]);
    expect(days({ TICKET_KEEP_DAYS: '365', MAIL_KEEP_DAYS: '60' })).toEqual([365, 60]);
    expect(days({ MAIL_KEEP_DAYS: '91' })).toEqual([expect.stringContaining('MAIL_KEEP_DAYS is more than')]);
    expect(days({ TICKET_KEEP_DAYS: 'ever' })).toEqual([expect.stringContaining('TICKET_KEEP_DAYS must be')]);
  });

  it('in the clear only beside us, or where that was asked for and no password is at stake', () => {
    expect(mailOf({ ...from, SMTP_URL: 'smtp://127.0.0.1:2525' })?.tls).toBe('off');
    expect(mailOf({ ...from, SMTP_URL: 'smtp://[::1]:2525' })).toMatchObject({ tls: 'off', host: '::1' });
    expect(mailOf({ ...from, SMTP_URL: 'smtp://mail.example', SMTP_TLS: 'off' })?.tls).toBe('off');
    const clear = { ...from, SMTP_URL: 'smtp://bot@mail.example', SMTP_PASSWORD: 'x', SMTP_TLS: 'off' };
    expect(problemsOf(clear)).toEqual([expect.stringContaining('in the clear')]);
  });

  it('every mistake is told at once with the fix, and no password with it', () => {
    const problems = problemsOf({ SMTP_URL: 'smtp://bot:hunter2@mail.example', MAIL_FROM: 'a@b@c', SMTP_TLS: 'maybe' });
    expect(problems).toHaveLength(3);
    expect(problems.join('\n')).toMatch(/SMTP_PASSWORD_FILE[^]*MAIL_FROM must[^]*SMTP_TLS must|SMTP_URL must/);
    expect(problems.join('\n')).not.toContain('hunter2');
  });

  it.each([
    [{ SMTP_URL: 'http://mail.example', ...from }, 'SMTP_URL must'],
    [{ SMTP_URL: 'smtp://mail.example/x', ...from }, 'SMTP_URL must'],
    [{ SMTP_URL: 'smtp://mail.example' }, 'without MAIL_FROM'],
    [from, 'without SMTP_URL'],
    [{ SMTP_URL: 'smtp://bot@mail.example', ...from }, 'belong together'],
    [{ SMTP_URL: 'smtp://mail.example', SMTP_PASSWORD: 'x', ...from }, 'belong together'],
    [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'post+x@stadt.example' }, 'MAIL_FROM must'],
    [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: `${'p'.repeat(43)}@stadt.example` }, 'MAIL_FROM must'],
    [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'X <a@b.example>, <c@d.example>' }, 'MAIL_FROM must'],
  ])('%j is refused', (env, words) => expect(problemsOf(env)).toEqual([expect.stringContaining(words)]));
});
