// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { defineTexts } from '../../ui/texts.ts';
import type { newCodeErrors } from './new-code.contract.ts';

/** Texts of a ticket's new code. */
export const useNewCodeTexts = defineTexts({
  de: {
    group: 'Für die Bürgerin oder den Bürger',
    entry: 'Neuer Code …',
    title: 'Neuer Code',
    hint: 'Mit Nummer und Code fragt man den Stand des Tickets ab. Der neue Code ersetzt den bisherigen sofort. Vergewissern Sie sich, dass Sie mit der Person sprechen, um deren Anliegen es geht.',
    byMail: (address: string) => `Auch per E-Mail schicken, an ${address}`,
    confirm: 'Neuen Code machen',
    cancel: 'Abbrechen',
    done: 'Der neue Code gilt ab jetzt',
    number: 'Ticketnummer',
    code: 'Neuer Code',
    say: 'Lesen Sie beides Ziffer für Ziffer vor. Der Code wird nur jetzt gezeigt; der bisherige gilt nicht mehr.',
    mailed: 'Der Code ist auch per E-Mail unterwegs.',
    notMailed: 'Per E-Mail ging er nicht hinaus: Diese Adresse liest niemand. Bitte lesen Sie ihn vor.',
    close: 'Fertig',
    errors: {
      mergedAlready: 'Das Ticket ist mit einem anderen zusammengeführt. Bitte machen Sie den neuen Code dort.',
      mailOff:
        'E-Mails kann dieses Programm gerade nicht senden. Der bisherige Code gilt noch; versuchen Sie es ohne E-Mail.',
      noAddress:
        'Für dieses Ticket ist keine E-Mail-Adresse vermerkt. Der bisherige Code gilt noch; versuchen Sie es ohne E-Mail.',
      addressUnusable:
        'An diese Adresse kann niemand schreiben. Der bisherige Code gilt noch; versuchen Sie es ohne E-Mail.',
      versionChanged:
        'Inzwischen hat jemand anderes dieses Ticket geändert; der Code ist noch der bisherige. Sehen Sie in den Verlauf und bestätigen Sie dann noch einmal.',
      databaseDown: 'Die Datenbank antwortet gerade nicht. Es ist nichts geändert; bitte gleich noch einmal versuchen.',
    } satisfies Record<(typeof newCodeErrors)[number], string>,
  },
  en: {
    group: 'For the citizen',
    entry: 'New code …',
    title: 'New code',
    hint: 'With number and code one asks how the ticket stands. The new code replaces the one before at once. Make sure that you are speaking to the person whose matter it is.',
    byMail: (address) => `Send it by e-mail as well, to ${address}`,
    confirm: 'Make a new code',
    cancel: 'Cancel',
    done: 'The new code is valid from now on',
    number: 'Ticket number',
    code: 'New code',
    say: 'Read both out digit by digit. The code is shown only now; the one before is no longer valid.',
    mailed: 'The code is on its way by e-mail as well.',
    notMailed: 'It did not go out by e-mail: nobody reads that address. Please read it out.',
    close: 'Done',
    errors: {
      mergedAlready: 'The ticket became one with another. Please make the new code there.',
      mailOff: 'This program cannot send e-mails right now. The code before is still valid; try without e-mail.',
      noAddress: 'No e-mail address is noted for this ticket. The code before is still valid; try without e-mail.',
      addressUnusable: 'Nobody can write to this address. The code before is still valid; try without e-mail.',
      versionChanged:
        'Somebody else has changed this ticket in the meantime; the code is still the one before. Look into the history, then confirm again.',
      databaseDown: 'The database does not answer right now. Nothing was changed; please try again shortly.',
    },
  },
});
