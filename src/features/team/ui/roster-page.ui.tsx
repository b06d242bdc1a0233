// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { ApiError, call } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { dayOf } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useEndpoint, useRefresh } from '../../../ui/query.ts';
import { sendInPieces } from '../../../ui/send-file.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { listTeam } from '../../account/person.contract.ts';
import {
  applyRoster,
  beginRoster,
  getCover,
  previewRoster,
  sendRosterPart,
  type RosterPreview,
} from '../roster.contract.ts';
import { useTeamTexts } from '../team.texts.ts';
import { CoverTable } from './cover-table.ui.tsx';
import { dayWords } from './gap-words.ui.ts';
import { Gaps } from './gaps.ui.tsx';
import { RosterPreviewPanel } from './roster-preview.ui.tsx';
import './team.css';

/** Bytes of one piece: as base64 it fits into the body of a request. */
const pieceBytes = 160 * 1024;

interface Previewed {
  readonly uploadId: string;
  readonly fileName: string;
  readonly preview: RosterPreview;
}

/** The duty roster: brought in with a preview, and the cover it gives. */
export function RosterPage({ mayChange }: { readonly mayChange: boolean }): ReactNode {
  const t = useTeamTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const cover = useEndpoint(getCover, {});
  const team = useEndpoint(listTeam, {});
  const [percent, setPercent] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const [applying, setApplying] = useState(false);

  async function read(file: File): Promise<void> {
    setFailure(null);
    setPreviewed(null);
    setPercent(0);
    try {
      const { uploadId } = await call(beginRoster, { body: { bytes: file.size } });
      const send = (body: { offset: number; base64: string }) => call(sendRosterPart, { params: { uploadId }, body });
      await sendInPieces(file, pieceBytes, send, setPercent);
      const preview = await call(previewRoster, { body: { uploadId } });
      setPreviewed({ uploadId, fileName: file.name, preview });
    } catch (error) {
      setFailure(errorText(error));
    } finally {
      setPercent(null);
    }
  }

  async function apply({ uploadId, fileName, preview }: Previewed, replace: 'named' | 'all'): Promise<void> {
    setApplying(true);
    setFailure(null);
    try {
      const { taken } = await call(applyRoster, { body: { uploadId, token: preview.token, replace, fileName } });
      showToast('success', t.applied(taken));
      setPreviewed(null);
      refresh(getCover);
    } catch (error) {
      setFailure(errorText(error));
      // What changed meanwhile is shown; the person decides anew.
      if (error instanceof ApiError && error.code === 'rosterChanged')
        await call(previewRoster, { body: { uploadId } }).then(
          (next) => setPreviewed({ uploadId, fileName, preview: next }),
          () => setPreviewed(null),
        );
    } finally {
      setApplying(false);
    }
  }

  const until = cover.data?.plannedUntil ?? null;
  const untilDay = until === null ? null : dayWords(dayOf(Date.parse(until)), ui);
  const topics = team.data?.topics ?? [];
  return (
    <>
      <p className="ui-muted">{t.rosterLead}</p>
      <div className="team-roster-head">
        {cover.data && <p>{untilDay ? t.plannedUntil(`${untilDay.weekday}, ${untilDay.full}`) : t.notPlanned}</p>}
        {mayChange && (
          <FileTrigger
            acceptedFileTypes={['.ics', '.csv', '.txt', 'text/calendar', 'text/csv']}
            onSelect={(files) => {
              const file = files?.[0];
              if (file) void read(file);
            }}
          >
            <Button
              icon="arrowDown"
              variant={previewed ? 'secondary' : 'primary'}
              isDisabled={percent !== null || applying}
            >
              {previewed ? t.chooseOther : t.choose}
            </Button>
          </FileTrigger>
        )}
        {percent !== null && <p role="status">{t.reading(percent)}</p>}
      </div>
      {failure !== null && (
        <Notice tone="warning" live="assertive">
          {failure}
        </Notice>
      )}
      {previewed && (
        <RosterPreviewPanel
          key={previewed.preview.token}
          fileName={previewed.fileName}
          preview={previewed.preview}
          busy={applying}
          onApply={(replace) => void apply(previewed, replace)}
          onDrop={() => {
            setPreviewed(null);
            setFailure(null);
          }}
        />
      )}
      {cover.error && (
        <Notice tone="warning" title={t.loadFailed} live="polite">
          {errorText(cover.error)}
        </Notice>
      )}
      {!cover.data && !cover.error && <LoadingLine label={t.loading} />}
      {cover.data && (
        <>
          <Gaps
            gaps={cover.data.gaps.filter(({ kind }) => kind !== 'topicSkill' && kind !== 'languageSkill')}
            topicName={(key) => topics.find((topic) => topic.key === key)?.[ui] ?? key}
          />
          <CoverTable days={cover.data.days} />
        </>
      )}
    </>
  );
}
