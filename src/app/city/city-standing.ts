// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { topicWay, type Standing } from '../../features/onboarding/onboarding.core.ts';
import type { City } from './city.ts';

/** Where departments and services of a city's files stand; a number is said before it is connected. */
export function standingOf({ departments, services }: Pick<City, 'departments' | 'services'>): Standing {
  return {
    departments: departments.map(({ key, stage, number = null }) => ({ key, stage, number, connects: 'announce' })),
    services: services.map(({ key, leika = null, department, stage, titles }) => ({
      ...{ key, leika, department, stage, title: titles.de },
    })),
  };
}

/** Topics of the files that do not lead to the team: not offered, or only a number. */
export function topicsOfOthers(city: Pick<City, 'departments' | 'services' | 'topics'>): readonly string[] {
  const standing = standingOf(city);
  return city.topics.filter((topic) => topicWay(standing, topic) !== 'team').map(({ key }) => key);
}
