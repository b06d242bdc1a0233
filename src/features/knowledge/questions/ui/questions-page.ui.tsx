// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/fragen`: the services, and what is asked when a ticket of one is taken, for whoever may change it (QS9). */
import type { ReactNode } from 'react';
import { IconButton } from '../../../../ui/button.tsx';
import { Checkbox } from '../../../../ui/check.tsx';
import { useErrorText } from '../../../../ui/error-text.ts';
import { formatDateTime } from '../../../../ui/format.ts';
import { ListDetail } from '../../../../ui/list-detail.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { EmptyState, Page } from '../../../../ui/page.tsx';
import { useEndpoint } from '../../../../ui/query.ts';
import { Table, type Column } from '../../../../ui/table.tsx';
import { SearchField } from '../../../../ui/text-field.tsx';
import { useUiLanguage, type UiLanguage } from '../../../../ui/texts.ts';
import { getEditedQuestions, listQuestionSets, type QuestionRow } from '../questions.contract.ts';
import { useQuestionTexts } from '../questions.texts.ts';
import { QuestionsForm } from './questions-editor.ui.tsx';

/** What the list is narrowed to, and the opened service by its article. */
export interface QuestionsLook {
  readonly search: string;
  readonly asking: boolean;
  readonly articleId: string | null;
}

/** The list and the opened set; the owner keeps both in the address. */
export function QuestionsPage({
  look,
  onLook,
}: {
  readonly look: QuestionsLook;
  readonly onLook: (look: QuestionsLook) => void;
}): ReactNode {
  const t = useQuestionTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const { search, asking, articleId } = look;
  const { data, error, isFetching } = useEndpoint(listQuestionSets, { query: { search, asking: `${asking}` } });
  return (
    <Page
      title={t.title}
      full
      actions={
        <div className="ui-list-detail-filters" role="search">
          <div className="questions-search">
            <SearchField
              label={t.search}
              clearLabel={t.clear}
              placeholder={t.search}
              value={search}
              onChange={(next) => onLook({ ...look, search: next })}
            />
          </div>
          <Checkbox checked={asking} onChange={(next) => onLook({ ...look, asking: next })}>
            {t.onlyAsking}
          </Checkbox>
        </div>
      }
    >
      <ListDetail
        above={
          error && (
            <Notice tone="warning" title={t.loadFailed} live="polite">
              {errorText(error)}
            </Notice>
          )
        }
        loading={isFetching ? t.loading : undefined}
        list={
          data && (
            <Table
              label={t.services}
              columns={columns(t, ui)}
              rows={data.services}
              idOf={(row) => row.articleId}
              selected={articleId}
              onOpen={(next) => onLook({ ...look, articleId: next })}
              empty={<EmptyState icon="filter" title={t.noService} />}
            />
          )
        }
        foot={data && { count: t.count(data.services.length, data.total), onMore: () => undefined }}
        entry={
          articleId && (
            <Entry key={articleId} articleId={articleId} onClose={() => onLook({ ...look, articleId: null })} />
          )
        }
        none={<EmptyState icon="question" title={t.choose} />}
      />
    </Page>
  );
}

function Entry({ articleId, onClose }: { readonly articleId: string; readonly onClose: () => void }): ReactNode {
  const t = useQuestionTexts();
  const { data } = useEndpoint(getEditedQuestions, { params: { articleId } });
  return (
    <section className="ui-list-detail-entry" aria-label={data?.serviceTitle ?? t.loading}>
      <div className="ui-list-detail-head">
        <h2 className="ui-list-detail-title">{data?.serviceTitle ?? ''}</h2>
        <div className="ui-list-detail-close">
          <IconButton icon="close" label={t.close} onPress={onClose} />
        </div>
      </div>
      <div className="questions-scroll">
        <QuestionsForm articleId={articleId} />
      </div>
    </section>
  );
}

function columns(t: ReturnType<typeof useQuestionTexts>, ui: UiLanguage): readonly Column<QuestionRow>[] {
  return [
    {
      id: 'service',
      name: t.columnService,
      rowHeader: true,
      sortBy: ({ serviceTitle }) => serviceTitle,
      cell: ({ serviceTitle, departmentName }) => (
        <>
          {serviceTitle}
          <br />
          <span className="ui-muted ui-small">{departmentName}</span>
        </>
      ),
    },
    {
      id: 'count',
      name: t.columnCount,
      align: 'end',
      sortBy: ({ count }) => count,
      cell: ({ count }) => (count === 0 ? <span className="ui-muted">–</span> : count),
    },
    {
      id: 'changed',
      name: t.columnChanged,
      notNarrow: true,
      sortBy: ({ madeAt }) => madeAt ?? '',
      cell: ({ version, madeBy, madeAt }) => (
        <span className="ui-muted ui-small">
          {version > 0 && t.lastChange(version, madeBy, madeAt ? formatDateTime(madeAt, ui) : '')}
        </span>
      ),
    },
  ];
}
