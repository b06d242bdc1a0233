// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Reads one article's text: a head in YAML, the short answer, and sections with known headings. */
import type { z } from 'zod';
import { moduleHeading, moduleNames } from '../../features/knowledge/modules.core.ts';
import type { Finding } from './city-problem.ts';
import { shortAnswerLength } from './city-shapes.ts';
import { readYaml, type Read } from './read-yaml.ts';

/** Sections an article can have. */
const headings = moduleNames.map((name) => moduleHeading(name, 'de'));
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
  const body = readBody(lines.slice(end + 1), (offset, code, params) => atLine(end + 2 + offset, code, params));
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

function readBody(
  lines: readonly string[],
  at: (offset: number, code: Finding['code'], params?: Finding['params']) => Finding,
): { shortAnswer: string; markdown: string; findings: Finding[] } {
  const findings: Finding[] = [];
  const firstHeading = lines.findIndex((line) => line.startsWith('#'));
  const before = firstHeading < 0 ? lines : lines.slice(0, firstHeading);
  const first = before.findIndex((line) => line.trim() !== '');
  const gap = before.findIndex((line, i) => i > first && line.trim() === '');
  const shortAnswer =
    first < 0
      ? ''
      : before
          .slice(first, gap < 0 ? undefined : gap)
          .join(' ')
          .trim();
  if (shortAnswer === '') findings.push(at(0, 'noShortAnswer'));
  if (shortAnswer.length > shortAnswerLength)
    findings.push(at(first, 'longShortAnswer', { length: shortAnswer.length, max: shortAnswerLength }));
  const rest = first < 0 ? lines : lines.slice(gap < 0 ? before.length : gap);
  findings.push(...headingFindings(lines, Math.max(first, 0), at));
  return { shortAnswer, markdown: `${rest.join('\n').trim()}\n`, findings };
}

function headingFindings(
  lines: readonly string[],
  bodyStart: number,
  at: (offset: number, code: Finding['code'], params?: Finding['params']) => Finding,
): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  lines.forEach((line, offset) => {
    const key = /^#+\s*(.*?)\s*$/.exec(line)?.[1];
    if (key === undefined) return;
    if (!line.startsWith('## ') || !headings.some((h) => h === key))
      findings.push(at(offset, 'heading', { key, allowed: headings.map((h) => `## ${h}`).join(', ') }));
    else if (seen.has(key)) findings.push(at(offset, 'headingTwice', { key }));
    seen.add(key);
  });
  for (const key of requiredHeadings) if (!seen.has(key)) findings.push(at(bodyStart, 'headingMissing', { key }));
  return findings;
}
