// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
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
  readonly onResolve: (how: 'mine' | 'theirs' | 'later') => void;
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
    <Dialog
      title={t.conflictTitle}
      open
      width="wide"
      closeLabel={t.editOn}
      onClose={() => onResolve('later')}
      actions={
        <>
          <Button variant="quiet" onPress={() => onResolve('later')}>
            {t.editOn}
          </Button>
          <Button onPress={() => onResolve('theirs')}>{t.takeTheirs}</Button>
          <Button variant="primary" onPress={() => onResolve('mine')}>
            {t.takeMine}
          </Button>
        </>
      }
    >
      <p>{t.conflictText}</p>
      <div className="ui-table-frame">
        <table className="ui-table people-conflict">
          <thead>
            <tr>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.theirs}</th>
              <th scope="col">{t.mine}</th>
            </tr>
          </thead>
          <tbody>
            {lines(theirs)
              .filter(([name, text]) => own.get(name) !== text)
              .map(([name, text]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{text}</td>
                  <td>{own.get(name)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
