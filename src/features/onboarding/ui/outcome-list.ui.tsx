// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the team answered for a department in shadow, with the department's word on each (O16). */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useEndpoint, useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { listOutcomes, markOutcome, type OutcomeRow } from '../onboarding.contract.ts';
import { useOnboardingTexts } from '../onboarding.texts.ts';
import './onboarding.css';

/** The list in a window, for those who are not leads. */
export function OutcomeDialog({
  departmentId,
  onClose,
}: {
  readonly departmentId: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useOnboardingTexts();
  return (
    <Dialog title={t.outcomes} open width="wide" closeLabel={t.close} onClose={onClose}>
      <OutcomeList departmentId={departmentId} />
    </Dialog>
  );
}

/** The list itself. */
export function OutcomeList({ departmentId }: { readonly departmentId: string }): ReactNode {
  const t = useOnboardingTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const ui = useUiLanguage();
  const [failed, setFailed] = useState<Error | null>(null);
  const [wrong, setWrong] = useState<OutcomeRow | null>(null);
  const [note, setNote] = useState('');
  const { data, error } = useEndpoint(listOutcomes, { params: { departmentId } }, { refetchInterval: 30_000 });
  const mark = (matterId: string, right: boolean, text: string): void => {
    setFailed(null);
    call(markOutcome, { params: { departmentId, matterId }, body: { right, note: text } })
      .then(
        () => setWrong(null),
        (problem: unknown) => setFailed(problem as Error),
      )
      .finally(() => refresh(listOutcomes));
  };
  const problem = failed ?? error;
  return (
    <>
      <p className="ui-muted ui-small">{t.outcomesLead}</p>
      {problem && (
        <Notice tone="warning" live="assertive">
          {errorText(problem)}
        </Notice>
      )}
      {!data && !error && <LoadingLine label={t.loading} />}
      {data && !data.shadow && <p>{t.notShadow}</p>}
      {data?.shadow && data.outcomes.length === 0 && <p>{t.outcomesNone}</p>}
      {data && data.outcomes.length > 0 && (
        <ul className="onboarding-outcomes" aria-label={t.outcomes}>
          {data.outcomes.map((one) => (
            <li key={one.matterId}>
              <span>
                <strong lang="de">{one.service}</strong>
                <br />
                <span className="ui-muted ui-small">
                  {[formatDay(one.day, ui), t.outcomeWords[one.outcome], languageName(one.language, ui)].join(' · ')}
                </span>
              </span>
              {one.mark && (
                <span>
                  <Badge tone={one.mark.right ? 'success' : 'warning'}>{one.mark.right ? t.right : t.wrong}</Badge>{' '}
                  <span lang="de">{one.mark.note}</span>
                </span>
              )}
              {wrong?.matterId === one.matterId ? (
                <span className="onboarding-form">
                  <TextField label={t.wrongNote} value={note} onChange={setNote} maxLength={300} autoFocus />
                  <Button size="small" onPress={() => mark(one.matterId, false, note)}>
                    {t.saveMark}
                  </Button>
                </span>
              ) : (
                <span className="ui-list-detail-deeds">
                  <Button
                    size="small"
                    aria-label={t.isRight(one.service, one.day)}
                    onPress={() => mark(one.matterId, true, '')}
                  >
                    {t.right}
                  </Button>
                  <Button
                    size="small"
                    aria-label={t.isWrong(one.service, one.day)}
                    onPress={() => {
                      setWrong(one);
                      setNote(one.mark?.note ?? '');
                    }}
                  >
                    {t.wrong}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A day as people write it here. */
function formatDay(day: string, ui: 'de' | 'en'): string {
  const [year, month, date] = day.split('-').map(Number);
  const at = Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1);
  return new Intl.DateTimeFormat(ui, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}
