// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../ui/api.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { dayOf, formatDateTime, formatDay } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useNow } from '../../../ui/now.ts';
import { useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import {
  confirmMailbox,
  getOnboarding,
  noteCouncil,
  testMailbox,
  testNumber,
  waiveGate,
  type GateView,
  type OnboardingDetail,
  type ProofView,
} from '../onboarding.contract.ts';
import type { Gate } from '../onboarding.core.ts';
import { useOnboardingTexts } from '../onboarding.texts.ts';

const tones: Readonly<Record<GateView['state'], Tone>> = {
  met: 'success',
  waived: 'warning',
  running: 'info',
  missing: 'neutral',
};

/** Where a condition is mended. */
function mendAt(gate: Gate, department: string): string | null {
  if (gate === 'number' || gate === 'mailbox') return `/stadt/verzeichnis?department=${department}`;
  if (gate === 'articles' || gate === 'questions') return '/redaktion';
  return gate === 'agents' ? '/stadt/team' : null;
}

/** One condition: how it stands, what is missing, and what can be done about it here. */
export function GateLine({
  gate,
  detail,
  later,
}: {
  readonly gate: GateView;
  readonly detail: OnboardingDetail;
  /** Not needed for the next step yet. */
  readonly later: boolean;
}): ReactNode {
  const t = useOnboardingTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [waiving, setWaiving] = useState(false);
  const run = (work: () => Promise<unknown>, done?: string): void => {
    if (busy) return;
    setBusy(true);
    setError(null);
    work()
      .then(
        () => {
          if (done) showToast('success', done);
        },
        (failed: unknown) => setError(failed as Error),
      )
      .finally(() => {
        setBusy(false);
        refresh(getOnboarding);
      });
  };
  const isOpen = gate.state === 'missing' || gate.state === 'running';
  const mend = mendAt(gate.gate, detail.key);
  return (
    <li className={later ? 'onboarding-gate onboarding-later' : 'onboarding-gate'} aria-label={t.gates[gate.gate]}>
      <div className="onboarding-gate-head">
        <strong>{t.gates[gate.gate]}</strong>
        <Badge tone={tones[gate.state]} icon={gate.state === 'met' ? 'success' : 'info'}>
          {t.states[gate.state]}
        </Badge>
      </div>
      {isOpen && <p className="ui-small">{t.missing[gate.gate](gate.missing)}</p>}
      <Deed gate={gate} detail={detail} busy={busy} run={run} />
      {isOpen && (
        <div className="ui-list-detail-deeds">
          {mend !== null && (
            <a className="onboarding-link" href={mend}>
              {t.mend[gate.gate]}
            </a>
          )}
          <ActionButton
            size="small"
            variant="quiet"
            disabledReason={gate.mayBeWaived ? undefined : t.cannotWaive}
            label={`${t.waive} ${t.gates[gate.gate]}`}
            onPress={() => setWaiving(true)}
          >
            {t.waive}
          </ActionButton>
        </div>
      )}
      {error && (
        <Notice tone="warning" live="assertive">
          {errorText(error)}
        </Notice>
      )}
      <Proofs proofs={gate.proofs} />
      {waiving && <Waive gate={gate.gate} departmentId={detail.departmentId} onClose={() => setWaiving(false)} />}
    </li>
  );
}

/** What shows that the condition is met: a call, a mail, a note. */
function Deed({
  gate: { gate, state, proofs },
  detail,
  busy,
  run,
}: {
  readonly gate: GateView;
  readonly detail: OnboardingDetail;
  readonly busy: boolean;
  readonly run: (work: () => Promise<unknown>, done?: string) => void;
}): ReactNode {
  const t = useOnboardingTexts();
  const now = useNow(60_000);
  const [code, setCode] = useState('');
  const [text, setText] = useState('');
  const [day, setDay] = useState(dayOf(now));
  const params = { departmentId: detail.departmentId };
  const last = proofs[0];
  if (gate === 'number' && detail.number !== null)
    return (
      <div className="ui-list-detail-deeds">
        <ActionButton
          size="small"
          icon="phone"
          busy={busy || last?.state === 'running'}
          onPress={() => run(() => call(testNumber, { params, body: {} }))}
        >
          {last ? t.testNumberAgain : t.testNumber}
        </ActionButton>
        {last?.state === 'running' && <span role="status">{t.testRunning}</span>}
      </div>
    );
  if (gate === 'mailbox' && detail.email !== null)
    return (
      <>
        <div className="ui-list-detail-deeds">
          <ActionButton
            size="small"
            icon="mail"
            busy={busy}
            disabledReason={detail.mail ? undefined : t.mailOffHint}
            onPress={() => run(() => call(testMailbox, { params, body: {} }))}
          >
            {last ? t.testMailboxAgain : t.testMailbox}
          </ActionButton>
        </div>
        {last?.state === 'running' && (
          <div className="onboarding-form">
            <p role="status">{t.mailRunning(last.about)}</p>
            {detail.mailIsRead && <p className="ui-small">{t.answerHint}</p>}
            <TextField label={t.code} value={code} onChange={setCode} inputMode="numeric" maxLength={20} />
            <Button size="small" onPress={() => run(() => call(confirmMailbox, { params, body: { code } }))}>
              {t.confirmCode}
            </Button>
          </div>
        )}
      </>
    );
  if (gate === 'council' && state !== 'met')
    return (
      <div className="onboarding-form">
        <TextField label={t.noteText} value={text} onChange={setText} maxLength={1000} />
        <TextField label={t.noteDay} type="date" value={day} onChange={setDay} />
        <ActionButton
          size="small"
          busy={busy}
          disabledReason={text.trim() === '' || day === '' ? t.missing.council([]) : undefined}
          onPress={() => run(() => call(noteCouncil, { params, body: { text, day } }), t.noted)}
        >
          {t.saveNote}
        </ActionButton>
      </div>
    );
  return null;
}

function Proofs({ proofs }: { readonly proofs: readonly ProofView[] }): ReactNode {
  const t = useOnboardingTexts();
  const language = useUiLanguage();
  if (proofs.length === 0) return null;
  const words = (proof: ProofView): string => {
    if (proof.kind === 'waiver') return t.proofWaiver(proof.note);
    if (proof.kind === 'note') return t.proofNote(proof.day === null ? '' : formatDay(proof.day, language), proof.note);
    const result = `${proof.about}, ${t.results[proof.result] ?? proof.result}`;
    return proof.note === '' ? result : t.proofAnswer(result, proof.note);
  };
  return (
    <details className="onboarding-proofs">
      <summary>
        {t.proofs} ({proofs.length}): {proofs[0] && words(proofs[0])}
      </summary>
      <ul>
        {proofs.map((proof) => (
          <li key={proof.proofId}>{t.proof(formatDateTime(proof.at, language), words(proof), proof.by ?? '')}</li>
        ))}
      </ul>
    </details>
  );
}

function Waive({
  gate,
  departmentId,
  onClose,
}: {
  readonly gate: Gate;
  readonly departmentId: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useOnboardingTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const waive = (): void => {
    setBusy(true);
    call(waiveGate, { params: { departmentId }, body: { gate, why } })
      .then(
        () => {
          showToast('success', t.waived);
          refresh(getOnboarding);
          onClose();
        },
        (failed: unknown) => setError(failed as Error),
      )
      .finally(() => setBusy(false));
  };
  return (
    <ConfirmDialog
      title={t.waiveTitle(t.gates[gate])}
      cancel={t.cancel}
      confirm={t.waiveConfirm}
      danger
      busy={busy}
      disabledReason={why.trim() === '' ? t.errors.reasonMissing : undefined}
      onConfirm={waive}
      onCancel={onClose}
    >
      <p>{t.waiveText}</p>
      <TextField label={t.waiveWhy} value={why} onChange={setWhy} maxLength={500} autoFocus />
      {error && (
        <Notice tone="warning" live="assertive">
          {errorText(error)}
        </Notice>
      )}
    </ConfirmDialog>
  );
}
