// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { getDesk } from '../features/agent/agent.contract.ts';
import { listCallbacks } from '../features/callback/callback.contract.ts';
import { listDepartments } from '../features/directory/directory.contract.ts';
import { listEditedArticles } from '../features/knowledge/editing/editing.contract.ts';
import { listImports } from '../features/knowledge/import/import.contract.ts';
import { listGaps } from '../features/knowledge/loop/loop.contract.ts';
import { searchArticles } from '../features/knowledge/knowledge.contract.ts';
import { listNews } from '../features/news/news.contract.ts';
import { listTickets } from '../features/promise/promise.contract.ts';
import { getPractice } from '../features/practice/practice.contract.ts';
import { getBoard } from '../features/queue/queue.contract.ts';
import type { Person } from '../features/account/account.contract.ts';
import type { IconName } from '../ui/icon.tsx';
import { mayCall } from './session.ui.ts';

/** One entry of the navigation; whoever may call the endpoint its page lives on sees it. */
export const areas = [
  { id: 'desk', path: '/', icon: 'desk', needs: getDesk },
  { id: 'board', path: '/board', icon: 'board', needs: getBoard },
  { id: 'tickets', path: '/tickets', icon: 'ticket', needs: listTickets },
  { id: 'callbacks', path: '/rueckrufe', icon: 'callback', needs: listCallbacks },
  { id: 'departments', path: '/fachbereiche', icon: 'building', needs: listDepartments },
  { id: 'knowledge', path: '/wissen', icon: 'book', needs: searchArticles },
  { id: 'news', path: '/nachrichten', icon: 'news', needs: listNews },
  { id: 'editing', path: '/redaktion', icon: 'note', needs: listEditedArticles },
  { id: 'gaps', path: '/luecken', icon: 'question', needs: listGaps },
  { id: 'import', path: '/lieferungen', icon: 'arrowDown', needs: listImports },
  { id: 'practice', path: '/uebungstelefon', icon: 'phone', needs: getPractice },
] as const satisfies readonly {
  readonly id: string;
  readonly path: string;
  readonly icon: IconName;
  readonly needs: Parameters<typeof mayCall>[0];
}[];

/** One area of the program. */
export type Area = (typeof areas)[number];

/** The areas a person sees, in the order of the navigation. */
export function areasOf(person: Person): readonly Area[] {
  // Practice phones are there only where there is no telephone system.
  return areas.filter((area) => mayCall(area.needs, person) && (area.id !== 'practice' || person.practice));
}
