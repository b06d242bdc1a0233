// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A correction in words: what was said, what is right, from when. German is what the editor begins with. Rules: AR8, AR9. */
import type { Language } from '../../lib/pure/language.ts';
import { factWords } from '../knowledge/facts/fact-words.core.ts';
import type { FactValue } from '../knowledge/facts/fact.core.ts';
import type { RecallKind } from './recall.core.ts';

/** What a correction is about. */
export interface Correction {
  readonly kind: RecallKind;
  /** What the fact is called, German: the name it has below, too. */
  readonly name: string;
  /** What the article is called in the reader's language; null = it is not named. */
  readonly title: string | null;
  /** What was told; several where people were told different things. */
  readonly old: readonly FactValue[];
  /** Null = nobody knows yet, or it is said no more. */
  readonly right: FactValue | null;
  /** The first day of what is right, if it is still to come: an ISO date. */
  readonly from: string | null;
}

const de = {
  about: 'Sie haben bei uns Auskunft zu „{title}“ bekommen.',
  aboutSomething: 'Sie haben bei uns Auskunft bekommen.',
  changed: 'Eine Angabe darin ändert sich.',
  wrong: 'Eine Angabe darin war nicht richtig. Bitte entschuldigen Sie.',
  old: 'Gesagt haben wir: {old}',
  right: 'Richtig ist: {right}',
  rightFrom: 'Ab dem {from} gilt: {right}',
  unknown:
    'Bitte verlassen Sie sich nicht mehr darauf. Antworten Sie auf diese Nachricht, wenn Sie die richtige Angabe brauchen.',
  or: 'oder',
};

type Words = Readonly<Record<keyof typeof de, string>>;

const words: Readonly<Record<Language, Words>> = {
  de,
  en: {
    about: 'You were given information by us about “{title}”.',
    aboutSomething: 'You were given information by us.',
    changed: 'A detail of it is changing.',
    wrong: 'A detail of it was not right. Please accept our apologies.',
    old: 'We said: {old}',
    right: 'Right is: {right}',
    rightFrom: 'From {from}: {right}',
    unknown: 'Please do not rely on it any more. Reply to this message if you need the right information.',
    or: 'or',
  },
  tr: {
    about: 'Bizden “{title}” hakkında bilgi aldınız.',
    aboutSomething: 'Bizden bilgi aldınız.',
    changed: 'Bu bilgilerden biri değişiyor.',
    wrong: 'Bu bilgilerden biri doğru değildi. Özür dileriz.',
    old: 'Size söylediğimiz: {old}',
    right: 'Doğrusu: {right}',
    rightFrom: '{from} tarihinden itibaren: {right}',
    unknown: 'Lütfen bu bilgiye artık güvenmeyin. Doğru bilgiye ihtiyacınız varsa bu iletiyi yanıtlayın.',
    or: 'veya',
  },
  fr: {
    about: 'Nous vous avons renseigné au sujet de « {title} ».',
    aboutSomething: 'Nous vous avons donné un renseignement.',
    changed: 'Une des informations change.',
    wrong: 'Une des informations n’était pas exacte. Nous vous prions de nous excuser.',
    old: 'Nous vous avions dit : {old}',
    right: 'L’information exacte est : {right}',
    rightFrom: 'À partir du {from} : {right}',
    unknown: 'Ne vous y fiez plus, s’il vous plaît. Répondez à ce message si vous avez besoin de l’information exacte.',
    or: 'ou',
  },
  it: {
    about: 'Ha ricevuto da noi informazioni su «{title}».',
    aboutSomething: 'Ha ricevuto da noi un’informazione.',
    changed: 'Uno dei dati cambia.',
    wrong: 'Uno dei dati non era corretto. Ce ne scusiamo.',
    old: 'Avevamo detto: {old}',
    right: 'È corretto: {right}',
    rightFrom: 'Dal {from}: {right}',
    unknown: 'La preghiamo di non farvi più affidamento. Risponda a questo messaggio se Le serve il dato corretto.',
    or: 'o',
  },
  pl: {
    about: 'Otrzymali Państwo od nas informację na temat „{title}”.',
    aboutSomething: 'Otrzymali Państwo od nas informację.',
    changed: 'Jedna z podanych informacji się zmienia.',
    wrong: 'Jedna z podanych informacji była nieprawidłowa. Przepraszamy.',
    old: 'Podaliśmy: {old}',
    right: 'Prawidłowo: {right}',
    rightFrom: 'Od {from}: {right}',
    unknown:
      'Prosimy nie polegać na niej dłużej. Jeśli potrzebna jest prawidłowa informacja, prosimy odpowiedzieć na tę wiadomość.',
    or: 'lub',
  },
  ku: {
    about: 'We ji me agahî li ser “{title}” girtin.',
    aboutSomething: 'We ji me agahî girtin.',
    changed: 'Yek ji wan agahiyan diguhere.',
    wrong: 'Yek ji wan agahiyan ne rast bû. Em lêborînê dixwazin.',
    old: 'Me got: {old}',
    right: 'Ya rast: {right}',
    rightFrom: 'Ji {from} pê ve: {right}',
    unknown: 'Ji kerema xwe êdî pê ewle nebin. Heke agahiya rast ji we re pêwîst be, bersiva vê peyamê bidin.',
    or: 'an',
  },
};

/** The correction in one language, in short paragraphs; dates as `31.12.2026`, as they stand on German letters. */
export function correctionText(correction: Correction, language: Language): string {
  const own = words[language];
  const { title, right, from } = correction;
  const old = [...new Set(correction.old.map((value) => factWords(value, language)))].join(` ${own.or} `);
  const said = right && factWords(right, language);
  return [
    [title === null ? own.aboutSomething : fill(own.about, { title }), own[correction.kind]].join(' '),
    [
      correction.name,
      fill(own.old, { old }),
      said === null
        ? own.unknown
        : fill(from === null ? own.right : own.rightFrom, { right: said, from: writtenDay(from ?? '') }),
    ].join('\n'),
  ].join('\n\n');
}

function fill(text: string, places: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);
}

function writtenDay(day: string): string {
  return day.split('-').toReversed().join('.');
}
