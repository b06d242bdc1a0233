// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** From when until when: at once or later, and what else is on air at that time. */
import type { ReactNode } from 'react';
import { nowMs } from '../../../platform/clock.ts';
import { Button } from '../../../ui/button.tsx';
import { RadioGroup } from '../../../ui/check.tsx';
import { formatTime } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import type { OnAirDesk } from '../on-air.contract.ts';
import { useOnAirTexts } from '../on-air.texts.ts';
import { fieldOf, knownInstant, tomorrowMorning } from './local-time.ui.ts';
import { overlapWords } from './planned.ui.tsx';
import { hoursAhead, useMistake, type OnAirForm } from './use-on-air-form.ui.ts';

const hourChoices = [1, 2, 4] as const;

/** The fields of beginning and end. */
export function OnAirTimes({ form, desk }: { readonly form: OnAirForm; readonly desk: OnAirDesk }): ReactNode {
  const t = useOnAirTexts();
  const ui = useUiLanguage();
  const mistake = useMistake(form);
  const { from, until } = form.draft;
  const { closesAt } = desk;
  const set = (next: string): void => form.change({ until: next });
  return (
    <>
      <RadioGroup
        label={t.begin}
        choices={[
          ...(form.replaces === null ? [{ id: 'now' as const, name: t.beginNow }] : []),
          { id: 'later' as const, name: t.beginLater },
        ]}
        value={from === null ? 'now' : 'later'}
        onChange={(id) => form.begin(id === 'later')}
      />
      <div className="on-air-until">
        {from !== null && (
          <TextField
            type="datetime-local"
            label={t.from}
            value={from}
            onChange={(next) => form.change({ from: next })}
            error={mistake('from')}
          />
        )}
        <TextField type="datetime-local" label={t.until} value={until} onChange={set} error={mistake('until')} />
        <div className="on-air-sound">
          {hourChoices.map((count) => (
            <Button key={count} size="small" onPress={() => set(hoursAhead(count, from))}>
              {t.hours(count)}
            </Button>
          ))}
          {from === null && closesAt !== null && (
            <Button size="small" onPress={() => set(fieldOf(Date.parse(closesAt)))}>
              {t.untilClosing(formatTime(closesAt, ui))}
            </Button>
          )}
          {from === null && (
            <Button size="small" onPress={() => set(fieldOf(tomorrowMorning(nowMs())))}>
              {t.untilMorning}
            </Button>
          )}
        </div>
      </div>
      <Overlaps form={form} desk={desk} />
    </>
  );
}

/** What the form would meet; whatever is on air now is replaced by what begins at once, so it is none of them. */
function Overlaps({ form, desk }: { readonly form: OnAirForm; readonly desk: OnAirDesk }): ReactNode {
  const t = useOnAirTexts();
  const ui = useUiLanguage();
  const { draft, replaces } = form;
  const now = nowMs();
  const from = draft.from === null ? now : knownInstant(draft.from);
  const until = knownInstant(draft.until);
  if (from === null || until === null || until <= from) return null;
  const all = [...(desk.notice ? [desk.notice] : []), ...desk.coming];
  const others = all.filter((one) => one.noticeId !== replaces && (draft.from !== null || Date.parse(one.from) > now));
  const found = overlapWords({ from, until }, others, t, ui);
  if (found.length === 0) return null;
  return (
    <Notice tone="warning" title={t.overlap} live="polite">
      <ul className="on-air-overlaps">
        {found.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </Notice>
  );
}
