// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import { Button } from '../../../ui/button.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import type { ArticleLanguage } from '../../../lib/pure/language.ts';
import type { DraftText } from '../editing/editing.core.ts';
import { useEditingTexts } from '../editing/editing.texts.ts';
import { moduleHeading, moduleNames, modulesIn, type ModuleName } from '../modules.core.ts';

/** Modules that stand above the text as facts to read out, under these labels. */
const factLabels: Readonly<Partial<Record<ModuleName, string>>> = {
  fees: 'Gebühr',
  duration: 'Dauer',
  deadline: 'Frist',
};

/** What choosing a module leads to. */
export type OutlineStep =
  | { readonly to: 'shortAnswer' | 'internalMarkdown' }
  | { readonly to: 'module'; readonly name: ModuleName }
  /** The row of the facts to read out; `label` = it is not there yet. */
  | { readonly to: 'fact'; readonly row: number; readonly label?: string };

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly state: 'there' | 'empty' | 'missing';
  readonly step: OutlineStep;
}

/** Which modules a text has and which it lacks; one Tab stop, arrow keys walk, Enter goes there or puts the heading in its place. */
export function EditorOutline({
  text,
  language,
  onStep,
}: {
  readonly text: DraftText;
  readonly language: ArticleLanguage;
  readonly onStep: (step: OutlineStep) => void;
}): ReactNode {
  const t = useEditingTexts();
  const ui = useUiLanguage();
  const filled = (words: string): Entry['state'] => (words.trim() === '' ? 'empty' : 'there');
  const places = modulesIn(text.bodyMarkdown, language);
  const modules = moduleNames.flatMap((name): Entry[] => {
    const place = places.find((one) => one.name === name);
    const base = { id: name, name: moduleHeading(name, ui) };
    if (place) return [{ ...base, state: place.empty ? 'empty' : 'there', step: { to: 'module', name } }];
    const label = factLabels[name];
    if (label === undefined) return [{ ...base, state: 'missing', step: { to: 'module', name } }];
    const row = text.facts.findIndex((fact) => fact.label.trim() === label);
    const value = text.facts[row]?.value;
    if (value !== undefined) return [{ ...base, state: filled(value), step: { to: 'fact', row } }];
    // Facts stand once, in German; what another language lacks is read in German.
    if (language !== 'de') return [];
    return [{ ...base, state: 'missing', step: { to: 'fact', row: text.facts.length, label } }];
  });
  const entries: readonly Entry[] = [
    { id: 'short', name: t.moduleShort, state: filled(text.shortAnswer), step: { to: 'shortAnswer' } },
    ...modules,
    {
      id: 'internal',
      name: t.moduleInternal,
      state: text.internalMarkdown.trim() === '' ? 'missing' : 'there',
      step: { to: 'internalMarkdown' },
    },
  ];
  const lacking = modules.filter(({ state }) => state === 'missing').length;
  return (
    <div className="editor-outline">
      <p className="editor-outline-title" id="editor-outline-title">
        {t.outline} <span className="ui-muted ui-small">{t.outlineLacks(lacking)}</span>
      </p>
      <Toolbar aria-labelledby="editor-outline-title" className="editor-outline-entries">
        {entries.map(({ id, name, state, step }) => (
          <Button
            key={id}
            size="small"
            variant="quiet"
            icon={state === 'there' ? 'check' : state === 'empty' ? 'alert' : 'plus'}
            className={`editor-module editor-module-${state}`}
            onPress={() => onStep(step)}
          >
            {name} <span className="ui-hidden">({t.moduleStates[state]})</span>
          </Button>
        ))}
      </Toolbar>
    </div>
  );
}
