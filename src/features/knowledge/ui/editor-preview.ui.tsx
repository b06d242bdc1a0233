// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Segments } from '../../../ui/check.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { draftTextSchema, previewDraft, type WordingState } from '../editing/editing.contract.ts';
import type { DraftText } from '../editing/editing.core.ts';
import { asPublic } from '../editing/public-view.core.ts';
import { useEditingTexts } from '../editing/editing.texts.ts';
import { ArticleText } from './article-view.ui.tsx';

const typingPauseMs = 400;

/** The text as it will be read: at the desk with the team's hints, or as the public sees it. */
export function EditorPreview({
  articleId,
  language,
  text,
}: {
  readonly articleId: string;
  readonly language: WordingState['language'];
  readonly text: DraftText;
}): ReactNode {
  const t = useEditingTexts();
  const [reader, setReader] = useState<'agent' | 'public'>('agent');
  const body = usePaused(JSON.stringify({ ...text, keywords: [] }));
  const { data, isError } = useEndpoint(previewDraft, {
    params: { articleId, language },
    body: draftTextSchema.parse(JSON.parse(body)),
  });
  return (
    <section className="editor-preview" aria-label={t.preview}>
      <div className="editor-preview-head">
        <h3>{t.preview}</h3>
        <Segments
          label={t.preview}
          value={reader}
          onChange={setReader}
          choices={[
            { id: 'agent', name: t.asAgent },
            { id: 'public', name: t.asPublic },
          ]}
        />
      </div>
      {isError && (
        <Notice tone="warning" live="polite">
          {t.previewFailed}
        </Notice>
      )}
      {data && <ArticleText article={reader === 'agent' ? data.article : asPublic(data.article)} wanted={language} />}
    </section>
  );
}

/** The value once nobody typed for a moment. */
function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), typingPauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
