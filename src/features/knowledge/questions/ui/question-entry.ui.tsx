// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { languages } from '../../../../lib/pure/language.ts';
import { IconButton } from '../../../../ui/button.tsx';
import { Checkbox } from '../../../../ui/check.tsx';
import { languageName } from '../../../../ui/language-name.ts';
import { Select } from '../../../../ui/select.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../../ui/texts.ts';
import { questionKinds, questionLimits, type Question } from '../question.core.ts';
import { useQuestionTexts } from '../questions.texts.ts';

const foreign = languages.filter((language) => language !== 'de');

/** One question with all that can be said about it. */
export function QuestionEntry({
  question,
  place,
  last,
  fault,
  onChange,
  onMove,
  onRemove,
}: {
  readonly question: Question;
  /** From 1. */
  readonly place: number;
  readonly last: boolean;
  /** What it lacks, in words. */
  readonly fault: string | undefined;
  readonly onChange: (question: Question) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const t = useQuestionTexts();
  const ui = useUiLanguage();
  const { kind, required, words, choices } = question;
  // Lines as they are typed: an empty one must not vanish under the hands.
  const [lines, setLines] = useState(choices.join('\n'));
  const translated = foreign.filter((language) => words[language]?.trim()).length;
  return (
    <fieldset className="questions-entry">
      <legend>{t.question(place)}</legend>
      <TextField
        label={t.words}
        value={words.de}
        lang="de"
        maxLength={questionLimits.words}
        error={fault}
        onChange={(de) => onChange({ ...question, words: { ...words, de } })}
      />
      <div className="questions-kind">
        <Select
          label={t.kind}
          choices={questionKinds.map((id) => ({ id, name: t.kinds[id] }))}
          value={kind}
          onChange={(next) => onChange({ ...question, kind: next })}
        />
        <Checkbox checked={required} onChange={(next) => onChange({ ...question, required: next })}>
          {t.required}
        </Checkbox>
      </div>
      {kind === 'choice' && (
        <TextField
          label={t.choices}
          hint={t.choicesHint}
          lines={3}
          lang="de"
          value={lines}
          onChange={(next) => {
            setLines(next);
            onChange({ ...question, choices: next.split('\n') });
          }}
        />
      )}
      <details>
        <summary>{t.translations(translated)}</summary>
        <div className="questions-translations">
          {foreign.map((language) => (
            <TextField
              key={language}
              label={languageName(language, ui)}
              lang={language}
              maxLength={questionLimits.words}
              value={words[language] ?? ''}
              onChange={(next) => onChange({ ...question, words: { ...words, [language]: next } })}
            />
          ))}
        </div>
      </details>
      <div className="questions-deeds">
        <IconButton
          size="small"
          icon="arrowUp"
          label={t.up(place)}
          isDisabled={place === 1}
          onPress={() => onMove(-1)}
        />
        <IconButton size="small" icon="arrowDown" label={t.down(place)} isDisabled={last} onPress={() => onMove(1)} />
        <IconButton size="small" icon="minus" label={t.remove(place)} onPress={onRemove} />
      </div>
    </fieldset>
  );
}
