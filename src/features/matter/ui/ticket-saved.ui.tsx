// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { sayableCode } from '../../../lib/pure/said-digits.ts';
import { Button } from '../../../ui/button.tsx';
import { formatTicketNumber, formatWeekdayTime } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { ReadOut } from '../../../ui/read-out.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { useMatterTexts } from '../matter.texts.ts';
import './matter.css';

/** A ticket that was just made: everything that is read out to the citizen. */
export interface SavedTicket {
  readonly number: string;
  readonly code: string;
  readonly dueAt: string | null;
  /** Nobody is told: what is promised is that it is done. */
  readonly onlyDone: boolean;
}

/** Number and code in large groups of digits; the code is shown only here. */
export function TicketSaved({
  saved,
  onClose,
}: {
  readonly saved: SavedTicket;
  readonly onClose: () => void;
}): ReactNode {
  const texts = useMatterTexts();
  const language = useUiLanguage();
  // The form that held the focus is gone; on the heading an Enter too many closes nothing.
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="desk-panel desk-saved" aria-label={texts.savedTitle}>
      <h2 ref={heading} tabIndex={-1}>
        <Icon name="success" /> {texts.savedTitle}
      </h2>
      <ReadOut
        rows={[
          { name: texts.savedNumber, digits: formatTicketNumber(saved.number) },
          { name: texts.savedCode, digits: sayableCode(saved.code) },
        ]}
      />
      {saved.dueAt && (
        <p>
          <strong>
            {(saved.onlyDone ? texts.savedDoneBy : texts.savedDue)(formatWeekdayTime(saved.dueAt, language))}
          </strong>
        </p>
      )}
      <p className="ui-muted ui-small">{texts.savedSay}</p>
      <Button icon="check" onPress={onClose}>
        {texts.savedClose}
      </Button>
    </section>
  );
}
