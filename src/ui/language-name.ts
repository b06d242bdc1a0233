// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { easyGerman, isLanguage } from '../lib/pure/language.ts';
import type { ArticleLanguage } from '../lib/pure/language.ts';
import type { UiLanguage } from './texts.ts';

/** Written out because browsers lack the name of Kurdish. */
const names: Readonly<Record<UiLanguage, Readonly<Record<ArticleLanguage, string>>>> = {
  de: {
    de: 'Deutsch',
    tr: 'Türkisch',
    en: 'Englisch',
    fr: 'Französisch',
    it: 'Italienisch',
    pl: 'Polnisch',
    ku: 'Kurdisch',
    [easyGerman]: 'Leichte Sprache',
  },
  en: {
    de: 'German',
    tr: 'Turkish',
    en: 'English',
    fr: 'French',
    it: 'Italian',
    pl: 'Polish',
    ku: 'Kurdish',
    [easyGerman]: 'Easy German',
  },
};

/** The name of a language in the language of the screen; an unknown tag as it is. */
export function languageName(tag: string, ui: UiLanguage): string {
  return isLanguage(tag) || tag === easyGerman ? names[ui][tag] : tag;
}

/** The short sign of a language for narrow places, e.g. `TR`. */
export function languageSign(tag: string): string {
  return tag.toUpperCase();
}
