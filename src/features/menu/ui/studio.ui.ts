// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useMemo } from 'react';
import { languages, type Language } from '../../../lib/pure/language.ts';
import { useEndpoint } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { announcementSentences, withCityRecordings } from '../announcements.core.ts';
import type { MenuContent } from '../menu-content.core.ts';
import { menuSounds } from '../menu-sound.contract.ts';
import { useMenuTexts } from '../menu.texts.ts';
import { namesIn, type Names } from './place-words.ui.ts';
import { soundUrl } from './sentence.ui.tsx';
import type { MenuEditing } from './use-menu.ui.ts';

/** A sound somebody wants to record. */
export interface Wanted {
  readonly name: string;
  readonly language: Language;
  readonly sentence: string;
}

/** What every part of the editor works with. */
export interface Studio {
  readonly content: MenuContent;
  readonly names: Names;
  readonly editable: boolean;
  readonly cityFiles: ReadonlySet<string>;
  readonly change: (next: MenuContent) => void;
  /** All sentences of a language as they would be said now. */
  readonly sentences: (language: Language) => ReadonlyMap<string, string>;
  /** The length of its made sound in milliseconds; null = not made yet for these words. */
  readonly measured: (name: string, language: Language, sentence: string) => number | null;
  /** Where the sound is heard; saves first when its words are not saved. Null = it could not be. */
  readonly sourceOf: (name: string, language: Language, isMade: boolean) => Promise<string | null>;
  readonly record: (wanted: Wanted) => void;
}

/** Joins the draft with its sounds. */
export function useStudio(menu: MenuEditing, record: (wanted: Wanted) => void): Studio | null {
  const t = useMenuTexts();
  const ui = useUiLanguage();
  const { data, content, saved, editable } = menu;
  const versionId = data?.draft?.versionId;
  const { data: made } = useEndpoint(
    menuSounds,
    { query: versionId === undefined ? {} : { versionId } },
    { enabled: data !== undefined },
  );
  const weekly = data?.weekly;
  const lengths = useMemo(
    () => new Map((made?.sounds ?? []).map(({ language, name, ms }) => [`${language}/${name}`, ms])),
    [made],
  );
  const now = useMemo(() => (content && weekly ? sentencesOf(content, weekly) : null), [content, weekly]);
  const before = useMemo(() => (saved && weekly ? sentencesOf(saved, weekly) : null), [saved, weekly]);
  const cityFiles = useMemo(() => new Set(data?.cityFiles), [data?.cityFiles]);
  if (!content || !now || !before) return null;
  // A file of the city was made for the words on the air (R3).
  const compared = (next: MenuContent): MenuContent['announcements'] => {
    if (!data) return next.announcements;
    const calendar = { weekly: weekly as never };
    const onAir = data.onAir as unknown as MenuContent;
    return withCityRecordings({ ...onAir, calendar }, { ...next, calendar }, cityFiles);
  };
  return {
    content,
    names: namesIn([content], t, ui),
    editable,
    cityFiles,
    change: (next) => menu.change({ ...next, announcements: compared(next) }),
    record,
    sentences: (language) => now.get(language) ?? new Map(),
    measured: (name, language, sentence) =>
      before.get(language)?.get(name) === sentence ? (lengths.get(`${language}/${name}`) ?? null) : null,
    sourceOf: async (name, language, isMade) =>
      isMade || (await menu.flush()) ? soundUrl(versionId ?? 'on-air', language, name) : null,
  };
}

function sentencesOf(content: MenuContent, weekly: object): ReadonlyMap<Language, ReadonlyMap<string, string>> {
  const source = { ...content, calendar: { weekly: weekly as never } };
  return new Map(languages.map((language) => [language, announcementSentences(source, language)]));
}
