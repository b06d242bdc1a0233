// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { useEndpoint } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { listDepartments } from '../../directory/directory.contract.ts';
import { listNewsTopics } from '../../news/news.contract.ts';
import { SituationFilter } from '../life-situations/ui/situation-filter.ui.tsx';
import { useKnowledgeTexts } from '../knowledge.texts.ts';
import './search.css';

/** What the hits are narrowed to; null = all. */
export interface SearchFilter {
  readonly topic: string | null;
  readonly departmentId: string | null;
  /** Its key. */
  readonly lifeSituation: string | null;
}

/** All articles. */
export const noFilter: SearchFilter = { topic: null, departmentId: null, lifeSituation: null };

const all = 'all';

/** The filter as the search's contract takes it. */
export function asQuery({ topic, departmentId, lifeSituation }: SearchFilter): {
  onlyTopic?: string;
  onlyDepartment?: string;
  onlyLifeSituation?: string;
} {
  return {
    ...(topic !== null && { onlyTopic: topic }),
    ...(departmentId !== null && { onlyDepartment: departmentId }),
    ...(lifeSituation !== null && { onlyLifeSituation: lifeSituation }),
  };
}

/** Three choices: topic, department and life situation. */
export function SearchFilters({
  filter,
  onChange,
}: {
  readonly filter: SearchFilter;
  readonly onChange: (filter: SearchFilter) => void;
}): ReactNode {
  const t = useKnowledgeTexts();
  const ui = useUiLanguage();
  const topics = useEndpoint(listNewsTopics, {}).data?.topics ?? [];
  const departments = useEndpoint(listDepartments, {}).data?.departments ?? [];
  return (
    <div className="search-filters" role="group" aria-label={t.filters}>
      <Select
        label={t.topic}
        hideLabel
        choices={[{ id: all, name: t.allTopics }, ...topics.map((one) => ({ id: one.key, name: one[ui] }))]}
        value={filter.topic ?? all}
        onChange={(id) => onChange({ ...filter, topic: id === all ? null : id })}
      />
      <Select
        label={t.department}
        hideLabel
        choices={[
          { id: all, name: t.allDepartments },
          ...departments.map(({ departmentId, name }) => ({ id: departmentId, name })),
        ]}
        value={filter.departmentId ?? all}
        onChange={(id) => onChange({ ...filter, departmentId: id === all ? null : id })}
      />
      <SituationFilter
        chosen={filter.lifeSituation}
        onChange={(lifeSituation) => onChange({ ...filter, lifeSituation })}
      />
    </div>
  );
}
