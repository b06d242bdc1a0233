// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { isLanguage, languages } from '../../../lib/pure/language.ts';
import { Checkbox } from '../../../ui/check.tsx';
import { languageName } from '../../../ui/language-name.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { channels } from '../promise.core.ts';
import { usePromiseTexts } from '../promise.texts.ts';
import type { TicketFilters } from '../ticket-narrowing.core.ts';
import { useTicketViewTexts } from '../ticket-view.texts.ts';

const all = 'all';

/** How many of the filters behind "more" narrow the list now. */
export function moreFiltersOn({ urgent, waiting, from, to, channel, language }: TicketFilters): number {
  return [urgent || null, waiting, from, to, channel, language].filter((each) => each !== null).length;
}

/** The filters that are not needed every day. */
export function MoreFilters({
  filters,
  onFilters,
}: {
  readonly filters: TicketFilters;
  readonly onFilters: (filters: TicketFilters) => void;
}): ReactNode {
  const t = usePromiseTexts();
  const more = useTicketViewTexts();
  const ui = useUiLanguage();
  const day = (text: string): string | null => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);
  const isWrongWay = filters.from !== null && filters.to !== null && filters.to < filters.from;
  return (
    <div className="tickets-more">
      <TextField
        label={more.from}
        type="date"
        value={filters.from ?? ''}
        onChange={(text) => onFilters({ ...filters, from: day(text) })}
      />
      <TextField
        label={more.to}
        type="date"
        value={filters.to ?? ''}
        onChange={(text) => onFilters({ ...filters, to: day(text) })}
        error={isWrongWay ? more.wrongWayRound : undefined}
      />
      <Select
        label={more.channel}
        choices={[
          { id: all, name: more.anyChannel },
          ...channels.map((id) => ({ id: id as string, name: t.channels[id] })),
        ]}
        value={filters.channel ?? all}
        onChange={(id) => onFilters({ ...filters, channel: channels.find((channel) => channel === id) ?? null })}
      />
      <Select
        label={more.language}
        choices={[
          { id: all, name: more.anyLanguage },
          ...languages.map((language) => ({ id: language as string, name: languageName(language, ui) })),
        ]}
        value={filters.language ?? all}
        onChange={(id) => onFilters({ ...filters, language: isLanguage(id) ? id : null })}
      />
      <Select
        label={t.waiting}
        choices={[
          { id: all, name: t.waitingAny },
          { id: 'answer', name: t.waitingAnswer },
          { id: 'question', name: t.waitingQuestion },
          { id: 'hold', name: t.waitingHold },
        ]}
        value={filters.waiting ?? all}
        onChange={(id) =>
          onFilters({ ...filters, waiting: id === 'answer' || id === 'question' || id === 'hold' ? id : null })
        }
      />
      <Checkbox checked={filters.urgent} onChange={(urgent) => onFilters({ ...filters, urgent })}>
        {t.onlyUrgent}
      </Checkbox>
    </div>
  );
}
