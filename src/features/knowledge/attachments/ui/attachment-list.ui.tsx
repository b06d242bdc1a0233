// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { urlOf } from '../../../../ui/api.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { formatBytes } from '../../../../ui/format.ts';
import { languageName } from '../../../../ui/language-name.ts';
import { useUiLanguage } from '../../../../ui/texts.ts';
import { openAttachment, type Attachment } from '../attachments.contract.ts';
import { useAttachmentTexts } from '../attachments.texts.ts';
import './attachments.css';

/** The files of an article, each a link that opens beside the page; nothing where there are none. */
export function AttachmentList({
  attachments,
  language,
}: {
  readonly attachments: readonly Attachment[];
  /** Of the reader; another one is named. */
  readonly language: string;
}): ReactNode {
  const t = useAttachmentTexts();
  if (attachments.length === 0) return null;
  return (
    <section className="attachments" aria-label={t.title}>
      <h3>{t.title}</h3>
      <ul>
        {attachments.map((attachment) => (
          <li key={attachment.attachmentId}>
            <AttachmentLink attachment={attachment} language={language} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One file with all that a reader should know before opening it. */
export function AttachmentLink({
  attachment,
  language,
}: {
  readonly attachment: Attachment;
  readonly language: string;
}): ReactNode {
  const t = useAttachmentTexts();
  const ui = useUiLanguage();
  const { attachmentId, title, kind, bytes, internal } = attachment;
  return (
    <>
      <a
        href={urlOf(openAttachment, { params: { attachmentId } })}
        target="_blank"
        rel="noopener"
        lang={attachment.language}
      >
        <bdi>{title}</bdi>
        <span className="ui-hidden"> ({t.newTab})</span>
      </a>{' '}
      <span className="ui-muted ui-small">
        {t.kinds[kind]}, {formatBytes(bytes, ui)}
        {attachment.language !== language && <>, {languageName(attachment.language, ui)}</>}
      </span>{' '}
      {internal && (
        <Badge tone="warning" icon="lock">
          {t.teamOnly}
        </Badge>
      )}
    </>
  );
}
