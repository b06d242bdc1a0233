// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The opened gap: what was asked, who answers it by when, and the article that closes it. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../../ui/badge.tsx';
import { ActionButton, Button, IconButton } from '../../../../ui/button.tsx';
import { useErrorText } from '../../../../ui/error-text.ts';
import { languageName } from '../../../../ui/language-name.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { LoadingLine } from '../../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../../ui/query.ts';
import { Select } from '../../../../ui/select.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../../ui/texts.ts';
import { showToast } from '../../../../ui/toast.tsx';
import { listDepartments } from '../../../directory/directory.contract.ts';
import { changeGap, getGap, listGaps, listWeek, type Gap } from '../loop.contract.ts';
import { isRunning } from '../loop.core.ts';
import { useLoopTexts } from '../loop.texts.ts';
import { GapAnswer } from './gap-answer.ui.tsx';
import { DismissGap, MergeGap } from './gap-dialogs.ui.tsx';
import { titleOf } from './gap-title.ui.ts';
import './loop.css';

/** One gap with its owner and its answer. */
export function GapEntry({
  gapId,
  others,
  mayClose,
  onClose,
  onOther,
  onArticle,
}: {
  readonly gapId: string;
  readonly others: readonly Gap[];
  readonly mayClose: boolean;
  readonly onClose: () => void;
  readonly onOther: (gapId: string) => void;
  readonly onArticle: (articleId: string, language: string) => void;
}): ReactNode {
  const t = useLoopTexts();
  const errorText = useErrorText(t.errors);
  const { data, error, isPlaceholderData } = useEndpoint(getGap, { params: { gapId } });
  const gap = isPlaceholderData ? undefined : data;
  const [asking, setAsking] = useState<'dismiss' | 'merge' | null>(null);
  return (
    <aside className="ui-list-detail-entry" aria-label={gap ? titleOf(gap, t) : t.loading}>
      <div className="ui-list-detail-head">
        <h2 lang={gap?.wordings[0]?.language}>{gap ? titleOf(gap, t) : ''}</h2>
        <div className="ui-list-detail-close">
          <IconButton icon="close" label={t.close} onPress={onClose} />
        </div>
      </div>
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      {!gap && !error && <LoadingLine label={t.loading} />}
      {gap && (
        <div className="loop-entry">
          <p className="loop-badges">
            <Badge tone={gap.kind === 'wrong' ? 'danger' : 'neutral'}>{t.kinds[gap.kind]}</Badge>
            <Badge tone={gap.state === 'closed' ? 'success' : 'info'}>{t.states[gap.state]}</Badge>
            {gap.overdue && (
              <Badge tone="danger" icon="clock">
                {t.overdue}
              </Badge>
            )}
          </p>
          {gap.articleTitle !== null && (
            <p>
              {t.about}: <strong>{gap.articleTitle}</strong>
            </p>
          )}
          {gap.state === 'closed' && <Notice tone="success">{t.answered(gap.answerTitle ?? '')}</Notice>}
          {gap.state === 'dismissed' && <Notice>{t.dismissed(gap.reason)}</Notice>}
          <Wordings gap={gap} />
          {isRunning(gap.state) && <Duty key={gap.version} gap={gap} owners={gap.owners} />}
          {isRunning(gap.state) && mayClose && (
            <>
              <GapAnswer gap={gap} candidates={gap.candidates} onArticle={onArticle} />
              <div className="loop-deeds">
                <Button variant="quiet" onPress={() => setAsking('merge')}>
                  {t.merge}
                </Button>
                <Button variant="quiet" onPress={() => setAsking('dismiss')}>
                  {t.dismiss}
                </Button>
              </div>
            </>
          )}
          {asking === 'dismiss' && <DismissGap gap={gap} onClose={() => setAsking(null)} />}
          {asking === 'merge' && (
            <MergeGap
              gap={gap}
              others={others.filter((other) => other.gapId !== gapId && isRunning(other.state))}
              onClose={() => setAsking(null)}
              onMerged={onOther}
            />
          )}
        </div>
      )}
    </aside>
  );
}

function Wordings({ gap }: { readonly gap: Gap }): ReactNode {
  const t = useLoopTexts();
  const ui = useUiLanguage();
  return (
    <>
      {gap.wordings.length > 0 && (
        <section aria-label={t.wordings}>
          <h3>{t.wordings}</h3>
          <ul className="loop-list loop-wordings">
            {gap.wordings.map(({ words, language, times }) => (
              <li key={words}>
                <span lang={language}>„{words}“</span>
                <span className="ui-muted ui-small">
                  {languageName(language, ui)} · {t.times(times)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {gap.notes.length > 0 && (
        <section aria-label={t.notes}>
          <h3>{t.notes}</h3>
          <ul>
            {gap.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const nobody = 'nobody';

/** Who answers it, by when, and what the department says. */
function Duty({
  gap,
  owners,
}: {
  readonly gap: Gap;
  readonly owners: readonly { readonly accountId: string; readonly name: string }[];
}): ReactNode {
  const t = useLoopTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const departments = useEndpoint(listDepartments, {}).data?.departments ?? [];
  const [ownerId, setOwner] = useState(gap.ownerId);
  const [departmentId, setDepartment] = useState(gap.departmentId);
  const [due, setDue] = useState(gap.due ?? '');
  const [answer, setAnswer] = useState(gap.answer);
  const { mutate, isPending, error } = useCommand(changeGap);
  return (
    <section aria-label={t.owner}>
      <div className="loop-fields">
        <Select
          label={t.department}
          choices={[
            { id: nobody, name: t.noDepartment },
            ...departments.map(({ departmentId: id, name }) => ({ id, name })),
          ]}
          value={departmentId ?? nobody}
          onChange={(id) => setDepartment(id === nobody ? null : id)}
        />
        <Select
          label={t.owner}
          choices={[{ id: nobody, name: t.noOwner }, ...owners.map(({ accountId, name }) => ({ id: accountId, name }))]}
          value={ownerId ?? nobody}
          onChange={(id) => setOwner(id === nobody ? null : id)}
        />
        <TextField label={t.due} type="date" value={due} onChange={setDue} />
      </div>
      <TextField label={t.answer} hint={t.answerHint} lines={3} value={answer} onChange={setAnswer} maxLength={4000} />
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      <div className="loop-deeds">
        <ActionButton
          size="small"
          busy={isPending}
          onPress={() =>
            mutate(
              {
                params: { gapId: gap.gapId },
                body: { version: gap.version, ownerId, departmentId, due: due === '' ? null : due, answer },
              },
              {
                onSuccess: () => showToast('success', t.saved),
                onSettled: () => refresh(getGap, listGaps, listWeek),
              },
            )
          }
        >
          {t.save}
        </ActionButton>
      </div>
    </section>
  );
}
