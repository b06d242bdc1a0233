// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Every address of the app on one page; the pages themselves are loaded when first visited. */
import { createRoute, createRouter, Navigate } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import { z } from 'zod';
import { languages } from '../lib/pure/language.ts';
import { changeDepartmentHours } from '../features/directory/directory.contract.ts';
import { gapFilters } from '../features/knowledge/loop/loop.core.ts';
import { editorTasks } from '../features/knowledge/editing/editor-tasks.core.ts';
import { listPeriods } from '../features/matter/second-call.core.ts';
import { OnAirBand } from '../features/on-air/ui/on-air-band.ui.tsx';
import { newsKinds, newsStates } from '../features/news/news.core.ts';
import { channels } from '../features/promise/promise.core.ts';
import { areasOf, type Area } from './areas.ui.ts';
import { cityRoutes } from './city-routes.ui.tsx';
import { NoTask, PageFailed } from './fallbacks.ui.tsx';
import { Guarded } from './guarded.ui.tsx';
import * as pages from './pages.ui.tsx';
import { root } from './root.ui.tsx';
import { mayCall, useSession } from './session.ui.ts';

/** A page for those whose work the area is. */
function inArea(area: Area['id'], OwnPage: ComponentType): () => ReactNode {
  return function AreasPage() {
    return (
      <Guarded area={area}>
        <OwnPage />
      </Guarded>
    );
  };
}

const desk = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const board = createRoute({
  getParentRoute: () => root,
  path: '/board',
  component: inArea('board', Board),
});
/** On the whole screen the frame's band is hidden; the board has its own. */
function Board(): ReactNode {
  return (
    <pages.BoardPage>
      <OnAirBand />
    </pages.BoardPage>
  );
}
const departments = createRoute({
  getParentRoute: () => root,
  path: '/fachbereiche',
  component: inArea('departments', Departments),
});

/** Filters of the ticket list stand in the address, so that a view can be kept and shared. */
export const ticketSearch = z.object({
  state: z.enum(['open', 'closed', 'all']).optional().catch(undefined),
  department: z.string().optional().catch(undefined),
  overdue: z.boolean().optional().catch(undefined),
  urgent: z.boolean().optional().catch(undefined),
  waiting: z.enum(['answer', 'question', 'hold']).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  channel: z.enum(channels).optional().catch(undefined),
  language: z.enum(languages).optional().catch(undefined),
  search: z.coerce.string().max(100).optional().catch(undefined),
  ticket: z.string().optional().catch(undefined),
});

const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  validateSearch: (search) => ticketSearch.parse(search),
  component: inArea('tickets', pages.TicketsPage),
});

const promises = createRoute({
  getParentRoute: () => root,
  path: '/zusagen',
  validateSearch: (search) => z.object({ department: z.string().optional().catch(undefined) }).parse(search),
  component: inArea('promises', pages.LedgerPage),
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/posteingang',
  validateSearch: (search) =>
    z
      .object({
        view: z.enum(['quarantine', 'automatic']).optional().catch(undefined),
        mail: z.uuid().optional().catch(undefined),
      })
      .parse(search),
  component: inArea('inbox', pages.InboxPage),
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
  component: inArea('callbacks', pages.CallbacksPage),
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
  component: inArea('knowledge', pages.KnowledgePage),
});

/** Filters, article and language of the editing pages. */
export const editingSearch = z.object({
  search: z.coerce.string().max(200).optional().catch(undefined),
  department: z.string().optional().catch(undefined),
  situation: z.string().max(100).optional().catch(undefined),
  task: z.enum(editorTasks).optional().catch(undefined),
  article: z.string().optional().catch(undefined),
  language: z.string().max(12).optional().catch(undefined),
});

const editing = createRoute({
  getParentRoute: () => root,
  path: '/redaktion',
  validateSearch: (search) => editingSearch.parse(search),
  component: inArea('editing', pages.EditingPage),
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
  component: inArea('editing', pages.FactsPage),
});

const recalls = createRoute({
  getParentRoute: () => root,
  path: '/redaktion/berichtigungen',
  validateSearch: (search) => z.object({ fact: z.string().optional().catch(undefined) }).parse(search),
  component: inArea('editing', pages.RecallsPage),
});

const returning = createRoute({
  getParentRoute: () => root,
  path: '/luecken/zweitanrufe',
  validateSearch: (search) => z.object({ days: z.enum(listPeriods).optional().catch(undefined) }).parse(search),
  component: inArea('editing', pages.ReturningPage),
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
  component: inArea('gaps', pages.GapsPage),
});

const questions = createRoute({
  getParentRoute: () => root,
  path: '/fragen',
  validateSearch: (search) =>
    z
      .object({
        search: z.coerce.string().max(200).optional().catch(undefined),
        asking: z.boolean().optional().catch(undefined),
        article: z.uuid().optional().catch(undefined),
      })
      .parse(search),
  component: inArea('questions', pages.QuestionsPage),
});

/** The run that is looked at. */
export const importSearch = z.object({ run: z.uuid().optional().catch(undefined) });

const knowledgeImport = createRoute({
  getParentRoute: () => root,
  path: '/lieferungen',
  validateSearch: (search) => importSearch.parse(search),
  component: inArea('import', pages.ImportPage),
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
  component: inArea('news', pages.NewsPage),
});

const practice = createRoute({
  getParentRoute: () => root,
  path: '/uebungstelefon',
  component: inArea('practice', pages.PracticePage),
});

/** The departments; their hours are changed by whom the server allows it. */
function Departments(): ReactNode {
  const { person } = useSession();
  return (
    <pages.DepartmentsPage
      mayChange={mayCall(changeDepartmentHours, person)}
      mayListen={(department) =>
        department.stage === 'shadow' &&
        (person.departmentId === department.departmentId || mayCall(changeDepartmentHours, person))
      }
      renderOutcomes={({ departmentId }, close) => <pages.OutcomeDialog departmentId={departmentId} onClose={close} />}
      renderNotice={(department, close) => <pages.NoticeSettingsDialog department={department} onClose={close} />}
    />
  );
}

/** Where somebody begins: agents at the desk, clerks with their tickets, editors with their articles, everybody else at the board. */
const beginnings = ['desk', 'tickets', 'editing', 'board'] as const;

function Home(): ReactNode {
  const { person } = useSession();
  const own = areasOf(person);
  const first = beginnings.map((id) => own.find((area) => area.id === id)).find((area) => area !== undefined);
  if (!first) return <NoTask />;
  return first.id === 'desk' ? <pages.DeskPage /> : <Navigate to={first.path} replace />;
}

/** The router of one signed-in page. */
export function newRouter() {
  return createRouter({
    routeTree: root.addChildren([
      desk,
      board,
      tickets,
      promises,
      inbox,
      callbacks,
      departments,
      knowledge,
      editing,
      facts,
      recalls,
      gaps,
      returning,
      questions,
      knowledgeImport,
      news,
      practice,
      ...cityRoutes,
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
