// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { Badge, type Tone } from '../../../../ui/badge.tsx';
import { IconButton } from '../../../../ui/button.tsx';
import { call } from '../../../../ui/api.ts';
import { useErrorText } from '../../../../ui/error-text.ts';
import { ListDetail } from '../../../../ui/list-detail.tsx';
import { EmptyState } from '../../../../ui/page.tsx';
import { useEndpoint } from '../../../../ui/query.ts';
import { Select } from '../../../../ui/select.tsx';
import { Table, type Column } from '../../../../ui/table.tsx';
import { SearchField } from '../../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../../ui/texts.ts';
import { showToast } from '../../../../ui/toast.tsx';
import { listLifeSituations } from '../../life-situations/life-situation.contract.ts';
import { situationName, situationsOf } from '../../life-situations/life-situation.core.ts';
import { listImportChanges, type ImportChangeView, type ImportRunView } from '../import.contract.ts';
import { useImportTexts } from '../import.texts.ts';

const kinds = ['all', 'new', 'changed', 'gone', 'kept'] as const;
type Kind = (typeof kinds)[number];
const tones: Readonly<Record<ImportChangeView['kind'], Tone>> = { new: 'success', changed: 'info', gone: 'danger' };

/** What a delivery would change: services on the left, the opened one field by field beside them. */
export function Changes({ run }: { readonly run: ImportRunView }): ReactNode {
  const t = useImportTexts();
  const errorText = useErrorText(t.errors);
  const [kind, setKind] = useState<Kind>('all');
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const query = { kind, search: search.trim() };
  // The token belongs to the key: compared again, the pages that were loaded are old.
  const about = JSON.stringify([query, run.token]);
  const [more, setMore] = useState<{ about: string; changes: readonly ImportChangeView[]; more: boolean } | null>(null);
  const { data, isFetching } = useEndpoint(listImportChanges, { params: { runId: run.runId }, query });
  const later = more?.about === about ? more : null;
  const changes = [...(data?.changes ?? []), ...(later?.changes ?? [])];
  const hasMore = later ? later.more : (data?.more ?? false);
  const change = changes.find(({ position }) => String(position) === opened);

  async function loadMore(): Promise<void> {
    const after = changes.at(-1)?.position ?? -1;
    try {
      const page = await call(listImportChanges, { params: { runId: run.runId }, query: { ...query, after } });
      setMore({ about, changes: [...(later?.changes ?? []), ...page.changes], more: page.more });
    } catch (error) {
      showToast('danger', errorText(error));
    }
  }

  return (
    <ListDetail
      above={
        <div className="import-filters">
          <Select
            label={t.kind}
            hideLabel
            choices={kinds.map((id) => ({ id, name: t.kinds[id] }))}
            value={kind}
            onChange={setKind}
          />
          <SearchField
            label={t.search}
            clearLabel={t.clear}
            placeholder={t.search}
            value={search}
            onChange={setSearch}
          />
        </div>
      }
      loading={isFetching && !data ? t.reading : undefined}
      list={
        <Table
          label={t.differences}
          rows={changes}
          idOf={({ position }) => String(position)}
          selected={opened}
          onOpen={setOpened}
          empty={kind === 'all' && search === '' ? t.noDifferences : t.noHits}
          columns={columns(t)}
        />
      }
      foot={
        data && { count: t.shown(changes.length), more: hasMore ? t.more : undefined, onMore: () => void loadMore() }
      }
      entry={change ? <ChangeView change={change} onClose={() => setOpened(null)} /> : null}
      none={<EmptyState icon="note" title={t.chooseChange} />}
    />
  );
}

function columns(t: ReturnType<typeof useImportTexts>): Column<ImportChangeView>[] {
  return [
    { id: 'title', name: t.service, rowHeader: true, cell: ({ title }) => title },
    { id: 'kind', name: t.kind, cell: (row) => <Badge tone={tones[row.kind]}>{t.kinds[row.kind]}</Badge> },
    {
      id: 'fields',
      name: t.fields,
      cell: ({ fields }) => fields.map(({ field }) => fieldName(t, field)).join(', '),
      wideOnly: true,
    },
  ];
}

function ChangeView({
  change,
  onClose,
}: {
  readonly change: ImportChangeView;
  readonly onClose: () => void;
}): ReactNode {
  const t = useImportTexts();
  const ui = useUiLanguage();
  const situations = useEndpoint(listLifeSituations, {}).data?.lifeSituations ?? [];
  // Life situations are compared by their keys and read by their names.
  const shown = (field: string, text: string): string =>
    text === ''
      ? '–'
      : field === 'situations'
        ? situationsOf(text.split('\n'), situations)
            .map((one) => situationName(one, ui))
            .join('\n')
        : text;
  return (
    <section className="ui-list-detail-entry import-change" aria-label={change.title}>
      <div className="import-change-head">
        <h2>{change.title}</h2>
        <IconButton icon="close" label={t.close} onPress={onClose} />
      </div>
      <p className="ui-muted ui-small">
        {t.sourceId}: {change.sourceId}
      </p>
      {change.kind === 'new' && <p>{t.newService}</p>}
      {change.kind === 'gone' && <p>{t.goneService}</p>}
      {change.fields.map(({ field, before, after, decision }) => (
        <div key={field} className="import-field">
          <h3>
            {fieldName(t, field)}{' '}
            <Badge tone={decision === 'kept' ? 'warning' : 'info'}>
              {decision === 'kept' ? t.decisionKept : t.decisionTaken}
            </Badge>
          </h3>
          <div className="import-field-texts">
            {change.kind !== 'new' && (
              <div>
                <p className="ui-muted ui-small">{t.before}</p>
                <pre>{shown(field, before)}</pre>
              </div>
            )}
            <div>
              <p className="ui-muted ui-small">{t.after}</p>
              <pre>{shown(field, after)}</pre>
            </div>
          </div>
        </div>
      ))}
    </section>
  );
}

/** "Titel (tr)" for `title.tr`, "Gebühr" for `fact.Gebühr`; German needs no mark. */
function fieldName(t: ReturnType<typeof useImportTexts>, field: string): string {
  const [kind = '', rest = ''] = field.split(/\.(.*)/s);
  const known = Object.entries(t.fieldNames).find(([name]) => name === kind)?.[1];
  if (known === undefined) return kind === 'fact' ? rest : field;
  return rest === '' || rest === 'de' ? known : `${known} (${rest})`;
}
