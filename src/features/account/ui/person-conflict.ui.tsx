// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { ConflictDialog, type ConflictChoice } from '../../../ui/conflict-dialog.tsx';
import type { TeamPerson } from '../person.contract.ts';
import type { PersonText } from '../person.core.ts';
import { usePersonTexts } from '../person.texts.ts';
import type { PersonChoices } from './person-form.ui.tsx';
import { usePersonWords } from './person-words.ui.ts';
import './people.css';

/** Both texts side by side when somebody else saved first: the person decides, nothing is lost before (PE7). */
export function PersonConflict({
  theirs,
  mine,
  choices,
  onResolve,
}: {
  readonly theirs: TeamPerson;
  readonly mine: PersonText;
  readonly choices: PersonChoices;
  readonly onResolve: (choice: ConflictChoice) => void;
}): ReactNode {
  const t = usePersonTexts();
  const words = usePersonWords(choices.topics);
  const lines = (text: PersonText): readonly (readonly [string, string])[] => [
    [t.displayName, text.displayName],
    [t.userName, text.name],
    [t.rolesLabel, words.roles(text.roles)],
    [
      t.department,
      choices.departments.find(({ departmentId }) => departmentId === text.departmentId)?.name ?? t.noDepartment,
    ],
    [t.languagesLabel, words.spoken(text)],
    [t.topicsLabel, words.topicList(text)],
    [t.phonesLabel, words.phones(text)],
    [t.weeklyHours, words.hours(text.weeklyMinutes)],
  ];
  const own = new Map(lines(mine));
  return (
    <ConflictDialog
      words={t.conflict}
      onResolve={onResolve}
      places={lines(theirs)
        .map(([name, value]) => ({ name, theirs: value, mine: own.get(name) }))
        .filter((place) => place.theirs !== place.mine)}
    />
  );
}
