// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A city as the program knows it: everything its files say, checked, in the words of the features. */
import type { CallCaps } from '../call-caps.core.ts';
import type { CallbackSettings } from '../../features/callback/callback.core.ts';
import type { Calendar, WeeklyHours } from '../../features/calendar/calendar.core.ts';
import type { PhoneKind } from '../../features/account/person.core.ts';
import type { PlaceValue } from '../../features/directory/directory-edit.core.ts';
import type { HoursException } from '../../features/directory/hours-exceptions.core.ts';
import type { Announcements } from '../../features/menu/announcements.core.ts';
import type { Menu, Spoken, Topic } from '../../features/menu/menu.core.ts';
import type { FactValue } from '../../features/knowledge/facts/fact.core.ts';
import type { Question } from '../../features/knowledge/questions/question.core.ts';
import type { LifeSituation } from '../../features/knowledge/life-situations/life-situation.core.ts';
import type { NewsKind } from '../../features/news/news.core.ts';
import type { Role } from '../../lib/contract.ts';
import type { ArticleLanguage, Language } from '../../lib/pure/language.ts';

/** How far a department or service has joined the hotline (domain: stage). */
export type Stage = 'notConnected' | 'directory' | 'shadow' | 'live' | 'overflow';

/** A department with its central number. */
export interface CityDepartment {
  readonly key: string;
  readonly name: string;
  readonly names: { readonly en: string };
  /** What it does, in German. */
  readonly tasks: string;
  /** Extension or E.164, allowed by `directoryTarget`; absent = nobody can be connected there. */
  readonly number?: string | undefined;
  /** Absent = it hears of no ticket. */
  readonly email?: string | undefined;
  readonly stage: Stage;
  readonly hours: WeeklyHours;
  /** Of the central number; absent = by the number. */
  readonly acceptance?: 'answer' | 'key' | undefined;
  /** Key of the department it belongs to. */
  readonly parent?: string | undefined;
  /** Key of the department that stands in for it; absent = none. */
  readonly deputy?: string | undefined;
  /** How it hears of its tickets; absent = not at all. */
  readonly notices?: { readonly mode: 'signIn' | 'link' | 'mail'; readonly address: string } | undefined;
  /** At the stage directory callers are connected straight; absent = they hear the number. */
  readonly connects?: 'straight' | undefined;
  /** Days with other hours; absent = none. */
  readonly exceptions?: readonly HoursException[] | undefined;
}

/** A number beside the departments' central ones. */
export interface CityDirectoryEntry {
  readonly key: string;
  readonly name: string;
  readonly department: string;
  readonly number: string;
  /** Accepted on answer, or only after key 1 (decision 17). */
  readonly acceptance: 'answer' | 'key';
  /** Absent = the department's. */
  readonly hours?: WeeklyHours | undefined;
  /** Days with other hours; absent = none. */
  readonly exceptions?: readonly HoursException[] | undefined;
  /** Absent = a place. */
  readonly kind?: 'person' | undefined;
  /** What they do. */
  readonly role?: string | undefined;
  /** Key of an entry, or of a department, that is asked instead. */
  readonly deputy?: string | undefined;
  /** Whose phone of ours rings while it is on. */
  readonly user?: string | undefined;
}

/** What a wording has beside its text; absent = nothing of it. */
export interface CityWording {
  /** Only for the team. */
  readonly internalMarkdown?: string;
  /** Last day it is shown, ISO date. */
  readonly validUntil?: string;
  /** Headings beside those every article has. */
  readonly ownHeadings?: true;
}

/** The article of a service in another language than German; what it lacks is shown in German. */
export interface CityVariant extends CityWording {
  readonly language: Exclude<ArticleLanguage, 'de'>;
  readonly title: string;
  /** Said in one breath. */
  readonly shortAnswer: string;
  readonly bodyMarkdown?: string;
  /** Read out beside the German ones; absent = none of its own. */
  readonly facts?: readonly { readonly label: string; readonly value: string }[];
  /** Somebody who knows the language has read it; false = drafted by a machine. */
  readonly checked: boolean;
}

/** An administrative service with the German article on it. */
export interface CityService extends CityWording {
  /** Name of its file without `.md`. */
  readonly key: string;
  readonly leika?: string;
  readonly department: string;
  /** Key; absent = callers cannot choose it in the menu. */
  readonly topic?: string | undefined;
  /** Keys of the city's life situations. */
  readonly lifeSituations: readonly string[];
  readonly stage: Stage;
  readonly protected: boolean;
  readonly content: 'model' | 'official';
  readonly titles: Spoken;
  readonly keywords: Readonly<Record<Language, readonly string[]>>;
  /** Said in one breath. */
  readonly shortAnswer: string;
  /** Fee, duration, deadline with their German labels, in this order. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Everything after the short answer: sections with `##` headings. */
  readonly bodyMarkdown: string;
  /** Somebody has read the German wording. */
  readonly checked: boolean;
  /** What is asked when a ticket is taken; absent = nothing. */
  readonly questions?: readonly Question[];
  /** Day by which somebody must have read it again, ISO date. */
  readonly reviewBy?: string;
  /** Whoever wrote a wording must not approve it. */
  readonly fourEyes?: boolean;
  /** Where another department is responsible (D14); absent = nowhere. */
  readonly places?: readonly PlaceValue[];
  /** The wordings beside the German one, spoken languages before Leichte Sprache. */
  readonly variants: readonly CityVariant[];
}

/** A fact that texts refer to by `{{fakt:KEY}}`, with the days for which the files state it. */
export interface CityFact {
  readonly key: string;
  /** How editors find it, in German. */
  readonly name: string;
  readonly department: string;
  readonly value: FactValue;
  /** Must be checked. */
  readonly uncertain: boolean;
  /** First day, ISO date. */
  readonly from: string;
  /** Last day; null = until further notice. */
  readonly until: string | null;
  /** What it says afterwards, in the order of the days; absent = nothing else. */
  readonly later?: readonly Omit<CityFact, 'key' | 'name' | 'department' | 'later'>[];
}

/** Who may be offered a caller after some time of waiting: people with at least these levels. */
export interface CityWideningStep {
  readonly afterSeconds: number;
  readonly language: 'good' | 'canHelp' | 'any';
  readonly topic: 'good' | 'canHelp' | 'any';
}

/** Times and promises of the hotline. */
export interface CityRouting {
  readonly ringSeconds: number;
  readonly transferSeconds: number;
  readonly missesBeforePerson: number;
  readonly widening: readonly CityWideningStep[];
  /** Between two words to a waiting caller. */
  readonly announceSeconds: number;
  /** Silence after a menu announcement until it counts as a miss. */
  readonly silenceSeconds: number;
  readonly promiseServiceHours: number;
  readonly serviceLevel: { readonly seconds: number; readonly percent: number };
  readonly shortAbandonSeconds: number;
  /** How many calls are taken at a time, in all and of one number; absent = the defaults of `call-caps.core.ts`. */
  readonly callLimits?: CallCaps;
  /** Who calls again within this time has the old place; 0 = never; absent in cities loaded by an older version. */
  readonly redialMinutes?: number;
  /** Who comes back on the same matter stands as if so much longer there; 0 = like everybody else; absent as above. */
  readonly secondCallMinutes?: number;
  /** Absent only where the city was loaded by a version without call-backs: then the defaults hold. */
  readonly callbacks?: CallbackSettings;
}

/** The texts that voices speak. */
export type CityAnnouncements = Announcements;

/** Somebody of the team; never with a password. */
export interface CityTeamMember {
  readonly user: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly languages: Readonly<Partial<Record<Language, 'good' | 'canHelp'>>>;
  /** By topic key; `*` = every topic that is not named. */
  readonly topics: Readonly<Record<string, 'good' | 'canHelp'>>;
  /** Of a clerk. */
  readonly department?: string;
  /** Absent = every kind. */
  readonly phones?: readonly PhoneKind[];
  /** As it is written on the phone. */
  readonly deskNumber?: string;
  readonly homeOffice?: true;
  /** Minutes of work a week by contract; absent = not said. */
  readonly weeklyMinutes?: number;
}

/** One planned stretch of work, Unix milliseconds. */
export interface CityDuty {
  readonly user: string;
  readonly start: number;
  readonly end: number;
}

/** A sample message to the team; its days are counted from the first start. */
export interface CityNews {
  readonly kind: NewsKind;
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  /** Keys; none = everybody. */
  readonly topics: readonly string[];
  readonly important: boolean;
  /** So many days, the day of the first start included; absent = until further notice. */
  readonly days?: number;
  /** The city's own message with its days, ISO dates; absent = an example for the sample installation. */
  readonly from?: string;
  readonly until?: string;
}

/** Everything in a folder `cities/<name>`. */
export interface City {
  /** Name of the folder. */
  readonly key: string;
  readonly name: string;
  /** `model` = for trying out; screens and announcements say so. */
  readonly kind: 'model' | 'real';
  readonly notice: { readonly de: string; readonly en: string };
  /** As people write it, and as the trunk may deliver it. */
  readonly number: string;
  readonly dialled: readonly string[];
  readonly calendar: Calendar;
  readonly menu: Menu;
  readonly topics: readonly Topic[];
  readonly departments: readonly CityDepartment[];
  readonly directory: readonly CityDirectoryEntry[];
  /** In the order of the lists that show them. */
  readonly lifeSituations: readonly LifeSituation[];
  readonly services: readonly CityService[];
  readonly facts: readonly CityFact[];
  readonly routing: CityRouting;
  readonly announcements: CityAnnouncements;
  readonly team: readonly CityTeamMember[];
  /** The duty roster in the order of time; absent = nothing is said about it. */
  readonly roster?: readonly CityDuty[];
  /** Written only in the sample installation. */
  readonly news: readonly CityNews[];
}
