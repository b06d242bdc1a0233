// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { call } from '../../../../ui/api.ts';
import { ActionButton, Button } from '../../../../ui/button.tsx';
import { useErrorText } from '../../../../ui/error-text.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { sendInPieces } from '../../../../ui/send-file.ts';
import type { Reply } from '../../../../ui/api.ts';
import { beginCityUpload, cityPieceBytes, compareCity, largestCityZip, sendCityPiece } from '../city-files.contract.ts';
import { useCityFileTexts } from '../city-files.texts.ts';
import { CityPreview } from './city-preview.ui.tsx';
import { zipOfFolder } from './folder-zip.ui.ts';
import { MistakeTable } from './mistakes.ui.tsx';

/** Chooses an archive or a folder, has it compared, and shows what would become of it. */
export function CityImport(): ReactNode {
  const t = useCityFileTexts();
  const errorText = useErrorText(t.errors);
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [found, setFound] = useState<Reply<typeof compareCity> | null>(null);

  async function choose(chosen: File | undefined): Promise<void> {
    setFound(null);
    setError(chosen ? null : t.noTexts);
    setFile(chosen ?? null);
    await Promise.resolve();
  }

  async function compare(whole: File): Promise<void> {
    setError(null);
    setFound(null);
    setPercent(0);
    try {
      const { uploadId } = await call(beginCityUpload, { body: { bytes: whole.size } });
      const send = (body: { readonly offset: number; readonly base64: string }) =>
        call(sendCityPiece, { params: { uploadId }, body });
      await sendInPieces(whole, cityPieceBytes, send, setPercent);
      setFound(await call(compareCity, { body: { uploadId } }));
    } catch (failure) {
      setError(errorText(failure));
    } finally {
      setPercent(null);
    }
  }

  const reason = file === null ? t.noFile : file.size > largestCityZip ? t.tooBig : undefined;
  return (
    <>
      <p>{t.importText}</p>
      <p className="ui-small ui-muted">{t.recordings}</p>
      <div className="city-files-choose">
        <FileTrigger acceptedFileTypes={['.zip']} onSelect={(chosen) => void choose(chosen?.[0])}>
          <Button>{t.chooseZip}</Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={(chosen) => void zipOfFolder([...(chosen ?? [])]).then(choose)}>
          <Button>{t.chooseFolder}</Button>
        </FileTrigger>
        <span role="status">{file?.name ?? ''}</span>
        <ActionButton
          variant="primary"
          busy={percent !== null}
          disabledReason={reason}
          onPress={() => {
            if (file) void compare(file);
          }}
        >
          {t.compare}
        </ActionButton>
        {percent !== null && <span role="status">{percent < 100 ? t.sending(percent) : t.comparing}</span>}
      </div>
      {error !== null && (
        <Notice tone="danger" live="assertive">
          {error}
        </Notice>
      )}
      {found && found.mistakes.length > 0 && (
        <Notice tone="danger" live="assertive" title={t.mistakesTitle(found.mistakes.length)}>
          <p>{t.mistakesText}</p>
          <MistakeTable mistakes={found.mistakes} />
        </Notice>
      )}
      {found && found.filesOnly.length > 0 && (
        <Notice tone="info">{t.filesOnly(found.filesOnly.length, someOf(found.filesOnly))}</Notice>
      )}
      {found?.previewId && (
        <CityPreview
          key={found.previewId}
          previewId={found.previewId}
          name={found.name}
          compared={found.parts}
          onClose={() => {
            setFound(null);
            setFile(null);
          }}
        />
      )}
    </>
  );
}

/** Enough of a long list to know what is meant. */
function someOf(names: readonly string[]): string {
  return names.slice(0, 5).join(', ') + (names.length > 5 ? ' …' : '');
}
