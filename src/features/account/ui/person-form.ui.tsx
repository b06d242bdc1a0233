// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { roles as allRoles, type Role } from '../../../lib/contract.ts';
import { languages } from '../../../lib/pure/language.ts';
import { ApiError } from '../../../ui/api.ts';
import { Checkbox } from '../../../ui/check.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { everyTopic } from '../../agent/agent.core.ts';
import { addPerson, changePerson, listTeam, type PersonLink, type TeamPerson } from '../person.contract.ts';
import type { PersonText } from '../person.core.ts';
import { usePersonTexts } from '../person.texts.ts';
import { LevelChoices, type Levels } from './level-choices.ui.tsx';
import { PersonConflict } from './person-conflict.ui.tsx';
import { hoursText, readHours, type TopicName } from './person-words.ui.ts';
import './people.css';

const blank: PersonText = {
  ...{ name: '', displayName: '', roles: ['agent'], departmentId: null, languages: { de: 'good' }, topics: {} },
  ...{ phones: ['browser', 'desk'], deskNumber: null, homeOffice: false, weeklyMinutes: null },
};
/** Roles in the order of how often they are given. */
const offered: readonly Role[] = ['agent', 'lead', 'editor', 'clerk', 'council', 'admin'];

/** What the form can choose from. */
export interface PersonChoices {
  readonly topics: readonly TopicName[];
  readonly departments: readonly { readonly departmentId: string; readonly name: string }[];
  /** The administrators' role can be given only by them. */
  readonly mayMakeAdmins: boolean;
}

/** The form of a new person (`person` null) or of one who is there. */
export function PersonForm({
  person,
  latest,
  choices,
  onClose,
  onAdded,
}: {
  readonly person: TeamPerson | null;
  /** The same person as the list shows them by now: somebody else may have been faster. */
  readonly latest: TeamPerson | null;
  readonly choices: PersonChoices;
  readonly onClose: () => void;
  readonly onAdded: (person: TeamPerson, link: PersonLink) => void;
}): ReactNode {
  const t = usePersonTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const add = useCommand(addPerson);
  const change = useCommand(changePerson);
  const [text, setText] = useState<PersonText>(() => (person ? textOf(person) : blank));
  const [hours, setHours] = useState(() =>
    person === null || person.weeklyMinutes === null ? '' : hoursText(person.weeklyMinutes, ui),
  );
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const [version, setVersion] = useState(person?.version ?? 0);
  const [conflict, setConflict] = useState(false);
  const put = (changes: Partial<PersonText>): void => setText({ ...text, ...changes });
  const weeklyMinutes = readHours(hours);
  const isReady =
    text.name.trim().length >= 2 &&
    text.displayName.trim() !== '' &&
    text.roles.length > 0 &&
    text.phones.length > 0 &&
    weeklyMinutes !== undefined;
  const asked = { ...text, weeklyMinutes: weeklyMinutes ?? null };

  const save = (seen = version): void => {
    setTried(true);
    if (!isReady) return;
    const body = { ...mutable(asked), why };
    if (!person) {
      add.mutate(
        { body },
        {
          onSuccess: (made) => {
            refresh(listTeam);
            onAdded(made.person, made.link);
          },
        },
      );
      return;
    }
    change.mutate(
      { params: { accountId: person.accountId }, body: { ...body, version: seen } },
      {
        onSuccess: (saved) => {
          refresh(listTeam);
          showToast('success', t.saved(saved.displayName));
          onClose();
        },
        onError: (error) => {
          refresh(listTeam);
          if (error instanceof ApiError && error.code === 'versionChanged') setConflict(true);
        },
      },
    );
  };
  const error = add.error ?? change.error;
  const shownError = error instanceof ApiError && error.code === 'versionChanged' && person ? null : error;
  const isClerk = text.roles.includes('clerk');

  if (conflict && person && latest && latest.version !== version)
    return (
      <PersonConflict
        theirs={latest}
        mine={asked}
        choices={choices}
        onResolve={(how) => {
          setConflict(false);
          change.reset();
          if (how === 'later') return;
          setVersion(latest.version);
          if (how === 'mine') return save(latest.version);
          setText(textOf(latest));
          setHours(latest.weeklyMinutes === null ? '' : hoursText(latest.weeklyMinutes, ui));
        }}
      />
    );
  return (
    <ConfirmDialog
      title={person ? t.formChange(person.displayName) : t.formNew}
      cancel={t.cancel}
      confirm={person ? t.save : t.create}
      width="normal"
      busy={add.isPending || change.isPending}
      onCancel={onClose}
      onConfirm={() => save()}
    >
      <div className="people-form">
        <div className="people-form-two">
          <TextField
            label={t.displayName}
            value={text.displayName}
            onChange={(displayName) => put({ displayName })}
            maxLength={200}
            autoFocus
            error={tried && text.displayName.trim() === '' ? t.missing : undefined}
          />
          <TextField
            label={t.userName}
            hint={t.userNameHint}
            value={text.name}
            onChange={(name) => put({ name })}
            maxLength={80}
            autoComplete="off"
            error={tried && text.name.trim().length < 2 ? t.missing : undefined}
          />
        </div>
        <fieldset className="people-ticks">
          <legend>{t.rolesLabel}</legend>
          {offered
            .filter((role) => role !== 'admin' || choices.mayMakeAdmins)
            .map((role) => (
              <Checkbox
                key={role}
                checked={text.roles.includes(role)}
                onChange={(isOn) =>
                  put({ roles: allRoles.filter((one) => (one === role ? isOn : text.roles.includes(one))) })
                }
              >
                {t.roles[role]}
              </Checkbox>
            ))}
          {tried && text.roles.length === 0 && <p className="ui-field-error">{t.missing}</p>}
        </fieldset>
        {(isClerk || text.departmentId !== null) && (
          <Select
            label={`${t.department} (${t.departmentHint})`}
            choices={[
              { id: '', name: t.noDepartment },
              ...choices.departments.map(({ departmentId, name }) => ({ id: departmentId, name })),
            ]}
            value={text.departmentId ?? ''}
            onChange={(id) => put({ departmentId: id === '' ? null : id })}
          />
        )}
        <LevelChoices
          label={t.languagesLabel}
          rows={languages.map((tag) => ({ id: tag, name: languageName(tag, ui) }))}
          words={{ good: t.good, canHelp: t.canHelp, none: t.not }}
          value={text.languages}
          onChange={(spoken) => put({ languages: spoken })}
        />
        <LevelChoices
          label={t.topicsLabel}
          hint={t.everyTopicHint}
          rows={[
            { id: everyTopic, name: t.everyTopic },
            ...choices.topics.map((topic) => ({ id: topic.key, name: topic[ui] })),
          ]}
          words={{
            good: t.knows,
            canHelp: t.canHelpTopic,
            none: text.topics[everyTopic] === undefined ? t.not : t.asEvery,
          }}
          firstNone={t.not}
          value={text.topics}
          onChange={(topics: Levels) => put({ topics })}
        />
        <fieldset className="people-ticks">
          <legend>{t.phonesLabel}</legend>
          {(['browser', 'desk'] as const).map((kind) => (
            <Checkbox
              key={kind}
              checked={text.phones.includes(kind)}
              onChange={(isOn) =>
                put({
                  phones: (['browser', 'desk'] as const).filter((one) =>
                    one === kind ? isOn : text.phones.includes(one),
                  ),
                })
              }
            >
              {kind === 'browser' ? t.browserPhone : t.deskPhone}
            </Checkbox>
          ))}
          <Checkbox checked={text.homeOffice} onChange={(homeOffice) => put({ homeOffice })}>
            {t.homeOffice}
          </Checkbox>
          {tried && text.phones.length === 0 && <p className="ui-field-error">{t.missing}</p>}
        </fieldset>
        <div className="people-form-two">
          <TextField
            label={t.deskNumber}
            optional={t.optional}
            value={text.deskNumber ?? ''}
            onChange={(number) => put({ deskNumber: number === '' ? null : number })}
            maxLength={40}
          />
          <TextField
            label={t.weeklyHours}
            optional={t.optional}
            hint={t.weeklyHint}
            value={hours}
            onChange={setHours}
            inputMode="decimal"
            maxLength={5}
            error={weeklyMinutes === undefined ? t.hoursWrong : undefined}
          />
        </div>
        <TextField label={t.why} optional={t.optional} value={why} onChange={setWhy} maxLength={500} />
        {shownError && (
          <Notice tone="warning" live="assertive">
            {errorText(shownError)}
          </Notice>
        )}
      </div>
    </ConfirmDialog>
  );
}

function textOf(person: TeamPerson): PersonText {
  const { name, displayName, roles, departmentId, languages: spoken, topics, phones } = person;
  const { deskNumber, homeOffice, weeklyMinutes } = person;
  return {
    name,
    displayName,
    roles,
    departmentId,
    languages: spoken,
    topics,
    phones,
    deskNumber,
    homeOffice,
    weeklyMinutes,
  };
}

function mutable(text: PersonText) {
  return {
    ...text,
    roles: [...text.roles],
    phones: [...text.phones],
    languages: { ...text.languages },
    topics: { ...text.topics },
  };
}
