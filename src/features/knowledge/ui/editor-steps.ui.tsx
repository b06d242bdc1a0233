// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { nowMs } from '../../../platform/clock.ts';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime, formatDay } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { getArticle } from '../knowledge.contract.ts';
import type { EditedArticle, WordingState } from '../editing/editing.contract.ts';
import { getEditedArticle, getHistory, goStep, listEditedArticles } from '../editing/editing.contract.ts';
import { validityRefused } from '../editing/validity.core.ts';
import { nextStep, stepRefused, steps, type EditingPerson, type Step } from '../editing/editing.core.ts';
import { useEditingTexts } from '../editing/editing.texts.ts';
import { cityDay } from '../facts/fact.core.ts';
import { EditorHistory } from './editor-history.ui.tsx';
import { StepDialog, type AskedStep } from './editor-step-dialog.ui.tsx';
import type { DraftForm } from './use-draft.ui.ts';

const asked: readonly Step[] = ['publish', 'reject', 'discard'] satisfies readonly AskedStep[];
const isAsked = (step: Step): step is AskedStep => asked.includes(step);

/** Where the wording stands and every step that is possible now; what is not yet saved is saved first. */
export function EditorSteps({
  article,
  wording,
  form,
  person,
  onSave,
}: {
  readonly article: EditedArticle;
  readonly wording: WordingState;
  readonly form: DraftForm;
  readonly person: EditingPerson;
  readonly onSave: () => Promise<number | null>;
}): ReactNode {
  const t = useEditingTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const [asking, setAsking] = useState<AskedStep | null>(null);
  const [historyOpen, setHistoryOpen] = useState(false);
  const { mutate, isPending, error } = useCommand(goStep);
  const { draft, published, language } = wording;
  // What is typed makes a draft of it, whatever state the saved one is in.
  const facts = form.unsaved
    ? { ...form.text, state: 'draft' as const, authors: [...(draft?.authors ?? []), person.accountId] }
    : draft;
  const next = facts && nextStep(person, facts, article);

  async function go(step: Step, reason = ''): Promise<void> {
    const draftVersion = form.unsaved && step !== 'discard' ? await form.save() : (draft?.version ?? 0);
    setAsking(null);
    if (step === 'discard') form.drop();
    if (draftVersion === null || draftVersion === 0) return;
    mutate(
      { params: { articleId: article.articleId, language }, body: { step, draftVersion, reason } },
      {
        onSuccess: () => showToast('success', t.done[step]),
        onSettled: () => refresh(getEditedArticle, listEditedArticles, getHistory, getArticle),
      },
    );
  }

  const shown = facts ? steps.filter((step) => isShown(step, stepRefused(step, person, facts, article))) : [];
  return (
    <div className="editor-state" role="group" aria-label={t.stateLine}>
      <p className="editor-state-words">
        {draft
          ? t.isDraft(capital(t.states[draft.state]), draft.author, formatDateTime(draft.savedAt, ui))
          : published
            ? t.isPublished(published.version, formatDateTime(published.at, ui))
            : t.isMissing}
        {!draft && published && published.validUntil !== null && (
          <> {t.endsWith(formatDay(published.validUntil, ui), wording.returns)}</>
        )}
        {draft?.state === 'scheduled' && draft.validFrom !== null && (
          <> {t.waitsUntil(formatDay(draft.validFrom, ui))}</>
        )}
        {draft && draft.validUntil !== null && <> {t.holdsUntil(formatDay(draft.validUntil, ui))}</>}
      </p>
      {draft?.reason && (
        <Notice tone="warning" title={t.sentBack}>
          {draft.reason}
        </Notice>
      )}
      {form.unsaved && (
        <p className="ui-small ui-muted" role="status">
          {t.unsaved}
        </p>
      )}
      {error && (
        <Notice tone="warning" live="assertive">
          {errorText(error)}
        </Notice>
      )}
      <div className="editor-deeds">
        {form.unsaved && (
          <ActionButton
            size="small"
            variant={next === null ? 'primary' : 'secondary'}
            keyHint={ui === 'de' ? 'Strg+S' : 'Ctrl+S'}
            busy={form.saving}
            onPress={() => void onSave()}
          >
            {t.save}
          </ActionButton>
        )}
        {facts &&
          shown.map((step) => {
            const days = step === 'publish' ? validityRefused(form.text, cityDay(nowMs()), wording.mayEnd) : null;
            const refused = stepRefused(step, person, facts, article) ?? days;
            return (
              <ActionButton
                key={step}
                size="small"
                variant={step === next ? 'primary' : step === 'discard' ? 'quiet' : 'secondary'}
                busy={isPending || form.saving}
                disabledReason={refused === null ? undefined : t.errors[refused]}
                onPress={() => (isAsked(step) ? setAsking(step) : void go(step))}
              >
                {t.steps[step]}
              </ActionButton>
            );
          })}
        <Button size="small" variant="quiet" icon="clock" onPress={() => setHistoryOpen(true)}>
          {t.history}
        </Button>
      </div>
      {asking && (
        <StepDialog
          step={asking}
          validFrom={form.text.validFrom}
          validUntil={form.text.validUntil}
          onClose={() => setAsking(null)}
          onGo={(reason) => void go(asking, reason)}
        />
      )}
      {historyOpen && <EditorHistory article={article} wording={wording} onClose={() => setHistoryOpen(false)} />}
    </div>
  );
}

/** A step that others could go, or that waits for a word, is shown with its reason; what has no meaning now is not. */
function isShown(step: Step, refused: ReturnType<typeof stepRefused>): boolean {
  return refused === null || refused === 'ownText' || (refused === 'incomplete' && step !== 'discard');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
