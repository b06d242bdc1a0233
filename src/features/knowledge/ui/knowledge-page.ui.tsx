// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { languages, type Language } from '../../../lib/pure/language.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState, Page } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { WalkSearch } from '../../../ui/walk-search.tsx';
import { longestSearch, searchArticles } from '../knowledge.contract.ts';
import { useKnowledgeTexts } from '../knowledge.texts.ts';
import { ArticleView } from './article-view.ui.tsx';
import { asQuery, noFilter, SearchFilters } from './search-filters.ui.tsx';
import { SearchHit, spokenHit } from './search-hit.ui.tsx';
import './knowledge-page.css';

/** The page `/wissen`: all articles on the left, the opened one beside them, in the chosen language. */
export function KnowledgePage({
  search,
  articleId,
  onLook,
}: {
  readonly search: string;
  readonly articleId: string | null;
  readonly onLook: (look: { readonly search: string; readonly articleId: string | null }) => void;
}): ReactNode {
  const t = useKnowledgeTexts();
  const errorText = useErrorText();
  const ui = useUiLanguage();
  const line = useRef<HTMLInputElement>(null);
  const [language, setLanguage] = useState<Language>('de');
  const [filter, setFilter] = useState(noFilter);
  // The line answers every key at once; the address follows.
  const [words, setWords] = useState(search);
  // The blank at the end counts: it says that the last word is complete.
  const asked = words.trimStart().slice(0, longestSearch);
  const { data, error } = useEndpoint(
    searchArticles,
    { query: { search: asked, language, ...asQuery(filter) } },
    { retryUnavailable: true },
  );
  useShortcuts([
    {
      key: 'Ctrl+K',
      label: t.search,
      group: t.title,
      run: () => {
        line.current?.focus();
        line.current?.select();
      },
    },
  ]);
  const hits = data?.hits ?? [];
  return (
    <Page
      title={t.title}
      full
      actions={
        <>
          <SearchFilters filter={filter} onChange={setFilter} />
          <Select
            label={t.language}
            hideLabel
            choices={languages.map((id) => ({ id, name: languageName(id, ui) }))}
            value={language}
            onChange={setLanguage}
          />
        </>
      }
    >
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      <div className={`knowledge ${articleId ? 'knowledge-with-article' : ''}`}>
        <WalkSearch
          className="knowledge-list"
          label={t.search}
          clearLabel={t.clear}
          placeholder={t.placeholder}
          value={words}
          onChange={(value) => {
            setWords(value);
            onLook({ search: value, articleId });
          }}
          inputRef={line}
          hitsLabel={t.hits}
          openedId={articleId}
          onOpen={(id) => onLook({ search: words, articleId: id })}
          emptyText={!data ? t.loading : words.trim() === '' ? t.empty : t.noHits(words.trim())}
          hits={hits.map((hit) => ({
            id: hit.articleId,
            spoken: spokenHit(hit, t),
            shown: <SearchHit hit={hit} withPassage={asked.trim() !== ''} />,
          }))}
        />
        <div className="knowledge-article">
          {articleId === null ? (
            <EmptyState icon="book" title={t.chooseHere} />
          ) : (
            <ArticleView
              key={articleId}
              articleId={articleId}
              language={language}
              onClose={() => onLook({ search: words, articleId: null })}
            />
          )}
        </div>
      </div>
    </Page>
  );
}
