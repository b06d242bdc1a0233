// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/stadt/anschluss`: how far each department has joined, and what its next step needs. */
import type { ReactNode } from 'react';
import { useErrorText } from '../../../ui/error-text.ts';
import { ListDetail } from '../../../ui/list-detail.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { Table, type Column } from '../../../ui/table.tsx';
import { treeOrder } from '../../directory/department-tree.core.ts';
import { listOnboarding, type OnboardingRow } from '../onboarding.contract.ts';
import { useOnboardingTexts } from '../onboarding.texts.ts';
import { OnboardingDetail } from './onboarding-detail.ui.tsx';
import { StageBadge } from './stage-badge.ui.tsx';
import './onboarding.css';

/** All departments; the owner keeps the opened one in the address. */
export function OnboardingPage({
  opened,
  onOpen,
}: {
  /** Key of a department. */
  readonly opened: string | null;
  readonly onOpen: (key: string | null) => void;
}): ReactNode {
  const t = useOnboardingTexts();
  const errorText = useErrorText();
  const { data, error } = useEndpoint(listOnboarding, {}, { refetchInterval: 15_000 });
  const departments = data?.departments ?? [];
  const rows = treeOrder(departments);
  const open = departments.find(({ key }) => key === opened);
  return (
    <>
      <p className="ui-muted">{t.lead}</p>
      <ListDetail
        above={
          error && (
            <Notice tone="warning" title={t.loadFailed} live="polite">
              {errorText(error)}
            </Notice>
          )
        }
        loading={!data && !error ? t.loading : undefined}
        list={
          data && (
            <Table
              label={t.list}
              rows={rows}
              idOf={({ node }) => node.key}
              selected={opened}
              onOpen={onOpen}
              empty={<EmptyState icon="building" title={t.empty} />}
              columns={columns(t)}
            />
          )
        }
        foot={data && { count: t.count(rows.length), onMore: () => undefined }}
        entry={open ? <OnboardingDetail key={open.departmentId} row={open} onClose={() => onOpen(null)} /> : null}
        none={<EmptyState icon="building" title={t.chooseOne} />}
      />
    </>
  );
}

interface Row {
  readonly node: OnboardingRow;
  readonly depth: number;
}

/** No components of their own, so that cells keep their place when rows change. */
function columns(t: ReturnType<typeof useOnboardingTexts>): readonly Column<Row>[] {
  return [
    {
      id: 'name',
      name: t.colName,
      rowHeader: true,
      cell: ({ node, depth }) => (
        <span className="onboarding-name" style={{ paddingInlineStart: `${depth * 1.25}rem` }}>
          {node.name}
        </span>
      ),
    },
    { id: 'stage', name: t.colStage, cell: ({ node }) => <StageBadge stage={node.stage} /> },
  ];
}
