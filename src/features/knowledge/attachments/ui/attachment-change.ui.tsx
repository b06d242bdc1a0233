// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ActionButton, Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
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
    <Dialog
      title={t.changeTitle}
      open
      width="narrow"
      closeLabel={t.cancel}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t.cancel}
          </Button>
          <ActionButton
            variant="primary"
            busy={busy}
            disabledReason={about.title.trim() === '' ? t.nameMissing : undefined}
            onPress={() => onSave(about)}
          >
            {t.save}
          </ActionButton>
        </>
      }
    >
      <AttachmentFields about={about} onChange={setAbout} />
    </Dialog>
  );
}
