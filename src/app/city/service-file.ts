// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Reads one `services/*.md`: a head in YAML, the short answer, and sections with known headings. */
import type { Finding } from './city-problem.ts';
import { serviceHead } from './city-shapes.ts';
import { readYaml, type Read } from './read-yaml.ts';
import type { CityService } from './city.ts';

/** Sections an article can have. */
const headings = ['Unterlagen', 'Ablauf', 'Zuständig', 'Hinweise'] as const;
const requiredHeadings = ['Unterlagen', 'Zuständig'] as const;
/** Longer than this nobody keeps in mind on the telephone. */
const shortAnswerLength = 400;

/** A service as read, with a way to point at parts of its head. */
export interface ServiceRead {
  readonly service?: CityService;
  readonly findings: readonly Finding[];
  readonly finding: Read<unknown>['finding'];
}

/** `file` is the path inside the city's folder. */
export function readService(file: string, text: string): ServiceRead {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  const atLine = (line: number, code: Finding['code'], params: Finding['params'] = {}): Finding => ({
    file,
    line,
    code,
    params,
  });
  if (lines[0] !== '---' || end < 0) {
    const findings = [atLine(1, 'noFrontMatter')];
    return { findings, finding: (_path, code, params) => atLine(1, code, params) };
  }
  const head = readYaml(file, lines.slice(1, end).join('\n'), serviceHead, 2);
  const body = readBody(lines.slice(end + 1), (offset, code, params) => atLine(end + 2 + offset, code, params));
  const findings = [...head.findings, ...body.findings];
  const key = /^services\/([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(file)?.[1];
  if (key === undefined) findings.push(atLine(1, 'fileName'));
  if (!head.value || key === undefined || findings.length > 0) return { findings, finding: head.finding };
  const { facts, leika, ...rest } = head.value;
  const service: CityService = {
    key,
    ...(leika === undefined ? {} : { leika }),
    ...rest,
    shortAnswer: body.shortAnswer,
    facts: [
      { label: 'Gebühr', value: facts.fee },
      { label: 'Dauer', value: facts.duration },
      { label: 'Frist', value: facts.deadline },
    ],
    bodyMarkdown: body.markdown,
  };
  return { service, findings, finding: head.finding };
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
