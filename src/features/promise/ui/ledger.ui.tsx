// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/zusagen`: the promises that press, by how pressing they are. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatCount, formatTicketNumber, formatWeekdayTime } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useLive } from '../../../ui/live.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine, Page } from '../../../ui/page.tsx';
import { useEndpoint, useRefresh } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { listDepartments } from '../../directory/directory.contract.ts';
import { ledgerColumns, type LedgerColumn } from '../ledger.core.ts';
import { getLedger, type LedgerRow } from '../ledger.contract.ts';
import { useLedgerTexts } from '../ledger.texts.ts';
import { channelIcons } from './channel-icons.ui.ts';
import './ledger.css';

/** Promises become due and break without any message. */
const lookEveryMs = 20_000;
const everywhere = 'all';

/** The board; the owner keeps the department in the address. */
export function LedgerPage({
  departmentId,
  onDepartment,
  ownDepartmentOnly,
  onTicket,
}: {
  readonly departmentId: string | null;
  readonly onDepartment: (departmentId: string | null) => void;
  /** A clerk: there is nothing to choose. */
  readonly ownDepartmentOnly: boolean;
  readonly onTicket: (ticketId: string) => void;
}): ReactNode {
  const t = useLedgerTexts();
  const errorText = useErrorText(t.errors);
  const query = departmentId === null ? {} : { departmentId };
  const { data, error, isFetching } = useEndpoint(getLedger, { query }, { refetchInterval: lookEveryMs });
  const { data: change } = useLive<unknown>('tickets', 'ticketsChanged');
  const refresh = useRefresh();
  useEffect(() => {
    if (change !== undefined) refresh(getLedger);
  }, [change, refresh]);
  return (
    <Page
      title={t.board}
      full
      actions={!ownDepartmentOnly && <Departments value={departmentId} onChange={onDepartment} />}
    >
      {error && (
        <Notice tone="warning" title={t.loadFailed} live="polite">
          {errorText(error)}
        </Notice>
      )}
      {!data && !error && isFetching && <LoadingLine label={t.loading} />}
      {data && (
        <div className="ledger-columns">
          {ledgerColumns.map((column) => (
            <Column
              key={column}
              column={column}
              count={data.counts[column]}
              lines={data.promises.filter((promise) => promise.column === column)}
              onTicket={onTicket}
            />
          ))}
        </div>
      )}
    </Page>
  );
}

function Departments({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (departmentId: string | null) => void;
}): ReactNode {
  const t = useLedgerTexts();
  const { data } = useEndpoint(listDepartments, {});
  return (
    <div className="ledger-select">
      <Select
        label={t.department}
        hideLabel
        choices={[
          { id: everywhere, name: t.allDepartments },
          ...(data?.departments ?? []).map(({ departmentId, name }) => ({ id: departmentId, name })),
        ]}
        value={value ?? everywhere}
        onChange={(id) => onChange(id === everywhere ? null : id)}
      />
    </div>
  );
}

function Column({
  column,
  count,
  lines,
  onTicket,
}: {
  readonly column: LedgerColumn;
  readonly count: number;
  readonly lines: readonly LedgerRow[];
  readonly onTicket: (ticketId: string) => void;
}): ReactNode {
  const t = useLedgerTexts();
  const language = useUiLanguage();
  const pressing = count > 0 && (column === 'silent' || column === 'inDanger');
  return (
    <section className={`ledger-column ${pressing ? 'ledger-pressing' : ''}`} aria-label={t.columns[column]}>
      <div className="ledger-head">
        <h2>
          {t.columns[column]} <span className="ledger-count">{formatCount(count, language)}</span>
        </h2>
        <p className="ui-muted ui-small">{t.columnHints[column]}</p>
      </div>
      {count === 0 ? (
        <p className="ui-muted ledger-none">{t.columnEmpty[column]}</p>
      ) : (
        <ul className="ledger-list">
          {lines.map((line) => (
            <li key={line.promiseId}>
              <Line line={line} onTicket={onTicket} />
            </li>
          ))}
          {count > lines.length && <li className="ui-muted ledger-none">{t.moreLines(count - lines.length)}</li>}
        </ul>
      )}
    </section>
  );
}

function Line({
  line,
  onTicket,
}: {
  readonly line: LedgerRow;
  readonly onTicket: (ticketId: string) => void;
}): ReactNode {
  const t = useLedgerTexts();
  const language = useUiLanguage();
  const due = formatWeekdayTime(line.dueAt, language);
  const past = line.state === 'broken';
  return (
    <a
      className="ledger-line"
      href={`/tickets?ticket=${line.ticketId}`}
      onClick={(event) => {
        // A new window by the usual keys is the browser's; here the page stays, and with it a running conversation.
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onTicket(line.ticketId);
      }}
    >
      {line.channel && <Icon name={channelIcons[line.channel]} />}
      <strong>{formatTicketNumber(line.number)}</strong>
      <span className={past ? 'ui-list-detail-late' : ''}>{past ? t.wasDue(due) : t.due(due)}</span>
      {line.channel === 'letter' && (line.state === 'inDanger' || line.state === 'broken') && (
        <Badge tone="warning" icon="letter">
          {t.letterMark}
        </Badge>
      )}
      {line.urgent && (
        <Badge tone="warning" icon="alert">
          {t.urgentMark}
        </Badge>
      )}
      {line.waiting === 'question' && (
        <Badge tone="warning" icon="question">
          {t.askedMark}
        </Badge>
      )}
      <span className="ledger-wide">
        {line.hidden ? (
          <Badge icon="lock">{t.protectedTicket}</Badge>
        ) : (
          (line.serviceTitle ?? <span className="ui-muted">{t.noService}</span>)
        )}
      </span>
      {line.departmentName && <span className="ui-muted ui-small ledger-wide">{line.departmentName}</span>}
      {line.firstDueAt !== null && (
        <span className="ui-muted ui-small ledger-wide">
          {(line.breach === 'announced' ? t.moved : t.movedLate)(formatWeekdayTime(line.firstDueAt, language))}
        </span>
      )}
    </a>
  );
}
