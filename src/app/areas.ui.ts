// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { listTeam } from '../features/account/person.contract.ts';
import { getDesk } from '../features/agent/agent.contract.ts';
import { listCallbacks } from '../features/callback/callback.contract.ts';
import { listDepartments } from '../features/directory/directory.contract.ts';
import { listEditedArticles } from '../features/knowledge/editing/editing.contract.ts';
import { listImports } from '../features/knowledge/import/import.contract.ts';
import { listGaps } from '../features/knowledge/loop/loop.contract.ts';
import { listQuestionSets } from '../features/knowledge/questions/questions.contract.ts';
import { searchArticles } from '../features/knowledge/knowledge.contract.ts';
import { listQuarantine } from '../features/mail/mail-in.contract.ts';
import { listNews } from '../features/news/news.contract.ts';
import { listTickets } from '../features/promise/promise.contract.ts';
import { getLedger } from '../features/promise/ledger.contract.ts';
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
  { id: 'promises', path: '/zusagen', icon: 'clock', needs: getLedger },
  { id: 'inbox', path: '/posteingang', icon: 'mail', needs: listQuarantine },
  { id: 'callbacks', path: '/rueckrufe', icon: 'callback', needs: listCallbacks },
  { id: 'departments', path: '/fachbereiche', icon: 'building', needs: listDepartments },
  { id: 'knowledge', path: '/wissen', icon: 'book', needs: searchArticles },
  { id: 'news', path: '/nachrichten', icon: 'news', needs: listNews },
  { id: 'editing', path: '/redaktion', icon: 'note', needs: listEditedArticles },
  { id: 'gaps', path: '/luecken', icon: 'question', needs: listGaps },
  { id: 'questions', path: '/fragen', icon: 'check', needs: listQuestionSets },
  { id: 'import', path: '/lieferungen', icon: 'arrowDown', needs: listImports },
  { id: 'city', path: '/stadt', icon: 'settings', needs: listTeam },
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
  // Who edits articles comes to the questions from there.
  return areas.filter(
    (area) => mayEnter(person, area) && (area.id !== 'questions' || !mayCall(listEditedArticles, person)),
  );
}

/** Whether the pages of an area are this person's; also of one that is reached from another area's page. */
export function mayEnter(person: Person, { id, needs }: Area): boolean {
  // Practice phones are there only where there is no telephone system.
  return mayCall(needs, person) && (id !== 'practice' || person.practice);
}

/** The area with this name. */
export function areaOf(id: Area['id']): Area {
  const area = areas.find((each) => each.id === id);
  if (!area) throw new Error(`there is no area ${id}`);
  return area;
}
