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
import { showToast } from '../../../../ui/toast.tsx';
import { uploadPiece } from '../../import/import.contract.ts';
import { largestAttachment } from '../attachment.core.ts';
import { addAttachment, beginAttachment, sendAttachmentPart } from '../attachments.contract.ts';
import { useAttachmentTexts } from '../attachments.texts.ts';
import { AttachmentFields, type About } from './attachment-fields.ui.tsx';

const blank: About = { title: '', language: 'de', internal: false };

/** Chooses a file, says what it is, and sends it. What was typed stays when it is refused. */
export function AttachmentNew({
  articleId,
  onAdded,
}: {
  readonly articleId: string;
  readonly onAdded: () => void;
}): ReactNode {
  const t = useAttachmentTexts();
  const errorText = useErrorText(t.errors);
  const [file, setFile] = useState<File | null>(null);
  const [about, setAbout] = useState(blank);
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const refused =
    file === null
      ? t.fileMissing
      : file.size > largestAttachment
        ? t.errors.attachmentTooLarge
        : file.size === 0
          ? t.errors.attachmentEmpty
          : about.title.trim() === ''
            ? t.nameMissing
            : undefined;

  async function attach(chosen: File): Promise<void> {
    setError(null);
    setPercent(0);
    try {
      const { uploadId } = await call(beginAttachment, { body: { bytes: chosen.size } });
      const send = (body: { offset: number; base64: string }) =>
        call(sendAttachmentPart, { params: { uploadId }, body });
      await sendInPieces(chosen, uploadPiece, send, setPercent);
      const { renamed } = await call(addAttachment, {
        params: { articleId },
        body: { ...about, uploadId, fileName: chosen.name },
      });
      showToast('success', renamed === null ? t.added : t.addedAs(renamed));
      setFile(null);
      setAbout(blank);
      onAdded();
    } catch (failure) {
      setError(errorText(failure));
    } finally {
      setPercent(null);
    }
  }

  return (
    <div className="attachments-new" role="group" aria-label={t.add}>
      <div className="attachments-file">
        <FileTrigger
          onSelect={(chosen) => {
            const next = chosen?.[0] ?? null;
            setFile(next);
            setError(null);
            // The name without its ending is better than nothing.
            if (next && about.title === '')
              setAbout({ ...about, title: next.name.replace(/\.[^.]*$/, '').slice(0, 200) });
          }}
        >
          <Button size="small" icon="plus">
            {t.choose}
          </Button>
        </FileTrigger>
        <span role="status">
          <bdi>{file?.name ?? ''}</bdi>
        </span>
      </div>
      <p className="ui-muted ui-small">{t.hint}</p>
      <AttachmentFields about={about} onChange={setAbout} />
      {error !== null && (
        <Notice tone="danger" live="assertive">
          {error}
        </Notice>
      )}
      <div className="attachments-file">
        <ActionButton
          size="small"
          disabledReason={refused}
          showReason={file !== null}
          busy={percent !== null}
          onPress={() => file && void attach(file)}
        >
          {t.attach}
        </ActionButton>
        <span role="status">{percent !== null && t.sending(percent)}</span>
      </div>
    </div>
  );
}
