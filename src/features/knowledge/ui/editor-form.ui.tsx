// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { nowMs } from '../../../platform/clock.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { useSavedToast } from '../../../ui/toast.tsx';
import type { EditedArticle, WordingState } from '../editing/editing.contract.ts';
import { shortAnswerMost, type DraftText, type EditingPerson } from '../editing/editing.core.ts';
import { useEditingTexts } from '../editing/editing.texts.ts';
import { validityRefused } from '../editing/validity.core.ts';
import { cityDay } from '../facts/fact.core.ts';
import { referenceTo } from '../facts/fact-text.core.ts';
import { withModule } from '../modules.core.ts';
import { EditorConflict } from './editor-conflict.ui.tsx';
import { EditorMarks } from './editor-marks.ui.tsx';
import { EditorPreview } from './editor-preview.ui.tsx';
import { EditorSteps } from './editor-steps.ui.tsx';
import { EditorOutline, type OutlineStep } from './editor-outline.ui.tsx';
import { FactPicker } from './fact-picker.ui.tsx';
import { useDraft } from './use-draft.ui.ts';

type Field = 'shortAnswer' | 'bodyMarkdown' | 'internalMarkdown' | `fact ${number}`;

/** One language of an article: its state, its fields, and how they will be read. */
export function EditorForm({
  article,
  wording,
  person,
}: {
  readonly article: EditedArticle;
  readonly wording: WordingState;
  readonly person: EditingPerson;
}): ReactNode {
  const t = useEditingTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const form = useDraft(article, wording, person.accountId);
  const { text, change } = form;
  const fields = useRef(new Map<Field, HTMLInputElement | HTMLTextAreaElement>());
  const lastField = useRef<Field>('bodyMarkdown');
  const cursor = useRef<{ readonly field: Field; readonly at: number } | null>(null);
  const [picking, setPicking] = useState(false);
  const hold = (field: Field) => ({
    onFocus: () => void (lastField.current = field),
    inputRef: (element: (HTMLInputElement & HTMLTextAreaElement) | null) => {
      if (element) fields.current.set(field, element);
      else fields.current.delete(field);
    },
  });

  /** Puts words where the cursor stood last, and the cursor behind them. */
  function insert(words: string): void {
    const field = lastField.current;
    const row = /^fact (\d+)$/.exec(field)?.[1];
    const old =
      row === undefined ? text[field as keyof Pick<DraftText, 'bodyMarkdown'>] : text.facts[Number(row)]?.value;
    if (old === undefined) return;
    const element = fields.current.get(field);
    const [from, to] = [element?.selectionStart ?? old.length, element?.selectionEnd ?? old.length];
    const next = old.slice(0, from) + words + old.slice(to);
    cursor.current = { field, at: from + words.length };
    change(
      row === undefined
        ? { [field]: next }
        : { facts: text.facts.map((fact, at) => (at === Number(row) ? { ...fact, value: next } : fact)) },
    );
  }
  useEffect(() => {
    const place = cursor.current;
    if (!place || picking) return;
    cursor.current = null;
    goTo(fields.current.get(place.field), place.at);
  }, [text, picking]);

  /** The way to a module: to what stands there, or with its heading put in the right place. */
  function step(wanted: OutlineStep): void {
    if (wanted.to === 'fact') {
      const { row, label } = wanted;
      if (label === undefined) return goTo(fields.current.get(`fact ${row}`));
      cursor.current = { field: `fact ${row}`, at: 0 };
      return change({ facts: [...text.facts, { label, value: '' }] });
    }
    if (wanted.to !== 'module') return goTo(fields.current.get(wanted.to));
    const { markdown, at } = withModule(text.bodyMarkdown, wanted.name, wording.language);
    if (markdown === text.bodyMarkdown) return goTo(fields.current.get('bodyMarkdown'), at);
    cursor.current = { field: 'bodyMarkdown', at };
    change({ bodyMarkdown: markdown });
  }

  const saySaved = useSavedToast(form.unsaved);
  async function save(): Promise<number | null> {
    const version = await form.save();
    if (version !== null) saySaved(t.saved);
    return version;
  }
  useShortcuts([
    { key: 'Ctrl+S', label: t.save, group: t.title, run: () => void save() },
    { key: 'Alt+F', label: t.insertFact, group: t.title, run: () => setPicking(true) },
  ]);
  const daysRefused = form.unsaved || wording.draft ? validityRefused(text, cityDay(nowMs()), wording.mayEnd) : null;
  const tooLong = text.shortAnswer.length - shortAnswerMost;
  const { language } = wording;
  return (
    <div className="editor-both">
      <div className="editor-fields">
        <EditorSteps article={article} wording={wording} form={form} person={person} onSave={save} />
        {form.restoredFrom !== null && (
          <Notice
            tone="info"
            live="polite"
            action={
              <Button size="small" onPress={form.drop}>
                {t.dropKept}
              </Button>
            }
          >
            {t.keptFrom(formatDateTime(form.restoredFrom, ui))}
          </Notice>
        )}
        {form.error && (
          <Notice tone="warning" live="assertive">
            {'code' in form.error && form.error.code === 'offline' ? t.offline : errorText(form.error)}
          </Notice>
        )}
        <EditorMarks article={article} wording={wording} />
        <EditorOutline text={text} language={language} onStep={step} />
        <TextField
          label={t.titleField}
          value={text.title}
          onChange={(title) => change({ title })}
          maxLength={200}
          lang={language}
        />
        <TextField
          label={t.short}
          lines={3}
          value={text.shortAnswer}
          onChange={(shortAnswer) => change({ shortAnswer })}
          hint={t.shortLength(text.shortAnswer.length, shortAnswerMost)}
          error={tooLong > 0 ? t.shortTooLong(tooLong) : undefined}
          lang={language}
          {...hold('shortAnswer')}
        />
        <fieldset className="editor-facts">
          <legend>{t.factRows}</legend>
          {text.facts.map((fact, at) => (
            // The rows have no other identity than their place.
            // oxlint-disable-next-line react/no-array-index-key -- a row is known only by its place
            <div key={at} className="editor-fact">
              <TextField
                aria-label={t.factLabel(at + 1)}
                label={t.factLabel(at + 1)}
                value={fact.label}
                onChange={(label) =>
                  change({ facts: text.facts.map((old, i) => (i === at ? { ...old, label } : old)) })
                }
              />
              <TextField
                label={t.factValue(at + 1)}
                value={fact.value}
                onChange={(value) =>
                  change({ facts: text.facts.map((old, i) => (i === at ? { ...old, value } : old)) })
                }
                {...hold(`fact ${at}`)}
              />
              <IconButton
                icon="minus"
                label={t.removeFactRow(at + 1)}
                onPress={() => change({ facts: text.facts.filter((_, i) => i !== at) })}
              />
            </div>
          ))}
          <Button
            size="small"
            icon="plus"
            isDisabled={text.facts.length >= 12}
            onPress={() => change({ facts: [...text.facts, { label: '', value: '' }] })}
          >
            {t.addFactRow}
          </Button>
        </fieldset>
        <div className="editor-tools">
          <Button size="small" icon="plus" keyHint="Alt+F" onPress={() => setPicking(true)}>
            {t.insertFact}
          </Button>
          <Button
            size="small"
            icon="keypad"
            onPress={() => {
              if (lastField.current !== 'internalMarkdown') lastField.current = 'bodyMarkdown';
              insert(t.tableText);
            }}
          >
            {t.insertTable}
          </Button>
        </div>
        <TextField
          label={t.body}
          hint={t.bodyHint}
          lines={14}
          className="editor-markdown"
          value={text.bodyMarkdown}
          onChange={(bodyMarkdown) => change({ bodyMarkdown })}
          lang={language}
          {...hold('bodyMarkdown')}
        />
        <TextField
          label={t.internal}
          lines={4}
          className="editor-markdown"
          value={text.internalMarkdown}
          onChange={(internalMarkdown) => change({ internalMarkdown })}
          {...hold('internalMarkdown')}
        />
        <TextField
          label={t.keywords}
          lines={4}
          value={text.keywords.join('\n')}
          onChange={(words) => change({ keywords: words.split('\n').map((word) => word.slice(0, 100)) })}
          lang={language}
        />
        <div className="editor-days">
          <TextField
            label={t.validFrom}
            type="date"
            value={text.validFrom ?? ''}
            onChange={(day) => change({ validFrom: day === '' ? null : day })}
          />
          <TextField
            label={t.validUntil}
            type="date"
            value={text.validUntil ?? ''}
            onChange={(day) => change({ validUntil: day === '' ? null : day })}
            error={daysRefused === null ? undefined : t.errors[daysRefused]}
          />
        </div>
        <Checkbox checked={text.checked} onChange={(checked) => change({ checked })}>
          {t.checked}
        </Checkbox>
      </div>
      <EditorPreview articleId={article.articleId} language={language} text={text} />
      <FactPicker
        open={picking}
        onClose={() => setPicking(false)}
        onChoose={(key) => {
          insert(referenceTo(key));
          setPicking(false);
        }}
      />
      {form.conflict && <EditorConflict conflict={form.conflict} mine={text} onResolve={form.resolve} />}
    </div>
  );
}

/** Puts the cursor into a field, at its end or at a place of it, and brings that place into view. */
function goTo(element: HTMLInputElement | HTMLTextAreaElement | undefined, at = element?.value.length ?? 0): void {
  if (!element) return;
  element.focus();
  element.setSelectionRange(at, at);
  const lines = (text: string): number => text.split('\n').length;
  // Browsers scroll a field to the cursor only while somebody types.
  element.scrollTop = (element.scrollHeight * (lines(element.value.slice(0, at)) - 3)) / lines(element.value);
}
