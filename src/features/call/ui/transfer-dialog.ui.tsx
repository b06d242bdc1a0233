// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ApiError } from '../../../ui/api.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { dayOf, formatDay, formatPhone, formatTime, formatWeekdayTime } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useNow } from '../../../ui/now.ts';
import { useCommand, useEndpoint } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { WalkSearch } from '../../../ui/walk-search.tsx';
import { searchDirectory } from '../../directory/directory.contract.ts';
import type { DirectoryEntry } from '../../directory/directory.contract.ts';
import { transferCall } from '../call.contract.ts';
import { byFitness } from '../directory-order.core.ts';
import { useCallTexts } from '../call.texts.ts';
import { TransferWay } from './transfer-way.ui.tsx';
import './call.css';

/** Refusals that the desk shows by itself, with the ticket as the way out. */
const shownAtDesk = ['outsideHours', 'targetBusy', 'targetUnreachable'];

/** First where to (arrows walk, Enter takes), then how: with or without speaking first. */
export function TransferDialog({
  callId,
  open,
  onClose,
}: {
  readonly callId: string;
  readonly open: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const texts = useCallTexts();
  return (
    <Dialog title={texts.transferTitle} open={open} onClose={onClose} closeLabel={texts.cancel} width="wide">
      <WhereAndHow callId={callId} onDone={onClose} />
    </Dialog>
  );
}

function WhereAndHow({ callId, onDone }: { readonly callId: string; readonly onDone: () => void }): ReactNode {
  const texts = useCallTexts();
  const errorText = useErrorText(texts.errors);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<DirectoryEntry | null>(null);
  const { data, error } = useEndpoint(searchDirectory, { query: { search } }, { refetchInterval: 15_000 });
  const transfer = useCommand(transferCall);
  const entries = byFitness(data?.entries ?? [], search);
  const go = (kind: 'announced' | 'blind', note: string): void => {
    if (!chosen || transfer.isPending) return;
    transfer.mutate(
      { params: { callId }, body: { directoryEntryId: chosen.directoryEntryId, kind, note } },
      {
        onSuccess: onDone,
        onError: (failed) => {
          if (failed instanceof ApiError && shownAtDesk.includes(failed.code)) onDone();
        },
      },
    );
  };
  const problem = transfer.error ?? error;
  return (
    <div className="desk-directory">
      {problem && (
        <Notice tone="danger" live="assertive">
          {errorText(problem)}
        </Notice>
      )}
      {chosen ? (
        <TransferWay
          key={chosen.directoryEntryId}
          entry={chosen}
          reachability={<Reachability entry={chosen} />}
          busy={transfer.isPending}
          onGo={go}
          onBack={() => {
            transfer.reset();
            setChosen(null);
          }}
        />
      ) : (
        <>
          <p className="ui-muted">{texts.transferLead}</p>
          <WalkSearch
            className="desk-directory-list"
            label={texts.search}
            clearLabel={texts.clear}
            placeholder={texts.search}
            value={search}
            onChange={setSearch}
            autoFocus
            enterTakesFirst={false}
            hitsLabel={texts.entries}
            hits={entries.map((entry) => ({
              id: entry.directoryEntryId,
              spoken: [
                entry.person ? texts.personName(entry.name) : entry.name,
                entry.number,
                entry.openNow ? texts.openNow : texts.closedNow,
              ]
                .filter(Boolean)
                .join(', '),
              shown: <Entry entry={entry} />,
            }))}
            onOpen={(id) => setChosen(entries.find((entry) => entry.directoryEntryId === id) ?? null)}
            emptyText={data ? texts.noEntries : texts.loading}
          />
        </>
      )}
    </div>
  );
}

function Entry({ entry }: { readonly entry: DirectoryEntry }): ReactNode {
  const texts = useCallTexts();
  const language = useUiLanguage();
  return (
    <span className="desk-directory-item">
      <span className="desk-directory-name">
        <strong>{entry.person ? texts.personName(entry.name) : entry.name}</strong>
        <span className="ui-list-detail">
          {[entry.role, entry.departmentName].filter((text) => text !== '').join(' · ')}
          {entry.deputy !== null && !entry.openNow && ` · ${texts.deputy(entry.deputy)}`}
          {entry.standIn && ` · ${texts.standsIn(entry.standIn.name, formatDay(entry.standIn.until, language))}`}
          {entry.acceptance === 'key' && ` · ${texts.keyNeeded}`}
        </span>
      </span>
      <span className="desk-directory-number">{entry.number !== null && formatPhone(entry.number)}</span>
      <Reachability entry={entry} />
    </span>
  );
}

/** Open until when, or open again when: known before anybody dials. */
function Reachability({ entry }: { readonly entry: DirectoryEntry }): ReactNode {
  const texts = useCallTexts();
  const language = useUiLanguage();
  const now = useNow(30_000);
  const { openNow, changesAt, person } = entry;
  const when =
    changesAt &&
    (dayOf(Date.parse(changesAt)) === dayOf(now)
      ? formatTime(changesAt, language)
      : formatWeekdayTime(changesAt, language));
  const open = person ? texts.openNow : when ? texts.openUntil(when) : texts.openNow;
  const closed = when ? texts.opensAt(when) : texts.closedNow;
  return (
    <Badge tone={openNow ? 'success' : 'warning'} icon={person ? 'person' : openNow ? 'success' : 'lock'}>
      {openNow ? open : closed}
    </Badge>
  );
}
