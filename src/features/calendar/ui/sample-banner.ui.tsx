// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call, type Reply } from '../../../ui/api.ts';
import { ActionButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatTime, formatWeekdayTime } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useEndpoint, useRefresh } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { endTrialOpening, getOpenness, startTrialOpening } from '../calendar.contract.ts';
import { useCalendarTexts } from '../calendar.texts.ts';
import './sample-banner.css';

const askAgainMs = 30_000;

/** Says on every page that this is a model (decision 5), whether it is open, and opens or closes it with one click. */
export function SampleBanner({ city }: { readonly city: string }): ReactNode {
  const t = useCalendarTexts();
  const language = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const { data } = useEndpoint(getOpenness, {}, { refetchInterval: askAgainMs });

  const run = (endpoint: typeof endTrialOpening | typeof startTrialOpening, done: string): void => {
    call(endpoint).then(
      (openness) => {
        queryClient.setQueryData<Reply<typeof getOpenness>>([getOpenness.path, {}], openness);
        refresh(getOpenness);
        showToast('success', done);
      },
      (error: unknown) => showToast('danger', errorText(error)),
    );
  };

  const state = !data
    ? undefined
    : data.trialOpening
      ? t.trialOpen
      : data.open
        ? data.changesAt
          ? t.openUntil(formatTime(data.changesAt, language))
          : t.open
        : data.changesAt
          ? t.closedUntil(formatWeekdayTime(data.changesAt, language))
          : t.closed;

  return (
    <section className="app-banner calendar-banner" aria-label={t.sample}>
      <Icon name="info" />
      <p>
        <strong>
          {t.sample}
          {state && <>: {state}</>}
        </strong>{' '}
        – {t.model(city)}
      </p>
      {data?.trialOpening && (
        <ActionButton size="small" onPress={() => run(endTrialOpening, t.trialEnded)}>
          {t.endTrial}
        </ActionButton>
      )}
      {data && !data.open && (
        <ActionButton size="small" onPress={() => run(startTrialOpening, t.trialStarted)}>
          {t.startTrial}
        </ActionButton>
      )}
    </section>
  );
}
