// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Reads one article's text: a head in YAML, the short answer, and sections with known headings. */
import type { z } from 'zod';
import { moduleHeading, moduleNames, moduleOfHeading } from '../../features/knowledge/modules.core.ts';
import { easyGerman, type ArticleLanguage } from '../../lib/pure/language.ts';
import type { Finding } from './city-problem.ts';
import { shortAnswerLength } from './service-shapes.ts';
import { readYaml, type Read } from './read-yaml.ts';

const requiredHeadings = (['documents', 'responsible'] as const).map((name) => moduleHeading(name, 'de'));

/** What stands in such a file; `head` only if it had the right shape. */
export interface ArticleFile<Head> {
  readonly head?: Head;
  readonly shortAnswer: string;
  /** Everything after the short answer. */
  readonly markdown: string;
  readonly findings: readonly Finding[];
  /** A mistake at a part of the head, for checks that need other files too. */
  readonly finding: Read<unknown>['finding'];
}

/** `file` is the path inside the city's folder. */
export function readArticleFile<Shape extends z.ZodType>(
  file: string,
  text: string,
  shape: Shape,
  language: ArticleLanguage = 'de',
): ArticleFile<z.output<Shape>> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  const atLine = (line: number, code: Finding['code'], params: Finding['params'] = {}): Finding => ({
    file,
    line,
    code,
    params,
  });
  if (lines[0] !== '---' || end < 0) {
    const finding: Read<unknown>['finding'] = (_path, code, params) => atLine(1, code, params);
    return { shortAnswer: '', markdown: '', findings: [atLine(1, 'noFrontMatter')], finding };
  }
  const head = readYaml(file, lines.slice(1, end).join('\n'), shape, 2);
  const form = formOf(lines.slice(1, end), language);
  const body = readBody(lines.slice(end + 1), form, (offset, code, params) => atLine(end + 2 + offset, code, params));
  return {
    ...(head.value === undefined ? {} : { head: head.value }),
    shortAnswer: body.shortAnswer,
    markdown: body.markdown,
    findings: [...head.findings, ...body.findings],
    finding: head.finding,
  };
}

/** The headings of a text in their order. */
export function sectionsOf(markdown: string): readonly string[] {
  return markdown.split('\n').flatMap((line) => (line.startsWith('## ') ? [line.slice(3).trim()] : []));
}

/** What is expected of a text. */
interface Form {
  readonly language: ArticleLanguage;
  /** Written on screens or delivered: any headings, and an answer of any length. */
  readonly own: boolean;
  /** Nothing is said in one breath: all of it is the text. */
  readonly withoutShort: boolean;
}

/** Read from the lines of the head, because a text is looked through even when its head has mistakes. */
function formOf(head: readonly string[], language: ArticleLanguage): Form {
  return {
    language,
    own: head.includes('headings: own'),
    withoutShort: head.includes('withoutShort: true'),
  };
}

function readBody(
  lines: readonly string[],
  { language, own, withoutShort }: Form,
  at: (offset: number, code: Finding['code'], params?: Finding['params']) => Finding,
): { shortAnswer: string; markdown: string; findings: Finding[] } {
  if (withoutShort) return { shortAnswer: '', markdown: tidyMarkdown(lines.join('\n')), findings: [] };
  const findings: Finding[] = [];
  const firstHeading = own ? -1 : lines.findIndex((line) => line.startsWith('#'));
  const before = firstHeading < 0 ? lines : lines.slice(0, firstHeading);
  const first = before.findIndex((line) => line.trim() !== '');
  const gap = before.findIndex((line, i) => i > first && line.trim() === '');
  const shortAnswer = first < 0 ? '' : tidyLine(before.slice(first, gap < 0 ? undefined : gap).join(' '));
  if (shortAnswer === '') findings.push(at(0, 'noShortAnswer'));
  if (shortAnswer.length > shortAnswerLength && !own)
    findings.push(at(first, 'longShortAnswer', { length: shortAnswer.length, max: shortAnswerLength }));
  const rest = first < 0 ? lines : lines.slice(gap < 0 ? before.length : gap);
  if (!own) findings.push(...headingFindings(lines, language, Math.max(first, 0), at));
  return { shortAnswer, markdown: tidyMarkdown(rest.join('\n')), findings };
}

/** True when a file may hold this text without saying that its headings are its own. */
export function headingsFit(
  { shortAnswer, bodyMarkdown }: { readonly shortAnswer: string; readonly bodyMarkdown: string },
  language: ArticleLanguage,
): boolean {
  const lines = `${shortAnswer}\n\n${bodyMarkdown}`.split('\n');
  const form = { language, own: false, withoutShort: false };
  const read = readBody(lines, form, (_offset, code) => ({ file: '', line: 1, code, params: {} }));
  return read.findings.length === 0 && read.shortAnswer === shortAnswer && read.markdown === bodyMarkdown;
}

/** A text in one line. */
export function tidyLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}

/** A text as files hold it: without blank lines at its ends; nothing stays nothing. */
export function tidyMarkdown(markdown: string): string {
  const text = markdown.replaceAll('\r\n', '\n').trim();
  return text === '' ? '' : `${text}\n`;
}

function headingFindings(
  lines: readonly string[],
  language: ArticleLanguage,
  bodyStart: number,
  at: (offset: number, code: Finding['code'], params?: Finding['params']) => Finding,
): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  lines.forEach((line, offset) => {
    const key = /^#+\s*(.*?)\s*$/.exec(line)?.[1];
    if (key === undefined) return;
    if (!line.startsWith('## ') || moduleOfHeading(key, language) === undefined) {
      const allowed = moduleNames.map((name) => `## ${moduleHeading(name, language)}`).join(', ');
      findings.push(at(offset, 'heading', { key, allowed }));
    } else if (seen.has(key)) findings.push(at(offset, 'headingTwice', { key }));
    seen.add(key);
  });
  // What a translation lacks is shown in German.
  if (language !== 'de' && language !== easyGerman) return findings;
  for (const key of requiredHeadings) if (!seen.has(key)) findings.push(at(bodyStart, 'headingMissing', { key }));
  return findings;
}
