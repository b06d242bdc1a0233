// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/stadt/sendung`: what callers hear now, the emergency announcement, and the plan of the next days. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { languages } from '../../../lib/pure/language.ts';
import { nowMs } from '../../../platform/clock.ts';
import { ApiError } from '../../../ui/api.ts';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime, formatWeekdayTime } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { useLive } from '../../../ui/live.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Facts, LoadingLine, Panel } from '../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { changeOnAirEnd, getOnAir, getOnAirNow, type OnAirDesk, type ShownNotice } from '../on-air.contract.ts';
import { whyNotUntil } from '../on-air.core.ts';
import { useOnAirTexts } from '../on-air.texts.ts';
import { fieldOf, instantOfField } from './local-time.ui.ts';
import { Listen } from './listen.ui.tsx';
import { OnAirFormPanel } from './on-air-form.ui.tsx';
import { DayPlans } from './day-plan.ui.tsx';
import { Planned } from './planned.ui.tsx';
import { useOnAirForm } from './use-on-air-form.ui.ts';
import './on-air.css';

const againMs = 30_000;

/** The whole page. */
export function OnAirPage(): ReactNode {
  const t = useOnAirTexts();
  const errorText = useErrorText(t.errors);
  const { data: desk, error } = useEndpoint(getOnAir, {}, { refetchInterval: againMs });
  const { data: live } = useLive('onAir', 'onAirChanged');
  const refresh = useRefresh();
  // Somebody else changed it: this page shows it at once.
  useEffect(() => refresh(getOnAir), [live, refresh]);
  return (
    <>
      {error && (
        <Notice tone="warning" title={t.loadFailed} live="polite">
          {errorText(error)}
        </Notice>
      )}
      {!desk && !error && <LoadingLine label={t.loading} />}
      {desk && <Desk desk={desk} />}
    </>
  );
}

function Desk({ desk }: { readonly desk: OnAirDesk }): ReactNode {
  const t = useOnAirTexts();
  const form = useOnAirForm(desk, (isPlanned) => showToast('success', isPlanned ? t.plannedDone : t.gone));
  const edit = (notice: ShownNotice): void => {
    form.edit(notice);
    // The form is below; whoever reads by ear or on a small screen is led there.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.on-air-form button, .on-air-form input')?.focus(),
    );
  };
  return (
    <div className="on-air">
      <div className="on-air-main">
        <Now desk={desk} />
        <Planned desk={desk} edited={form.replaces} onEdit={edit} />
        <OnAirFormPanel desk={desk} form={form} />
      </div>
      <DayPlans desk={desk} />
    </div>
  );
}

function Now({ desk }: { readonly desk: OnAirDesk }): ReactNode {
  const t = useOnAirTexts();
  const ui = useUiLanguage();
  const { notice, changed } = desk;
  return (
    <Panel title={t.nowTitle} className={notice ? 'on-air-running' : ''}>
      {notice ? <Running notice={notice} version={desk.version} /> : <p>{t.none}</p>}
      {changed && <p className="ui-small ui-muted">{t.by(changed.by ?? t.somebody, formatDateTime(changed.at, ui))}</p>}
    </Panel>
  );
}

function Running({ notice, version }: { readonly notice: ShownNotice; readonly version: number }): ReactNode {
  const t = useOnAirTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const change = useCommand(changeOnAirEnd);
  const [until, setUntil] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | undefined>();
  // Told also when the news of the end was faster than the answer, and this part is gone from the page by then.
  const set = (next: number | null): void =>
    void change
      .mutateAsync({ body: { version, until: next === null ? null : new Date(next).toISOString() } })
      .then((after) => {
        setUntil(null);
        const end = next === null ? '' : formatWeekdayTime(new Date(next).toISOString(), ui);
        // One that began earlier is heard again.
        const ended = after.notice ? t.endedOther : t.ended;
        showToast('success', next === null ? ended : t.prolonged(end));
      })
      .catch((error: unknown) => {
        if (error instanceof ApiError && error.code === 'onAirWrong')
          setWrong(t.mistakes[error.params['mistake'] as keyof typeof t.mistakes]);
      })
      .finally(() => refresh(getOnAir, getOnAirNow));
  const prolong = (): void => {
    const next = instantOfField(until ?? '');
    const why = whyNotUntil(next, nowMs());
    setWrong(why && t.mistakes[why]);
    if (!why && typeof next === 'number') set(next);
  };
  return (
    <>
      <p className="on-air-title">
        {t.running(formatWeekdayTime(notice.from, ui), formatWeekdayTime(notice.until, ui))}
      </p>
      <blockquote lang="de">{notice.texts.de}</blockquote>
      <Facts
        facts={[
          { name: t.where, value: t.places[notice.place === 'before' ? 'before' : notice.after] },
          { name: t.who, value: t.bandWho[notice.open && notice.closed ? 'both' : notice.open ? 'open' : 'closed'] },
          { name: t.languagesHeard, value: <Heard notice={notice} />, wide: true },
        ]}
      />
      <div className="on-air-sound">
        <Listen
          language="de"
          name={languageName('de', ui)}
          text={notice.texts.de ?? ''}
          recorded={notice.recordings.de ?? null}
        />
        <Button size="small" onPress={() => setUntil(until === null ? fieldOf(Date.parse(notice.until)) : null)}>
          {t.prolong}
        </Button>
        <ActionButton size="small" variant="danger" busy={change.isPending} onPress={() => set(null)}>
          {t.endNow}
        </ActionButton>
      </div>
      {until !== null && (
        <div className="on-air-until">
          <TextField type="datetime-local" label={t.newEnd} value={until} onChange={setUntil} autoFocus error={wrong} />
          <ActionButton busy={change.isPending} onPress={prolong}>
            {t.prolong}
          </ActionButton>
        </div>
      )}
      {change.error && !(change.error instanceof ApiError && change.error.code === 'onAirWrong') && (
        <Notice tone="danger" live="assertive">
          {errorText(change.error)}
        </Notice>
      )}
    </>
  );
}

function Heard({ notice }: { readonly notice: ShownNotice }): ReactNode {
  const t = useOnAirTexts();
  const ui = useUiLanguage();
  const has = (language: (typeof languages)[number]): boolean =>
    notice.texts[language] !== undefined || notice.recordings[language] !== undefined;
  const missing = languages.filter((language) => !has(language)).map((language) => languageName(language, ui));
  const there = languages.filter(has).map((language) => {
    const recorded = notice.recordings[language] ? ` (${t.recorded})` : '';
    return `${languageName(language, ui)}${recorded}`;
  });
  const isRecorded = Object.keys(notice.recordings).length > 0;
  if (missing.length === 0 && !isRecorded) return t.allLanguages;
  return [
    there.join(t.languageNamesJoin),
    ...(missing.length === 0 ? [] : [t.missing(missing.join(t.languageNamesJoin))]),
  ].join('; ');
}
