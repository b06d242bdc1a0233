// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime, formatTicketNumber } from '../../../ui/format.ts';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { Select } from '../../../ui/select.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { Matter } from '../matter.contract.ts';
import { useMatterTexts } from '../matter.texts.ts';
import { useSecondCallTexts } from '../second-call.texts.ts';
import { linkMatter, listEarlierMatters, unlinkMatter, type EarlierMatter } from '../second-call.contract.ts';
import { TicketPress } from './ticket-press.ui.tsx';
import { causes, type Cause } from '../second-call.core.ts';

/** What the caller may have called about before, and the link that says so (SC3 to SC6). */
export function EarlierMatters({
  matter,
  groupName,
}: {
  readonly matter: Matter;
  /** Of the keys, as the help shows them. */
  readonly groupName: string;
}): ReactNode {
  const t = useSecondCallTexts();
  const errorText = useErrorText({ earlierUnknown: t.failed });
  const refresh = useRefresh();
  const [said, setSaid] = useState('');
  const [asked, setAsked] = useState<string | undefined>(undefined);
  const [dismissed, setDismissed] = useState(false);
  const [choosing, setChoosing] = useState<string | null>(null);
  const { data } = useEndpoint(
    listEarlierMatters,
    {
      params: { contactId: matter.contactId },
      query: asked === undefined ? {} : { ticketNumber: asked },
    },
    // What comes into danger does so without any message.
    { refetchInterval: 60_000 },
  );
  const link = useCommand(linkMatter);
  const unlink = useCommand(unlinkMatter);
  const done = {
    onError: (error: Error) => showToast('danger', errorText(error)),
    onSettled: () => refresh(listEarlierMatters),
  };
  const first = dismissed ? undefined : data?.earlier[0];
  const linked = data?.links.find(({ matterId }) => matterId === matter.matterId);

  useShortcuts([
    {
      key: 'Alt+Z',
      label: t.belongs,
      group: groupName,
      disabled: !first || linked !== undefined,
      run: () => setChoosing(first?.matterId ?? null),
    },
  ]);

  if (linked)
    return (
      <div className="desk-earlier" role="group" aria-label={t.title}>
        <Badge tone="warning" icon="callback">
          {t.linked(t.causes[linked.cause])}
        </Badge>
        <ActionButton
          size="small"
          variant="quiet"
          busy={unlink.isPending}
          onPress={() => unlink.mutate({ params: { matterId: matter.matterId } }, done)}
        >
          {t.undo}
        </ActionButton>
      </div>
    );
  const shown = dismissed && asked === undefined ? [] : (data?.earlier ?? []);
  const save = (earlierId: string, cause: Cause): void =>
    link.mutate(
      { params: { matterId: matter.matterId }, body: { earlierId, cause } },
      { ...done, onSuccess: () => setChoosing(null) },
    );
  return (
    <div className="desk-earlier" role="group" aria-label={t.title}>
      {shown.length > 0 && (
        <>
          <h3>{t.title}</h3>
          {asked === undefined && <p className="ui-muted ui-small">{t.hint}</p>}
          <ul>
            {shown.map((earlier) => (
              <li key={earlier.matterId}>
                <EarlierLine
                  earlier={earlier}
                  dangerBefore={data?.dangerBefore ? Date.parse(data.dangerBefore) : null}
                />
                {choosing === earlier.matterId ? (
                  <CauseChoice
                    busy={link.isPending}
                    onSave={(cause) => save(earlier.matterId, cause)}
                    onCancel={() => setChoosing(null)}
                  />
                ) : (
                  <Button
                    size="small"
                    {...(earlier === first && { keyHint: 'Alt+Z' })}
                    onPress={() => setChoosing(earlier.matterId)}
                  >
                    {t.belongs}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {asked === undefined && (
            <Button size="small" variant="quiet" onPress={() => setDismissed(true)}>
              {t.not}
            </Button>
          )}
        </>
      )}
      <details className="desk-earlier-said" open={asked !== undefined || undefined}>
        <summary>{t.ticketSaid}</summary>
        <form
          className="desk-earlier-ticket"
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(said.trim() === '' ? undefined : said.trim());
          }}
        >
          <TextField label={t.ticketNumber} value={said} onChange={setSaid} maxLength={20} inputMode="numeric" />
          <Button size="small" type="submit">
            {t.find}
          </Button>
        </form>
      </details>
      {asked !== undefined && data?.earlier.length === 0 && (
        <p className="ui-muted ui-small" role="status">
          {t.nothing}
        </p>
      )}
    </div>
  );
}

function EarlierLine({
  earlier,
  dangerBefore,
}: {
  readonly earlier: EarlierMatter;
  readonly dangerBefore: number | null;
}): ReactNode {
  const texts = useMatterTexts();
  const language = useUiLanguage();
  const t = useSecondCallTexts();
  const name = earlier.protected ? t.protected : (earlier.serviceTitle ?? earlier.topicName ?? texts.unnamed);
  return (
    <p className="desk-earlier-line">
      <strong>{name}</strong>{' '}
      <span className="ui-muted ui-small">
        {formatDateTime(earlier.at, language)} · {earlier.outcome ? texts.outcome[earlier.outcome] : t.undecided}
        {earlier.ticketNumber !== null && ` ${formatTicketNumber(earlier.ticketNumber)}`}
      </span>{' '}
      <TicketPress dueAt={earlier.ticketDueAt} dangerBefore={dangerBefore} />
    </p>
  );
}

function CauseChoice({
  busy,
  onSave,
  onCancel,
}: {
  readonly busy: boolean;
  readonly onSave: (cause: Cause) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const t = useSecondCallTexts();
  const [cause, setCause] = useState<Cause>('chasing');
  const place = useRef<HTMLDivElement>(null);
  // Opened by key, gone on with by key.
  useEffect(() => place.current?.querySelector('button')?.focus(), []);
  return (
    <div className="desk-earlier-cause" ref={place}>
      <Select
        label={t.cause}
        choices={causes.map((id) => ({ id, name: t.causes[id] }))}
        value={cause}
        onChange={setCause}
      />
      <ActionButton size="small" variant="primary" busy={busy} onPress={() => onSave(cause)}>
        {t.save}
      </ActionButton>
      <Button size="small" variant="quiet" onPress={onCancel}>
        {t.cancel}
      </Button>
    </div>
  );
}
