// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { formatTicketNumber, formatWeekdayTime } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { languageName } from '../../../ui/language-name.ts';
import { Table, type Column } from '../../../ui/table.tsx';
import { useUiLanguage, type UiLanguage } from '../../../ui/texts.ts';
import { usePromiseTexts } from '../promise.texts.ts';
import { channelIcons } from './channel-icons.ui.ts';
import { RowMarks } from './ticket-marks.ui.tsx';
import type { TicketRow } from './use-tickets.ui.ts';

/** The tickets by due time; past ones in red with icon and words. */
export function TicketTable({
  rows,
  selected,
  onOpen,
  empty,
}: {
  readonly rows: readonly TicketRow[];
  readonly selected: string | null;
  readonly onOpen: (ticketId: string) => void;
  readonly empty: ReactNode;
}): ReactNode {
  const t = usePromiseTexts();
  const language = useUiLanguage();
  return (
    <Table
      label={t.title}
      columns={ticketColumns(t, language)}
      rows={rows}
      idOf={(row) => row.ticketId}
      selected={selected}
      onOpen={onOpen}
      empty={empty}
    />
  );
}

/** The columns of the list, the due time first. */
function ticketColumns(t: ReturnType<typeof usePromiseTexts>, language: UiLanguage): readonly Column<TicketRow>[] {
  return [
    { id: 'due', name: t.colDue, sortBy: (row) => row.dueAt, cell: (row) => <Due row={row} /> },
    {
      id: 'number',
      name: t.colNumber,
      rowHeader: true,
      sortBy: (row) => row.number,
      cell: (row) => <strong className="ui-list-detail-key">{formatTicketNumber(row.number)}</strong>,
    },
    {
      id: 'service',
      name: t.colService,
      sortBy: (row) => row.serviceTitle,
      cell: (row) =>
        row.hidden ? (
          <Badge icon="lock">{t.protected}</Badge>
        ) : (
          <>
            {row.serviceTitle ?? <span className="ui-muted">{t.noService}</span>} <RowMarks row={row} />
          </>
        ),
    },
    {
      id: 'department',
      name: t.colDepartment,
      sortBy: (row) => row.departmentName,
      cell: (row) => row.departmentName,
      wideOnly: true,
    },
    {
      id: 'citizen',
      name: t.colCitizen,
      sortBy: (row) => row.citizenName || null,
      cell: (row) => row.citizenName || <span className="ui-muted">–</span>,
      notNarrow: true,
    },
    {
      id: 'channel',
      name: t.colChannel,
      sortBy: (row) => row.channel && t.channels[row.channel],
      cell: (row) => <Channel channel={row.channel} />,
      notNarrow: true,
    },
    {
      id: 'language',
      name: t.colLanguage,
      sortBy: (row) => row.language && languageName(row.language, language),
      cell: (row) => (row.language ? languageName(row.language, language) : '–'),
      wideOnly: true,
    },
  ];
}

function Due({ row }: { readonly row: TicketRow }): ReactNode {
  const t = usePromiseTexts();
  const language = useUiLanguage();
  if (row.state === 'closed') return <Badge icon="check">{t.closedState}</Badge>;
  if (row.dueAt === null) return <span className="ui-muted">{t.noPromise}</span>;
  const due = formatWeekdayTime(row.dueAt, language);
  return row.overdue ? (
    <span className="ui-list-detail-due">
      <Badge tone="danger" icon="alert">
        {t.overdue}
      </Badge>{' '}
      <span className="ui-list-detail-late">{due}</span>
    </span>
  ) : (
    <span className="ui-list-detail-due">
      {row.danger && (
        <Badge tone="warning" icon="clock">
          {row.channel === 'letter' ? t.dangerLetter : t.danger}
        </Badge>
      )}{' '}
      {due}
    </span>
  );
}

function Channel({ channel }: { readonly channel: TicketRow['channel'] }): ReactNode {
  const t = usePromiseTexts();
  if (channel === null) return '–';
  return (
    <span className="tickets-channel">
      <Icon name={channelIcons[channel]} /> {t.channels[channel]}
    </span>
  );
}
