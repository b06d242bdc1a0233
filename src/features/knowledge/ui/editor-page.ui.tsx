// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/redaktion`: articles with what is to be done on the left, the opened one with all its languages beside it. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { softHyphens } from '../../../lib/pure/soft-hyphens.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDay } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { ListDetail } from '../../../ui/list-detail.tsx';
import { useLive } from '../../../ui/live.ts';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState, Page } from '../../../ui/page.tsx';
import { useEndpoint, useRefresh } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { Table, type Column } from '../../../ui/table.tsx';
import { SearchField } from '../../../ui/text-field.tsx';
import { useUiLanguage, type UiLanguage } from '../../../ui/texts.ts';
import { listDepartments } from '../../directory/directory.contract.ts';
import { listAttachments } from '../attachments/attachments.contract.ts';
import type { EditedRow } from '../editing/editing.contract.ts';
import { getEditedArticle, listEditedArticles, previewDraft } from '../editing/editing.contract.ts';
import { draftStates, type EditingPerson } from '../editing/editing.core.ts';
import { editorTasks, type EditorTask } from '../editing/editor-tasks.core.ts';
import { useEditingTexts } from '../editing/editing.texts.ts';
import { SituationFilter } from '../life-situations/ui/situation-filter.ui.tsx';
import { EditorArticle } from './editor-article.ui.tsx';
import { NewArticle } from './editor-new.ui.tsx';
import './editor.css';

/** What the list is narrowed to; kept in the address. */
export interface EditorLook {
  readonly search: string;
  readonly departmentId: string | null;
  readonly lifeSituation: string | null;
  readonly task: EditorTask;
  readonly articleId: string | null;
  readonly language: string;
}

const all = 'all';

/** The list with its filters and the opened article; the owner keeps the look in the address. */
export function EditorPage({
  look,
  onLook,
  person,
  toFacts,
}: {
  readonly look: EditorLook;
  readonly onLook: (look: EditorLook) => void;
  readonly person: EditingPerson;
  /** The way to the page of the facts. */
  readonly toFacts: ReactNode;
}): ReactNode {
  const t = useEditingTexts();
  const errorText = useErrorText(t.errors);
  const isState = (task: EditorTask): task is (typeof draftStates)[number] =>
    (draftStates as readonly string[]).includes(task);
  const { data, error, isFetching } = useEndpoint(listEditedArticles, {
    query: {
      search: look.search.trim(),
      ...(look.departmentId !== null && { departmentId: look.departmentId }),
      ...(look.lifeSituation !== null && { lifeSituation: look.lifeSituation }),
      ...(isState(look.task) ? { state: look.task } : look.task === all ? {} : { task: look.task }),
    },
  });
  const { data: change } = useLive<unknown>('articles', 'articlesChanged');
  const refresh = useRefresh();
  useEffect(() => {
    if (change !== undefined) refresh(listEditedArticles, getEditedArticle, listAttachments, previewDraft);
  }, [change, refresh]);
  const rows = data?.articles;
  const [making, setMaking] = useState(false);
  return (
    <Page
      title={t.title}
      full
      actions={<EditorFilters look={look} onLook={onLook} toFacts={toFacts} onNew={() => setMaking(true)} />}
    >
      <div className="editor">
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
            rows && (
              <ArticleTable
                rows={rows}
                selected={look.articleId}
                onOpen={(articleId) => onLook({ ...look, articleId })}
              />
            )
          }
          foot={rows && { count: t.count(rows.length), onMore: () => undefined }}
          entry={
            look.articleId && (
              <EditorArticle
                key={look.articleId}
                articleId={look.articleId}
                person={person}
                language={look.language}
                onLanguage={(language) => onLook({ ...look, language })}
                onClose={() => onLook({ ...look, articleId: null })}
              />
            )
          }
          none={<EmptyState icon="note" title={t.choose} />}
        />
      </div>
      {making && (
        <NewArticle
          onClose={() => setMaking(false)}
          onMade={(articleId) => {
            setMaking(false);
            onLook({ ...look, articleId, language: 'de' });
          }}
        />
      )}
    </Page>
  );
}

function EditorFilters({
  look,
  onLook,
  toFacts,
  onNew,
}: {
  readonly look: EditorLook;
  readonly onLook: (look: EditorLook) => void;
  readonly toFacts: ReactNode;
  readonly onNew: () => void;
}): ReactNode {
  const t = useEditingTexts();
  const line = useRef<HTMLInputElement>(null);
  // The line answers every key at once; the address follows.
  const [words, setWords] = useState(look.search);
  const { data } = useEndpoint(listDepartments, {});
  useShortcuts([
    {
      key: 'Ctrl+K',
      label: t.search,
      group: t.title,
      run: () => {
        line.current?.focus();
        line.current?.select();
      },
    },
  ]);
  const departments = (data?.departments ?? []).map(({ departmentId, name }) => ({ id: departmentId, name }));
  return (
    <div className="ui-list-detail-filters editor-filters" role="search">
      <div className="editor-search">
        <SearchField
          label={t.search}
          clearLabel={t.clear}
          placeholder={t.search}
          value={words}
          onChange={(search) => {
            setWords(search);
            onLook({ ...look, search });
          }}
          inputRef={line}
        />
      </div>
      <div className="ui-list-detail-select">
        <Select
          label={t.task}
          hideLabel
          choices={editorTasks.map((id) => ({ id, name: t.tasks[id] }))}
          value={look.task}
          onChange={(task) => onLook({ ...look, task })}
        />
      </div>
      <div className="ui-list-detail-select">
        <Select
          label={t.department}
          hideLabel
          choices={[{ id: all, name: t.allDepartments }, ...departments]}
          value={look.departmentId ?? all}
          onChange={(id) => onLook({ ...look, departmentId: id === all ? null : id })}
        />
      </div>
      <div className="ui-list-detail-select">
        <SituationFilter chosen={look.lifeSituation} onChange={(lifeSituation) => onLook({ ...look, lifeSituation })} />
      </div>
      <Button icon="plus" variant="primary" onPress={onNew}>
        {t.newArticle}
      </Button>
      {toFacts}
    </div>
  );
}

function articleColumns(t: ReturnType<typeof useEditingTexts>, ui: UiLanguage): readonly Column<EditedRow>[] {
  return [
    {
      id: 'title',
      name: t.columnTitle,
      rowHeader: true,
      sortBy: ({ title }) => title,
      cell: (row) => <Title row={row} />,
    },
    {
      id: 'review',
      name: t.columnReview,
      wideOnly: true,
      sortBy: ({ reviewBy }) => reviewBy,
      cell: ({ reviewBy }) => (reviewBy ? formatDay(reviewBy, ui) : ''),
    },
  ];
}

function ArticleTable({
  rows,
  selected,
  onOpen,
}: {
  readonly rows: readonly EditedRow[];
  readonly selected: string | null;
  readonly onOpen: (id: string) => void;
}): ReactNode {
  const t = useEditingTexts();
  const ui = useUiLanguage();
  return (
    <Table
      label={t.articles}
      columns={articleColumns(t, ui)}
      rows={rows}
      idOf={({ articleId }) => articleId}
      selected={selected}
      onOpen={onOpen}
      empty={<EmptyState icon="filter" title={t.none} />}
    />
  );
}

function Title({ row }: { readonly row: EditedRow }): ReactNode {
  return (
    <span className="editor-row">
      <span lang="de">{softHyphens(row.title)}</span>
      <span className="ui-muted ui-small">{row.departmentName}</span>
      <Todo row={row} />
    </span>
  );
}

function Todo({ row }: { readonly row: EditedRow }): ReactNode {
  const t = useEditingTexts();
  const states = draftStates.filter((state) => row.drafts.some((draft) => draft.state === state));
  const ui = useUiLanguage();
  const nothing =
    states.length + row.outdated.length + row.marked + row.endings.length === 0 &&
    !row.reviewOverdue &&
    !row.factRunningOut;
  if (nothing) return null;
  return (
    <span className="editor-badges">
      {states.map((state) => (
        <Badge key={state} tone="info" icon="note">
          {t.states[state]}
        </Badge>
      ))}
      {row.reviewOverdue && (
        <Badge tone="danger" icon="clock">
          {t.tasks.reviewOverdue}
        </Badge>
      )}
      {row.marked > 0 && (
        <Badge tone="warning" icon="alert">
          {t.tasks.marked}
        </Badge>
      )}
      {row.factRunningOut && (
        <Badge tone="warning" icon="clock">
          {t.tasks.factRunningOut}
        </Badge>
      )}
      {row.endings.map(({ language, day }) => (
        <Badge key={language} tone={row.wordingRunningOut ? 'warning' : 'neutral'} icon="clock">
          {t.until(formatDay(day, ui), language === 'de' ? '' : languageName(language, ui))}
        </Badge>
      ))}
      {row.outdated.length > 0 && (
        <Badge tone="warning" icon="globe">
          {t.outdatedIn(row.outdated.length)}
        </Badge>
      )}
    </span>
  );
}
