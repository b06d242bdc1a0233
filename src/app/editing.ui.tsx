// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EditorPage, type EditorLook } from '../features/knowledge/ui/editor-page.ui.tsx';
import { FactsPage } from '../features/knowledge/ui/facts-page.ui.tsx';
import { useSession } from './session.ui.ts';
import { useShellTexts } from './shell.texts.ts';

const editing = getRouteApi('/redaktion');
const facts = getRouteApi('/redaktion/fakten');

/** The articles in work, with filters, article and language in the address. */
export function EditingRoute(): ReactNode {
  const search = editing.useSearch();
  const navigate = editing.useNavigate();
  const { person } = useSession();
  const t = useShellTexts();
  const look: EditorLook = {
    search: search.search ?? '',
    departmentId: search.department ?? null,
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
            ...(next.task !== 'all' && { task: next.task }),
            ...(next.articleId !== null && { article: next.articleId }),
            ...(next.language !== 'de' && { language: next.language }),
          },
        })
      }
      person={person}
      toFacts={
        <Link to="/redaktion/fakten" className="ui-button ui-button-secondary ui-button-normal">
          {t.facts}
        </Link>
      }
    />
  );
}

/** The facts, with search and the opened one in the address. */
export function FactsRoute(): ReactNode {
  const { search, fact } = facts.useSearch();
  const navigate = facts.useNavigate();
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
    />
  );
}
