// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What callers hear today, tomorrow and the day after: hour by hour as a bar, and in words. */
import type { ReactNode } from 'react';
import { Panel } from '../../../ui/page.tsx';
import { formatTime } from '../../../ui/format.ts';
import { useUiLanguage, type UiLanguage } from '../../../ui/texts.ts';
import type { OnAirDesk, ShownPart } from '../on-air.contract.ts';
import { useOnAirTexts } from '../on-air.texts.ts';
import { calledOf } from './planned.ui.tsx';

/** The days beside the form. */
export function DayPlans({ desk }: { readonly desk: OnAirDesk }): ReactNode {
  const t = useOnAirTexts();
  const ui = useUiLanguage();
  return (
    <Panel title={t.planTitle} className="on-air-plan">
      {desk.days.map(({ date, parts }, i) => {
        const day = dayName(date, ui);
        const title = i === 0 ? t.today(day) : i === 1 ? t.tomorrow(day) : day;
        return (
          <section key={date} aria-label={title}>
            <h3>{title}</h3>
            <div className="on-air-bar" aria-hidden="true">
              {parts.map((part) => (
                <Stretch key={part.from} part={part} />
              ))}
            </div>
            <table className="ui-table">
              <thead>
                <tr>
                  <th scope="col">{t.time}</th>
                  <th scope="col">{t.state}</th>
                  <th scope="col">{t.says}</th>
                </tr>
              </thead>
              <tbody>
                {parts.map((part) => (
                  <tr key={part.from}>
                    <th scope="row">
                      {formatTime(part.from, ui)}–{endOf(part, ui)}
                    </th>
                    <td>
                      <State part={part} />
                    </td>
                    <td>
                      <Announced part={part} desk={desk} />
                      {part.open ? t.saysMenu : part.own === null ? t.saysClosed : <strong>{t.saysOwn}</strong>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        );
      })}
    </Panel>
  );
}

/** A bar of the hours; its share of the day is the attribute the style reads. */
function Stretch({ part }: { readonly part: ShownPart }): ReactNode {
  const quarters = Math.max(1, Math.round((Date.parse(part.to) - Date.parse(part.from)) / 900_000));
  const kind = part.noticeId !== null ? 'notice' : part.open ? 'open' : 'closed';
  return (
    <>
      {Array.from({ length: quarters }, (_, i) => (
        <span key={i} className={`on-air-bar-${kind}`} />
      ))}
    </>
  );
}

function Announced({ part, desk }: { readonly part: ShownPart; readonly desk: OnAirDesk }): ReactNode {
  const t = useOnAirTexts();
  if (part.noticeId === null) return null;
  const all = [...(desk.notice ? [desk.notice] : []), ...desk.coming];
  const notice = all.find(({ noticeId }) => noticeId === part.noticeId);
  return <strong>{notice ? t.saysNoticeOf(calledOf(notice, t)) : t.saysNotice}, </strong>;
}

function State({ part }: { readonly part: ShownPart }): ReactNode {
  const t = useOnAirTexts();
  if (part.open) return part.name === null ? t.open : <span lang="de">{t.openAs(part.name)}</span>;
  const reason = t.closedBy[part.reason ?? 'hours'];
  return part.name === null ? reason : <span lang="de">{t.closedAs(reason, part.name)}</span>;
}

function endOf(part: ShownPart, ui: UiLanguage): string {
  const end = formatTime(part.to, ui);
  return end === '00:00' ? '24:00' : end;
}

function dayName(date: string, ui: UiLanguage): string {
  return new Intl.DateTimeFormat(ui === 'de' ? 'de-DE' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${date}T12:00:00Z`));
}
