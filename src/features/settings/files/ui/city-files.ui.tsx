// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/stadt/dateien`: the whole city out as files, and files compared and taken over part by part. */
import type { ReactNode } from 'react';
import { useErrorText } from '../../../../ui/error-text.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { LoadingLine, Panel } from '../../../../ui/page.tsx';
import { useEndpoint } from '../../../../ui/query.ts';
import { DifferencesTable } from '../../ui/differences.ui.tsx';
import { useSettingTexts } from '../../settings.texts.ts';
import { exportCity, getCityFiles } from '../city-files.contract.ts';
import { useCityFileTexts } from '../city-files.texts.ts';
import { CityImport } from './city-import.ui.tsx';
import { MistakeTable } from './mistakes.ui.tsx';
import './city-files.css';

/** Both halves below each other. */
export function CityFilesPage(): ReactNode {
  const t = useCityFileTexts();
  return (
    <>
      <p className="ui-muted">{t.lead}</p>
      <Panel title={t.exportTitle}>
        <p>{t.exportText}</p>
        <p>
          <a className="ui-button ui-button-primary city-files-load" href={exportCity.path} download>
            {t.export}
          </a>
        </p>
        <Written />
      </Panel>
      <Panel title={t.importTitle}>
        <CityImport />
      </Panel>
    </>
  );
}

/** What the files would be now, and what they cannot hold (SD9). */
function Written(): ReactNode {
  const t = useCityFileTexts();
  const words = useSettingTexts();
  const errorText = useErrorText();
  const { data, error } = useEndpoint(getCityFiles, {});
  if (error)
    return (
      <Notice tone="warning" title={t.lookFailed} live="polite">
        {errorText(error)}
      </Notice>
    );
  if (!data) return <LoadingLine label={t.looking} />;
  const kilobytes = Math.ceil(data.files.reduce((sum, { bytes }) => sum + bytes, 0) / 1024);
  return (
    <>
      <p className="ui-small ui-muted">{t.files(data.files.length, kilobytes)}</p>
      {data.notHeld.length > 0 && (
        <Notice tone="warning" title={t.notHeld}>
          <DifferencesTable differences={data.notHeld} words={words} />
        </Notice>
      )}
      {data.mistakes.length > 0 && (
        <Notice tone="warning" title={t.gaps}>
          <MistakeTable mistakes={data.mistakes} />
        </Notice>
      )}
    </>
  );
}
