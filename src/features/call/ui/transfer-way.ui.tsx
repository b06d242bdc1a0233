// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { formatPhone } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { TextField } from '../../../ui/text-field.tsx';
import type { DirectoryEntry } from '../../directory/directory.contract.ts';
import { longestNote } from '../call.contract.ts';
import { useCallTexts } from '../call.texts.ts';
import './call.css';

/** How the caller gets there. Enter speaks first, Ctrl+Enter connects directly; a person at our phone gets a line along. */
export function TransferWay({
  entry,
  reachability,
  busy,
  onGo,
  onBack,
}: {
  readonly entry: DirectoryEntry;
  readonly reachability: ReactNode;
  readonly busy: boolean;
  readonly onGo: (kind: 'announced' | 'blind', note: string) => void;
  readonly onBack: () => void;
}): ReactNode {
  const texts = useCallTexts();
  const [note, setNote] = useState('');
  const line = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  // The search line is gone: the focus goes to what comes next.
  useEffect(() => (line.current ?? first.current)?.focus(), []);
  const name = entry.person ? texts.personName(entry.name) : entry.name;
  const blindReason = entry.openNow ? undefined : texts.blindOutside;
  useShortcuts([
    {
      key: 'Ctrl+Enter',
      label: texts.blind,
      group: texts.transferTitle,
      inDialogs: true,
      disabled: blindReason !== undefined || busy,
      run: () => onGo('blind', note.trim()),
    },
  ]);
  return (
    <form
      className="desk-way"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onGo('announced', note.trim());
      }}
    >
      <div className="desk-way-target">
        <span className="desk-directory-name">
          <strong>{name}</strong>
          <span className="ui-list-detail">
            {[entry.departmentName, entry.number !== null && formatPhone(entry.number)].filter(Boolean).join(' · ')}
          </span>
        </span>
        {reachability}
      </div>
      {!entry.openNow && <Notice tone="warning">{texts.outsideNotice(name)}</Notice>}
      {entry.person && (
        <TextField
          label={texts.note}
          optional={texts.optional}
          hint={texts.noteHint}
          value={note}
          onChange={setNote}
          maxLength={longestNote}
          inputRef={line}
        />
      )}
      <div className="desk-ways">
        <div>
          <ActionButton
            ref={first}
            variant="primary"
            size="large"
            icon="person"
            keyHint={texts.enterKey}
            busy={busy}
            onPress={() => onGo('announced', note.trim())}
          >
            {texts.announced}
          </ActionButton>
          <p className="ui-muted ui-small">{texts.announcedHint}</p>
        </div>
        <div>
          <ActionButton
            size="large"
            icon="transfer"
            keyHint={texts.ctrlEnterKey}
            busy={busy}
            disabledReason={blindReason}
            onPress={() => onGo('blind', note.trim())}
          >
            {texts.blind}
          </ActionButton>
          <p className="ui-muted ui-small">
            {blindReason ?? (entry.acceptance === 'key' ? texts.blindKeyHint : texts.blindHint)}
          </p>
        </div>
      </div>
      <Button variant="quiet" icon="arrowLeft" onPress={onBack}>
        {texts.otherTarget}
      </Button>
    </form>
  );
}
