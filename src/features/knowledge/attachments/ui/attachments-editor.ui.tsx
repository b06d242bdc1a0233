// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The files of an article in the editor: what is there, who did what, taking away and bringing back. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../../ui/badge.tsx';
import { ActionButton, Button } from '../../../../ui/button.tsx';
import { useErrorText } from '../../../../ui/error-text.ts';
import { formatDateTime, formatDay } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { LoadingLine } from '../../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../../ui/query.ts';
import { useUiLanguage } from '../../../../ui/texts.ts';
import { showToast } from '../../../../ui/toast.tsx';
import { previewDraft } from '../../editing/editing.contract.ts';
import { getArticle } from '../../knowledge.contract.ts';
import { changeAttachment, listAttachments, type EditedAttachment } from '../attachments.contract.ts';
import { useAttachmentTexts } from '../attachments.texts.ts';
import { AttachmentLink } from './attachment-list.ui.tsx';
import { AttachmentChange } from './attachment-change.ui.tsx';
import { AttachmentNew } from './attachment-new.ui.tsx';

/** All attachments of one article. */
export function AttachmentsEditor({ articleId }: { readonly articleId: string }): ReactNode {
  const t = useAttachmentTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const { data, error } = useEndpoint(listAttachments, { params: { articleId } });
  const change = useCommand(changeAttachment);
  const [changing, setChanging] = useState<EditedAttachment | null>(null);
  const attachments = data?.attachments ?? [];
  const again = (): void => refresh(listAttachments, getArticle, previewDraft);
  const failed = error ?? change.error;

  function put(attachment: EditedAttachment, changes: Partial<EditedAttachment>): void {
    const { attachmentId, version, title, language, internal, retired } = { ...attachment, ...changes };
    const what = retired === attachment.retired ? 'changed' : retired ? 'retired' : 'restored';
    change.mutate(
      { params: { attachmentId }, body: { version, title, language, internal, retired } },
      {
        onSuccess: () => showToast('success', t.done[what]),
        onSettled: () => {
          setChanging(null);
          again();
        },
      },
    );
  }

  return (
    <details className="editor-settings">
      <summary>{t.count(attachments.filter(({ retired }) => !retired).length)}</summary>
      <div className="attachments-editor">
        {failed && (
          <Notice tone="warning" live="polite">
            {errorText(failed)}
          </Notice>
        )}
        {!data && !error && <LoadingLine label={t.loading} />}
        {attachments.length > 0 && (
          <ul aria-label={t.title}>
            {attachments.map((attachment) => (
              <li key={attachment.attachmentId}>
                <Entry
                  attachment={attachment}
                  busy={change.isPending}
                  onChange={() => setChanging(attachment)}
                  onRetired={(retired) => put(attachment, { retired })}
                />
              </li>
            ))}
          </ul>
        )}
        <AttachmentNew articleId={articleId} onAdded={again} />
      </div>
      {changing && (
        <AttachmentChange
          attachment={changing}
          busy={change.isPending}
          onClose={() => setChanging(null)}
          onSave={(changes) => put(changing, changes)}
        />
      )}
    </details>
  );
}

function Entry({
  attachment,
  busy,
  onChange,
  onRetired,
}: {
  readonly attachment: EditedAttachment;
  readonly busy: boolean;
  readonly onChange: () => void;
  readonly onRetired: (retired: boolean) => void;
}): ReactNode {
  const t = useAttachmentTexts();
  const ui = useUiLanguage();
  const { title, retired, goneFrom, history } = attachment;
  return (
    <div className="attachments-entry">
      <p>
        {retired ? (
          <>
            <bdi>{title}</bdi> <Badge>{t.retired}</Badge>
          </>
        ) : (
          <AttachmentLink attachment={attachment} language="" />
        )}
      </p>
      <p className="ui-muted ui-small">
        <bdi>{attachment.fileName}</bdi>
        {goneFrom !== null && <> · {t.goneFrom(formatDay(goneFrom, ui))}</>}
      </p>
      <div className="attachments-deeds">
        {retired ? (
          <ActionButton size="small" label={t.restore(title)} busy={busy} onPress={() => onRetired(false)}>
            {t.restoreShort}
          </ActionButton>
        ) : (
          <>
            <Button size="small" aria-label={t.change(title)} onPress={onChange}>
              {t.changeShort}
            </Button>
            <ActionButton
              size="small"
              variant="quiet"
              label={t.retire(title)}
              busy={busy}
              onPress={() => onRetired(true)}
            >
              {t.retireShort}
            </ActionButton>
          </>
        )}
      </div>
      <details className="attachments-history">
        <summary>{t.history}</summary>
        <ul>
          {history.map((entry) => (
            <li key={`${entry.at} ${entry.what}`} className="ui-small">
              {formatDateTime(entry.at, ui)} · {entry.by} · {t.changes[entry.what]}: <bdi>{entry.title}</bdi>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
