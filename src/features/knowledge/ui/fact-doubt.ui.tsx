// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** "War falsch seit …": with the change that mends it, or before anybody knows what is right (KB30). */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { nowMs } from '../../../platform/clock.ts';
import { ActionButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { doubtFact, getFact, type Fact } from '../facts/fact.contract.ts';
import { cityDay } from '../facts/fact.core.ts';
import { useFactTexts } from '../facts/fact.texts.ts';

/** The box to tick and the day; empty = it was right until now. */
export function WrongSince({
  since,
  today,
  onChange,
}: {
  readonly since: string;
  readonly today: string;
  readonly onChange: (since: string) => void;
}): ReactNode {
  const t = useFactTexts();
  return (
    <>
      <Checkbox checked={since !== ''} onChange={(isWrong) => onChange(isWrong ? today : '')}>
        {t.wasWrong}
      </Checkbox>
      {since !== '' && (
        <TextField
          label={t.wrongSince}
          type="date"
          hint={t.wrongHint}
          value={since}
          // Cleared it is not ticked any more; a day has to stand here.
          onChange={onChange}
          error={since > today ? t.errors.doubtAhead : undefined}
        />
      )}
    </>
  );
}

/** Says that it was wrong while nobody knows what is right. */
export function FactDoubt({ fact, onChanged }: { readonly fact: Fact; readonly onChanged: () => void }): ReactNode {
  const t = useFactTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const today = cityDay(nowMs());
  const [since, setSince] = useState(today);
  const [why, setWhy] = useState('');
  const doubt = useCommand(doubtFact);
  return (
    <details className="facts-change">
      <summary>{t.doubtOnly} …</summary>
      <TextField label={t.wrongSince} type="date" hint={t.wrongHint} value={since} onChange={setSince} />
      <TextField label={t.why} value={why} onChange={setWhy} maxLength={500} />
      {doubt.error && (
        <Notice tone="warning" live="assertive">
          {errorText(doubt.error)}
        </Notice>
      )}
      <div className="ui-list-detail-deeds">
        <ActionButton
          busy={doubt.isPending}
          disabledReason={since === '' ? t.dayMissing : since > today ? t.errors.doubtAhead : undefined}
          onPress={() =>
            doubt.mutate(
              { params: { factId: fact.factId }, body: { version: fact.version, since, why } },
              {
                onSuccess: () => showToast('success', t.doubtSaved),
                onSettled: () => {
                  refresh(getFact);
                  onChanged();
                },
              },
            )
          }
        >
          {t.doubtOnly}
        </ActionButton>
      </div>
    </details>
  );
}
