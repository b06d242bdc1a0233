// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Checkbox } from '../../../../ui/check.tsx';
import { languageName } from '../../../../ui/language-name.ts';
import { Select } from '../../../../ui/select.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../../ui/texts.ts';
import { articleLanguages } from '../../facts/fact.core.ts';
import type { EditedAttachment } from '../attachments.contract.ts';
import { useAttachmentTexts } from '../attachments.texts.ts';

/** What an editor says about a file. */
export type About = Pick<EditedAttachment, 'title' | 'language' | 'internal'>;

/** Title, language, for whom. */
export function AttachmentFields({
  about,
  onChange,
}: {
  readonly about: About;
  readonly onChange: (about: About) => void;
}): ReactNode {
  const t = useAttachmentTexts();
  const ui = useUiLanguage();
  return (
    <>
      <TextField
        label={t.name}
        value={about.title}
        onChange={(title) => onChange({ ...about, title })}
        maxLength={200}
        lang={about.language}
      />
      <Select
        label={t.language}
        choices={articleLanguages.map((id) => ({ id, name: languageName(id, ui) }))}
        value={about.language}
        onChange={(language) => onChange({ ...about, language })}
      />
      <Checkbox checked={about.internal} onChange={(internal) => onChange({ ...about, internal })}>
        {t.internal}
      </Checkbox>
    </>
  );
}
