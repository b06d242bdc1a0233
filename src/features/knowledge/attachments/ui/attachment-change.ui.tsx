// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx';
import type { EditedAttachment } from '../attachments.contract.ts';
import { useAttachmentTexts } from '../attachments.texts.ts';
import { AttachmentFields, type About } from './attachment-fields.ui.tsx';

/** Changes what is said about a file; the file itself never changes. */
export function AttachmentChange({
  attachment,
  busy,
  onClose,
  onSave,
}: {
  readonly attachment: EditedAttachment;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSave: (about: About) => void;
}): ReactNode {
  const t = useAttachmentTexts();
  const { title, language, internal } = attachment;
  const [about, setAbout] = useState<About>({ title, language, internal });
  return (
    <ConfirmDialog
      title={t.changeTitle}
      cancel={t.cancel}
      confirm={t.save}
      busy={busy}
      disabledReason={about.title.trim() === '' ? t.nameMissing : undefined}
      onConfirm={() => onSave(about)}
      onCancel={onClose}
    >
      <AttachmentFields about={about} onChange={setAbout} />
    </ConfirmDialog>
  );
}
