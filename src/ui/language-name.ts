// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { isLanguage } from '../lib/pure/language.ts';
import type { Language } from '../lib/pure/language.ts';
import type { UiLanguage } from './texts.ts';

/** Written out because browsers lack the name of Kurdish. */
const names: Readonly<Record<UiLanguage, Readonly<Record<Language, string>>>> = {
  de: {
    de: 'Deutsch',
    tr: 'Türkisch',
    en: 'Englisch',
    fr: 'Französisch',
    it: 'Italienisch',
    pl: 'Polnisch',
    ku: 'Kurdisch',
  },
  en: { de: 'German', tr: 'Turkish', en: 'English', fr: 'French', it: 'Italian', pl: 'Polish', ku: 'Kurdish' },
};

/** The name of a spoken language in the language of the screen; an unknown tag as it is. */
export function languageName(tag: string, ui: UiLanguage): string {
  return isLanguage(tag) ? names[ui][tag] : tag;
}

/** The short sign of a language for narrow places, e.g. `TR`. */
export function languageSign(tag: string): string {
  return tag.toUpperCase();
}
