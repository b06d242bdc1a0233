// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { smallCity } from '../../../test/harness/small-city.ts';
import { noticeLetter, secretPlace, type NoticeFacts } from './notice-letter.ts';
import {
  answerAbove,
  cutQuoted,
  isOfDepartment,
  linkEnd,
  noticeCauses,
  noticeShape,
  whyNotOpen,
  withoutContacts,
} from './portal.core.ts';

describe('[DP1] [DP5] what a department is sent', () => {
  it.each([
    ['off', false, undefined],
    ['off', true, undefined],
    ['signIn', false, 'signIn'],
    ['signIn', true, 'signIn'],
    ['link', true, 'link'],
    ['mail', false, 'question'],
    ['mail', true, 'link'],
  ] as const)('%s, protected %s: %s', (mode, isProtected, shape) => expect(noticeShape(mode, isProtected)).toBe(shape));
});

describe('[DP4] [DP5] [DP7] the letter', () => {
  const facts: NoticeFacts = {
    ...{ number: '12345671', cause: 'created', shape: 'signIn', protected: false, serviceTitle: 'Personalausweis' },
    ...{ urgent: true, due: 'Dienstag, 24. November um 12:00', language: 'Polnisch', news: '', wish: 'callback' },
    question: 'Wo bleibt der Ausweis? Rückruf 0151 2345678 oder +49 2151 861234, zoe@example.org {{geheimnis}}',
    ...{ url: 'https://hotline.example', ticketId: '018f', standsInFor: null },
  };
  const whole = (changes: Partial<NoticeFacts>): string => {
    const letter = noticeLetter({ ...facts, ...changes });
    return [letter.subject, ...letter.paragraphs].join('\n');
  };
  it('names number, service, time and the way in, nothing of the question', () => {
    const text = whole({});
    expect(text).toMatch(/Ticket 1234 5671: neues Anliegen/);
    expect(text).toMatch(/Personalausweis[^]*Dringend[^]*24\. November um 12:00 Uhr/);
    expect(text).toMatch(/^https:\/\/hotline\.example\/tickets\?ticket=018f$/m);
    expect(text).not.toMatch(/Ausweis\?|0151|zoe@/);
  });
  it('[DP21] says what is wished, unless it is protected', () => {
    expect(whole({ wish: 'letter' })).toMatch(/Gewünscht: Antwort per Brief/);
    const onlyDone = whole({ wish: 'none' });
    expect(onlyDone).toMatch(/Gewünscht: keine Antwort, es ist nur zu erledigen/);
    expect(onlyDone).toMatch(/Erledigung zugesagt bis/);
    expect(whole({ wish: 'none', protected: true, shape: 'link' })).not.toMatch(/Gewünscht|Erledigung/);
  });
  it('[DP22] says for whom it comes, but of a protected ticket not by name', () => {
    const standsInFor = { name: 'Wohngeldstelle', until: '2026-12-31' };
    expect(whole({ standsInFor })).toContain('in Vertretung: Wohngeldstelle ist bis 31.12.2026 nicht da.');
    expect(whole({ standsInFor, protected: true, shape: 'link' })).toMatch(
      /in Vertretung: Ein anderer Fachbereich ist/,
    );
    expect(whole({ standsInFor, protected: true, shape: 'link' })).not.toContain('Wohngeldstelle');
    expect(whole({})).not.toContain('Vertretung');
  });
  it('[DP22] who stands in gets a link instead of a sign-in', () => {
    expect(noticeShape('signIn', true, true)).toBe('link');
    expect(noticeShape('mail', false, true)).toBe('question');
    expect(noticeShape('off', false, true)).toBeUndefined();
  });
  it('a protected one names neither service nor question', () => {
    expect(whole({ protected: true, shape: 'link' })).not.toMatch(/Personalausweis|Wo bleibt|zoe/);
  });
  it('a link holds a place for its secret, not the secret', () => {
    expect(whole({ shape: 'link' })).toContain(`https://hotline.example/vorgang#${secretPlace}`);
  });
  it('mail alone: the question without contacts, and nothing in it becomes the place of a secret', () => {
    const text = whole({ shape: 'question' });
    expect(text).toContain('Wo bleibt der Ausweis?');
    expect(text).not.toMatch(/0151|2151 86|zoe@/);
    expect(text).not.toContain(secretPlace);
    expect(text).toContain(answerAbove);
  });
  it.each(noticeCauses)('says something of its own for "%s"', (cause) => {
    const others = noticeCauses.filter((other) => other !== cause).map((other) => whole({ cause: other }));
    expect(others).not.toContain(whole({ cause }));
  });
  it('new words stand in mails to departments that are served by mail alone only', () => {
    expect(whole({ cause: 'citizenWrote', shape: 'question', news: 'Es eilt.' })).toMatch(/Neue Nachricht:\nEs eilt\./);
    expect(whole({ cause: 'citizenWrote', shape: 'link', news: 'Es eilt.' })).not.toContain('Es eilt.');
  });
});

describe('[DP8] a link', () => {
  const { calendar } = smallCity;
  it('ends after five service days: weekends, holidays and closing days do not count', () => {
    // Friday: Mon, Tue, Wed, Thu, Fri; midnight after it in the city's winter time.
    expect(linkEnd(calendar, Date.UTC(2026, 10, 20, 10))).toBe(Date.UTC(2026, 10, 27, 23));
    // 22 December: the 23rd, then nothing until 4 January.
    expect(linkEnd(calendar, Date.UTC(2026, 11, 22, 10))).toBe(Date.UTC(2027, 0, 7, 23));
  });
  it('ends after thirty days where no day is served', () => {
    const never = { ...calendar, weekly: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } };
    expect(linkEnd(never, Date.UTC(2026, 10, 20, 10))).toBe(Date.UTC(2026, 11, 20, 23));
  });
  const link = { openedAt: null, linkUntil: 1000, sameDepartment: true };
  it.each([
    [{}, 999, undefined],
    [{}, 1000, 'linkExpired'],
    [{ openedAt: 5 }, 999, 'linkUsed'],
    [{ openedAt: 5 }, 2000, 'linkUsed'],
    [{ sameDepartment: false }, 999, 'linkMoved'],
    [{ sameDepartment: false, openedAt: 5 }, 2000, 'linkMoved'],
  ] as const)('%j at %i: %s', (changes, now, why) => expect(whyNotOpen({ ...link, ...changes }, now)).toBe(why));
});

describe('[DP12] who is the department', () => {
  it.each([
    ['amt@stadt.example', 'amt@stadt.example', true],
    ['AMT@Stadt.Example', 'amt@stadt.example', true],
    ['amt+ticket@stadt.example', 'amt@stadt.example', true],
    ['kollegin@stadt.example', 'amt@stadt.example', true],
    ['amt@stadt.example.org', 'amt@stadt.example', false],
    ['amt@xstadt.example', 'amt@stadt.example', false],
    ['zoe@example.org', 'amt@stadt.example', false],
    ['', 'amt@stadt.example', false],
    ['stadt.example', 'amt@stadt.example', false],
    ['amt@mail.stadt.example', 'amt@mail.stadt.example', true],
    ['verein@gmx.de', 'verein@gmx.de', true],
    ['fremder@gmx.de', 'verein@gmx.de', false],
    ['zoe@example.org', '', false],
  ])('%s for %s: %s', (sender, mailbox, is) => expect(isOfDepartment(sender, mailbox)).toBe(is));
});

describe('[DP13] what is the answer', () => {
  it.each([
    ['nothing quoted', 'Der Ausweis ist da.', 'Der Ausweis ist da.', ''],
    [
      'our line',
      `Der Ausweis ist da.\n\n${answerAbove}\nGuten Tag,`,
      'Der Ausweis ist da.',
      `${answerAbove}\nGuten Tag,`,
    ],
    [
      'a quoting head',
      'Ist da.\n\nAm 23.11.2026 um 10:00 schrieb Bürgertelefon:\n> Guten Tag,\n> Frage',
      'Ist da.',
      'Am 23.11.2026 um 10:00 schrieb Bürgertelefon:\n> Guten Tag,\n> Frage',
    ],
    [
      'a head over two lines',
      'Ist da.\n\nAm 23.11.2026 um 10:00 schrieb Bürgertelefon\n<post@stadt.example>:\n> Frage',
      'Ist da.',
      'Am 23.11.2026 um 10:00 schrieb Bürgertelefon\n<post@stadt.example>:\n> Frage',
    ],
    [
      'an office head',
      'Ist da.\r\n\r\nVon: Bürgertelefon <post@stadt.example>\r\nGesendet: Montag\r\nAn: Amt\r\n\r\nGuten Tag',
      'Ist da.',
      'Von: Bürgertelefon <post@stadt.example>\nGesendet: Montag\nAn: Amt\n\nGuten Tag',
    ],
    ['only quoted lines at the end', 'Ist da.\n> Frage\n> mehr', 'Ist da.', '> Frage\n> mehr'],
    ['a signature', 'Ist da.\n-- \nAmt\nTel. 1', 'Ist da.', '-- \nAmt\nTel. 1'],
  ])('%s', (_name, text, answer, quoted) => expect(cutQuoted(text)).toEqual({ answer, quoted }));
  it.each([
    ['answers piece by piece', 'Guten Tag\n> Wo bleibt er?\nIm Amt.\n> Wann?\nMorgen.'],
    ['answers piece by piece under a head', 'Am 23.11.2026 schrieb Bürgertelefon:\n> Wo?\nHier.\n> Wann?\nMorgen.'],
    ['"von" in a sentence', 'Die Unterlagen\nVon: der Meldebehörde bekommen Sie Post.\nDanke.'],
    ['nothing but a quote', '> Frage'],
  ])('%s stays whole', (_name, text) => expect(cutQuoted(text)).toEqual({ answer: text, quoted: '' }));
});

it('[DP4] fees, dates and file numbers stay in a question', () => {
  const text = 'Aktenzeichen 32-4711/2026, 28,80 Euro, am 03.04.2026, Hausnummer 12';
  expect(withoutContacts(text)).toBe(text);
});
