// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Every address of the app on one page; the pages themselves are loaded when first visited. */
import { createRootRoute, createRoute, createRouter, Navigate } from '@tanstack/react-router';
import { lazy } from 'react';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { gapFilters } from '../features/knowledge/loop/loop.core.ts';
import { editorTasks } from '../features/knowledge/editing/editor-tasks.core.ts';
import { newsKinds, newsStates } from '../features/news/news.core.ts';
import { areasOf } from './areas.ui.ts';
import { Frame } from './frame.ui.tsx';
import { FrameFailed, NoTask, NotFound, PageFailed } from './fallbacks.ui.tsx';
import { Guarded } from './guarded.ui.tsx';
import { useSession } from './session.ui.ts';

const DeskPage = lazy(async () => ({ default: (await import('./desk.ui.tsx')).DeskPage }));
const BoardPage = lazy(async () => ({ default: (await import('../features/queue/ui/board.ui.tsx')).BoardPage }));
const TicketsPage = lazy(async () => ({ default: (await import('./tickets.ui.tsx')).TicketsRoute }));
const CallbacksPage = lazy(async () => ({ default: (await import('./callbacks.ui.tsx')).CallbacksRoute }));
const DepartmentsPage = lazy(async () => ({
  default: (await import('../features/directory/ui/departments.ui.tsx')).DepartmentsPage,
}));
const KnowledgePage = lazy(async () => ({ default: (await import('./knowledge.ui.tsx')).KnowledgeRoute }));
const EditingPage = lazy(async () => ({ default: (await import('./editing.ui.tsx')).EditingRoute }));
const FactsPage = lazy(async () => ({ default: (await import('./editing.ui.tsx')).FactsRoute }));
const GapsPage = lazy(async () => ({ default: (await import('./editing.ui.tsx')).GapsRoute }));
const ImportPage = lazy(async () => ({ default: (await import('./import.ui.tsx')).ImportRoute }));
const NewsPage = lazy(async () => ({ default: (await import('./news.ui.tsx')).NewsRoute }));
const PracticePage = lazy(async () => ({
  default: (await import('../features/practice/ui/practice-page.ui.tsx')).PracticePage,
}));

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: FrameFailed });

const desk = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const board = createRoute({
  getParentRoute: () => root,
  path: '/board',
  component: () => (
    <Guarded area="board">
      <BoardPage />
    </Guarded>
  ),
});
const departments = createRoute({
  getParentRoute: () => root,
  path: '/fachbereiche',
  component: () => (
    <Guarded area="departments">
      <DepartmentsPage />
    </Guarded>
  ),
});

/** Filters of the ticket list stand in the address, so that a view can be kept and shared. */
export const ticketSearch = z.object({
  state: z.enum(['open', 'closed', 'all']).optional().catch(undefined),
  department: z.string().optional().catch(undefined),
  overdue: z.boolean().optional().catch(undefined),
  search: z.coerce.string().max(100).optional().catch(undefined),
  ticket: z.string().optional().catch(undefined),
});

const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  validateSearch: (search) => ticketSearch.parse(search),
  component: () => (
    <Guarded area="tickets">
      <TicketsPage />
    </Guarded>
  ),
});

/** Filters of the call-backs stand in the address as well. */
export const callbackSearch = z.object({
  state: z.enum(['open', 'settled']).optional().catch(undefined),
  department: z.string().optional().catch(undefined),
  late: z.boolean().optional().catch(undefined),
  callback: z.string().optional().catch(undefined),
});

const callbacks = createRoute({
  getParentRoute: () => root,
  path: '/rueckrufe',
  validateSearch: (search) => callbackSearch.parse(search),
  component: () => (
    <Guarded area="callbacks">
      <CallbacksPage />
    </Guarded>
  ),
});

/** Search words and the open article of the knowledge pages. */
export const knowledgeSearch = z.object({
  search: z.coerce.string().max(200).optional().catch(undefined),
  article: z.string().optional().catch(undefined),
});

const knowledge = createRoute({
  getParentRoute: () => root,
  path: '/wissen',
  validateSearch: (search) => knowledgeSearch.parse(search),
  component: () => (
    <Guarded area="knowledge">
      <KnowledgePage />
    </Guarded>
  ),
});

/** Filters, article and language of the editing pages. */
export const editingSearch = z.object({
  search: z.coerce.string().max(200).optional().catch(undefined),
  department: z.string().optional().catch(undefined),
  task: z.enum(editorTasks).optional().catch(undefined),
  article: z.string().optional().catch(undefined),
  language: z.string().max(12).optional().catch(undefined),
});

const editing = createRoute({
  getParentRoute: () => root,
  path: '/redaktion',
  validateSearch: (search) => editingSearch.parse(search),
  component: () => (
    <Guarded area="editing">
      <EditingPage />
    </Guarded>
  ),
});

const facts = createRoute({
  getParentRoute: () => root,
  path: '/redaktion/fakten',
  validateSearch: (search) =>
    z
      .object({
        search: z.coerce.string().max(200).optional().catch(undefined),
        fact: z.string().optional().catch(undefined),
      })
      .parse(search),
  component: () => (
    <Guarded area="editing">
      <FactsPage />
    </Guarded>
  ),
});

const gaps = createRoute({
  getParentRoute: () => root,
  path: '/luecken',
  validateSearch: (search) =>
    z
      .object({
        search: z.coerce.string().max(200).optional().catch(undefined),
        state: z.enum(gapFilters).optional().catch(undefined),
        gap: z.string().optional().catch(undefined),
      })
      .parse(search),
  component: () => (
    <Guarded area="gaps">
      <GapsPage />
    </Guarded>
  ),
});

/** The run that is looked at. */
export const importSearch = z.object({ run: z.uuid().optional().catch(undefined) });

const knowledgeImport = createRoute({
  getParentRoute: () => root,
  path: '/lieferungen',
  validateSearch: (search) => importSearch.parse(search),
  component: () => (
    <Guarded area="import">
      <ImportPage />
    </Guarded>
  ),
});

/** Filters and the opened message of the news. */
export const newsSearch = z.object({
  search: z.coerce.string().max(200).optional().catch(undefined),
  state: z.enum(newsStates).optional().catch(undefined),
  kind: z.enum(newsKinds).optional().catch(undefined),
  topic: z.string().max(100).optional().catch(undefined),
  unread: z.boolean().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
});

const news = createRoute({
  getParentRoute: () => root,
  path: '/nachrichten',
  validateSearch: (search) => newsSearch.parse(search),
  component: () => (
    <Guarded area="news">
      <NewsPage />
    </Guarded>
  ),
});

const practice = createRoute({
  getParentRoute: () => root,
  path: '/uebungstelefon',
  component: () => (
    <Guarded area="practice">
      <PracticePage />
    </Guarded>
  ),
});

/** Where somebody begins: agents at the desk, clerks with their tickets, editors with their articles, everybody else at the board. */
const beginnings = ['desk', 'tickets', 'editing', 'board'] as const;

function Home(): ReactNode {
  const { person } = useSession();
  const own = areasOf(person);
  const first = beginnings.map((id) => own.find((area) => area.id === id)).find((area) => area !== undefined);
  if (!first) return <NoTask />;
  return first.id === 'desk' ? <DeskPage /> : <Navigate to={first.path} replace />;
}

/** The router of one signed-in page. */
export function newRouter() {
  return createRouter({
    routeTree: root.addChildren([
      desk,
      board,
      tickets,
      callbacks,
      departments,
      knowledge,
      editing,
      facts,
      gaps,
      knowledgeImport,
      news,
      practice,
    ]),
    defaultPreload: 'intent',
    // Caught at the page, so that the frame, and with it the phone, stays.
    defaultErrorComponent: PageFailed,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
