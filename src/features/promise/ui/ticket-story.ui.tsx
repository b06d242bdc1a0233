// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { formatDateTime, formatWeekdayTime } from '../../../ui/format.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { useNow } from '../../../ui/now.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import type { Ticket } from '../promise.contract.ts';
import { usePromiseTexts } from '../promise.texts.ts';
import type { NoteKind } from '../promise.core.ts';

const noteIcons: Readonly<Record<NoteKind, IconName>> = {
  called: 'phone',
  mailed: 'mail',
  closed: 'check',
  note: 'note',
  reopened: 'refresh',
};

/** What a promise is about when nothing more was said: the answer itself. */
const plainAnswer = 'answer';

/** What was promised, until when, and whether it was kept. */
export function PromiseList({ promises }: { readonly promises: Ticket['promises'] }): ReactNode {
  const t = usePromiseTexts();
  const language = useUiLanguage();
  const now = useNow(15_000);
  if (promises.length === 0) return null;
  return (
    <section>
      <h3>{t.promises}</h3>
      <ul className="tickets-promises">
        {promises.map((promise) => {
          const due = formatWeekdayTime(promise.dueAt, language);
          const late = promise.keptAt === null && promise.endedReason === null && Date.parse(promise.dueAt) < now;
          return (
            <li key={promise.promiseId}>
              <Icon name={promise.channel === 'callback' ? 'phone' : 'mail'} />
              <span>{promise.what === plainAnswer ? t.promised[promise.channel] : promise.what}</span>
              {promise.keptAt ? (
                <Badge tone="success" icon="check">
                  {t.promiseKept(formatDateTime(promise.keptAt, language))}
                </Badge>
              ) : promise.endedReason !== null ? (
                <Badge icon="minus">{t.promiseEnded(promise.endedReason)}</Badge>
              ) : late ? (
                <Badge tone="danger" icon="alert">
                  {t.overdueSince(due)}
                </Badge>
              ) : (
                <Badge icon="clock">{t.promiseDue(due)}</Badge>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Everything that was noted, the newest first; what came while the ticket was open is marked. */
export function NoteList({
  notes,
  isNew,
}: {
  readonly notes: Ticket['notes'];
  readonly isNew: (noteId: string) => boolean;
}): ReactNode {
  const t = usePromiseTexts();
  const language = useUiLanguage();
  const newestFirst = [...notes].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <section>
      <h3>{t.notes}</h3>
      {notes.length === 0 && <p className="ui-muted">{t.noNotes}</p>}
      <ol className="tickets-notes" aria-live="polite" aria-relevant="additions">
        {newestFirst.map((note) => (
          <li key={note.noteId} className={isNew(note.noteId) ? 'tickets-note-new' : ''}>
            <Icon name={noteIcons[note.kind]} />
            <div>
              <p>
                <strong>{t.noteKinds[note.kind]}</strong>{' '}
                <span className="ui-muted ui-small">
                  {t.noteBy(note.by || t.byProgram, formatDateTime(note.at, language))}
                </span>
                {isNew(note.noteId) && (
                  <>
                    {' '}
                    <Badge tone="info">{t.newEntry}</Badge>
                  </>
                )}
              </p>
              {note.text && <p className="ui-list-detail-text">{note.text}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
