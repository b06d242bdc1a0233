// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Checkbox } from '../../../../ui/check.tsx';
import { useEndpoint } from '../../../../ui/query.ts';
import { useUiLanguage } from '../../../../ui/texts.ts';
import { listLifeSituations } from '../life-situation.contract.ts';
import { situationName } from '../life-situation.core.ts';
import { useSituationTexts } from '../life-situation.texts.ts';
import './life-situations.css';

/** The life situations of a service, to tick: all of the city's list, so that nobody has to know it by heart. */
export function SituationChoice({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
}): ReactNode {
  const t = useSituationTexts();
  const ui = useUiLanguage();
  const { data } = useEndpoint(listLifeSituations, {});
  return (
    <fieldset className="life-situations">
      <legend>{t.several}</legend>
      <p className="ui-muted ui-small">{data?.lifeSituations.length === 0 ? t.noneInCity : t.hint}</p>
      <div className="life-situations-list">
        {data?.lifeSituations.map((one) => (
          <Checkbox
            key={one.key}
            checked={chosen.includes(one.key)}
            onChange={(on) => onChange(on ? [...chosen, one.key] : chosen.filter((other) => other !== one.key))}
          >
            {situationName(one, ui)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
