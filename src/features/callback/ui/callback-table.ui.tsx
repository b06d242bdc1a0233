// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { formatWeekdayTime } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Table, type Column } from '../../../ui/table.tsx';
import { useUiLanguage, type UiLanguage } from '../../../ui/texts.ts';
import type { CallbackRow } from '../callback.contract.ts';
import { useCallbackTexts } from '../callback.texts.ts';
import { windowText } from './window-text.ui.ts';

/** The call-backs by their time; late ones in red with icon and words. */
export function CallbackTable({
  rows,
  selected,
  onOpen,
  empty,
}: {
  readonly rows: readonly CallbackRow[];
  readonly selected: string | null;
  readonly onOpen: (wishId: string) => void;
  readonly empty: ReactNode;
}): ReactNode {
  const t = useCallbackTexts();
  const language = useUiLanguage();
  return (
    <Table
      label={t.title}
      columns={columns(t, language)}
      rows={rows}
      idOf={(row) => row.wishId}
      selected={selected}
      onOpen={onOpen}
      empty={empty}
    />
  );
}

function columns(t: ReturnType<typeof useCallbackTexts>, language: UiLanguage): readonly Column<CallbackRow>[] {
  return [
    { id: 'due', name: t.colDue, sortBy: (row) => row.endedAt ?? row.notBefore, cell: (row) => <Due row={row} /> },
    {
      id: 'number',
      name: t.colNumber,
      rowHeader: true,
      sortBy: (row) => row.number || null,
      cell: (row) => <Number row={row} />,
    },
    {
      id: 'language',
      name: t.colLanguage,
      sortBy: (row) => languageName(row.language, language),
      cell: (row) => languageName(row.language, language),
      notNarrow: true,
    },
    {
      id: 'topic',
      name: t.colTopic,
      sortBy: (row) => row.topicName,
      cell: (row) => (row.hidden ? '–' : (row.topicName ?? <span className="ui-muted">{t.generalTopic}</span>)),
      notNarrow: true,
    },
    {
      id: 'window',
      name: t.colWindow,
      sortBy: (row) => row.window?.from ?? null,
      cell: (row) =>
        row.window ? (
          <span className="callbacks-nowrap">{windowText(row.window, language)}</span>
        ) : (
          <span className="ui-muted">{t.asSoonAsPossible}</span>
        ),
      wideOnly: true,
    },
    {
      id: 'origin',
      name: t.colOrigin,
      sortBy: (row) => t.origins[row.origin],
      cell: (row) => t.origins[row.origin],
      wideOnly: true,
    },
    { id: 'state', name: t.colState, sortBy: (row) => row.attempts, cell: (row) => <State row={row} /> },
  ];
}

function Due({ row }: { readonly row: CallbackRow }): ReactNode {
  const t = useCallbackTexts();
  const language = useUiLanguage();
  const due = formatWeekdayTime(row.endedAt ?? row.notBefore, language);
  return row.late ? (
    <span className="ui-list-detail-due">
      <Badge tone="danger" icon="alert">
        {t.late}
      </Badge>{' '}
      <span className="ui-list-detail-late">{due}</span>
    </span>
  ) : (
    <span className="ui-list-detail-due">{due}</span>
  );
}

function Number({ row }: { readonly row: CallbackRow }): ReactNode {
  const t = useCallbackTexts();
  if (row.hidden) return <Badge icon="lock">{t.protected}</Badge>;
  return row.number ? (
    <strong className="ui-list-detail-key">{row.number}</strong>
  ) : (
    <span className="ui-muted">{t.numberGone}</span>
  );
}

function State({ row }: { readonly row: CallbackRow }): ReactNode {
  const t = useCallbackTexts();
  if (row.endedReason) return t.ends[row.endedReason];
  if (row.running)
    return (
      <Badge tone="info" icon="phone">
        {t.running}
      </Badge>
    );
  if (row.lastResult === null) return <span className="ui-muted">{t.waiting}</span>;
  const last = t.results[row.lastResult];
  return row.attempts === 0 ? last : `${t.attempts(row.attempts)}, ${last}`;
}
