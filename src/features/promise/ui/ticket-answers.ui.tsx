// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { answerInWords, type Answered } from '../../knowledge/questions/question.core.ts';
import { usePromiseTexts } from '../promise.texts.ts';

/** The questions as they were asked, with what was said (QS5); nothing where nothing was asked. */
export function TicketAnswers({ answers }: { readonly answers: readonly Answered[] }): ReactNode {
  const t = usePromiseTexts();
  if (answers.length === 0) return null;
  return (
    <dl className="tickets-answers" aria-label={t.answers}>
      {answers.map((one, place) => (
        <div key={`${place} ${one.question}`}>
          <dt>{one.question}</dt>
          <dd className="ui-list-detail-text">
            {one.value === '' ? <span className="ui-muted">{t.unanswered}</span> : answerInWords(one)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
