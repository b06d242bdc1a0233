// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { listCallbacks } from '../callback.contract.ts';
import { useCallbackTexts } from '../callback.texts.ts';
import { BookDialog } from './book-dialog.ui.tsx';
import { useCallbackChanges } from './use-callbacks.ui.ts';
import { windowText } from './window-text.ui.ts';
import './callbacks.css';

/** A ticket's call-back: when it is planned for, or the button that plans one. */
export function TicketCallback({
  ticketId,
  number,
  language,
}: {
  readonly ticketId: string;
  readonly number: string;
  readonly language: string;
}): ReactNode {
  const t = useCallbackTexts();
  const ui = useUiLanguage();
  const [open, setOpen] = useState(false);
  const { data } = useEndpoint(listCallbacks, { query: { ticketId } });
  useCallbackChanges();
  const planned = data?.callbacks[0];
  if (planned)
    return (
      <Notice tone="info">
        <a href={`/rueckrufe?callback=${planned.wishId}`}>
          {t.planned(planned.window ? windowText(planned.window, ui) : t.asSoonAsPossible)}
        </a>
      </Notice>
    );
  return (
    <div>
      <Button size="small" icon="phone" onPress={() => setOpen(true)}>
        {t.book}
      </Button>
      {open && <BookDialog start={{ number, language, ticketId }} onClose={() => setOpen(false)} />}
    </div>
  );
}
