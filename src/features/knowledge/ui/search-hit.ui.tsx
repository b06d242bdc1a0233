// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { articleHitSchema } from '../knowledge.contract.ts';
import { useKnowledgeTexts } from '../knowledge.texts.ts';
import { StageHint } from './stage-hint.ui.tsx';
import './search.css';

type Hit = z.infer<typeof articleHitSchema>;

/** What a screen reader says of a hit: all that counts, also that it is a weak one. */
export function spokenHit(hit: Hit, texts: ReturnType<typeof useKnowledgeTexts>): string {
  return [hit.title, hit.unsure ? texts.unsure : '', hit.departmentName].filter((part) => part !== '').join(', ');
}

/** A hit in the list: title, department, the piece of text that answers with the words marked, and whether it is weak. */
export function SearchHit({ hit, withPassage }: { readonly hit: Hit; readonly withPassage: boolean }): ReactNode {
  const texts = useKnowledgeTexts();
  return (
    <>
      <span className="desk-hit-title">{hit.title}</span>
      <span className="ui-list-detail">
        {withPassage && hit.unsure && <span className="desk-hit-unsure">{texts.unsure}</span>}
        {hit.departmentName}
      </span>
      <StageHint serviceId={hit.serviceId} />
      {withPassage && hit.passage.text !== '' && (
        <span className="ui-list-detail desk-hit-passage" lang={hit.language}>
          <Marked {...hit.passage} />
        </span>
      )}
    </>
  );
}

function Marked({ text, marks }: Hit['passage']): ReactNode {
  const pieces: ReactNode[] = [];
  let done = 0;
  for (const [from, to] of marks) {
    pieces.push(
      <Fragment key={from}>
        {text.slice(done, from)}
        <mark className="desk-hit-mark">{text.slice(from, to)}</mark>
      </Fragment>,
    );
    done = to;
  }
  return (
    <>
      {pieces}
      {text.slice(done)}
    </>
  );
}
