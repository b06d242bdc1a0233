// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Notice } from '../../../ui/notice.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { WalkSearch } from '../../../ui/walk-search.tsx';
import { longestSearch, searchArticles } from '../knowledge.contract.ts';
import { useKnowledgeTexts } from '../knowledge.texts.ts';
import { EndedGaps } from '../loop/ui/ended-gaps.ui.tsx';
import { Unfound } from '../loop/ui/unfound.ui.tsx';
import { ArticleView } from './article-view.ui.tsx';
import { asQuery, noFilter, SearchFilters, type SearchFilter } from './search-filters.ui.tsx';
import { SearchHit, spokenHit } from './search-hit.ui.tsx';
import './search.css';

/** What the person looked for, kept per matter by the owner. */
export interface Looking {
  readonly search: string;
  readonly articleId: string | null;
  readonly filter: SearchFilter;
}

/** Nothing looked for yet. */
export const lookingForNothing: Looking = { search: '', articleId: null, filter: noFilter };

/** The middle of the desk: the search line, its hits, and the opened article beside them. */
export function SearchPanel({
  looking,
  onLook,
  topic,
  language,
  groupName,
  focusKeyLabel,
  matterServiceId,
  contactId = null,
  matterId = null,
  onUseService,
  beforeReading,
}: {
  readonly looking: Looking;
  readonly onLook: (looking: Looking) => void;
  /** Topic of the running call: its articles come first. */
  readonly topic: string | null;
  /** Language of the caller: the article opens in it. */
  readonly language: string;
  readonly groupName: string;
  /** `Strg+K` as it is written on the keyboards here. */
  readonly focusKeyLabel: string;
  readonly matterServiceId: string | null;
  /** The contact whose call or after-call work this is: articles can be marked in it. */
  readonly contactId?: string | null;
  /** The matter of it that is in front: what is told belongs to it. */
  readonly matterId?: string | null;
  /** Names the current matter by the article's service; undefined when no matter can be named now. */
  readonly onUseService?: ((serviceId: string) => void) | undefined;
  /** Stands where no article is open yet. */
  readonly beforeReading?: ReactNode;
}): ReactNode {
  const texts = useKnowledgeTexts();
  const line = useRef<HTMLInputElement>(null);
  // The blank at the end counts: it says that the last word is complete.
  const search = looking.search.trimStart().slice(0, longestSearch);
  const { data, isError } = useEndpoint(
    searchArticles,
    { query: { search, language, ...(topic && { topic }), ...asQuery(looking.filter) } },
    // While the index is being filled the answer is "not yet": ask again, the agent is on the phone.
    { retryUnavailable: true },
  );
  const hits = data?.hits ?? [];
  useShortcuts([
    {
      key: 'Ctrl+K',
      label: texts.search,
      group: groupName,
      run: () => {
        line.current?.focus();
        line.current?.select();
      },
    },
  ]);
  return (
    <section className="desk-panel desk-knowledge" aria-label={texts.title}>
      {isError && (
        <Notice tone="warning" live="polite">
          {texts.failed}
        </Notice>
      )}
      <div className="desk-knowledge-both">
        <WalkSearch
          className="desk-hits"
          label={texts.search}
          clearLabel={texts.clear}
          placeholder={texts.placeholder}
          keyHint={focusKeyLabel}
          value={looking.search}
          onChange={(value) => onLook({ ...looking, search: value })}
          inputRef={line}
          hitsLabel={texts.hits}
          hits={hits.map((hit) => ({
            id: hit.articleId,
            spoken: spokenHit(hit, texts),
            shown: <SearchHit hit={hit} withPassage={search.trim() !== ''} />,
          }))}
          onOpen={(articleId) => onLook({ ...looking, articleId })}
          openedId={looking.articleId}
          emptyText={!data ? texts.loading : search.trim() === '' ? texts.empty : texts.noHits(search.trim())}
          foot={
            <>
              <SearchFilters filter={looking.filter} onChange={(filter) => onLook({ ...looking, filter })} />
              {search.trim() !== '' && (
                <Unfound
                  words={search.trim()}
                  language={language}
                  topic={topic}
                  serviceId={matterServiceId}
                  groupName={groupName}
                />
              )}
            </>
          }
        />
        <div className="desk-article">
          {looking.articleId === null ? (
            <>
              <EndedGaps onOpen={(articleId) => onLook({ ...looking, articleId })} />
              <p className="ui-muted desk-article-none">{texts.chooseArticle}</p>
              {beforeReading}
            </>
          ) : (
            <ArticleView
              key={looking.articleId}
              articleId={looking.articleId}
              language={language}
              onClose={() => onLook({ ...looking, articleId: null })}
              matterServiceId={matterServiceId}
              onUseService={onUseService}
              groupName={groupName}
              marks={contactId === null ? undefined : { contactId, matterId, words: search }}
            />
          )}
        </div>
      </div>
    </section>
  );
}
