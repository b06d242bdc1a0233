// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ActionButton, Button, IconButton } from '../../../../ui/button.tsx';
import { Checkbox } from '../../../../ui/check.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { useErrorText } from '../../../../ui/error-text.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { LoadingLine, Page } from '../../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../../ui/query.ts';
import { showToast } from '../../../../ui/toast.tsx';
import { deletionsNeedConsent } from '../diff.core.ts';
import {
  applyImport,
  discardImport,
  getImport,
  listImportChanges,
  listImports,
  type ImportRunView,
} from '../import.contract.ts';
import { useImportTexts } from '../import.texts.ts';
import { Changes } from './changes.ui.tsx';

/** One delivery: its sums and problems, what it would change, and the buttons that decide. */
export function RunView({ runId, onClose }: { readonly runId: string; readonly onClose: () => void }): ReactNode {
  const t = useImportTexts();
  const errorText = useErrorText(t.errors);
  const [reading, setReading] = useState(true);
  const { data: run, error } = useEndpoint(getImport, { params: { runId } }, reading ? { refetchInterval: 1000 } : {});
  if (run && reading !== (run.state === 'reading')) setReading(run.state === 'reading');
  return (
    <Page
      title={run ? `${run.fileName} (${run.source})` : t.title}
      full
      actions={
        <>
          {run?.state === 'compared' && <Decide run={run} />}
          <IconButton icon="close" label={t.close} onPress={onClose} />
        </>
      }
    >
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      {run && <RunNotices run={run} />}
      {run?.state === 'reading' && <LoadingLine label={t.reading} />}
      {run && run.problemCount > 0 && <Problems run={run} />}
      {run?.state === 'compared' && <Changes run={run} />}
    </Page>
  );
}

function RunNotices({ run }: { readonly run: ImportRunView }): ReactNode {
  const t = useImportTexts();
  if (run.state === 'failed')
    return (
      <Notice tone="danger" live="polite">
        {t.failed}
      </Notice>
    );
  if (run.refusal)
    return (
      <Notice tone="danger" title={t.refused} live="polite">
        {run.refusal.line > 0 && `${t.line} ${run.refusal.line}: `}
        {t.sentence(t.problems[run.refusal.code], '', run.refusal.detail)}
      </Notice>
    );
  if (!run.sums) return null;
  const sums = run.state === 'applied' ? t.applied(run.sums) : t.sums(run.sums);
  return (
    <Notice tone={run.state === 'applied' ? 'success' : 'info'} title={sums} live="polite">
      {run.state === 'compared' && !run.complete && t.takesNothing}
      {run.state === 'discarded' && t.states.discarded}
    </Notice>
  );
}

function Problems({ run }: { readonly run: ImportRunView }): ReactNode {
  const t = useImportTexts();
  return (
    <details className="import-problems">
      <summary>{t.problemsTitle(run.problemCount)}</summary>
      <ul>
        {run.problems.map(({ line, field, code, detail, note }, at) => (
          <li key={at}>
            <strong>
              {note ? t.note : t.problem}, {t.line} {line}:
            </strong>{' '}
            {t.sentence(t.problems[code], field, detail)}
          </li>
        ))}
      </ul>
      {run.problemCount > run.problems.length && <p>{t.moreProblems(run.problemCount - run.problems.length)}</p>}
    </details>
  );
}

function Decide({ run }: { readonly run: ImportRunView }): ReactNode {
  const t = useImportTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const apply = useCommand(applyImport);
  const discard = useCommand(discardImport);
  const { sums, delivered, runId, token } = run;
  const again = (): void => refresh(getImport, listImports, listImportChanges);
  if (!sums || token === null) return null;
  const consent = deletionsNeedConsent(sums.gone, delivered);
  const nothing = sums.new + sums.changed + sums.gone === 0;
  const settled = {
    onSettled: () => {
      setAsking(false);
      again();
    },
    onError: (error: Error) => showToast('danger', errorText(error)),
  };
  return (
    <>
      <Button onPress={() => discard.mutate({ params: { runId } }, settled)}>{t.discard}</Button>
      <ActionButton
        variant="primary"
        // Same services still are a delivery worth remembering, but only when the source is new here.
        disabledReason={nothing && sums.same === 0 ? t.nothingToApply : undefined}
        onPress={() => {
          setAgreed(false);
          setAsking(true);
        }}
      >
        {t.apply}
      </ActionButton>
      <Dialog
        title={t.applyTitle}
        open={asking}
        onClose={() => setAsking(false)}
        closeLabel={t.close}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t.cancel}</Button>
            <ActionButton
              variant={consent ? 'danger' : 'primary'}
              busy={apply.isPending}
              disabledReason={consent && !agreed ? t.agreeFirst : undefined}
              autoFocus
              onPress={() =>
                apply.mutate(
                  { params: { runId }, body: { token, agreeToDeletions: agreed } },
                  { ...settled, onSuccess: (done) => showToast('success', t.applied(done.sums)) },
                )
              }
            >
              {t.apply}
            </ActionButton>
          </>
        }
      >
        <p>{t.sums(sums)}</p>
        {consent && (
          <Checkbox checked={agreed} onChange={setAgreed}>
            {t.agree(sums.gone, delivered)}
          </Checkbox>
        )}
      </Dialog>
    </>
  );
}
