// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { defineTexts } from '../../ui/texts.ts';

/** Texts of writing a letter to a citizen. */
export const useLetterTexts = defineTexts({
  de: {
    title: 'Brief',
    write: 'Brief schreiben …',
    dialog: (number: string) => `Brief zu Ticket ${number}`,
    outside: 'Sie drucken den Brief und geben ihn zur Post. Er geht an:',
    text: 'Text auf Deutsch',
    translation: (language: string) => `Text auf ${language}`,
    optional: 'wenn Sie ihn schreiben können',
    hint: 'Anrede, Gruß, Anschrift und Ticketnummer kommen von selbst dazu. Haben Sie den Brief woanders geschrieben, genügt hier eine Zusammenfassung.',
    print: 'Brief drucken',
    printing: 'Wird vorbereitet …',
    printFailed:
      'Der Absender der Stadt war nicht zu laden, deshalb ist nichts gedruckt. Ihr Text steht noch da. Bitte gleich noch einmal versuchen.',
    sent: 'Brief verschickt',
    sentHint: 'Das hält die Zusage. Bestätigen Sie erst, wenn der Brief auf dem Weg zur Post ist.',
    textMissing: 'Bitte schreiben Sie zuerst den Text oder eine Zusammenfassung.',
    cancel: 'Zurück',
    saved: 'Vermerkt: Brief verschickt. Die Zusage ist gehalten.',
    from: (city: string, department: string) => `${city}, ${department}`,
    reference: 'Unser Zeichen',
    date: 'Datum',
    phone: 'Telefon',
    germanBelow: 'Deutsche Fassung',
  },
  en: {
    title: 'Letter',
    write: 'Write a letter …',
    dialog: (number) => `Letter on ticket ${number}`,
    outside: 'You print the letter and post it. It goes to:',
    text: 'Text in German',
    translation: (language) => `Text in ${language}`,
    optional: 'if you can write it',
    hint: 'Greeting, closing, address and ticket number are added. If you have written the letter elsewhere, a summary is enough here.',
    print: 'Print the letter',
    printing: 'Being prepared …',
    printFailed:
      'The city’s sender could not be loaded, so nothing was printed. Your text is still there. Please try again shortly.',
    sent: 'Letter sent',
    sentHint: 'This keeps the promise. Confirm only when the letter is on its way to the post.',
    textMissing: 'Please write the text or a summary first.',
    cancel: 'Back',
    saved: 'Noted: letter sent. The promise is kept.',
    from: (city, department) => `${city}, ${department}`,
    reference: 'Unser Zeichen',
    date: 'Datum',
    phone: 'Telefon',
    germanBelow: 'Deutsche Fassung',
  },
});
