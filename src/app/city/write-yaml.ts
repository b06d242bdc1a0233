// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Values as the YAML of a city's files: the same value is always the same text. Reads back by `read-yaml.ts` to what it was. */
import { Document, isMap, isScalar, isSeq, visit, type Node } from 'yaml';

/** What files are made of; numbers and booleans are written bare, words that look like them in quotes. */
export type Writable =
  string | number | boolean | undefined | readonly Writable[] | { readonly [name: string]: Writable };

/** What stands before a part, by the path of names that leads there: `prompts/greeting`. */
export type Comments = Readonly<Record<string, string>>;

export interface YamlForm {
  /** Explains the file; lines without `#`. */
  readonly head?: string;
  /** Names of maps and lists that stand in one line, wherever they are. */
  readonly oneLine?: readonly string[];
  /** Every entry of the list at the top stands in one line. */
  readonly rowsInOneLine?: boolean;
  readonly comments?: Comments;
}

/** The text of a file. Absent values are left out, words are trimmed. */
export function yamlText(value: Writable, form: YamlForm = {}): string {
  const document = new Document(tidy(value), { aliasDuplicateObjects: false });
  const { contents } = document;
  visit(document, {
    Pair(_key, pair, path) {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      if (form.oneLine?.includes(name) && (isMap(pair.value) || isSeq(pair.value))) pair.value.flow = true;
      const comment = path.length === 2 ? form.comments?.[name] : undefined;
      if (comment !== undefined && isScalar(pair.key)) pair.key.commentBefore = commented(comment);
    },
    Collection(_key, node: Node & { items: unknown[]; flow?: boolean }) {
      if (node.items.length === 0) node.flow = true;
    },
  });
  if (form.rowsInOneLine && isSeq(contents))
    for (const item of contents.items) if (isMap(item) || isSeq(item)) item.flow = !hasLines(item);
  const text = document.toString({ lineWidth: 0, minContentWidth: 0, singleQuote: true });
  const head = form.head === undefined ? '' : `${form.head.replaceAll(/^(?=.)/gm, '# ').replaceAll(/^$/gm, '#')}\n`;
  return head + text;
}

/** Words of several lines are read better below each other. */
function hasLines(node: Node): boolean {
  let found = false;
  visit(node, {
    Scalar: (_key, { value }) => {
      found ||= typeof value === 'string' && value.includes('\n');
    },
  });
  return found;
}

function commented(text: string): string {
  return text.replaceAll(/^/gm, ' ');
}

function tidy(value: Writable): Writable {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').trim();
  if (Array.isArray(value)) return value.map((one: Writable) => tidy(one));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (one === undefined ? [] : [[name, tidy(one as Writable)]])),
  );
}
