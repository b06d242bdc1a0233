// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Below an article, in a call: used, told, missing, wrong, unclear – one key each, and room for a few words. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ArticleLanguage } from '../../../../lib/pure/language.ts';
import { ActionButton } from '../../../../ui/button.tsx';
import { useErrorText } from '../../../../ui/error-text.ts';
import { useCommand, useEndpoint, useRefresh } from '../../../../ui/query.ts';
import { useShortcuts } from '../../../../ui/shortcuts.ts';
import { TextField } from '../../../../ui/text-field.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { listMarks, noteGap, setMark } from '../loop.contract.ts';
import { gapOfMark, markKinds, type MarkKind } from '../loop.core.ts';
import { useLoopTexts } from '../loop.texts.ts';
import './loop.css';

const keys: Readonly<Record<MarkKind, string>> = {
  used: 'Alt+B',
  told: 'Alt+G',
  missing: 'Alt+L',
  wrong: 'Alt+X',
  unclear: 'Alt+K',
};

/** Where a mark belongs: contact and matter, the language that is shown, and what had been looked for. */
export interface MarkPlace {
  readonly contactId: string;
  readonly matterId: string | null;
  readonly language: ArticleLanguage;
  readonly words: string;
}

/** The five keys of one article. */
export function MarkBar({
  articleId,
  place,
  groupName,
}: {
  readonly articleId: string;
  readonly place: MarkPlace;
  readonly groupName: string;
}): ReactNode {
  const t = useLoopTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const { contactId } = place;
  const { data } = useEndpoint(listMarks, { query: { contactId } });
  const set = useCommand(setMark);
  const [asked, setAsked] = useState<{ readonly kind: 'missing' | 'wrong' | 'unclear'; readonly id: string } | null>(
    null,
  );
  const isOn = (kind: MarkKind): boolean =>
    data?.marks.some((mark) => mark.articleId === articleId && mark.kind === kind) ?? false;
  const press = (kind: MarkKind) => (): void => {
    if (set.isPending) return;
    const on = !isOn(kind);
    set.mutate(
      { body: { articleId, kind, on, ...place } },
      {
        onSuccess: ({ gapWordId }) => {
          const gap = gapOfMark(kind);
          if (gap === null || gap === 'notFound') return;
          setAsked(on && gapWordId !== null ? { kind: gap, id: gapWordId } : null);
        },
        onError: (error) => showToast('danger', errorText(error)),
        onSettled: () => refresh(listMarks),
      },
    );
  };
  useShortcuts(
    markKinds.map((kind) => ({ key: keys[kind], label: t.markLong[kind], group: groupName, run: press(kind) })),
  );
  return (
    <footer className="loop-marks">
      <div className="loop-mark-keys" role="group" aria-label={t.marks}>
        {markKinds.map((kind) => (
          <ActionButton
            key={kind}
            size="small"
            variant={isOn(kind) ? 'primary' : 'secondary'}
            pressed={isOn(kind)}
            keyHint={keys[kind]}
            onPress={press(kind)}
          >
            {t.mark[kind]}
          </ActionButton>
        ))}
      </div>
      {asked && <p role="status">{t.gapTold}</p>}
      {asked && <Note key={asked.id} label={t.note[asked.kind]} gapWordId={asked.id} onDone={() => setAsked(null)} />}
      <p className="ui-muted ui-small">{t.marksHint}</p>
    </footer>
  );
}

function Note({
  label,
  gapWordId,
  onDone,
}: {
  readonly label: string;
  readonly gapWordId: string;
  readonly onDone: () => void;
}): ReactNode {
  const t = useLoopTexts();
  const errorText = useErrorText(t.errors);
  const [note, setNote] = useState('');
  const save = useCommand(noteGap);
  const submit = (): void => {
    if (note.trim() === '') return onDone();
    save.mutate(
      { params: { gapWordId }, body: { note } },
      {
        onSuccess: () => {
          showToast('success', t.noteSaved);
          onDone();
        },
        onError: (error) => showToast('danger', errorText(error)),
      },
    );
  };
  return (
    <div className="loop-note">
      <TextField
        label={label}
        value={note}
        onChange={setNote}
        maxLength={200}
        onKeyDown={(event) => {
          if (event.key === 'Enter') submit();
        }}
      />
      <ActionButton size="small" busy={save.isPending} onPress={submit}>
        {t.noteSave}
      </ActionButton>
    </div>
  );
}
