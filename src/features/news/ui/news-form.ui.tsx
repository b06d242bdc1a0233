// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { ActionButton, Button, IconButton } from '../../../ui/button.tsx';
import { Checkbox, Segments } from '../../../ui/check.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime, formatDay } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { listNewsTopics, previewNews, type News } from '../news.contract.ts';
import { newsKinds, newsTextMost, newsTitleMost, type NewsText as Text } from '../news.core.ts';
import { useNewsTexts } from '../news.texts.ts';
import { NewsConflictDialog } from './news-conflict.ui.tsx';
import { NewsText } from './news-text.ui.tsx';
import { useNewsDraft, type NewsDraft } from './use-news-form.ui.ts';
import './news-page.css';

const typingPauseMs = 400;

/** The form of a new message or of one that is there, with its preview. */
export function NewsForm({
  accountId,
  message,
  onClose,
  onSaved,
}: {
  readonly accountId: string;
  /** Null = a new one. */
  readonly message: News | null;
  readonly onClose: () => void;
  readonly onSaved: (saved: News) => void;
}): ReactNode {
  const t = useNewsTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const [tried, setTried] = useState(false);
  const draft = useNewsDraft(accountId, message, (saved) => {
    showToast('success', saved.state === 'planned' ? t.savedPlanned(formatDay(saved.firstDay, ui)) : t.saved);
    onSaved(saved);
  });
  const { text } = draft;
  const save = (): void => {
    setTried(true);
    if (isReady(text) && !draft.saving) draft.save();
  };
  useShortcuts([{ key: 'Ctrl+S', label: message ? t.saveChange : t.save, group: t.title, run: save }]);
  const name = message ? t.formEdit : t.formNew;
  return (
    <aside className="ui-list-detail-entry" aria-label={name}>
      <div className="ui-list-detail-head">
        <h2>{name}</h2>
        <div className="ui-list-detail-close">
          <IconButton icon="close" label={t.close} onPress={onClose} />
        </div>
      </div>
      <div className="news-form">
        <div className="news-fields">
          {draft.restoredFrom !== null && (
            <Notice
              live="polite"
              action={
                <Button size="small" onPress={draft.drop}>
                  {t.dropInput}
                </Button>
              }
            >
              {t.keptFrom(formatDateTime(draft.restoredFrom, ui))}
            </Notice>
          )}
          <Fields draft={draft} tried={tried} />
          {message?.important && text.important && <p className="ui-muted ui-small">{t.importantChange}</p>}
          {draft.error && (
            <Notice tone="warning" live="assertive">
              {errorText(draft.error)}
            </Notice>
          )}
          <div className="ui-list-detail-deeds">
            <ActionButton variant="primary" busy={draft.saving} onPress={save}>
              {message ? t.saveChange : t.save}
            </ActionButton>
            <Button
              variant="quiet"
              onPress={() => {
                draft.drop();
                onClose();
              }}
            >
              {t.dropInput}
            </Button>
          </div>
        </div>
        <Preview title={text.title} bodyMarkdown={text.bodyMarkdown} />
      </div>
      {draft.conflict && <NewsConflictDialog conflict={draft.conflict} mine={text} onResolve={draft.resolve} />}
    </aside>
  );
}

/** True when nothing is missing that the fields can tell by themselves; the rest is said by the server. */
function isReady(text: Text): boolean {
  return (
    text.title.trim() !== '' &&
    text.bodyMarkdown.trim() !== '' &&
    text.bodyMarkdown.trim().length <= newsTextMost &&
    text.firstDay !== '' &&
    (text.kind === 'instruction' || (text.lastDay !== null && text.lastDay !== ''))
  );
}

function Fields({ draft: { text, change }, tried }: { readonly draft: NewsDraft; readonly tried: boolean }): ReactNode {
  const t = useNewsTexts();
  const { length } = text.bodyMarkdown.trim();
  const missing = (value: string): string | undefined => (tried && value.trim() === '' ? t.missing : undefined);
  const needsEnd = text.kind === 'news';
  return (
    <>
      <TextField
        label={t.titleField}
        hint={t.titleHint}
        value={text.title}
        onChange={(title) => change({ title })}
        maxLength={newsTitleMost}
        // The table between the button and the form would open another message when walked through.
        autoFocus
        error={missing(text.title)}
      />
      <TextField
        label={t.body}
        hint={t.bodyHint(length, newsTextMost)}
        lines={10}
        value={text.bodyMarkdown}
        onChange={(bodyMarkdown) => change({ bodyMarkdown })}
        error={
          length > newsTextMost
            ? t.errors.newsTooLong.replace('{length}', String(length)).replace('{most}', String(newsTextMost))
            : missing(text.bodyMarkdown)
        }
      />
      <Segments
        label={t.kind}
        value={text.kind}
        onChange={(kind) => change({ kind })}
        choices={newsKinds.map((id) => ({ id, name: t.kinds[id] }))}
      />
      <Checkbox checked={text.important} onChange={(important) => change({ important })}>
        {t.importantField}
      </Checkbox>
      <div className="news-days">
        <TextField
          label={t.firstDay}
          type="date"
          value={text.firstDay}
          onChange={(firstDay) => change({ firstDay })}
          error={tried && text.firstDay === '' ? t.dayMissing : undefined}
        />
        <TextField
          label={needsEnd ? t.lastDay : t.lastDayOpen}
          type="date"
          value={text.lastDay ?? ''}
          onChange={(day) => change({ lastDay: day === '' ? null : day })}
          error={tried && needsEnd && text.lastDay === null ? t.dayMissing : undefined}
        />
      </div>
      <Topics chosen={text.topics} onChange={(topics) => change({ topics })} />
    </>
  );
}

function Topics({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (topics: readonly string[]) => void;
}): ReactNode {
  const t = useNewsTexts();
  const ui = useUiLanguage();
  const { data } = useEndpoint(listNewsTopics, {});
  const known = data?.topics ?? [];
  // A topic that left the menu can be taken out.
  const gone = data ? chosen.filter((key) => known.every((topic) => topic.key !== key)) : [];
  const choices = [
    ...known.map((topic) => ({ key: topic.key, name: topic[ui] })),
    ...gone.map((key) => ({ key, name: key })),
  ];
  return (
    <fieldset className="news-topics">
      <legend>{t.topicsField}</legend>
      <p className="ui-muted ui-small">{t.topicsHint}</p>
      <div className="news-topics-list">
        {choices.map(({ key, name }) => (
          <Checkbox
            key={key}
            checked={chosen.includes(key)}
            onChange={(on) => onChange(on ? [...chosen, key] : chosen.filter((other) => other !== key))}
          >
            {name}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}

function Preview({ title, bodyMarkdown }: { readonly title: string; readonly bodyMarkdown: string }): ReactNode {
  const t = useNewsTexts();
  const text = usePaused(bodyMarkdown);
  const { data } = useEndpoint(
    previewNews,
    { body: { bodyMarkdown: text } },
    { enabled: text.trim() !== '' && text.length <= newsTextMost },
  );
  const html = text.trim() === '' ? undefined : data?.html;
  return (
    <section className="news-preview" aria-label={t.preview}>
      <h3>{t.preview}</h3>
      <strong lang="de">{title}</strong>
      {html === undefined ? <p className="ui-muted">{t.previewEmpty}</p> : <NewsText html={html} />}
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
