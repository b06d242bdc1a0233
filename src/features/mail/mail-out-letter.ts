// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a mail to a citizen says: subject, plain text and simple HTML, in the ticket's language with German below (MO12). */
import type { Language } from '../../lib/pure/language.ts';
import type { MailFrame } from '../promise/message.contract.ts';
import { codePlace, oneLine, plainLines, type MailKind } from './mail-out.core.ts';
import { mailTexts, type MailTexts } from './mail-out.texts.ts';

/** Letters nobody wrote by hand. */
export type ByProgram = Exclude<MailKind, 'answer' | 'correction' | 'departmentNotice' | 'newCode' | 'mailboxTest'>;

/** What a letter is about. Times are Unix milliseconds. */
export type LetterOrder =
  | { readonly kind: ByProgram; readonly dueAt: number }
  | { readonly kind: 'newCode' }
  | {
      readonly kind: 'answer' | 'correction';
      /** In German. */
      readonly text: string;
      /** In the ticket's language; empty = nobody translated it. */
      readonly translation: string;
    };

/** Of whom and to whom. */
export interface LetterHead {
  readonly language: Language;
  /** The ticket's 8 digits. */
  readonly number: string;
  readonly city: string;
  /** How the hotline is reached, as people write it; undefined = no telephone is named. */
  readonly phone?: string | undefined;
  readonly timeZone: string;
}

/** The written mail. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Paragraphs of one language. */
interface Part {
  readonly language: Language;
  readonly paragraphs: readonly string[];
}

/** Writes the letter. The words come from the program's texts; of people's texts only an answer's own. */
export function letterOf(head: LetterHead, order: LetterOrder): Letter {
  const { language } = head;
  const foreign = language === 'de' ? [] : [partOf(head, language, order)];
  const parts = [...foreign, partOf(head, 'de', order)];
  const subjects = parts.map((part) => fill(subjectOf(mailTexts[part.language], order.kind), head, part.language));
  const { germanBelow } = mailTexts.de;
  return {
    subject: oneLine(subjects.join(' / ')),
    text: `${parts.map((part) => part.paragraphs.join('\n\n')).join(`\n\n----------------------------------------\n${germanBelow}\n\n`)}\n`,
    html: htmlOf(oneLine(subjects[0] ?? ''), parts, germanBelow),
  };
}

/** A mail to a department: only German, without the words around a citizen's. */
export function plainLetter(mail: { readonly subject: string; readonly paragraphs: readonly string[] }): Letter {
  const paragraphs = mail.paragraphs.map(plainLines);
  return {
    subject: oneLine(mail.subject),
    text: `${paragraphs.join('\n\n')}\n`,
    html: htmlOf(oneLine(mail.subject), [{ language: 'de', paragraphs }], ''),
  };
}

/** What stands around an answer, for the one who writes it. */
export function frameOf(head: LetterHead): MailFrame {
  const { language } = head;
  const texts = mailTexts[language];
  const around = (lang: Language): { greeting: string; closing: string[] } => ({
    greeting: mailTexts[lang].greeting,
    closing: closingOf(head, lang),
  });
  return {
    subject: letterOf(head, { kind: 'answer', text: '', translation: '' }).subject,
    ...around(language),
    untranslated: language === 'de' ? '' : texts.untranslated,
    germanBelow: language === 'de' ? '' : mailTexts.de.germanBelow,
    german: around('de'),
  };
}

/** Which texts a letter of the program is made of: subject, what is said, when the citizen hears again. */
const sentences: Readonly<Record<ByProgram, readonly (keyof MailTexts)[]>> = {
  acknowledgement: ['acknowledgementSubject', 'acknowledgement', 'acknowledgementDue'],
  tooLarge: ['tooLargeSubject', 'tooLarge', 'tooLargeDue'],
  promiseMoved: ['movedSubject', 'moved', 'movedDue'],
};

function subjectOf(texts: MailTexts, kind: LetterOrder['kind']): string {
  if (kind === 'answer') return texts.answerSubject;
  if (kind === 'correction') return texts.correctionSubject;
  if (kind === 'newCode') return texts.newCodeSubject;
  const [subject] = sentences[kind];
  return subject === undefined ? '' : texts[subject];
}

function partOf(head: LetterHead, language: Language, order: LetterOrder): Part {
  const texts = mailTexts[language];
  return {
    language,
    paragraphs: [texts.greeting, ...bodyOf(head, language, order), ...closingOf(head, language)],
  };
}

function bodyOf(head: LetterHead, language: Language, order: LetterOrder): string[] {
  const texts = mailTexts[language];
  if ('dueAt' in order) {
    const due = dueWords(order.dueAt, language, head.timeZone);
    return sentences[order.kind].slice(1).map((key) => fill(texts[key], head, language, due));
  }
  if (order.kind === 'newCode') return [fill(texts.newCode, head, language), texts.newCodeUse];
  const own = plainLines(language === 'de' ? order.text : order.translation);
  return own === '' ? [texts.untranslated] : own.split(/\n{2,}/);
}

function closingOf(head: LetterHead, language: Language): string[] {
  const texts = mailTexts[language];
  const contact = head.phone === undefined ? texts.reply : `${texts.reply}\n${fill(texts.phone, head, language)}`;
  return [contact, `${texts.farewell}\n${fill(texts.sender, head, language)}`];
}

/** Day and time as the language says it, in the city's time zone; without "Uhr", which the sentence around it has. */
function dueWords(at: number, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at);
}

function fill(text: string, head: LetterHead, language: Language, due = ''): string {
  const places: Readonly<Record<string, string>> = {
    city: oneLine(head.city),
    number: spaced(head.number),
    phone: oneLine(head.phone ?? ''),
    due,
    code: codePlace,
  };
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = places[name];
    if (value === undefined) throw new Error(`a mail text in ${language} has a place nobody fills: ${name}`);
    return value;
  });
}

/** The number as it is written and said: `1234 5678`. */
function spaced(number: string): string {
  return `${number.slice(0, 4)} ${number.slice(4)}`;
}

function htmlOf(title: string, parts: readonly Part[], germanBelow: string): string {
  const [first] = parts;
  const sections = parts.map(({ language, paragraphs }, index) => {
    const head = index === 0 ? '' : `<hr>\n<h2 style="font-size:1em">${escaped(germanBelow)}</h2>\n`;
    const text = paragraphs
      .map((paragraph) => `<p>${linked(escaped(paragraph)).replaceAll('\n', '<br>\n')}</p>`)
      .join('\n');
    return `<div lang="${language}">\n${head}${text}\n</div>`;
  });
  return [
    '<!doctype html>',
    `<html lang="${first?.language ?? 'de'}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>`,
    '<body style="font-family:sans-serif;line-height:1.5;max-width:40em">',
    ...sections,
    '</body></html>',
    '',
  ].join('\n');
}

/** A paragraph that is nothing but an address of the web. */
function linked(paragraph: string): string {
  return /^https?:\/\/\S+$/.test(paragraph) ? `<a href="${paragraph}">${paragraph}</a>` : paragraph;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
