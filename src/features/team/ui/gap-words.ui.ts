// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Gaps as sentences in the language of the screen. */
import { formatTime } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { useUiLanguage, type UiLanguage } from '../../../ui/texts.ts';
import type { ShownGap } from '../roster.contract.ts';
import { useTeamTexts } from '../team.texts.ts';

const locale = { de: 'de-DE', en: 'en-GB' } as const;

/** Weekday and date of an ISO day, e.g. `Donnerstag`, `26.11.` and, for the end of a sentence, `26.11.2026`. */
export function dayWords(
  day: string,
  ui: UiLanguage,
): { readonly weekday: string; readonly date: string; readonly full: string } {
  const noon = new Date(`${day}T12:00:00Z`);
  const format = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale[ui], { timeZone: 'UTC', ...options }).format(noon);
  const short = { day: '2-digit', month: '2-digit' } as const;
  return { weekday: format({ weekday: 'long' }), date: format(short), full: format({ ...short, year: 'numeric' }) };
}

/** Gives the sentence of a gap; `topicName` names a topic by its key. */
export function useGapSentence(topicName: (key: string) => string): (gap: ShownGap) => string {
  const t = useTeamTexts();
  const ui = useUiLanguage();
  const when = ({ day, part, from, to }: Extract<ShownGap, { kind: 'nobody' }>): string => {
    const { weekday, date } = dayWords(day, ui);
    if (part === 'day') return t.wholeDay(weekday, date);
    if (part === null) return t.hours(weekday, date, formatTime(from, ui), formatTime(to, ui));
    return t.dayPart(weekday, part === 'morning' ? t.morning : t.afternoon, date);
  };
  return (gap) => {
    switch (gap.kind) {
      case 'noRoster': {
        const [first, last] = [dayWords(gap.day, ui), dayWords(gap.lastDay, ui)];
        if (gap.day === gap.lastDay) return t.gapNoRoster(t.onDay(first.weekday, first.date));
        return t.gapNoRosterFrom(t.onDay(first.weekday, first.date), t.onDay(last.weekday, last.date));
      }
      case 'nobody':
        return t.gapNobody(when(gap));
      case 'language':
        return t.gapLanguage(when({ ...gap, kind: 'nobody' }), languageName(gap.language, ui));
      case 'languageNever':
        return t.gapLanguageNever(languageName(gap.language, ui));
      case 'languageSkill': {
        const name = languageName(gap.language, ui);
        if (gap.good === 0) return gap.canHelp === 0 ? t.gapSpokenByNobody(name) : t.gapSpokenOnlyHelp(name);
        return gap.canHelp === 0 ? t.gapSpokenByOne(name) : t.gapSpokenByOneAndHelp(name, gap.canHelp);
      }
      case 'topicSkill': {
        const name = topicName(gap.topic);
        if (gap.good === 0) return gap.canHelp === 0 ? t.gapTopicNobody(name) : t.gapTopicOnlyHelp(name);
        return gap.canHelp === 0 ? t.gapTopicOne(name) : t.gapTopicOneAndHelp(name, gap.canHelp);
      }
    }
  };
}
