// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Somebody else was faster: both versions are shown, and nothing is lost before the person has decided. */
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import './conflict-dialog.css';
import './text-diff.css';

/** What the person decides when somebody else was faster. */
export type ConflictChoice = 'mine' | 'theirs' | 'later';

interface FrameWords {
  readonly title: string;
  readonly text: string;
  readonly takeTheirs: string;
  readonly takeMine: string;
  readonly later: string;
}

interface SideWords extends FrameWords {
  readonly theirs: string;
  readonly mine: string;
}

/** One place that differs. */
interface Place {
  readonly name: string;
  readonly theirs: ReactNode;
  readonly mine: ReactNode;
}

/** The window with its three ways out; what differs stands in it. */
export function ConflictFrame({
  words,
  onResolve,
  children,
}: {
  readonly words: FrameWords;
  readonly onResolve: (choice: ConflictChoice) => void;
  readonly children: ReactNode;
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
      {children}
    </Dialog>
  );
}

/** Short values side by side in a table, place by place. */
export function ConflictDialog({
  words,
  places,
  onResolve,
}: {
  readonly words: SideWords & { readonly place: string };
  readonly places: readonly Place[];
  readonly onResolve: (choice: ConflictChoice) => void;
}): ReactNode {
  return (
    <ConflictFrame words={words} onResolve={onResolve}>
      <div className="ui-table-frame">
        <table className="ui-table ui-conflict">
          <thead>
            <tr>
              <th scope="col">{words.place}</th>
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
    </ConflictFrame>
  );
}

/** Long texts side by side, part by part; below each other where there is no room. */
export function TextConflictDialog({
  words,
  places,
  onResolve,
}: {
  readonly words: SideWords;
  readonly places: readonly Place[];
  readonly onResolve: (choice: ConflictChoice) => void;
}): ReactNode {
  return (
    <ConflictFrame words={words} onResolve={onResolve}>
      {places.map(({ name, theirs, mine }) => (
        <section key={name} className="ui-conflict-text" aria-label={name}>
          <h3>{name}</h3>
          <div className="ui-conflict-both">
            <div>
              <h4>{words.theirs}</h4>
              <div className="ui-diff">{theirs}</div>
            </div>
            <div>
              <h4>{words.mine}</h4>
              <div className="ui-diff">{mine}</div>
            </div>
          </div>
        </section>
      ))}
    </ConflictFrame>
  );
}
