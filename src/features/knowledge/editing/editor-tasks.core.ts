// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the list of articles can be narrowed to, beside department and words. Pure names, shared by address, contract and screen. */
import { draftStates } from './editing.core.ts';

/** Articles on which something is to be done. */
export const editingTasks = ['reviewOverdue', 'outdated', 'factRunningOut', 'wordingRunningOut', 'marked'] as const;

/** One choice of the filter "what is to be done". */
export const editorTasks = ['all', ...draftStates, ...editingTasks] as const;
export type EditorTask = (typeof editorTasks)[number];
