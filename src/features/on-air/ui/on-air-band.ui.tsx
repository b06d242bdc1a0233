// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** "An emergency announcement is on air": above all pages and on the board, gone by itself when it is over. */
import type { ReactNode } from 'react';
import { nowMs } from '../../../platform/clock.ts';
import { dayOf, formatTime, formatWeekdayTime } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useLive } from '../../../ui/live.ts';
import { useNow } from '../../../ui/now.ts';
import { useEndpoint } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { getOnAirNow, type OnAirNow, type ShownNotice } from '../on-air.contract.ts';
import { useOnAirTexts } from '../on-air.texts.ts';
import './on-air.css';

const askAgainMs = 60_000;

/** The announcement of this moment; null = none, or not known yet. */
function useNotice(): ShownNotice | null {
  const { data: live } = useLive<OnAirNow>('onAir', 'onAirChanged');
  const { data: asked } = useEndpoint(getOnAirNow, {}, { refetchInterval: askAgainMs });
  const now = useNow(5_000);
  const notice = (live ?? asked)?.notice ?? null;
  return notice !== null && now < Date.parse(notice.until) ? notice : null;
}

/** One line; `children` is the way to the page where it is changed. */
export function OnAirBand({ children }: { readonly children?: ReactNode }): ReactNode {
  const t = useOnAirTexts();
  const ui = useUiLanguage();
  const notice = useNotice();
  if (!notice) return null;
  const isToday = dayOf(Date.parse(notice.until)) === dayOf(nowMs());
  const until = isToday ? formatTime(notice.until, ui) : formatWeekdayTime(notice.until, ui);
  const who = t.bandWho[notice.open && notice.closed ? 'both' : notice.open ? 'open' : 'closed'];
  return (
    <section className="on-air-band" aria-label={t.nowTitle} role="status">
      <Icon name="speaker" />
      <p>
        <strong>{t.band(until)}</strong> <span>({who})</span>{' '}
        <span lang="de" className="on-air-band-words">
          {notice.texts.de}
        </span>
      </p>
      {children}
    </section>
  );
}
