// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The questions of a service beside its article: changed as a whole, kept as a new version. */
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError, randomKey } from '../../../../ui/api.ts';
import { ActionButton, Button } from '../../../../ui/button.tsx';
import { useErrorText } from '../../../../ui/error-text.ts';
import { formatDateTime } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { LoadingLine } from '../../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../../ui/query.ts';
import { useUiLanguage } from '../../../../ui/texts.ts';
import { useSavedToast } from '../../../../ui/toast.tsx';
import { tidyQuestions, whyNotQuestions, type Question } from '../question.core.ts';
import { getEditedQuestions, getQuestions, listQuestionSets, saveQuestions } from '../questions.contract.ts';
import { useQuestionTexts } from '../questions.texts.ts';
import { QuestionEntry } from './question-entry.ui.tsx';
import './questions.css';

/** What is typed, and the version it was made from. */
interface Typed {
  readonly version: number;
  readonly questions: readonly Question[];
}

/** A question nobody has written yet. */
function blank(): Question {
  return { key: `f-${randomKey().slice(0, 12)}`, kind: 'short', required: false, words: { de: '' }, choices: [] };
}

/** The set of one article's service, folded away beside the article. */
export function QuestionsEditor({ articleId }: { readonly articleId: string }): ReactNode {
  const t = useQuestionTexts();
  const { data } = useEndpoint(getEditedQuestions, { params: { articleId } });
  return (
    <details className="editor-settings">
      <summary>{t.summary(data?.questions.length ?? 0)}</summary>
      <QuestionsForm articleId={articleId} />
    </details>
  );
}

/** The set itself. What is typed stays until it is saved or discarded. */
export function QuestionsForm({ articleId }: { readonly articleId: string }): ReactNode {
  const t = useQuestionTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const { data, error } = useEndpoint(getEditedQuestions, { params: { articleId } });
  const save = useCommand(saveQuestions);
  const [typed, setTyped] = useState<Typed | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const questions = typed?.questions ?? data?.questions ?? [];
  const wrong = whyNotQuestions(tidyQuestions(questions));
  const behind = typed !== null && data !== undefined && data.version > typed.version;
  const change = (next: readonly Question[]): void =>
    setTyped({ version: typed?.version ?? data?.version ?? 0, questions: next });
  const put = (at: number, question: Question): void => change(questions.with(at, question));
  const move = (at: number, to: number): void => {
    const moved = questions[at];
    if (moved) change(questions.toSpliced(at, 1).toSpliced(to, 0, moved));
  };
  const add = (): void => {
    change([...questions, blank()]);
    // Typing goes on in the new question at once.
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>(':scope > li:last-child input')?.focus());
  };
  const saySaved = useSavedToast(typed !== null);
  const send = (): void => {
    if (!typed) return;
    const { version } = typed;
    save.mutate(
      {
        params: { articleId },
        body: { version, questions: tidyQuestions(questions).map((one) => ({ ...one, choices: [...one.choices] })) },
        idempotencyKey: randomKey(),
      },
      {
        onSuccess: ({ version: saved }) => {
          // What was typed while they were saved stays, made from the new version.
          setTyped((now) => (now === typed || !now ? null : { ...now, version: saved }));
          saySaved(t.saved);
        },
        onError: (failure) => {
          if (!(failure instanceof ApiError && failure.code === 'versionChanged')) return;
          refresh(getEditedQuestions);
        },
        onSettled: () => refresh(getEditedQuestions, getQuestions, listQuestionSets),
      },
    );
  };
  const obstacle =
    typed === null ? t.unchanged : behind ? t.newer : wrong ? t.wrong(wrong.at + 1, t.faults[wrong.why]) : undefined;

  return (
    <div className="questions-editor" role="group" aria-label={t.title}>
      <p className="ui-muted ui-small">{t.hint}</p>
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      {!data && !error && <LoadingLine label={t.loading} />}
      {data && data.version > 0 && (
        <p className="ui-muted ui-small">
          {t.lastChange(data.version, data.madeBy, data.madeAt ? formatDateTime(data.madeAt, ui) : '')}
        </p>
      )}
      {data && questions.length === 0 && <p>{t.none}</p>}
      <ol ref={list}>
        {questions.map((question, at) => (
          <li key={question.key}>
            <QuestionEntry
              question={question}
              place={at + 1}
              last={at === questions.length - 1}
              fault={typed !== null && wrong?.at === at ? t.faults[wrong.why] : undefined}
              onChange={(next) => put(at, next)}
              onMove={(by) => move(at, at + by)}
              onRemove={() => change(questions.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ol>
      {behind && (
        <Notice tone="warning" live="assertive">
          <p>{t.newer}</p>
          <div className="questions-deeds">
            <Button size="small" onPress={() => setTyped(null)}>
              {t.takeNewer}
            </Button>
            <Button size="small" onPress={() => setTyped({ version: data.version, questions })}>
              {t.keepMine}
            </Button>
          </div>
        </Notice>
      )}
      {save.error && !behind && (
        <Notice tone="danger" live="assertive">
          {errorText(save.error)}
        </Notice>
      )}
      <div className="questions-deeds">
        <Button size="small" icon="plus" isDisabled={!data} onPress={add}>
          {t.add}
        </Button>
        <ActionButton
          size="small"
          variant="primary"
          disabledReason={obstacle}
          showReason={typed !== null}
          busy={save.isPending}
          onPress={send}
        >
          {t.save}
        </ActionButton>
        {typed !== null && (
          <Button size="small" variant="quiet" onPress={() => setTyped(null)}>
            {t.drop}
          </Button>
        )}
      </div>
    </div>
  );
}
