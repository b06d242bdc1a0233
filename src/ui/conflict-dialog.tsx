// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import './conflict-dialog.css';

/** What the person decides when somebody else was faster. */
export type ConflictChoice = 'mine' | 'theirs' | 'later';

/** Both versions side by side, place by place: nothing is lost before the person has decided. */
export function ConflictDialog({
  words,
  places,
  onResolve,
}: {
  readonly words: {
    readonly title: string;
    readonly place: string;
    readonly text: string;
    readonly theirs: string;
    readonly mine: string;
    readonly takeTheirs: string;
    readonly takeMine: string;
    readonly later: string;
  };
  readonly places: readonly { readonly name: string; readonly theirs: ReactNode; readonly mine: ReactNode }[];
  readonly onResolve: (choice: ConflictChoice) => void;
}): ReactNode {
  return (
    <Dialog
      title={words.title}
      open
      width="wide"
      closeLabel={words.later}
      onClose={() => onResolve('later')}
      actions={
        <>
          <Button variant="quiet" onPress={() => onResolve('later')}>
            {words.later}
          </Button>
          <Button onPress={() => onResolve('theirs')}>{words.takeTheirs}</Button>
          <Button variant="primary" onPress={() => onResolve('mine')}>
            {words.takeMine}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
      <div className="ui-table-frame">
        <table className="ui-table ui-conflict">
          <thead>
            <tr>
              <th scope="col" className="ui-hidden">
                {words.place}
              </th>
              <th scope="col">{words.theirs}</th>
              <th scope="col">{words.mine}</th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ name, theirs, mine }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{theirs}</td>
                <td>{mine}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
