// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { RadioGroup } from '../../../ui/check.tsx';
import { EmptyState, Panel } from '../../../ui/page.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { practiceDigits, type Practice } from '../practice.contract.ts';
import { usePracticeTexts } from '../practice.texts.ts';
import { citizenName, Hearing } from './line.ui.tsx';
import type { Hands } from './use-hands.ui.ts';

type Citizen = Practice['citizens'][number];
const kinds = ['number', 'withheld', 'unknown'] as const;
const rare: readonly string[] = ['A', 'B', 'C', 'D'];

/** Calls as a citizen, one card for each. */
export function Citizens({
  citizens,
  hands,
}: {
  readonly citizens: readonly Citizen[];
  readonly hands: Hands;
}): ReactNode {
  const t = usePracticeTexts();
  return (
    <Panel title={t.citizens}>
      <DialForm hands={hands} />
      {citizens.length === 0 && (
        <EmptyState icon="phone" title={t.noCitizens}>
          {t.noCitizensHint}
        </EmptyState>
      )}
      {citizens.map((citizen) => (
        <CitizenCard key={citizen.leg} citizen={citizen} hands={hands} />
      ))}
    </Panel>
  );
}

function DialForm({ hands }: { readonly hands: Hands }): ReactNode {
  const t = usePracticeTexts();
  const [kind, setKind] = useState<(typeof kinds)[number]>('number');
  const [number, setNumber] = useState('02151 123456');
  return (
    <form
      className="practice-dial"
      aria-label={t.newCall}
      onSubmit={(event) => {
        event.preventDefault();
        hands.dial(kind === 'number' ? { caller: kind, number } : { caller: kind });
      }}
    >
      <RadioGroup
        label={t.callerKind}
        value={kind}
        onChange={setKind}
        choices={kinds.map((id) => ({ id, name: t.kinds[id] }))}
      />
      {/* Nothing is checked here: whatever a network can send shall be tried. */}
      {kind === 'number' && <TextField label={t.number} value={number} onChange={setNumber} maxLength={400} />}
      <Button type="submit" variant="primary" icon="phone">
        {t.call}
      </Button>
    </form>
  );
}

function CitizenCard({ citizen, hands }: { readonly citizen: Citizen; readonly hands: Hands }): ReactNode {
  const t = usePracticeTexts();
  const [withRare, setWithRare] = useState(false);
  const name = citizenName(citizen.caller, t);
  const digits = practiceDigits.filter((digit) => withRare || !rare.includes(digit));
  return (
    <article className="practice-card" aria-label={name}>
      <header className="practice-card-head">
        <h3>{name}</h3>
        <Button size="small" variant="danger" icon="hangUp" onPress={() => hands.hangUp(citizen.leg)}>
          {t.hangUp}
        </Button>
      </header>
      <Hearing line={citizen} caller />
      <div
        className={withRare ? 'practice-keys practice-keys-all' : 'practice-keys'}
        role="group"
        aria-label={t.keypad(name)}
      >
        {digits.map((digit) => (
          <button key={digit} type="button" aria-label={t.key(digit)} onClick={() => hands.press(citizen.leg, digit)}>
            {digit}
          </button>
        ))}
      </div>
      <Button size="small" variant="quiet" aria-pressed={withRare} onPress={() => setWithRare((on) => !on)}>
        {t.rare}
      </Button>
    </article>
  );
}
