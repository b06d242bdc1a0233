// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { easyGerman, isLanguage } from '../../../lib/pure/language.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { languageName } from '../../../ui/language-name.ts';
import { useLive } from '../../../ui/live.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useEndpoint, useRefresh } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { MarkBar, type MarkPlace } from '../loop/ui/mark-bar.ui.tsx';
import { AttachmentList } from '../attachments/ui/attachment-list.ui.tsx';
import { SituationNames } from '../life-situations/ui/situation-names.ui.tsx';
import { getArticle } from '../knowledge.contract.ts';
import type { Article } from '../knowledge.contract.ts';
import { useKnowledgeTexts } from '../knowledge.texts.ts';
import { StageHint } from './stage-hint.ui.tsx';
import './article.css';

/** Characters from which a fact gets a line of its own in smaller type. */
const longFact = 24;

/** One article, read from the server; at the desk it can be closed and name the current matter. */
export function ArticleView({
  articleId,
  language,
  onClose,
  matterServiceId = null,
  onUseService,
  groupName = '',
  marks,
}: {
  readonly articleId: string;
  /** Wanted language; German is shown where it is missing. */
  readonly language: string;
  readonly onClose?: (() => void) | undefined;
  readonly matterServiceId?: string | null;
  readonly onUseService?: ((serviceId: string) => void) | undefined;
  readonly groupName?: string;
  /** The contact in which it can be marked, and what had been looked for. */
  readonly marks?: Omit<MarkPlace, 'language'> | undefined;
}): ReactNode {
  const texts = useKnowledgeTexts();
  const errorText = useErrorText();
  const [easy, setEasy] = useState(false);
  const wanted = easy ? easyGerman : language;
  const { data: article, error } = useEndpoint(getArticle, { params: { articleId }, query: { language: wanted } });
  // A fee of a new day, a corrected sentence: what is read out changes while it is open.
  const { data: change } = useLive<unknown>('articles', 'articlesChanged');
  const refresh = useRefresh();
  useEffect(() => {
    if (change !== undefined) refresh(getArticle);
  }, [change, refresh]);
  const use =
    article && onUseService && article.serviceId !== matterServiceId
      ? () => onUseService(article.serviceId)
      : undefined;
  useShortcuts(use ? [{ key: 'Alt+U', label: texts.useForMatter, group: groupName, run: use }] : []);
  if (!article)
    return error ? (
      <Notice tone="warning" live="polite">
        {errorText(error)}
      </Notice>
    ) : (
      <LoadingLine label={texts.loading} />
    );
  const actions = onUseService && (
    <p>
      {use ? (
        <Button size="small" icon="plus" keyHint="Alt+U" onPress={use}>
          {texts.useForMatter}
        </Button>
      ) : (
        <Badge tone="success" icon="check">
          {texts.isMatter}
        </Badge>
      )}
    </p>
  );
  return (
    <ArticleText
      article={article}
      wanted={wanted}
      actions={actions}
      easy={
        article.variants.some((variant) => variant.language === easyGerman) && (
          <Button size="small" icon="book" onPress={() => setEasy(!easy)}>
            {easy ? texts.showNormal : texts.showEasy}
          </Button>
        )
      }
      foot={
        marks && (
          <MarkBar
            articleId={articleId}
            place={{ ...marks, language: isLanguage(article.language) ? article.language : easyGerman }}
            groupName={groupName}
          />
        )
      }
      close={onClose && <IconButton icon="close" size="small" label={texts.close} onPress={onClose} />}
    />
  );
}

/** The words of an article: facts large because they are read aloud, the text below. */
export function ArticleText({
  article,
  wanted,
  actions,
  easy,
  close,
  foot,
}: {
  readonly article: Article;
  /** The language that was asked for; named where German is shown instead. */
  readonly wanted: string;
  readonly actions?: ReactNode;
  /** The way to Leichte Sprache and back, where there is such a text. */
  readonly easy?: ReactNode;
  readonly close?: ReactNode;
  readonly foot?: ReactNode;
}): ReactNode {
  const texts = useKnowledgeTexts();
  const ui = useUiLanguage();
  const checked = new Set(article.variants.flatMap((variant) => (variant.checked ? [variant.language] : [])));
  const titles = Object.entries(article.titles).filter(([tag]) => tag !== article.language);
  return (
    <article className="article">
      <header className="article-head">
        <div>
          <h2 lang={article.language}>{article.title}</h2>
          <p className="ui-muted ui-small">
            {texts.department}: {article.departmentName}
            {article.leika && (
              <>
                {' '}
                · {texts.leika} {article.leika}
              </>
            )}
          </p>
          <StageHint serviceId={article.serviceId} />
          <SituationNames situations={article.lifeSituations} language={article.language} />
        </div>
        {close}
      </header>
      {actions}
      {easy && <p>{easy}</p>}
      <ArticleMarks article={article} wanted={wanted} />
      {article.shortAnswer && (
        <p className="article-short" lang={article.language}>
          <span className="ui-hidden">{texts.inOneSentence}: </span>
          {article.language === easyGerman
            ? article.shortAnswer.split(/(?<=[.?!]) /).map((sentence, i) => (
                // Leichte Sprache gives every sentence a line of its own; the same sentence may come twice.
                <span key={i} className="article-sentence">
                  {sentence}{' '}
                </span>
              ))
            : article.shortAnswer}
        </p>
      )}
      {article.facts.length > 0 && (
        <dl className="article-facts" aria-label={texts.facts} lang={article.factsLanguage}>
          {article.facts.map((fact) => (
            <div key={fact.label} className={fact.value.length > longFact ? 'article-fact-long' : undefined}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {/* The server makes this from Markdown without HTML and cleans it (knowledge.contract.ts). */}
      <div className="article-text" lang={article.textLanguage} dangerouslySetInnerHTML={{ __html: article.html }} />
      {article.internalHtml !== '' && (
        <aside className="article-internal" aria-label={texts.internal}>
          <p className="article-internal-title">{texts.internal}</p>
          <div
            className="article-text"
            lang={article.textLanguage}
            dangerouslySetInnerHTML={{ __html: article.internalHtml }}
          />
        </aside>
      )}
      <AttachmentList attachments={article.attachments} language={article.language} />
      {titles.length > 0 && (
        <details className="article-titles">
          <summary>{texts.titles}</summary>
          <ul>
            {titles.map(([tag, title]) => (
              <li key={tag}>
                <span className="ui-muted">{languageName(tag, ui)}:</span> <span lang={tag}>{title}</span>
                {!checked.has(tag) && <span className="ui-muted"> ({texts.titleUnchecked})</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {foot}
    </article>
  );
}

/** What the reader must know of the wording: German instead of the wanted language, or drafted by a machine. */
function ArticleMarks({ article, wanted }: { readonly article: Article; readonly wanted: string }): ReactNode {
  const texts = useKnowledgeTexts();
  const ui = useUiLanguage();
  const german = article.language === 'de';
  const textInGerman = article.textLanguage !== article.language;
  const factsInGerman = article.facts.length > 0 && article.factsLanguage !== article.language;
  const inGerman = article.fallback
    ? texts.fallbackHint(languageName(wanted, ui))
    : textInGerman
      ? texts.textGerman(languageName(article.language, ui))
      : factsInGerman && article.language !== easyGerman
        ? texts.factsGerman
        : undefined;
  return (
    <>
      {!article.checked && (
        <p className="article-fallback">
          <Badge tone="warning" icon="alert">
            {german ? texts.uncheckedGerman : texts.unchecked}
          </Badge>{' '}
          <span className="ui-small">{german ? texts.uncheckedGermanHint : texts.uncheckedHint}</span>
        </p>
      )}
      {inGerman !== undefined && (
        <p className="article-fallback">
          <Badge tone="warning" icon="globe">
            {texts.fallback}
          </Badge>{' '}
          <span className="ui-small">{inGerman}</span>
        </p>
      )}
    </>
  );
}
