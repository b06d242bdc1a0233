// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { formatPhone } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Practice, PracticeLine, PracticeOther } from '../practice.contract.ts';
import { usePracticeTexts, type PracticeTexts } from '../practice.texts.ts';

/** A citizen by number, or in words why there is none. */
export function citizenName(caller: Practice['citizens'][number]['caller'], t: PracticeTexts): string {
  if (caller.kind === 'known') return formatPhone(caller.number);
  return caller.kind === 'withheld' ? t.withheld : t.unknownNumber;
}

function otherName(other: PracticeOther, t: PracticeTexts): string {
  return other.kind === 'citizen' ? citizenName(other.caller, t) : other.name;
}

/** What the party on this line hears now, in words. */
export function Hearing({
  line,
  caller = false,
}: {
  readonly line: PracticeLine;
  /** A caller who is not answered yet hears the ringing tone. */ readonly caller?: boolean;
}): ReactNode {
  const t = usePracticeTexts();
  const names = line.hears.map((other) => otherName(other, t)).join(', ');
  return (
    <div className="practice-hears">
      <p aria-live="polite">
        <span className="ui-muted">{t.hears}</span> <Sound line={line} caller={caller} names={names} />
      </p>
      {line.keys !== '' && <p className="ui-small ui-muted">{t.keysSent(line.keys)}</p>}
    </div>
  );
}

function Sound({
  line,
  caller,
  names,
}: {
  readonly line: PracticeLine;
  readonly caller: boolean;
  readonly names: string;
}): ReactNode {
  const t = usePracticeTexts();
  if (line.announcement !== null)
    return (
      <>
        <Icon name="speaker" /> <q>{line.announcement}</q>
      </>
    );
  if (line.music)
    return (
      <>
        <Icon name="hold" /> {t.music}
      </>
    );
  if (names !== '')
    return (
      <strong>
        <Icon name="phone" /> {t.talksWith(names)}
      </strong>
    );
  if (line.state === 'ringing') return caller ? t.ringingTone : t.rings;
  return caller ? t.silence : t.alone;
}
