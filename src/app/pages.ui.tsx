// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The pages of the app and what opens on them, each loaded when it is first needed. */
import { lazy } from 'react';

export const DeskPage = lazy(async () => ({ default: (await import('./desk.ui.tsx')).DeskPage }));
export const BoardPage = lazy(async () => ({ default: (await import('../features/queue/ui/board.ui.tsx')).BoardPage }));
export const TicketsPage = lazy(async () => ({ default: (await import('./tickets.ui.tsx')).TicketsRoute }));
export const LedgerPage = lazy(async () => ({ default: (await import('./ledger.ui.tsx')).LedgerRoute }));
export const InboxPage = lazy(async () => ({ default: (await import('./inbox.ui.tsx')).InboxRoute }));
export const CallbacksPage = lazy(async () => ({ default: (await import('./callbacks.ui.tsx')).CallbacksRoute }));
export const NoticeSettingsDialog = lazy(async () => ({
  default: (await import('../features/portal/ui/notice-settings.ui.tsx')).NoticeSettingsDialog,
}));
export const OutcomeDialog = lazy(async () => ({
  default: (await import('../features/onboarding/ui/outcome-list.ui.tsx')).OutcomeDialog,
}));
export const DepartmentsPage = lazy(async () => ({
  default: (await import('../features/directory/ui/departments.ui.tsx')).DepartmentsPage,
}));
export const KnowledgePage = lazy(async () => ({ default: (await import('./knowledge.ui.tsx')).KnowledgeRoute }));
export const EditingPage = lazy(async () => ({ default: (await import('./editing.ui.tsx')).EditingRoute }));
export const FactsPage = lazy(async () => ({ default: (await import('./editing.ui.tsx')).FactsRoute }));
export const RecallsPage = lazy(async () => ({ default: (await import('./editing.ui.tsx')).RecallsRoute }));
export const ReturningPage = lazy(async () => ({ default: (await import('./editing.ui.tsx')).ReturningRoute }));
export const QuestionsPage = lazy(async () => ({ default: (await import('./questions.ui.tsx')).QuestionsRoute }));
export const GapsPage = lazy(async () => ({ default: (await import('./editing.ui.tsx')).GapsRoute }));
export const ImportPage = lazy(async () => ({ default: (await import('./import.ui.tsx')).ImportRoute }));
export const NewsPage = lazy(async () => ({ default: (await import('./news.ui.tsx')).NewsRoute }));
export const PracticePage = lazy(async () => ({
  default: (await import('../features/practice/ui/practice-page.ui.tsx')).PracticePage,
}));
