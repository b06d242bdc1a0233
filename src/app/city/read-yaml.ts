// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Reads one YAML text into a checked shape; every mistake is found with its line, not only the first. */
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import { isProblemCode, type Finding, type ProblemCode } from './city-problem.ts';

type Path = readonly PropertyKey[];

/** A file that was read: its value if it had the right shape, its mistakes, and where a part of it stands. */
export interface Read<Value> {
  readonly value?: Value;
  readonly findings: readonly Finding[];
  /** A mistake at a part of this file, for checks that need other files too. */
  finding(path: Path, code: ProblemCode, params?: Finding['params']): Finding;
}

/** `firstLine` = the line of the file at which the text begins (front matter begins at 2). */
export function readYaml<Shape extends z.ZodType>(
  file: string,
  text: string,
  shape: Shape,
  firstLine = 1,
): Read<z.output<Shape>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe', prettyErrors: false });
  const finding: Read<unknown>['finding'] = (path, code, params = {}) => ({
    file,
    line: lineOf(document, lines, path) + firstLine - 1,
    code,
    params,
  });
  const at = (offset: number, code: ProblemCode, params: Finding['params']): Finding => ({
    ...{ file, code, params },
    line: lines.linePos(offset).line + firstLine - 1,
  });
  const broken = [
    ...document.errors.map(({ code, message, pos }) =>
      code === 'DUPLICATE_KEY'
        ? at(pos[0], 'yamlTwice', { key: wordAt(text, pos[0]) })
        : at(pos[0], 'unreadable', { detail: message }),
    ),
    // Looked for only where there can be any: a city has a hundred files.
    ...(/(?:^|[\s[{,:-])[&*]\S/m.test(text) ? aliasesIn(document) : []).map(({ name, offset }) =>
      at(offset, 'yamlAlias', { key: name }),
    ),
  ];
  if (broken.length > 0) return { findings: broken, finding };
  const content: unknown = document.toJS();
  const parsed = shape.safeParse(content);
  if (parsed.success) return { value: parsed.data, findings: [], finding };
  const findings = parsed.error.issues.flatMap((issue) => findingsOf(issue, content, finding));
  return { findings, finding };
}

/** Anchors and aliases: nobody who edits a city expects them, and a few of them unfold to gigabytes. */
function aliasesIn(document: Document): readonly { readonly name: string; readonly offset: number }[] {
  const found: { name: string; offset: number }[] = [];
  visit(document, {
    Alias: (_key, node) => void found.push({ name: `*${node.source}`, offset: node.range?.[0] ?? 0 }),
    Node: (_key, node) => {
      if ('anchor' in node && node.anchor !== undefined)
        found.push({ name: `&${node.anchor}`, offset: node.range?.[0] ?? 0 });
    },
  });
  return found;
}

function wordAt(text: string, offset: number): string {
  return /^["']?([^:"'\n]*)/.exec(text.slice(offset))?.[1]?.trim() ?? '';
}

function findingsOf(issue: z.core.$ZodIssue, content: unknown, finding: Read<unknown>['finding']): Finding[] {
  const at = (code: ProblemCode, params?: Finding['params']): Finding => finding(issue.path, code, params);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => finding([...issue.path, key], 'unknownKey', { key }));
  if (issue.path.length > 0 && partOf(content, issue.path) === undefined)
    return [at('missing', { key: String(issue.path.at(-1)) })];
  if (isProblemCode(issue.message)) return [at(issue.message, paramsOf(issue))];
  if (issue.code === 'invalid_value') return [at('notAllowed', { allowed: issue.values.map(String).join(', ') })];
  if (issue.code === 'invalid_key') return [at('key')];
  return [
    at('shape', {
      expected: issue.code === 'invalid_type' ? (nameOf[issue.expected] ?? issue.expected) : issue.message,
    }),
  ];
}

const nameOf: Readonly<Record<string, string>> = {
  object: '„Name: Wert“ / "name: value"',
  array: '[ … , … ]',
  record: '„Name: Wert“ / "name: value"',
  string: 'Text / text',
};

function partOf(content: unknown, path: Path): unknown {
  let part = content;
  for (const key of path) {
    if (typeof part !== 'object' || part === null) return undefined;
    part = (part as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return part;
}

function paramsOf(issue: z.core.$ZodIssue): Finding['params'] {
  const params = issue.code === 'custom' ? issue.params : undefined;
  return Object.fromEntries(
    Object.entries(params ?? {}).filter((e): e is [string, string | number] =>
      ['string', 'number'].includes(typeof e[1]),
    ),
  );
}

/** The line of a part (of its name, if it has one), or of the nearest part around it that exists. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  let place = document.contents?.range?.[0] ?? 0;
  let node: unknown = document.contents;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === String(step));
      if (!pair) break;
      place = isScalar(pair.key) ? (pair.key.range?.[0] ?? place) : place;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      place = isNode(node) ? (node.range?.[0] ?? place) : place;
    } else break;
  }
  return lines.linePos(place).line;
}
