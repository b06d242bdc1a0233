// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import type { NewsText } from '../news.core.ts';
import { useNewsTexts } from '../news.texts.ts';
import { useNewsParts } from './news-history.ui.tsx';
import type { NewsConflict, NewsDraft } from './use-news-form.ui.ts';
import './news-page.css';

/** Both texts side by side when somebody else saved first: the person decides, nothing is lost before (NW11). */
export function NewsConflictDialog({
  conflict,
  mine,
  onResolve,
}: {
  readonly conflict: NewsConflict;
  readonly mine: NewsText;
  readonly onResolve: NewsDraft['resolve'];
}): ReactNode {
  const t = useNewsTexts();
  const partsOf = useNewsParts();
  const own = new Map(partsOf(mine));
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
      <p>{t.conflictText(conflict.by)}</p>
      {partsOf(conflict.text)
        .filter(([name, words]) => own.get(name) !== words)
        .map(([name, words]) => (
          <section key={name} className="news-conflict" aria-label={name}>
            <h3>{name}</h3>
            <div className="news-conflict-both">
              <div>
                <h4>{t.theirs}</h4>
                <div className="news-diff">{words}</div>
              </div>
              <div>
                <h4>{t.mine}</h4>
                <div className="news-diff">{own.get(name)}</div>
              </div>
            </div>
          </section>
        ))}
    </Dialog>
  );
}
