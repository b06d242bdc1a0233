// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Checkbox, RadioGroup } from '../../../ui/check.tsx';
import { formatTime, formatWeekdayTime } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/page.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { previewRows, type RosterPreview } from '../roster.contract.ts';
import { useTeamTexts } from '../team.texts.ts';
import { dayWords } from './gap-words.ui.ts';
import { TableFrame } from './table-frame.ui.tsx';
import './team.css';

/** What would be taken of a roster, what not and why; and the decision. */
export function RosterPreviewPanel({
  fileName,
  preview,
  busy,
  onApply,
  onDrop,
}: {
  readonly fileName: string;
  readonly preview: RosterPreview;
  readonly busy: boolean;
  readonly onApply: (replace: 'named' | 'all') => void;
  readonly onDrop: () => void;
}): ReactNode {
  const t = useTeamTexts();
  const ui = useUiLanguage();
  const [replace, setReplace] = useState<'named' | 'all'>('named');
  const [agreed, setAgreed] = useState(false);
  const { days, mistakes, notes } = preview;
  const written = (day: string): string => {
    const { weekday, full } = dayWords(day, ui);
    return `${weekday}, ${full},`;
  };
  return (
    <Panel title={t.previewTitle(fileName)}>
      <Notice tone={days === null ? 'warning' : mistakes > 0 ? 'warning' : 'success'} live="polite">
        {days === null ? t.nothing : t.taken(preview.taken, preview.people, written(days.from), written(days.to))}{' '}
        {mistakes > 0 ? `${t.mistakes(mistakes)}.` : t.noMistakes}
      </Notice>
      <Problems preview={preview} />
      <Shifts preview={preview} />
      {days !== null && (
        <div className="team-decision">
          <RadioGroup
            label={t.replaceLabel}
            choices={[
              { id: 'named', name: t.replaceNamed(preview.replaces.named) },
              { id: 'all', name: t.replaceAll(preview.replaces.all) },
            ]}
            value={replace}
            onChange={setReplace}
          />
          {mistakes > 0 && (
            <Checkbox checked={agreed} onChange={setAgreed}>
              {t.leaveOut}
            </Checkbox>
          )}
        </div>
      )}
      <div className="ui-page-actions">
        {days !== null && (
          <ActionButton
            variant="primary"
            busy={busy}
            disabledReason={mistakes > 0 && !agreed ? t.mustAgree : undefined}
            onPress={() => onApply(replace)}
          >
            {t.apply}
          </ActionButton>
        )}
        <Button variant="quiet" onPress={onDrop}>
          {t.drop}
        </Button>
        {notes > 0 && <span className="ui-muted ui-small">{t.notes(notes)}</span>}
      </div>
    </Panel>
  );
}

function Problems({ preview: { problems, mistakes, notes } }: { readonly preview: RosterPreview }): ReactNode {
  const t = useTeamTexts();
  const ui = useUiLanguage();
  if (problems.length === 0) return null;
  const words = ({ code, detail }: RosterPreview['problems'][number]): string => {
    if (code === 'overHours') {
      const [monday = '', planned = '', agreed = ''] = detail.split(' ');
      const { weekday, date } = dayWords(monday, ui);
      const written = (hours: string): string => (ui === 'de' ? hours.replace('.', ',') : hours);
      return `${t.problems.overHours} ${t.overHoursDetail(`${weekday}, ${date}`, written(planned), written(agreed))}`;
    }
    return detail === '' ? t.problems[code] : `${t.problems[code]} ${detail}`;
  };
  const title = [mistakes > 0 && t.mistakes(mistakes), notes > 0 && t.notes(notes)].filter(Boolean).join(', ');
  return (
    <TableFrame label={title} low>
      <table className="ui-table" aria-label={title}>
        <thead>
          <tr>
            <th scope="col" className="ui-table-end">
              {t.line}
            </th>
            <th scope="col">{t.about}</th>
            <th scope="col">{t.whyNot}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={`${problem.line} ${problem.code} ${problem.name} ${problem.detail}`}>
              <td className="ui-table-end">{problem.line}</td>
              <td>{problem.name}</td>
              <td>
                {problem.note ? (
                  <span className="ui-muted">{words(problem)}</span>
                ) : (
                  <>
                    <Badge tone="warning" icon="alert">
                      {words(problem)}
                    </Badge>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {mistakes + notes > problems.length && <p className="ui-muted ui-small">{t.first(previewRows)}</p>}
    </TableFrame>
  );
}

function Shifts({ preview: { shifts, taken } }: { readonly preview: RosterPreview }): ReactNode {
  const t = useTeamTexts();
  const ui = useUiLanguage();
  if (shifts.length === 0) return null;
  return (
    <details className="team-shifts">
      <summary>{`${t.shiftsTitle} (${taken})`}</summary>
      <TableFrame label={t.shiftsTitle} low>
        <table className="ui-table" aria-label={t.shiftsTitle}>
          <thead>
            <tr>
              <th scope="col">{t.shift}</th>
              <th scope="col">{t.person}</th>
            </tr>
          </thead>
          <tbody>
            {shifts.map(({ displayName, start, end }) => (
              <tr key={`${start} ${displayName}`}>
                <td>
                  {formatWeekdayTime(start, ui)}–{formatTime(end, ui)}
                </td>
                <td>{displayName}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {taken > shifts.length && <p className="ui-muted ui-small">{t.first(previewRows)}</p>}
      </TableFrame>
    </details>
  );
}
