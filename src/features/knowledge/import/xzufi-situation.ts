// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The life situations of an XZuFi `leistung`: its categories of that class (IM22). Systems write them differently; all is taken. */
import type { DeliveredSituation } from '../life-situations/life-situation.core.ts';
import { articleLanguage } from './entry.core.ts';
import { lineOf } from './html-markdown.ts';
import type { XmlNode } from './xzufi-entry.ts';

/** Where systems put what a service is sorted under. */
const elements = ['kategorie', 'klassifizierung'];
/** How the class calls itself: by its name, its id, or the list a code is from. */
const isSituation = /lebenslage|life.?situation/i;

/** Each once, with its code (or id) and its German name; categories of other classes are none of ours. */
export function situationsOfLeistung(leistung: XmlNode): readonly DeliveredSituation[] {
  const found = leistung.children
    .filter(({ name }) => elements.includes(name))
    .filter((node) => isSituation.test(classOf(node)))
    .map((node) => ({ code: short(wordsOf(node, ['code', 'id'])), name: short(germanName(node)) }))
    .filter(({ code, name }) => code !== '' || name !== '');
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/** Everything by which a category says of which class it is; never its own name. */
function classOf(node: XmlNode): string {
  const said = ({ attributes, children, text }: XmlNode): string =>
    [...attributes.values(), text, ...children.map(said)].join(' ');
  return [
    ...node.attributes.values(),
    ...node.children.flatMap((child) =>
      child.name === 'klasse' ? [said(child)] : child.name === 'bezeichnung' ? [] : [...child.attributes.values()],
    ),
  ].join(' ');
}

function wordsOf(node: XmlNode, names: readonly string[]): string {
  for (const name of names) {
    const words = lineOf(node.children.find((child) => child.name === name)?.text ?? '');
    if (words !== '') return words;
  }
  return '';
}

/** A name without a language is German. */
function germanName(node: XmlNode): string {
  const german = node.children.filter(
    ({ name, attributes }) =>
      ['bezeichnung', 'name'].includes(name) &&
      articleLanguage(attributes.get('languageCode') ?? attributes.get('lang') ?? 'de') === 'de',
  );
  return (
    german.map(({ text }) => lineOf(text)).find((words) => words !== '') ??
    (node.children.length === 0 ? lineOf(node.text) : '')
  );
}

const short = (words: string): string => words.slice(0, 200);
