// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a move changes, by the rules that carry it out (O12). Texts are German: they are read beside what citizens hear. */
import type { Menu, Topic } from '../menu/menu.core.ts';
import { keysOf, offeredMenu } from '../menu/menu-offered.core.ts';
import {
  effectiveStage,
  hintOf,
  topicWay,
  unofferedTopics,
  type Stage,
  type Standing,
  type Way,
} from './onboarding.core.ts';

/** One line that differs. */
export interface PreviewLine {
  readonly kind: 'menu' | 'route' | 'hint' | 'public';
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

const ways: Readonly<Record<Way, string>> = {
  notOffered: 'wird nicht angeboten',
  numberSaid: 'hört die Nummer des Fachbereichs',
  connected: 'wird direkt mit dem Fachbereich verbunden',
  team: 'kommt zum Team',
};
/** What the desk says beside a service. */
export const hintWords: Readonly<Record<Exclude<Stage, 'live'>, string>> = {
  notConnected: 'nicht angebunden',
  directory: 'nur Auskunft der Nummer',
  shadow: 'Schattenbetrieb',
  overflow: 'Überlauf',
};
const publicWords: Readonly<Record<Way, string>> = {
  notOffered: 'steht nicht auf der Seite',
  numberSaid: 'Nummer des Fachbereichs',
  connected: 'wird zum Fachbereich verbunden',
  team: 'beantwortet das Bürgertelefon',
};

/** Every line that differs between two standings. */
export function previewMove(
  before: Standing,
  after: Standing,
  { menu, topics }: { readonly menu: Menu; readonly topics: readonly Topic[] },
): readonly PreviewLine[] {
  const menus = [before, after].map((standing) => offeredMenu(menu, unofferedTopics(standing, topics)));
  const at = (which: number, topic: Topic): string => {
    const keys = menus[which] && keysOf(menus[which], topic.key);
    return keys === undefined ? 'nicht im Menü' : `Tasten ${keys}`;
  };
  const lines: PreviewLine[] = [];
  const add = (line: PreviewLine): void => {
    if (line.before !== line.after) lines.push(line);
  };
  for (const topic of topics) add({ kind: 'menu', what: topic.names.de, before: at(0, topic), after: at(1, topic) });
  for (const topic of topics) {
    const [one, other] = [topicWay(before, topic), topicWay(after, topic)];
    add({ kind: 'route', what: topic.names.de, before: ways[one], after: ways[other] });
  }
  for (const service of before.services) {
    const next = after.services.find(({ key }) => key === service.key) ?? service;
    add({ kind: 'hint', what: service.title, before: hint(before, service), after: hint(after, next) });
  }
  for (const topic of topics) {
    const [one, other] = [topicWay(before, topic), topicWay(after, topic)];
    add({ kind: 'public', what: topic.names.de, before: publicWords[one], after: publicWords[other] });
  }
  return lines;
}

function hint(standing: Standing, service: Standing['services'][number]): string {
  const department = standing.departments.find(({ key }) => key === service.department);
  const said = hintOf(effectiveStage(department?.stage ?? 'live', service.stage));
  return said === null ? 'kein Hinweis' : hintWords[said];
}
