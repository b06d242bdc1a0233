// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { dammDigit } from '../../lib/pure/damm.ts';
import {
  answerTo,
  hintsOf,
  kindOf,
  namedNumbers,
  pauseAfter,
  storyOf,
  ticketNumberOf,
  whyUnconfirmed,
  type MailSignals,
  type ReadMail,
} from './mail-in.core.ts';

const own = ['post@stadt.example'];
const plain: MailSignals = {
  autoSubmitted: null,
  precedence: null,
  listId: null,
  suppress: null,
  autoReplyMark: false,
  returnPath: null,
  deliveryReport: false,
  authentication: [],
};
const from = (address: string) => ({ name: '', address });
function mail(changes: Partial<ReadMail> = {}, signals: Partial<MailSignals> = {}): ReadMail {
  return {
    subject: 'Frage',
    from: from('zoe@example.org'),
    replyTo: null,
    recipients: ['post@stadt.example'],
    sentAt: null,
    messageId: null,
    references: [],
    text: 'Wann ist offen?',
    html: null,
    outsidePictures: 0,
    encrypted: false,
    returned: '',
    parts: [],
    ...changes,
    signals: { ...plain, ...signals },
  };
}
const kind = (signals: Partial<MailSignals>, changes: Partial<ReadMail> = {}) => kindOf(mail(changes, signals), own);

describe('who wrote it', () => {
  it('[MI7] tells persons from programs and lists', () => {
    expect(kind({})).toBe('person');
    expect(kind({ autoSubmitted: 'no' })).toBe('person');
    expect(kind({ suppress: 'OOF' })).toBe('person');
    expect(kind({ autoSubmitted: 'auto-replied; owner-email="x@y"' })).toBe('autoReply');
    expect(kind({ autoSubmitted: 'auto-generated' })).toBe('autoReply');
    expect(kind({ precedence: 'auto_reply' })).toBe('autoReply');
    expect(kind({ autoReplyMark: true })).toBe('autoReply');
    expect(kind({ listId: '<liste.example.org>' })).toBe('list');
    expect(kind({ precedence: 'Bulk' })).toBe('list');
    expect(kind({ deliveryReport: true, autoSubmitted: 'auto-replied' })).toBe('bounce');
    expect(kind({ returnPath: '' }, { from: from('MAILER-DAEMON@mx.example.org') })).toBe('bounce');
    expect(kind({ returnPath: '' })).toBe('person');
  });

  it('[MI8] S14: knows its own automatic mails, whatever stands behind the plus, and only those', () => {
    expect(kind({ autoSubmitted: 'auto-generated' }, { from: from('Post+12345670-abc@Stadt.example') })).toBe('own');
    expect(kind({}, { from: from('post@stadt.example') })).toBe('person');
    expect(kind({ autoSubmitted: 'auto-generated' }, { from: from('post@andere-stadt.example') })).toBe('autoReply');
  });

  it('[MI10] [MI17] S14: only persons are told whom our server vouches for, who can be reached and want it', () => {
    const vouched = ['mail.stadt.example; dmarc=pass header.from=example.org'];
    const why = (changes: Partial<ReadMail> = {}, signals: Partial<MailSignals> = {}) => {
      const one = mail(changes, { authentication: vouched, ...signals });
      return whyUnconfirmed(one, kindOf(one, own), {
        addresses: own,
        authservId: 'mail.stadt.example',
        fromDomain: 'example.org',
      });
    };
    expect(why()).toBeUndefined();
    expect(why({ from: from('noreen@example.org') })).toBeUndefined();
    expect(why({ replyTo: from('Zoe+stadt@example.org') })).toBeUndefined();
    expect(why({}, { authentication: [] })).toBe('notAuthenticated');
    expect(why({}, { authentication: ['mx.evil.example; dmarc=pass'] })).toBe('notAuthenticated');
    expect(why({}, { autoSubmitted: 'auto-replied' })).toBe('notPerson');
    expect(why({}, { listId: 'x' })).toBe('notPerson');
    expect(why({}, { precedence: 'bulk' })).toBe('notPerson');
    expect(why({}, { suppress: 'All' })).toBe('notPerson');
    expect(why({}, { returnPath: '' })).toBe('notPerson');
    expect(why({ from: null })).toBe('noSender');
    expect(why({ from: from('a@unbekannt.invalid') })).toBe('noSender');
    for (const nobody of ['no-reply', 'NoReply+x', 'do-not-reply', 'postmaster', 'bounce-7'])
      expect(why({ from: from(`${nobody}@example.org`) }), nobody).toBe('nobodyReads');
    expect(why({ from: from('post@stadt.example') })).toBe('own');
    expect(why({ replyTo: from('post+1@stadt.example') })).toBe('own');
    // Vouched for is From; whoever stands in Reply-To never wrote.
    expect(why({ replyTo: from('opfer@example.org') })).toBe('otherReplyTo');
  });

  it('[MI5] answers go to Reply-To, else From, if our servers reach it', () => {
    expect(answerTo(mail({ replyTo: from('b@example.org') }))?.address).toBe('b@example.org');
    expect(answerTo(mail({ replyTo: from('b@localhost') }))?.address).toBe('zoe@example.org');
    expect(answerTo(mail({ from: from('jöhn@müller.example') }))?.address).toBe('jöhn@müller.example');
    for (const odd of ['a b@example.org', 'a@example', 'a@unbekannt.invalid'])
      expect(answerTo(mail({ from: from(odd) }))).toBeNull();
  });
});

describe('where it belongs', () => {
  const signed = 'post+12345670-abcdefghijkl@stadt.example';
  const numberOf = (address: string) => (address === signed ? '12345670' : undefined);

  it('[MI4] joins by a signed address wherever it was delivered', () => {
    expect(ticketNumberOf(mail({ recipients: ['x@y.example', signed] }), 'person', numberOf)).toBe('12345670');
    expect(ticketNumberOf(mail({ recipients: [] }), 'person', numberOf)).toBeUndefined();
  });

  it('[MI4] [MI9] what is quoted joins only for a bounce', () => {
    const quoting = mail({ text: `An: ${signed}`, returned: `Reply-To: <${signed}>\n` });
    expect(ticketNumberOf(quoting, 'person', numberOf)).toBeUndefined();
    expect(ticketNumberOf(quoting, 'bounce', numberOf)).toBe('12345670');
  });

  it('[MI4] S16: numbers in words are hints, if their check digit is right', () => {
    const [one = '', two = ''] = ['4711000', '8150000'].map((digits) => digits + dammDigit(digits));
    const wrong = `471100${(Number(one.slice(6)) + 10) % 100}`.padEnd(8, '0');
    const numbers = namedNumbers(
      mail({
        subject: `Re: [Ticket ${one.slice(0, 4)} ${one.slice(4)}]`,
        text: `${one} ${wrong} 0${two} ${two}7`,
        recipients: [`p+${two}-x@y.z`],
      }),
    );
    expect(numbers).toEqual([one, two]);
    expect(hintsOf(mail(), 'person', ['10000008'])).toEqual([{ code: 'namesTicket', number: '10000008' }]);
  });

  it('[MI9] [MI5] says what a person must know', () => {
    expect(hintsOf(mail(), 'person', [])).toEqual([]);
    expect(hintsOf(mail({ from: null, encrypted: true }), 'bounce', [])).toEqual([
      { code: 'noSender' },
      { code: 'encrypted' },
      { code: 'bounce' },
    ]);
  });

  it('[MI6] subject and text become the story, cut with a word on it', () => {
    expect(storyOf(mail())).toBe('Frage\n\nWann ist offen?');
    expect(storyOf(mail({ subject: '', text: ' ' }))).toBe('Ohne Betreff\n\n[Die E-Mail hat keinen Text.]');
    expect(storyOf(mail(), 60 * 1_048_576)).toMatch(/^Frage\n\n\[Die E-Mail ist 60 MB groß und wurde nicht abgeholt\./);
    const long = storyOf(mail({ text: 'x'.repeat(50_000) }));
    expect(long.length).toBeLessThan(20_100);
    expect(long).toMatch(/\[Gekürzt\. .*\]$/);
  });

  it('[MI2] waits longer after every failure', () => {
    expect([1, 2, 3, 4, 9].map(pauseAfter)).toEqual([1_000, 4_000, 16_000, 64_000, 1_800_000]);
  });
});
