// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** XZuFi 2.2 and 2.3 as a stream: one service at a time, whatever the prefixes, with entities and document types refused. */
import { SaxesParser } from 'saxes';
import { decodeText } from './decode-text.ts';
import { note, problem } from './entry.core.ts';
import { ImportRefused, type Bytes, type ReadStream } from './import-refused.ts';
import { entryOfLeistung, type XmlNode } from './xzufi-entry.ts';

/** Characters one service may have; a real one has about twenty thousand. */
const largestRecord = 2_000_000;
/** Elements one service may have within each other; a real one has about eight. */
const deepest = 60;
/** Characters without any element's end: no text of a service is that long. */
const longestStretch = 8_000_000;
const namespace = /^https?:\/\/xoev\.de\/schemata\/xzufi\/(\d+)_(\d+)_\d+$/;
const known = new Set(['2.2', '2.3']);

/** The services of an XZuFi file. */
export async function* readXzufi(bytes: Bytes): ReadStream {
  yield* readElements(bytes, 'leistung', {
    whole: entryOfLeistung,
    tooLarge: (line) => ({ problems: [problem('recordTooLarge', line, 'leistung')] }),
    deletion: (line) => ({ problems: [note('deletionIgnored', line, 'loesche')] }),
  });
}

/** The organisational units of an XZuFi file; one that is larger than any can be is left out. */
export async function* readXzufiUnits(bytes: Bytes): AsyncGenerator<XmlNode, void, undefined> {
  const left = (): undefined => undefined;
  const units = readElements<XmlNode | undefined>(bytes, 'organisationseinheit', {
    ...{ whole: (node) => node, tooLarge: left, deletion: left },
  });
  for await (const unit of units) if (unit) yield unit;
}

/** What becomes of the elements that are looked for. */
interface Wanted<Found> {
  readonly whole: (node: XmlNode) => Found;
  readonly tooLarge: (line: number) => Found;
  readonly deletion: (line: number) => Found;
}

async function* readElements<Found>(
  bytes: Bytes,
  element: string,
  wanted: Wanted<Found>,
): AsyncGenerator<Found, void, undefined> {
  const found: Found[] = [];
  const parser = new SaxesParser({ xmlns: true, position: true });
  const reading = createReading(parser, element, wanted, (entry) => void found.push(entry));
  let prolog = '';
  let last = 0;
  for await (const text of decodeText(bytes)) {
    // The parser would first read the whole document type; it is refused before its first entity.
    if (!reading.begun()) {
      prolog = (prolog + text).slice(0, 100_000);
      const doctype = /<!(?:DOCTYPE|ENTITY)/.exec(prolog);
      if (doctype && !/<[A-Za-z]/.test(prolog.slice(0, doctype.index)))
        throw new ImportRefused('doctype', lineIn(prolog, doctype.index));
    }
    parser.write(text);
    reading.rethrow();
    if (reading.ended() === last && parser.position - reading.endedAt() > longestStretch)
      throw new ImportRefused('tooLarge', parser.line);
    last = reading.ended();
    yield* found.splice(0);
  }
  parser.close();
  reading.rethrow();
  if (!reading.begun()) throw new ImportRefused('fileEmpty');
  yield* found.splice(0);
}

function lineIn(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

interface Reading {
  begun(): boolean;
  /** Elements that ended, and the character at which the last did. */
  ended(): number;
  endedAt(): number;
  rethrow(): void;
}

interface OpenNode extends XmlNode {
  text: string;
  readonly children: XmlNode[];
  readonly pieces: (string | XmlNode)[];
}

/** Collects each of the elements as a small tree and hands it on when it ends; nothing else of the file is held. */
function createReading<Found>(
  parser: SaxesParser<{ xmlns: true; position: true }>,
  element: string,
  wanted: Wanted<Found>,
  give: (entry: Found) => void,
): Reading {
  let failed: ImportRefused | undefined;
  let uri: string | undefined;
  let version = '';
  let open: OpenNode[] = [];
  let size = 0;
  let ended = 0;
  let endedAt = 0;
  const path: string[] = [];
  const fail = (refused: ImportRefused): void => void (failed ??= refused);

  parser.on('doctype', () => fail(new ImportRefused('doctype', parser.line)));
  parser.on('error', (error) => {
    const inside = path.at(-1) ?? '';
    const cut = /unclosed tag|unexpected end|must contain a root/.test(error.message);
    fail(
      new ImportRefused(
        cut ? 'cutOff' : 'xmlBroken',
        parser.line,
        cut ? inside : error.message.replace(/^\d+:\d+: /, ''),
        error,
      ),
    );
  });
  parser.on('opentag', (tag) => {
    if (failed) return;
    if (uri === undefined) {
      uri = tag.uri;
      version = versionOf(tag.uri, tag.attributes['xzufiVersion']?.value);
      if (version === '') fail(new ImportRefused('notXzufi', parser.line, tag.uri === '' ? tag.local : tag.uri));
      else if (!known.has(version)) fail(new ImportRefused('versionUnknown', parser.line, version));
    }
    path.push(tag.local);
    const attributes = Object.values(tag.attributes).map(({ local, value }) => [local, value] as const);
    const node: OpenNode = {
      name: tag.local,
      attributes: new Map(attributes),
      children: [],
      pieces: [],
      text: '',
      line: parser.line,
    };
    const parent = open.at(-1);
    if (parent) {
      if (open.length < deepest && size <= largestRecord) {
        parent.children.push(node);
        parent.pieces.push(node);
      } else size = largestRecord + 1;
      open.push(node);
    } else if (tag.local === element && tag.uri === uri) {
      open = [node];
      size = 0;
    } else if (tag.local === 'loesche' && tag.uri === uri) give(wanted.deletion(parser.line));
  });
  const take = (text: string): void => {
    const node = open.at(-1);
    if (!node || failed) return;
    size += text.length;
    if (size > largestRecord) return;
    node.text += text;
    node.pieces.push(text);
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    ended += 1;
    endedAt = parser.position;
    path.pop();
    const node = open.pop();
    if (!node || open.length > 0 || failed) return;
    if (size > largestRecord) give(wanted.tooLarge(node.line));
    else give(wanted.whole(node));
  });
  return {
    begun: () => uri !== undefined,
    ended: () => ended,
    endedAt: () => endedAt,
    rethrow: () => {
      if (failed) throw failed;
    },
  };
}

/** `2.2` or `2.3` from the namespace, the version the root names, or empty when it is no XZuFi at all. */
function versionOf(uri: string, attribute: string | undefined): string {
  const [, major, minor] = namespace.exec(uri) ?? [];
  if (major === undefined || minor === undefined) return '';
  const said = /^(\d+\.\d+)/.exec(attribute ?? '')?.[1];
  return said ?? `${major}.${minor}`;
}
