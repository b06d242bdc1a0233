// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { languages, type Language } from '../../../lib/pure/language.ts';
import { nowMs } from '../../../platform/clock.ts';
import type { Reply } from '../../../ui/api.ts';
import { ActionButton } from '../../../ui/button.tsx';
import { Checkbox, RadioGroup } from '../../../ui/check.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { dayOf, formatTime } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/page.tsx';
import { useCommand, useEndpoint } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { listTeam } from '../../account/person.contract.ts';
import { rehearseCall, type RehearsedPerson } from '../routing.contract.ts';
import { useRoutingTexts } from '../routing.texts.ts';
import './routing.css';

type TeamKind = 'now' | 'roster' | 'people';
const agains = ['no', 'second', 'redial', 'lost'] as const;
type Again = (typeof agains)[number];

/** A made-up call, and what the queue would do with it. */
export function RoutingTrial(): ReactNode {
  const t = useRoutingTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const team = useEndpoint(listTeam, {});
  const { mutate, data, error, isPending } = useCommand(rehearseCall);
  const [language, setLanguage] = useState<Language>('de');
  const [topic, setTopic] = useState('');
  const [again, setAgain] = useState<Again>('no');
  const [kind, setKind] = useState<TeamKind>('now');
  const [day, setDay] = useState(() => dayOf(nowMs()));
  const [time, setTime] = useState(() => formatTime(new Date(nowMs()).toISOString(), 'de'));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const people = (team.data?.people ?? []).filter(
    ({ active, roles, languages: own }) =>
      active && roles.some((role) => role === 'agent' || role === 'lead') && Object.keys(own).length > 0,
  );
  // Without a topic nobody can be known to come back on the same matter (C121).
  const missingTopic = again === 'second' && topic === '' ? t.missingTopic : undefined;
  const missing = kind === 'people' && chosen.length === 0 ? t.missingPeople : missingTopic;
  const ask = (): void => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    const duty =
      kind === 'now'
        ? { kind }
        : kind === 'roster'
          ? { kind, day, minute: hour * 60 + minute }
          : { kind, accountIds: [...chosen] };
    mutate({ body: { language, topic: topic === '' ? null : topic, again, team: duty } });
  };
  return (
    <Panel title={t.tryTitle}>
      <p className="ui-muted ui-small">{t.tryLead}</p>
      <div className="routing-trial">
        <Select
          label={t.callIn}
          choices={languages.map((tag) => ({ id: tag, name: languageName(tag, ui) }))}
          value={language}
          onChange={setLanguage}
        />
        <Select
          label={t.callOn}
          choices={[
            { id: '', name: t.noTopic },
            ...(team.data?.topics ?? []).map((one) => ({ id: one.key, name: one[ui] })),
          ]}
          value={topic}
          onChange={setTopic}
        />
        <Select
          label={t.again}
          choices={agains.map((id) => ({ id, name: t.againChoices[id] }))}
          value={again}
          onChange={setAgain}
        />
      </div>
      <RadioGroup
        label={t.team}
        choices={[
          { id: 'now', name: t.teamNow },
          { id: 'roster', name: t.teamRoster },
          { id: 'people', name: t.teamPeople },
        ]}
        value={kind}
        onChange={setKind}
      />
      {kind === 'roster' && (
        <div className="routing-trial">
          <TextField label={t.day} type="date" value={day} onChange={setDay} />
          <TextField label={t.time} type="time" value={time} onChange={setTime} />
        </div>
      )}
      {kind === 'people' && (
        <div className="routing-people" role="group" aria-label={t.people}>
          {people.map(({ accountId, displayName }) => (
            <Checkbox
              key={accountId}
              checked={chosen.includes(accountId)}
              onChange={(isOn) => setChosen(isOn ? [...chosen, accountId] : chosen.filter((id) => id !== accountId))}
            >
              {displayName}
            </Checkbox>
          ))}
        </div>
      )}
      <div>
        <ActionButton variant="primary" busy={isPending} disabledReason={missing} onPress={ask}>
          {t.ask}
        </ActionButton>
      </div>
      {error && (
        <Notice tone="warning" live="assertive">
          {errorText(error)}
        </Notice>
      )}
      {data && !error && <Answer answer={data} />}
    </Panel>
  );
}

function Answer({ answer }: { readonly answer: Reply<typeof rehearseCall> }): ReactNode {
  const t = useRoutingTexts();
  const { steps, never, orderKnown, now, open, team } = answer;
  const name = ({ displayName, hindered }: RehearsedPerson): string =>
    hindered === null ? displayName : `${displayName} (${t.hindered[hindered]})`;
  const who = (people: readonly RehearsedPerson[]): string => {
    const names = people.map(name);
    if (names.length < 2) return names.join('');
    return orderKnown ? names.join(t.thenNext) : t.longestFree(names.join(t.or));
  };
  const asked = steps.filter(({ people }) => people.length > 0);
  const parts = asked.map(({ afterSeconds, people }, at) => {
    if (at > 0) return t.later(afterSeconds, who(people));
    return afterSeconds === 0 ? t.first(who(people)) : t.firstLater(afterSeconds, who(people));
  });
  const rings = team.find(({ accountId }) => accountId === now?.rings);
  return (
    <div className="routing-answer" role="status">
      {open === false && <p>{t.closed}</p>}
      <p>
        <strong>
          {team.length === 0 ? t.nobodyOnDuty : parts.length === 0 ? t.noStep : [...parts, t.end].join('; ')}
        </strong>
      </p>
      {now && team.length > 0 && <p>{rings ? t.nowRings(rings.displayName) : t.nowWaits}</p>}
      {now && now.ahead > 0 && <p>{t.ahead(now.ahead)}</p>}
      {never.length > 0 && (
        <p className="ui-muted">{t.never(never.map(({ displayName }) => displayName).join(', '))}</p>
      )}
    </div>
  );
}
