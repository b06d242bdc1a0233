// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { WalkSearch } from '../../../ui/walk-search.tsx';
import { useEditingTexts } from '../editing/editing.texts.ts';
import { isFactFound } from '../facts/fact.core.ts';
import { listFacts } from '../facts/fact.contract.ts';

/** Finds a fact by its name, key or value; Enter puts it into the text. */
export function FactPicker({
  open,
  onClose,
  onChoose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onChoose: (key: string) => void;
}): ReactNode {
  const t = useEditingTexts();
  const errorText = useErrorText(t.errors);
  const [search, setSearch] = useState('');
  // All at once, narrowed here: Enter must never take what an older word had found.
  const { data, error } = useEndpoint(listFacts, { query: {} }, { enabled: open });
  return (
    <Dialog title={t.pickerTitle} open={open} closeLabel={t.cancel} onClose={onClose}>
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      <WalkSearch
        autoFocus
        label={t.pickerSearch}
        clearLabel={t.clear}
        placeholder={t.pickerSearch}
        value={search}
        onChange={setSearch}
        hitsLabel={t.pickerHits}
        emptyText={data ? t.pickerEmpty : t.loading}
        className="editor-picker"
        hits={(data?.facts ?? [])
          .filter((fact) => isFactFound(fact, search))
          .map((fact) => ({
            id: fact.key,
            spoken: `${fact.name}, ${fact.today ?? ''}${fact.uncertain ? `, ${t.mustBeChecked}` : ''}`,
            shown: (
              <>
                <span>{fact.name}</span>
                <span className="ui-list-detail">
                  {fact.today ?? '–'} · {fact.key}
                  {fact.uncertain && ` · ${t.mustBeChecked}`}
                </span>
              </>
            ),
          }))}
        onOpen={onChoose}
      />
    </Dialog>
  );
}
