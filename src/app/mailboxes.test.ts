// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { mayBePlain, readMailboxes } from './mailboxes.ts';

const folder = mkdtempSync(join(tmpdir(), 'amt-mailboxes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'password'), 'streng geheim\n');
writeFileSync(join(folder, 'empty'), '');

const right = {
  key: 'buergerservice',
  address: 'buergerservice@stadt.example',
  department: 'buergerservice',
  imap: 'imaps://mail.stadt.example',
  user: 'buergerservice',
  passwordFile: 'password',
};
function file(mailboxes: unknown): string {
  const path = join(folder, 'mailboxes.yaml');
  writeFileSync(path, typeof mailboxes === 'string' ? mailboxes : JSON.stringify({ mailboxes }));
  return path;
}
function problems(mailboxes: unknown): string {
  const read = readMailboxes(file(mailboxes));
  return read.ok ? '' : read.problems.join('\n');
}

describe('the file of the mailboxes', () => {
  it('gives each mailbox with its password, whose file counts from the folder of the list', () => {
    const other = {
      ...right,
      key: 'post',
      address: 'post@stadt.example',
      imap: 'imap://127.0.0.1:1143',
      folder: 'Neu',
    };
    const read = readMailboxes(file([right, other]));
    if (!read.ok) throw new Error(read.problems.join());
    expect(read.mailboxes).toMatchObject([
      {
        key: 'buergerservice',
        host: 'mail.stadt.example',
        port: 993,
        secure: true,
        password: 'streng geheim',
        folder: 'INBOX',
      },
      { key: 'post', host: '127.0.0.1', port: 1143, secure: false, folder: 'Neu' },
    ]);
    expect(read.mailboxes.map(mayBePlain)).toEqual([false, true]);
  });

  it('[MI17] knows the name of the server that vouches, or none; an address with umlauts is known as it is delivered', () => {
    const other = {
      ...right,
      key: 'post',
      address: 'post@müller.example',
      user: 'post',
      authservId: 'mail.stadt.example',
    };
    const read = readMailboxes(file([right, other]));
    if (!read.ok) throw new Error(read.problems.join());
    expect(read.mailboxes.map(({ address, authservId }) => [address, authservId])).toEqual([
      ['buergerservice@stadt.example', undefined],
      ['post@xn--mller-kva.example', 'mail.stadt.example'],
    ]);
    expect(problems([{ ...right, authservId: 'dmarc=pass' }])).toMatch(
      /buergerservice: authservId must be the first word/,
    );
  });

  it('tells all mistakes together, each with its mailbox and the fix', () => {
    const wrong = problems([
      { ...right, address: 'keine', imap: 'http://x' },
      { ...right, key: 'Groß', user: '', more: 1 },
    ]);
    for (const said of [
      'buergerservice: address must be an e-mail address',
      'buergerservice: imap must look like imaps://',
      'Groß: key must be small letters',
      'Groß: user must be the name',
    ])
      expect(wrong).toContain(said);
    expect(problems([right, right])).toMatch(/two mailboxes have the key[^]*the address[^]*are the same place/);
    expect(problems([{ ...right, address: 'post+a@stadt.example' }])).toContain('no plus sign');
    expect(
      problems([
        { ...right, passwordFile: 'fort' },
        { ...right, key: 'b', passwordFile: 'empty' },
      ]),
    ).toMatch(/buergerservice: passwordFile cannot be read \(ENOENT[^]*b: passwordFile is empty/);
    expect(problems([])).toContain('at least one mailbox');
    expect(problems('mailboxes: [')).toContain('MAILBOXES is no YAML');
  });

  it('is told together with the other settings, and no password is shown', () => {
    const path = file([{ ...right, passwordFile: 'fort' }]);
    const read = readConfig({ MAILBOXES: path, PORT: 'x' });
    if (read.ok) throw new Error('read');
    expect(read.problems.join('\n')).toMatch(/passwordFile cannot be read[^]*PORT must be/);
    const missing = readConfig({ MAILBOXES: join(folder, 'fort.yaml') });
    expect(missing.ok ? '' : missing.problems.join()).toContain('MAILBOXES cannot be read (ENOENT');
    const good = readConfig({ MAILBOXES: file([right]) });
    expect(good.ok && good.config.mailboxes.map(({ key }) => key)).toEqual(['buergerservice']);
    const none = readConfig({});
    expect(none.ok && none.config.mailboxes).toEqual([]);
  });
});
