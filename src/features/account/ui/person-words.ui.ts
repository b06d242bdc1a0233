// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a person is, in the words of the list and of the comparison. */
import { languages } from '../../../lib/pure/language.ts';
import { languageName } from '../../../ui/language-name.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { everyTopic } from '../../agent/agent.core.ts';
import type { PersonText } from '../person.core.ts';
import { usePersonTexts } from '../person.texts.ts';

/** A topic of the city with its names. */
export interface TopicName {
  readonly key: string;
  readonly de: string;
  readonly en: string;
}

type Words = Pick<
  PersonText,
  'languages' | 'topics' | 'phones' | 'homeOffice' | 'deskNumber' | 'weeklyMinutes' | 'roles'
>;

/** Minutes as hours, as people write them. */
export function hoursText(minutes: number, ui: 'de' | 'en'): string {
  return new Intl.NumberFormat(ui === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 2 }).format(minutes / 60);
}

/** Hours as they were typed, in minutes; undefined = not understood. */
export function readHours(typed: string): number | null | undefined {
  const plain = typed.trim().replace(',', '.');
  if (plain === '') return null;
  if (!/^\d{1,2}(?:\.\d{1,2})?$/.test(plain)) return undefined;
  const minutes = Math.round(Number(plain) * 60);
  return minutes >= 30 && minutes <= 3600 ? minutes : undefined;
}

/** Sentences about a person in the language of the screen. */
export function usePersonWords(topics: readonly TopicName[]) {
  const t = usePersonTexts();
  const ui = useUiLanguage();
  const help = (text: string, level: string | undefined): string =>
    level === 'canHelp' ? `${text} ${t.helpMark}` : text;
  const spoken = ({ languages: own }: Pick<Words, 'languages'>): string =>
    languages
      .filter((tag) => own[tag] !== undefined)
      .map((tag) => help(languageName(tag, ui), own[tag]))
      .join(', ');
  const known = ({ topics: own }: Pick<Words, 'topics'>): string => {
    const all = own[everyTopic];
    if (all !== undefined && Object.keys(own).length === 1) return all === 'good' ? t.allTopics : t.allTopicsHelp;
    const levels = topics.map(({ key }) => own[key] ?? all);
    const good = levels.filter((level) => level === 'good').length;
    const canHelp = levels.filter((level) => level === 'canHelp').length;
    return good + canHelp === 0 ? t.noTopics : t.topicCount(good, canHelp);
  };
  const topicList = ({ topics: own }: Pick<Words, 'topics'>): string => {
    const all = own[everyTopic];
    const named = topics.filter(({ key }) => own[key] !== undefined).map((topic) => help(topic[ui], own[topic.key]));
    return [...(all === undefined ? [] : [all === 'good' ? t.allTopics : t.allTopicsHelp]), ...named].join(', ');
  };
  const phones = ({
    phones: own,
    deskNumber,
    homeOffice,
  }: Pick<Words, 'phones' | 'deskNumber' | 'homeOffice'>): string =>
    [
      own.includes('browser') && t.browserPhone,
      own.includes('desk') && (deskNumber === null ? t.deskPhone : `${t.deskPhone} ${deskNumber}`),
      homeOffice && t.homeOfficeMark,
    ]
      .filter(Boolean)
      .join(', ');
  const hours = (minutes: number | null): string => (minutes === null ? '–' : t.hoursValue(hoursText(minutes, ui)));
  const roles = (own: Words['roles']): string => own.map((role) => t.roles[role]).join(', ');
  return { spoken, known, topicList, phones, hours, roles };
}
