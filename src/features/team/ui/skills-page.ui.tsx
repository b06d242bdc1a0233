// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { languages } from '../../../lib/pure/language.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine, Panel } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { listTeam, type TeamPerson } from '../../account/person.contract.ts';
import { topicLevel, type Level } from '../../agent/agent.core.ts';
import { getCover, type ShownGap } from '../roster.contract.ts';
import { useTeamTexts } from '../team.texts.ts';
import { Gaps } from './gaps.ui.tsx';
import { TableFrame } from './table-frame.ui.tsx';
import './team.css';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly levelOf: (person: TeamPerson) => Level | undefined;
}

/** Who knows which language and which topic, and what is missing. */
export function SkillsPage(): ReactNode {
  const t = useTeamTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText();
  const team = useEndpoint(listTeam, {});
  const cover = useEndpoint(getCover, {});
  const error = team.error ?? cover.error;
  const people = (team.data?.people ?? []).filter(
    ({ active, roles, languages: own }) =>
      active && roles.some((role) => role === 'agent' || role === 'lead') && Object.keys(own).length > 0,
  );
  const topics = team.data?.topics ?? [];
  const spoken = languages.map((tag): Row => ({
    id: tag,
    name: languageName(tag, ui),
    levelOf: (person) => person.languages[tag],
  }));
  const known = topics.map((topic): Row => ({
    id: topic.key,
    name: topic[ui],
    levelOf: (person) => topicLevel(person.topics, topic.key),
  }));
  return (
    <>
      <p className="ui-muted">{t.skillsLead}</p>
      {error && (
        <Notice tone="warning" title={t.loadFailed} live="polite">
          {errorText(error)}
        </Notice>
      )}
      {!team.data && !error && <LoadingLine label={t.loading} />}
      {cover.data && (
        <Gaps
          gaps={cover.data.gaps.toSorted((a, b) => Number(isOfRoster(a)) - Number(isOfRoster(b)))}
          topicName={(key) => topics.find((topic) => topic.key === key)?.[ui] ?? key}
        />
      )}
      {team.data && (
        <>
          <Matrix title={t.languagesTable} rows={spoken} people={people} />
          <Matrix title={t.topicsTable} rows={known} people={people} />
        </>
      )}
    </>
  );
}

/** Skills come first here, days after them. */
function isOfRoster({ kind }: ShownGap): boolean {
  return kind !== 'languageSkill' && kind !== 'topicSkill';
}

/** Languages or topics as lines, people as columns, the sum at the end: it has many lines, and few people fit a screen. */
function Matrix({
  title,
  rows,
  people,
}: {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly people: readonly TeamPerson[];
}): ReactNode {
  const t = useTeamTexts();
  return (
    <Panel title={title}>
      <TableFrame label={title}>
        <table className="ui-table team-matrix">
          <thead>
            <tr>
              <th scope="col">{title}</th>
              {people.map(({ accountId, displayName }) => (
                <th key={accountId} scope="col">
                  {displayName}
                </th>
              ))}
              <th scope="col">{t.sum}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, levelOf }) => {
              const levels = people.map(levelOf);
              const good = levels.filter((level) => level === 'good').length;
              const help = levels.filter((level) => level === 'canHelp').length;
              return (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  {people.map((person, at) => (
                    <td key={person.accountId} data-level={levels[at] ?? 'none'}>
                      {levels[at] === undefined ? t.not : t[levels[at]]}
                    </td>
                  ))}
                  <td data-hole={good === 0 || undefined} className="team-sum">
                    <span aria-hidden="true">{good + help === 0 ? t.hole : t.sumOf(good, help)}</span>
                    <span className="ui-hidden">{good + help === 0 ? t.hole : t.sumSpoken(good, help)}</span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}
