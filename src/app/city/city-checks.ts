// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Checks that need more than one part of the city: names that must exist, the menu, the announcements. */
import { everyTopic } from '../../features/agent/agent.core.ts';
import { leadsToUs } from '../../features/directory/own-number.core.ts';
import { checkMenu, type Menu, type MenuChoice, type MenuProblem } from '../../features/menu/menu.core.ts';
import { requiredPrompts } from '../../features/menu/prompt.core.ts';
import { isLanguage, languages } from '../../lib/pure/language.ts';
import type { CityFiles } from './city-files.ts';
import type { Finding, ProblemCode } from './city-problem.ts';
import { dayFindings, departmentFindings } from './day-checks.ts';
import { entryFindings, standInFindings } from './directory-checks.ts';
import { dutyFindings } from './duty-file.ts';
import { situationFindings } from './situation-checks.ts';
import type { ServiceRead } from './service-file.ts';

/** The menu of a city in the words of its feature. */
export function menuOf(file: NonNullable<CityFiles['menu']['value']>): Menu {
  return {
    root: file.root,
    languages: file.languages,
    nodes: file.nodes.map((node) => ({
      key: node.key,
      ...(node.name !== undefined && { name: node.name }),
      choices: node.choices.map((choice) => ({
        key: choice.key as MenuChoice['key'], // checkMenu refuses other keys before anybody sees this menu
        labels: choice.labels,
        leadsTo:
          choice.topic === undefined
            ? { kind: 'node', node: choice.node ?? '' }
            : { kind: 'topic', topic: choice.topic },
      })),
    })),
  };
}

/** Mistakes between the files; a file that could not be read is not blamed on the others. */
export function crossFindings(files: CityFiles, services: readonly ServiceRead[]): readonly Finding[] {
  return [
    ...keyFindings(files),
    ...referenceFindings(files, services),
    ...menuFindings(files),
    ...promptFindings(files),
    ...teamFindings(files),
    ...newsFindings(files),
    ...hoursFindings(files),
    ...dayFindings(files),
    ...departmentFindings(files),
    ...entryFindings(files),
    ...standInFindings(files),
    ...dutyFindings(files),
    ...ownNumberFindings(files),
    ...situationFindings(files['life-situations'], services),
  ];
}

function keyFindings(files: CityFiles): Finding[] {
  const twice = (
    read: CityFiles['topics' | 'departments' | 'directory' | 'team'],
    field: 'key' | 'user',
  ): Finding[] => {
    const keys = (read.value ?? []).map((row) => ('key' in row ? row.key : row.user));
    return keys.flatMap((key, i) => (keys.indexOf(key) < i ? [read.finding([i, field], 'twice', { key })] : []));
  };
  // A department's central number stands in the directory under the department's own key.
  const departments = keysOf(files.departments.value);
  const taken = (files.directory.value ?? []).flatMap(({ key }, i) =>
    departments?.has(key) ? [files.directory.finding([i, 'key'], 'twice', { key })] : [],
  );
  return [
    ...taken,
    ...twice(files.topics, 'key'),
    ...twice(files.departments, 'key'),
    ...twice(files.directory, 'key'),
    ...twice(files.team, 'user'),
  ];
}

function referenceFindings(files: CityFiles, services: readonly ServiceRead[]): Finding[] {
  const departments = keysOf(files.departments.value);
  const topics = keysOf(files.topics.value);
  const leikas = services.map((read) => read.service?.leika);
  const noDepartment = (key: string | undefined): boolean =>
    departments !== undefined && key !== undefined && !departments.has(key);
  const findings: Finding[] = [];
  files.topics.value?.forEach((topic, i) => {
    const { department, service } = topic;
    if (noDepartment(department))
      findings.push(files.topics.finding([i, 'department'], 'noDepartment', { key: department }));
    if (service !== undefined && services.every((read) => read.service) && !leikas.includes(service))
      findings.push(files.topics.finding([i, 'service'], 'noService', { key: service }));
  });
  files.directory.value?.forEach(({ department }, i) => {
    if (noDepartment(department))
      findings.push(files.directory.finding([i, 'department'], 'noDepartment', { key: department }));
  });
  services.forEach(({ service, finding }, i) => {
    if (!service) return;
    const { department, topic, leika } = service;
    if (noDepartment(department)) findings.push(finding(['department'], 'noDepartment', { key: department }));
    if (topics && topic !== undefined && !topics.has(topic))
      findings.push(finding(['topic'], 'noTopic', { key: topic }));
    service.places?.forEach(({ place, department: other }, at) => {
      if (noDepartment(other)) findings.push(finding(['places', at], 'noDepartment', { key: other }));
      if (service.places?.some((one, before) => before < at && one.place === place))
        findings.push(finding(['places', at], 'placeTwice', { key: place }));
    });
    if (leika !== undefined && leikas.indexOf(leika) < i) findings.push(finding(['leika'], 'twice', { key: leika }));
  });
  return findings;
}

/** A number that leads back to the hotline would send a caller who is passed on round in circles (D1, D2). */
function ownNumberFindings(files: CityFiles): Finding[] {
  const city = files.city.value;
  if (!city) return [];
  const own = { numbers: city.dialled, main: city.number };
  return [files.departments, files.directory].flatMap((file) =>
    (file.value ?? []).flatMap(({ number }, i) =>
      number !== undefined && leadsToUs(number, own) ? [file.finding([i, 'number'], 'numberOwn')] : [],
    ),
  );
}

function menuFindings(files: CityFiles): Finding[] {
  const menu = files.menu.value;
  const topics = keysOf(files.topics.value);
  if (!menu || !topics) return [];
  return checkMenu(menuOf(menu), topics).map((problem) => {
    const node = menu.nodes.findLastIndex((n) => n.key === problem.node);
    const place =
      problem.node === undefined
        ? [problem.code === 'rootMissing' ? 'root' : 'languages']
        : [
            'nodes',
            node,
            ...(problem.choice === undefined ? [] : ['choices', problem.choice, ...partOfChoice[problem.code]]),
          ];
    const { node: name = '', detail = '' } = problem;
    return files.menu.finding(place, `menu_${problem.code}` satisfies ProblemCode, { node: name, detail });
  });
}

/** Which line of a choice a mistake is about. */
const partOfChoice: Record<MenuProblem['code'], readonly string[]> = {
  rootMissing: [],
  nodeTwice: [],
  nodeMissing: ['node'],
  nodeEmpty: [],
  nodeUnreachable: [],
  tooManyChoices: [],
  keyTwice: ['key'],
  keyUnknown: ['key'],
  labelMissing: ['labels'],
  topicMissing: ['topic'],
  loop: ['node'],
  tooDeep: ['node'],
  languageMissing: [],
  languageTwice: [],
};

function promptFindings(files: CityFiles): Finding[] {
  const { announcements, menu } = files;
  const prompts = announcements.value?.prompts;
  if (!announcements.value || !prompts) return [];
  const generated: readonly string[] = languages.map((language) => `language-menu-${language}`);
  const required = requiredPrompts.filter((name) => !generated.includes(name));
  const known = new Set<string>([...required, ...(menu.value?.nodes ?? []).map((node) => `menu-${node.key}`)]);
  const findings = required
    .filter((name) => !(name in prompts))
    .map((key) => announcements.finding(['prompts'], 'promptMissing', { key }));
  for (const [name, texts] of Object.entries(prompts)) {
    if (!known.has(name) && menu.value)
      findings.push(announcements.finding(['prompts', name], 'promptUnknown', { key: name }));
    findings.push(...placeFindings(announcements, ['prompts', name], texts, name === 'closed' ? ['{hours}'] : []));
  }
  findings.push(...placeFindings(announcements, ['languageMenu'], announcements.value.languageMenu, ['{key}']));
  const { choice, person, ticket, privacy } = announcements.value.menu;
  findings.push(...placeFindings(announcements, ['menu', 'choice'], choice, ['{label}', '{key}']));
  findings.push(...placeFindings(announcements, ['menu', 'person'], person, []));
  findings.push(...placeFindings(announcements, ['menu', 'ticket'], ticket, []));
  findings.push(...placeFindings(announcements, ['menu', 'privacy'], privacy, []));
  return [...findings, ...recordedFindings(files)];
}

/** Words of recordings nobody plays: the name is misspelt. */
function recordedFindings(files: CityFiles): Finding[] {
  const { announcements } = files;
  const isPlayed = playedIn(files);
  return Object.keys(announcements.value?.recordings ?? {}).flatMap((key) =>
    isPlayed(key) ? [] : [announcements.finding(['recordings', key], 'recordingUnknown', { key: `${key}.wav` })],
  );
}

/** Whether somebody hears the recording `LANGUAGE/NAME`; of files that cannot be read everything may be heard. */
export function playedIn({ announcements, menu }: CityFiles): (key: string) => boolean {
  if (!announcements.value || !menu.value) return () => true;
  const names = new Set([
    ...Object.keys(announcements.value.prompts),
    ...menu.value.nodes.map(({ key }) => `menu-${key}`),
    ...languages.map((language) => `language-menu-${language}`),
  ]);
  return (key) => {
    const [language = '', name = '', ...more] = key.split('/');
    return isLanguage(language) && names.has(name) && more.length === 0;
  };
}

function placeFindings(
  read: CityFiles['announcements'],
  path: readonly string[],
  texts: Readonly<Record<string, string>>,
  places: readonly string[],
): Finding[] {
  return Object.entries(texts).flatMap(([language, text]) => {
    const used: readonly string[] = text.match(/\{[^}]*\}/g) ?? [];
    const missing = places.filter((place) => !used.includes(place));
    const unknown = used.filter((place) => !places.includes(place));
    return [
      ...missing.map((place) => read.finding([...path, language], 'placeMissing', { place })),
      ...unknown.map((place) => read.finding([...path, language], 'placeUnknown', { place })),
    ];
  });
}

function teamFindings(files: CityFiles): Finding[] {
  const departments = keysOf(files.departments.value);
  const topics = keysOf(files.topics.value);
  const { team } = files;
  return (team.value ?? []).flatMap((member, i) => {
    const findings: Finding[] = [];
    const { department } = member;
    if (member.homeOffice && !member.phones.includes('browser'))
      findings.push(team.finding([i, 'phones'], 'homeOfficePhone'));
    if (department !== undefined && departments && !departments.has(department))
      findings.push(team.finding([i, 'department'], 'noDepartment', { key: department }));
    if (member.roles.includes('clerk') && department === undefined) findings.push(team.finding([i], 'clerkDepartment'));
    const ownTopics = member.topics === 'all' ? [...(topics ?? [])] : Object.keys(member.topics);
    const speaks = Object.keys(member.languages).filter(isLanguage);
    // As on the screens (PE4): who knows no topic yet helps where nobody knows it better.
    if (member.roles.includes('agent') && speaks.length === 0) findings.push(team.finding([i], 'agentLanguage'));
    for (const key of ownTopics)
      if (topics && key !== everyTopic && !topics.has(key))
        findings.push(team.finding([i, 'topics', key], 'noTopic', { key }));
    return findings;
  });
}

function newsFindings({ news, topics }: CityFiles): Finding[] {
  const known = keysOf(topics.value);
  return (news.value ?? []).flatMap((message, i) =>
    message.topics.flatMap((key, at) =>
      known && !known.has(key) ? [news.finding([i, 'topics', at], 'noTopic', { key })] : [],
    ),
  );
}

function hoursFindings(files: CityFiles): Finding[] {
  const weekly = files.hours.value?.weekly;
  return weekly && Object.values(weekly).every((spans) => spans.length === 0)
    ? [files.hours.finding(['weekly'], 'noHours')]
    : [];
}

/** A language that lacks every announcement is one mistake, not sixty. */
export function languagesWithoutPrompts(findings: readonly Finding[]): readonly Finding[] {
  const lacking = (language: string) => (one: Finding) =>
    one.file === 'announcements.yaml' && one.code === 'missing' && one.params['key'] === language;
  let left = findings;
  for (const language of languages) {
    const missing = left.filter(lacking(language));
    const first = missing[0];
    if (first === undefined || missing.length < requiredPrompts.length - languages.length) continue;
    const one: Finding = { ...first, code: 'languageWithoutPrompts', params: { key: language } };
    left = [...left.filter((finding) => !lacking(language)(finding)), one];
  }
  return left;
}

function keysOf(rows: readonly { readonly key: string }[] | undefined): ReadonlySet<string> | undefined {
  return rows && new Set(rows.map((row) => row.key));
}
