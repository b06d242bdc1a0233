// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Texts of the screens (decision 35): German is the source of the keys, English must have every one of them.
 * A text is a string, a list of strings or a function that fills its places; a group of texts may be nested one level deep.
 */
import { useSyncExternalStore } from 'react';

/** The two languages of the screens. */
export type UiLanguage = 'de' | 'en';

type Text = string | ((...places: never[]) => string);
type Texts = Readonly<Record<string, Text | readonly string[] | Readonly<Record<string, Text>>>>;

/** The same keys and the same places as the source, with any wording. */
export type SameTexts<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string
    ? string
    : Source[Key] extends (...places: infer Places) => string
      ? (...places: Places) => string
      : Source[Key] extends readonly string[]
        ? readonly string[]
        : SameTexts<Source[Key]>;
};

/** A React hook with a feature's texts in the language of the screen; `.in(language)` gives them outside React. */
export interface TextsHook<Source> {
  (): SameTexts<Source>;
  in(language: UiLanguage): SameTexts<Source>;
}

const storageKey = 'amtsleitung.language';
const listeners = new Set<() => void>();
let current: UiLanguage = firstLanguage();

function firstLanguage(): UiLanguage {
  if (typeof localStorage === 'undefined') return 'de';
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'de';
}

/** The language of the screens now, outside React. */
export function uiLanguage(): UiLanguage {
  return current;
}

/** Changes the language of the screens at once and keeps the choice in this browser. */
export function setUiLanguage(language: UiLanguage): void {
  current = language;
  if (typeof localStorage !== 'undefined') localStorage.setItem(storageKey, language);
  if (typeof document !== 'undefined') document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language of the screens; the component renders again when it changes. */
export function useUiLanguage(): UiLanguage {
  return useSyncExternalStore(subscribe, uiLanguage, uiLanguage);
}

/** Declares a feature's texts; the result is the hook its screens use. */
export function defineTexts<const De extends Texts>(texts: {
  readonly de: De;
  readonly en: SameTexts<De>;
}): TextsHook<De> {
  // German has the same shape by definition; TypeScript cannot see that through the mapped type.
  const byLanguage: Readonly<Record<UiLanguage, SameTexts<De>>> = {
    de: texts.de as unknown as SameTexts<De>,
    en: texts.en,
  };
  const hook = (): SameTexts<De> => byLanguage[useUiLanguage()];
  return Object.assign(hook, { in: (language: UiLanguage): SameTexts<De> => byLanguage[language] });
}
