// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { languageOfText } from './mail-language.core.ts';

describe('[MI18] the language of a mail', () => {
  it.each([
    ['de', 'Guten Tag, ich möchte wissen, wann mein Ausweis fertig ist. Vielen Dank!'],
    ['en', 'Hello, I would like to know when my passport is ready. Thank you and kind regards'],
    ['tr', 'Merhaba, pasaportum ne zaman hazır olur? Bana lütfen yazar mısınız? Teşekkürler, iyi günler'],
    ['fr', 'Bonjour, je voudrais savoir quand mon passeport est prêt. Merci, cordialement'],
    ['it', 'Buongiorno, vorrei sapere quando il mio passaporto è pronto. Grazie e cordiali saluti'],
    ['pl', 'Dzień dobry, proszę o informację, kiedy mój paszport jest gotowy. Dziękuję i pozdrawiam'],
    ['ku', 'Silav, ez dixwazim bizanim pasaporta min kengî amade ye. Spas ji bo we'],
  ] as const)('%s is known by its commonest words', (language, text) => expect(languageOfText(text)).toBe(language));

  it('is German where the words do not tell', () => {
    for (const text of ['', 'Passport?', 'The form', '12345', 'Привет, когда будет готов мой паспорт?'])
      expect(languageOfText(text)).toBe('de');
    // As many words of one as of the other.
    expect(languageOfText('der die das und ist / the and is not you')).toBe('de');
  });

  it('is not that of the mail somebody answers to', () => {
    expect(
      languageOfText('Nein, das habe ich nicht.\n> Hello, would you please send the form to us and to the office'),
    ).toBe('de');
    expect(
      languageOfText('Thank you, can you please tell me when?\n> Guten Tag, wir haben die Unterlagen und werden sie'),
    ).toBe('en');
  });
});
