// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the department must know of this service: asked in the call, in the caller's language where the city wrote it down. */
import type { ReactNode } from 'react';
import type { Language } from '../../../lib/pure/language.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { questionLimits, whyNotAnswer, type Answer, type Question } from '../../knowledge/questions/question.core.ts';
import { useMatterTexts } from '../matter.texts.ts';
import { withAnswer } from '../ticket-draft.core.ts';

/** One field for each question; nothing where there are none. */
export function TicketQuestions({
  questions,
  answers,
  language,
  onChange,
}: {
  readonly questions: readonly Question[];
  readonly answers: readonly Answer[];
  /** Of the citizen: the question is shown in it too, for reading out. */
  readonly language: Language;
  readonly onChange: (answers: readonly Answer[]) => void;
}): ReactNode {
  const texts = useMatterTexts();
  if (questions.length === 0) return null;
  return (
    <fieldset className="desk-questions">
      <legend>{texts.questions}</legend>
      {questions.map((question) => {
        const said = language === 'de' ? undefined : question.words[language];
        return (
          <div key={question.key} className="desk-question">
            <QuestionField
              question={question}
              value={answers.find(({ key }) => key === question.key)?.value ?? ''}
              onChange={(value) => onChange(withAnswer(answers, question.key, value))}
            />
            {said !== undefined && (
              <p lang={language} className="ui-muted ui-small">
                <bdi>{said}</bdi>
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

const unanswered = 'unanswered';

function QuestionField({
  question,
  value,
  onChange,
}: {
  readonly question: Question;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const texts = useMatterTexts();
  const { kind, required, words, choices } = question;
  const why = value === '' ? undefined : whyNotAnswer(question, value);
  if (kind === 'choice') {
    const named = choices.map((choice) => ({ id: `is ${choice}`, name: choice }));
    return (
      <Select
        label={required ? words.de : `${words.de} (${texts.optional})`}
        placeholder={texts.questionChoose}
        choices={required ? named : [{ id: unanswered, name: texts.questionUnanswered }, ...named]}
        value={value === '' ? null : `is ${value}`}
        onChange={(id) => onChange(id === unanswered ? '' : id.slice(3))}
      />
    );
  }
  return (
    <TextField
      label={words.de}
      {...(!required && { optional: texts.optional })}
      {...(kind === 'long' && { lines: 2 })}
      {...(kind === 'date' && { type: 'date' as const })}
      autoComplete="off"
      maxLength={kind === 'long' ? questionLimits.long : questionLimits.short}
      value={value}
      onChange={onChange}
      error={why && texts.answerFault[why]}
    />
  );
}
