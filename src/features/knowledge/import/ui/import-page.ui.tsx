// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Badge, type Tone } from '../../../../ui/badge.tsx';
import { useErrorText } from '../../../../ui/error-text.ts';
import { formatDateTime } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { Page, Panel } from '../../../../ui/page.tsx';
import { useEndpoint, useRefresh } from '../../../../ui/query.ts';
import { Table, type Column } from '../../../../ui/table.tsx';
import { useUiLanguage, type UiLanguage } from '../../../../ui/texts.ts';
import type { RunState } from '../diff.core.ts';
import { listImports, type ImportRunView } from '../import.contract.ts';
import { useImportTexts } from '../import.texts.ts';
import { NewImport } from './new-import.ui.tsx';
import { RunView } from './run-view.ui.tsx';
import './import.css';

const tones: Readonly<Record<RunState, Tone>> = {
  reading: 'info',
  compared: 'warning',
  applied: 'success',
  refused: 'danger',
  failed: 'danger',
  discarded: 'neutral',
};

/** The page `/lieferungen`: bring a delivery in, look at what it would change, apply it. */
export function ImportPage({
  runId,
  folder,
  onOpen,
}: {
  readonly runId: string | null;
  /** May choose files of the server's folder. */
  readonly folder: boolean;
  readonly onOpen: (runId: string | null) => void;
}): ReactNode {
  const t = useImportTexts();
  const language = useUiLanguage();
  const errorText = useErrorText();
  const refresh = useRefresh();
  const { data, error } = useEndpoint(listImports, {}, { refetchInterval: 15_000 });
  if (runId !== null) return <RunView key={runId} runId={runId} onClose={() => onOpen(null)} />;
  return (
    <Page title={t.title}>
      <p>{t.intro}</p>
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      <Panel title={t.newRun}>
        <NewImport
          folder={folder}
          onStarted={(started) => {
            refresh(listImports);
            onOpen(started);
          }}
        />
      </Panel>
      <Panel title={t.runs}>
        <Table
          label={t.runs}
          rows={data?.runs ?? []}
          idOf={(run) => run.runId}
          onOpen={onOpen}
          empty={t.noRuns}
          columns={columns(t, language)}
        />
      </Panel>
    </Page>
  );
}

function columns(t: ReturnType<typeof useImportTexts>, language: UiLanguage): Column<ImportRunView>[] {
  return [
    { id: 'file', name: t.file, rowHeader: true, cell: (run) => run.fileName, sortBy: (run) => run.fileName },
    { id: 'source', name: t.source, cell: (run) => run.source, sortBy: (run) => run.source, notNarrow: true },
    {
      id: 'state',
      name: t.state,
      cell: (run) => <Badge tone={tones[run.state]}>{t.states[run.state]}</Badge>,
      sortBy: (run) => t.states[run.state],
    },
    { id: 'sums', name: t.differences, cell: (run) => (run.sums ? t.sums(run.sums) : '–'), notNarrow: true },
    {
      id: 'started',
      name: t.started,
      cell: (run) => formatDateTime(run.startedAt, language),
      sortBy: (run) => run.startedAt,
    },
    { id: 'by', name: t.by, cell: (run) => run.appliedBy ?? run.startedBy, wideOnly: true },
  ];
}
