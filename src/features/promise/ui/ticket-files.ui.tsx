// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The files people added to a ticket: opened beside the page, added, and taken away unless they went out. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { call, urlOf } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { sendInPieces } from '../../../ui/send-file.ts';
import { useUiLanguage, type UiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { largestAttachment } from '../../knowledge/attachments/attachment.core.ts';
import { getTicket, type Ticket } from '../promise.contract.ts';
import {
  addTicketFile,
  beginTicketFile,
  openTicketFile,
  removeTicketFile,
  sendTicketFilePart,
} from '../ticket-files.contract.ts';
import { useTieTexts } from '../tie.texts.ts';

/** Bytes of one piece: as base64 it fits into a request. */
const pieceBytes = 150_000;

/** The list and the way to one more; on a merged ticket nothing is added. */
export function TicketFiles({ ticket }: { readonly ticket: Ticket }): ReactNode {
  const t = useTieTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const remove = useCommand(removeTicketFile);
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const { ticketId, files } = ticket;
  const closed = ticket.mergedInto !== null;

  async function add(chosen: File): Promise<void> {
    setError(null);
    if (chosen.size > largestAttachment) return setError(t.errors.attachmentTooLarge);
    setPercent(0);
    try {
      const { uploadId } = await call(beginTicketFile, { body: { bytes: chosen.size } });
      const send = (body: { offset: number; base64: string }) =>
        call(sendTicketFilePart, { params: { uploadId }, body });
      await sendInPieces(chosen, pieceBytes, send, setPercent);
      const body = { uploadId, fileName: chosen.name };
      const { renamed } = await call(addTicketFile, { params: { ticketId }, body });
      showToast('success', renamed === null ? t.added : t.addedAs(renamed));
    } catch (failure) {
      setError(errorText(failure));
    } finally {
      setPercent(null);
      refresh(getTicket);
    }
  }

  if (closed && files.length === 0) return null;
  return (
    <section>
      <h3>{t.files}</h3>
      <ul className="tickets-links">
        {files.map(({ fileId, fileName, bytes, addedAt, by, sent }) => (
          <li key={fileId}>
            <a href={urlOf(openTicketFile, { params: { fileId } })} target="_blank" rel="noopener">
              <bdi>{fileName}</bdi>
              <span className="ui-hidden"> ({t.newTab})</span>
            </a>
            <span className="ui-muted ui-small">
              {formatBytes(bytes, ui)}, {t.fileBy(by, formatDateTime(addedAt, ui))}
            </span>
            {sent && <Badge icon="mail">{t.sent}</Badge>}
            {!sent && !closed && (
              <IconButton
                size="small"
                icon="minus"
                label={t.removeFile(fileName)}
                isDisabled={remove.isPending}
                onPress={() =>
                  remove.mutate(
                    { params: { ticketId, fileId }, body: {} },
                    {
                      onSuccess: () => showToast('success', t.removed),
                      onError: (failure) => showToast('danger', errorText(failure)),
                      onSettled: () => refresh(getTicket),
                    },
                  )
                }
              />
            )}
          </li>
        ))}
      </ul>
      {error !== null && (
        <Notice tone="danger" live="assertive">
          {error}
        </Notice>
      )}
      {!closed && (
        <div className="tickets-file-new">
          <FileTrigger
            onSelect={(chosen) => {
              const file = chosen?.[0];
              if (file) void add(file);
            }}
          >
            <Button size="small" icon="plus" isDisabled={percent !== null}>
              {t.addFile}
            </Button>
          </FileTrigger>
          <span role="status">{percent !== null && t.sending(percent)}</span>
          <p className="ui-muted ui-small">{t.fileHint}</p>
        </div>
      )}
    </section>
  );
}

/** `3 KB`, `1,4 MB`. */
function formatBytes(bytes: number, ui: UiLanguage): string {
  const unit = bytes < 1_000_000 ? 'kilobyte' : 'megabyte';
  const amount = bytes < 1_000_000 ? Math.max(1, Math.round(bytes / 1000)) : bytes / 1_000_000;
  return new Intl.NumberFormat(ui === 'de' ? 'de-DE' : 'en-GB', {
    ...{ style: 'unit', unit, maximumFractionDigits: 1 },
  }).format(amount);
}
