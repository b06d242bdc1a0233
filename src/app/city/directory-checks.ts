// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Mistakes with places and people of the directory: deputies and accounts that are not there (SD18). */
import { deputyFault } from '../../features/directory/stand-in.core.ts';
import type { CityFiles } from './city-files.ts';
import type { Finding } from './city-problem.ts';

const standInWords = {
  deputyItself: 'ownDeputy',
  deputyUnknown: 'noStandIn',
  deputyCircle: 'standInCircle',
  deputyNotJoined: 'standInNotJoined',
} as const;

/** Departments that stand in for others, by the rules of the screens (D17). */
export function standInFindings({ departments }: CityFiles): Finding[] {
  const rows = departments.value ?? [];
  const all = rows.map(({ key, deputy = null, stage }) => ({ key, deputy, joined: stage !== 'notConnected' }));
  return all.flatMap(({ key, deputy }, i) => {
    const fault = deputy === null ? undefined : deputyFault(all, key, deputy);
    if (deputy === null || fault === undefined) return [];
    const about = fault === 'deputyCircle' ? key : deputy;
    return [departments.finding([i, 'deputy'], standInWords[fault], { key: about })];
  });
}

export function entryFindings({ directory, departments, team }: CityFiles): Finding[] {
  const rows = directory.value ?? [];
  // A department's central number is an entry under the department's key (D13).
  const central = departments.value?.filter(({ number }) => number !== undefined).map(({ key }) => key);
  const known = central && new Set([...rows.map(({ key }) => key), ...central]);
  const users = team.value && new Set(team.value.map(({ user }) => user.toLowerCase()));
  return rows.flatMap(({ key, deputy, user }, i) => {
    const findings: Finding[] = [];
    if (deputy === key) findings.push(directory.finding([i, 'deputy'], 'ownDeputy', { key }));
    else if (deputy !== undefined && known && !known.has(deputy))
      findings.push(directory.finding([i, 'deputy'], 'noDeputy', { key: deputy }));
    if (user !== undefined && users && !users.has(user.toLowerCase()))
      findings.push(directory.finding([i, 'user'], 'noUser', { key: user }));
    if (user !== undefined && rows.findIndex((one) => one.user?.toLowerCase() === user.toLowerCase()) < i)
      findings.push(directory.finding([i, 'user'], 'userTwice', { key: user }));
    return findings;
  });
}
