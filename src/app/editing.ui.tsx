// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EditorPage, type EditorLook } from '../features/knowledge/ui/editor-page.ui.tsx';
import { FactsPage } from '../features/knowledge/ui/facts-page.ui.tsx';
import type { EditorTask } from '../features/knowledge/editing/editor-tasks.core.ts';
import { mayClose } from '../features/knowledge/loop/loop.core.ts';
import { GapsPage, type GapsLook } from '../features/knowledge/loop/ui/gaps-page.ui.tsx';
import { Week } from '../features/knowledge/loop/ui/week.ui.tsx';
import { ReturningPage } from '../features/matter/ui/returning-page.ui.tsx';
import { getRecall, listRecalls } from '../features/recall/recall.contract.ts';
import { FactRecall, useRecallCount } from '../features/recall/ui/fact-recall.ui.tsx';
import { RecallsPage } from '../features/recall/ui/recalls-page.ui.tsx';
import { useRefresh } from '../ui/query.ts';
import { useSession } from './session.ui.ts';
import { useShellTexts } from './shell.texts.ts';

const editing = getRouteApi('/redaktion');
const facts = getRouteApi('/redaktion/fakten');
const gaps = getRouteApi('/luecken');
const recalls = getRouteApi('/redaktion/berichtigungen');
const returning = getRouteApi('/luecken/zweitanrufe');

/** The articles in work, with filters, article and language in the address. */
export function EditingRoute(): ReactNode {
  const search = editing.useSearch();
  const navigate = editing.useNavigate();
  const { person } = useSession();
  const t = useShellTexts();
  const look: EditorLook = {
    search: search.search ?? '',
    departmentId: search.department ?? null,
    lifeSituation: search.situation ?? null,
    task: search.task ?? 'all',
    articleId: search.article ?? null,
    language: search.language ?? 'de',
  };
  return (
    <EditorPage
      look={look}
      onLook={(next) =>
        void navigate({
          replace: next.articleId === look.articleId,
          search: {
            ...(next.search !== '' && { search: next.search }),
            ...(next.departmentId !== null && { department: next.departmentId }),
            ...(next.lifeSituation !== null && { situation: next.lifeSituation }),
            ...(next.task !== 'all' && { task: next.task }),
            ...(next.articleId !== null && { article: next.articleId }),
            ...(next.language !== 'de' && { language: next.language }),
          },
        })
      }
      person={person}
      toFacts={
        <>
          <Link to="/redaktion/fakten" className="ui-button ui-button-secondary ui-button-normal">
            {t.facts}
          </Link>
          <ToRecalls />
          <Link to="/fragen" className="ui-button ui-button-secondary ui-button-normal">
            {t.questions}
          </Link>
        </>
      }
    />
  );
}

/** The facts, with search and the opened one in the address. */
export function FactsRoute(): ReactNode {
  const { search, fact } = facts.useSearch();
  const navigate = facts.useNavigate();
  const refresh = useRefresh();
  const t = useShellTexts();
  return (
    <FactsPage
      search={search ?? ''}
      factId={fact ?? null}
      onLook={(look) =>
        void navigate({
          replace: true,
          search: {
            ...(look.search !== '' && { search: look.search }),
            ...(look.factId !== null && { fact: look.factId }),
          },
        })
      }
      toEditing={
        <Link to="/redaktion" className="ui-button ui-button-secondary ui-button-normal">
          {t.editing}
        </Link>
      }
      toDepartments={<Link to="/fachbereiche">{t.departments}</Link>}
      toRecalls={<ToRecalls />}
      renderRecall={(factId) => (
        <FactRecall
          factId={factId}
          renderLink={(words) => (
            <Link to="/redaktion/berichtigungen" search={{ fact: factId }}>
              {words}
            </Link>
          )}
        />
      )}
      onChanged={() => refresh(listRecalls, getRecall)}
    />
  );
}

/** The way to the corrections, with how many there are. */
function ToRecalls(): ReactNode {
  const t = useShellTexts();
  const count = useRecallCount() ?? 0;
  return (
    <Link to="/redaktion/berichtigungen" className="ui-button ui-button-secondary ui-button-normal">
      {count > 0 ? `${t.recalls} (${count})` : t.recalls}
    </Link>
  );
}

/** What was told and is right no more, with the opened fact in the address. */
export function RecallsRoute(): ReactNode {
  const { fact } = recalls.useSearch();
  const navigate = recalls.useNavigate();
  const t = useShellTexts();
  return (
    <RecallsPage
      factId={fact ?? null}
      onFact={(factId) => void navigate({ replace: true, search: factId === null ? {} : { fact: factId } })}
      actions={
        <Link to="/redaktion/fakten" className="ui-button ui-button-secondary ui-button-normal">
          {t.facts}
        </Link>
      }
      renderToFact={(factId) => (
        <Link to="/redaktion/fakten" search={{ fact: factId }}>
          {t.toFact}
        </Link>
      )}
    />
  );
}

/** Articles that were told and still led to a second call, with the period in the address. */
export function ReturningRoute(): ReactNode {
  const { days } = returning.useSearch();
  const navigate = returning.useNavigate();
  const t = useShellTexts();
  return (
    <ReturningPage
      days={days ?? '30'}
      onDays={(next) => void navigate({ replace: true, search: next === '30' ? {} : { days: next } })}
      actions={
        <Link to="/luecken" className="ui-button ui-button-secondary ui-button-normal">
          {t.gaps}
        </Link>
      }
      onArticle={(article) => void navigate({ to: '/redaktion', search: { article } })}
      onGap={(gap) => void navigate({ to: '/luecken', search: { gap } })}
    />
  );
}

/** The articles of one list. */
function toTask(task: EditorTask, words: string): ReactNode {
  return (
    <Link to="/redaktion" search={{ task }}>
      {words}
    </Link>
  );
}

/** The gaps, with filters and the opened one in the address; from here into the article that answers. */
export function GapsRoute(): ReactNode {
  const { search, state, gap } = gaps.useSearch();
  const navigate = gaps.useNavigate();
  const { person } = useSession();
  const t = useShellTexts();
  const look: GapsLook = { search: search ?? '', state: state ?? 'running', gapId: gap ?? null };
  const edits = mayClose(person);
  const onLook = (next: GapsLook): void =>
    void navigate({
      replace: true,
      search: {
        ...(next.search !== '' && { search: next.search }),
        ...(next.state !== 'running' && { state: next.state }),
        ...(next.gapId !== null && { gap: next.gapId }),
      },
    });
  return (
    <GapsPage
      look={look}
      onLook={onLook}
      mayClose={edits}
      toArticles={
        edits && (
          <>
            <Link to="/luecken/zweitanrufe" className="ui-button ui-button-secondary ui-button-normal">
              {t.returning}
            </Link>
            <Link to="/redaktion" className="ui-button ui-button-secondary ui-button-normal">
              {t.editing}
            </Link>
          </>
        )
      }
      onArticle={(article, language) =>
        void navigate({ to: '/redaktion', search: { article, ...(language !== 'de' && { language }) } })
      }
      week={<Week onGap={(gapId) => onLook({ ...look, gapId })} toTask={edits ? toTask : undefined} />}
    />
  );
}
