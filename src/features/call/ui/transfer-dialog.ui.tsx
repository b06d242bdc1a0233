// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useEndpoint } from '../../../ui/query.ts';
import { WalkSearch } from '../../../ui/walk-search.tsx';
import { searchDirectory } from '../../directory/directory.contract.ts';
import type { DirectoryEntry } from '../../directory/directory.contract.ts';
import { transferCall } from '../call.contract.ts';
import { byFitness } from '../directory-order.core.ts';
import { useCallTexts } from '../call.texts.ts';
import './call.css';

/** Search in the directory; arrows walk, Enter connects. Open offices stand first. */
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
      <DirectorySearch callId={callId} onDone={onClose} />
    </Dialog>
  );
}

function DirectorySearch({ callId, onDone }: { readonly callId: string; readonly onDone: () => void }): ReactNode {
  const texts = useCallTexts();
  const errorText = useErrorText(texts.errors);
  const [search, setSearch] = useState('');
  const { data, error } = useEndpoint(searchDirectory, { query: { search } });
  const transfer = useCommand(transferCall);
  const entries = byFitness(data?.entries ?? [], search);
  const connect = (directoryEntryId: string): void => {
    if (!transfer.isPending) transfer.mutate({ params: { callId }, body: { directoryEntryId } }, { onSuccess: onDone });
  };
  const problem = transfer.error ?? error;
  return (
    <div className="desk-directory">
      <p className="ui-muted">{texts.transferLead}</p>
      {problem && (
        <Notice tone="danger" live="assertive">
          {errorText(problem)}
        </Notice>
      )}
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
          spoken: `${entry.name}, ${entry.number}, ${entry.openNow ? texts.openNow : texts.closedNow}`,
          shown: <Entry entry={entry} />,
        }))}
        onOpen={connect}
        emptyText={data ? texts.noEntries : texts.loading}
      />
    </div>
  );
}

function Entry({ entry }: { readonly entry: DirectoryEntry }): ReactNode {
  const texts = useCallTexts();
  return (
    <span className="desk-directory-item">
      <span className="desk-directory-name">
        <strong>{entry.name}</strong>
        <span className="ui-list-detail">
          {entry.departmentName}
          {entry.acceptance === 'key' && ` · ${texts.keyNeeded}`}
        </span>
      </span>
      <span className="desk-directory-number">{entry.number}</span>
      <Badge tone={entry.openNow ? 'success' : 'warning'} icon={entry.openNow ? 'success' : 'lock'}>
        {entry.openNow ? texts.openNow : texts.closedNow}
      </Badge>
    </span>
  );
}
