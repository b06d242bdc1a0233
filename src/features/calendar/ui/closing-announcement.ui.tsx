// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { languages, type Language } from '../../../lib/pure/language.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { languageName } from '../../../ui/language-name.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import type { DraftClosing } from '../calendar-draft.core.ts';
import { useCityHoursTexts } from '../city-hours.texts.ts';
import type { CityHours } from './use-city-hours.ui.ts';

/** Plays words as callers would hear them; given by the owner of the page. */
export type ListenButton = ComponentType<{
  readonly language: Language;
  readonly name: string;
  readonly text: string;
}>;

/** What is said on these days, in up to seven languages, and the numbers that help then. */
export function ClosingAnnouncement({
  hours,
  Listen,
  closing,
  path,
  onChange,
}: {
  readonly hours: CityHours;
  readonly Listen: ListenButton;
  readonly closing: DraftClosing;
  readonly path: string;
  readonly onChange: (next: Partial<DraftClosing>) => void;
}): ReactNode {
  const t = useCityHoursTexts();
  const ui = useUiLanguage();
  const { texts, emergency } = closing;
  const missing = languages.filter((language) => (texts[language] ?? '').trim() === '');
  const there = languages.length - missing.length;
  const missingNames = missing.map((language) => languageName(language, ui)).join(', ');
  const isWrong = hours.problems.some(
    (problem) => problem.path.startsWith(`${path}.texts`) || problem.path.startsWith(`${path}.emergency`),
  );
  const [open, setOpen] = useState(false);
  // A mistake in it shows it; it stays open when the mistake is mended.
  if (isWrong && !open) setOpen(true);
  return (
    <details className="city-hours-own" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t.own}: <span className="ui-muted">{there === 0 ? t.ownNone : t.ownState(there, missingNames)}</span>
      </summary>
      <p className="ui-small ui-muted">{t.ownHint}</p>
      <div className="city-hours-texts">
        {languages.map((language) => (
          <div key={language}>
            <TextField
              label={t.textIn(languageName(language, ui))}
              lines={3}
              value={texts[language] ?? ''}
              onChange={(text) => onChange({ texts: { ...texts, [language]: text } })}
              error={hours.mistakeAt(`${path}.texts.${language}`)}
            />
            {(texts[language] ?? '').trim() !== '' && (
              <Listen language={language} name={languageName(language, ui)} text={texts[language] ?? ''} />
            )}
          </div>
        ))}
      </div>
      <fieldset className="city-hours-numbers">
        <legend className="ui-field-label">{t.emergency}</legend>
        <p className="ui-small ui-muted">{t.emergencyHint}</p>
        {emergency.map((one, i) => {
          const change = (next: Partial<typeof one>): void =>
            onChange({ emergency: emergency.map((old, at) => (at === i ? { ...old, ...next } : old)) });
          return (
            <div key={i} className="city-hours-row">
              <TextField
                label={t.number}
                type="tel"
                value={one.number}
                maxLength={60}
                onChange={(number) => change({ number })}
                error={hours.mistakeAt(`${path}.emergency.${i}.number`)}
              />
              <TextField
                className="city-hours-name"
                label={t.numberName}
                value={one.name}
                maxLength={200}
                onChange={(name) => change({ name })}
                error={hours.mistakeAt(`${path}.emergency.${i}.name`)}
              />
              <IconButton
                icon="close"
                label={t.remove(one.name)}
                onPress={() => onChange({ emergency: emergency.filter((_, at) => at !== i) })}
              />
            </div>
          );
        })}
        <Button
          size="small"
          variant="quiet"
          icon="plus"
          onPress={() => onChange({ emergency: [...emergency, { number: '', name: '' }] })}
        >
          {t.addNumber}
        </Button>
      </fieldset>
    </details>
  );
}
