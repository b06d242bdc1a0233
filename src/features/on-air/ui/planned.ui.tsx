// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Announcements that go on air by themselves, or come back: when, with which words, and changing them before. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatWeekdayTime } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/page.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { useUiLanguage, type UiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { getOnAir, getOnAirNow, withdrawOnAir, type OnAirDesk, type ShownNotice } from '../on-air.contract.ts';
import { overlaps } from '../on-air-plan.core.ts';
import { useOnAirTexts, type OnAirTexts } from '../on-air.texts.ts';

const shownWords = 40;

/** Its template, or its first words. */
export function calledOf({ template, texts }: ShownNotice, t: OnAirTexts): string {
  if (template !== null) return t.templates[template];
  const words = texts.de ?? '';
  return words.length > shownWords ? `${words.slice(0, shownWords)} …` : words;
}

/** Where an announcement meets others, in sentences (OA15). */
export function overlapWords(
  one: { readonly from: number; readonly until: number },
  others: readonly ShownNotice[],
  t: OnAirTexts,
  ui: UiLanguage,
): readonly string[] {
  const at = (ms: number): string => formatWeekdayTime(new Date(ms).toISOString(), ui);
  const timed = others.map((notice) => ({
    notice,
    from: Date.parse(notice.from),
    until: Date.parse(notice.until),
  }));
  return overlaps(one, timed).map(({ other, from, heard, again }) => {
    const begins = (heard === 'this' ? t.overlapThis : t.overlapOther)(calledOf(other.notice, t), at(from));
    return again === null ? begins : `${begins} ${t.overlapAgain(at(again))}`;
  });
}

/** The list; `onEdit` takes one into the form, `edited` is there already. */
export function Planned({
  desk,
  edited,
  onEdit,
}: {
  readonly desk: OnAirDesk;
  readonly edited: string | null;
  readonly onEdit: (notice: ShownNotice) => void;
}): ReactNode {
  const t = useOnAirTexts();
  const [asked, setAsked] = useState<ShownNotice | null>(null);
  if (desk.coming.length === 0) return null;
  return (
    <Panel title={t.plannedTitle}>
      <ul className="on-air-planned" aria-label={t.plannedTitle}>
        {desk.coming.map((notice, i) => (
          <Entry
            key={notice.noticeId}
            notice={notice}
            before={[...(desk.notice ? [desk.notice] : []), ...desk.coming.slice(0, i)]}
            isBeneath={desk.notice !== null && notice.from <= desk.notice.from}
            isEdited={notice.noticeId === edited}
            onEdit={() => onEdit(notice)}
            onWithdraw={() => setAsked(notice)}
          />
        ))}
      </ul>
      {asked && <Withdraw notice={asked} version={desk.version} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

function Entry({
  notice,
  before,
  isBeneath,
  isEdited,
  onEdit,
  onWithdraw,
}: {
  readonly notice: ShownNotice;
  /** Those that begin earlier. */
  readonly before: readonly ShownNotice[];
  /** It has begun; another one is heard in its place. */
  readonly isBeneath: boolean;
  readonly isEdited: boolean;
  readonly onEdit: () => void;
  readonly onWithdraw: () => void;
}): ReactNode {
  const t = useOnAirTexts();
  const ui = useUiLanguage();
  const called = calledOf(notice, t);
  const times = { from: Date.parse(notice.from), until: Date.parse(notice.until) };
  const met = isBeneath ? [] : overlapWords(times, before, t, ui);
  const place = t.places[notice.place === 'before' ? 'before' : notice.after];
  const who = t.bandWho[notice.open && notice.closed ? 'both' : notice.open ? 'open' : 'closed'];
  return (
    <li aria-label={called}>
      <p>
        <strong>
          {formatWeekdayTime(notice.from, ui)} – {formatWeekdayTime(notice.until, ui)}
        </strong>{' '}
        {called} {isBeneath && <Badge tone="info">{t.beneath}</Badge>}
        {isEdited && <Badge tone="info">{t.inForm}</Badge>}
      </p>
      {called !== notice.texts.de && (
        <blockquote lang="de" className="ui-small">
          {notice.texts.de}
        </blockquote>
      )}
      <p className="ui-small ui-muted">
        {place}, {who}
      </p>
      {met.map((words) => (
        <p key={words} className="on-air-met ui-small">
          {words}
        </p>
      ))}
      {!isBeneath && (
        <div className="on-air-sound">
          <Button size="small" aria-label={`${t.changePlanned}: ${called}`} onPress={onEdit}>
            {t.changePlanned}
          </Button>
          <Button size="small" variant="danger" aria-label={`${t.withdraw}: ${called}`} onPress={onWithdraw}>
            {t.withdraw}
          </Button>
        </div>
      )}
    </li>
  );
}

function Withdraw({
  notice,
  version,
  onClose,
}: {
  readonly notice: ShownNotice;
  readonly version: number;
  readonly onClose: () => void;
}): ReactNode {
  const t = useOnAirTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const command = useCommand(withdrawOnAir);
  return (
    <ConfirmDialog
      title={t.withdrawTitle}
      cancel={t.giveUp}
      confirm={t.withdraw}
      danger
      busy={command.isPending}
      onCancel={onClose}
      onConfirm={() =>
        // Told also when the news was faster than the answer, and this window is gone by then.
        void command
          .mutateAsync({ body: { version, noticeId: notice.noticeId, why: '' } })
          .then(() => {
            showToast('success', t.withdrawn);
            onClose();
          })
          .catch(() => undefined)
          .finally(() => refresh(getOnAir, getOnAirNow))
      }
    >
      {command.error && (
        <Notice tone="danger" live="assertive">
          {errorText(command.error)}
        </Notice>
      )}
      <p>{t.withdrawText(calledOf(notice, t), formatWeekdayTime(notice.from, ui))}</p>
    </ConfirmDialog>
  );
}
