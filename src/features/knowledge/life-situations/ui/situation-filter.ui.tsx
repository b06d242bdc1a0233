// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { useEndpoint } from '../../../../ui/query.ts';
import { Select } from '../../../../ui/select.tsx';
import { useUiLanguage } from '../../../../ui/texts.ts';
import { listLifeSituations } from '../life-situation.contract.ts';
import { situationName } from '../life-situation.core.ts';
import { useSituationTexts } from '../life-situation.texts.ts';
import './life-situations.css';

const all = 'all';

/** Narrows a list to one life situation; null = all. */
export function SituationFilter({
  chosen,
  onChange,
}: {
  readonly chosen: string | null;
  readonly onChange: (key: string | null) => void;
}): ReactNode {
  const t = useSituationTexts();
  const ui = useUiLanguage();
  const { data } = useEndpoint(listLifeSituations, {});
  const list = data?.lifeSituations ?? [];
  // A city without such a list has nothing to narrow by.
  if (data && list.length === 0) return null;
  return (
    <Select
      label={t.one}
      hideLabel
      choices={[{ id: all, name: t.all }, ...list.map((one) => ({ id: one.key, name: situationName(one, ui) }))]}
      value={chosen ?? all}
      onChange={(key) => onChange(key === all ? null : key)}
    />
  );
}
