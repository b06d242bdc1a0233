// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { Menu } from '../../../ui/menu.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState, LoadingLine } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { Table, type Column } from '../../../ui/table.tsx';
import { SearchField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { listTeam, type PersonLink, type TeamPerson } from '../person.contract.ts';
import type { Person } from '../account.contract.ts';
import { mayManage } from '../person.core.ts';
import { usePersonTexts } from '../person.texts.ts';
import { InviteDialog, SwitchDialog } from './person-deeds.ui.tsx';
import { PersonForm } from './person-form.ui.tsx';
import { LinkDialog } from './person-link.ui.tsx';
import { usePersonWords, type TopicName } from './person-words.ui.ts';
import './people.css';

type Open =
  | { readonly kind: 'new' }
  | { readonly kind: 'change' | 'switch' | 'invite'; readonly person: TeamPerson }
  | { readonly kind: 'link'; readonly name: string; readonly link: PersonLink };

/** Somebody at work and the state of their phone change by themselves. */
const askAgainMs = 15_000;

/** The people of the team: a list, and windows to add, change, invite and switch off. */
export function PeoplePage({ me }: { readonly me: Person }): ReactNode {
  const t = usePersonTexts();
  const errorText = useErrorText(t.errors);
  const { data, error } = useEndpoint(listTeam, {}, { refetchInterval: askAgainMs });
  const [search, setSearch] = useState('');
  const [withGone, setWithGone] = useState(false);
  const [open, setOpen] = useState<Open | null>(null);
  const mayChange = me.roles.some((role) => role === 'lead' || role === 'admin');
  const words = search.trim().toLocaleLowerCase('de');
  const rows = (data?.people ?? []).filter(
    ({ active, displayName, name }) =>
      (active || withGone) && [displayName, name].some((text) => text.toLocaleLowerCase('de').includes(words)),
  );
  const topics = data?.topics ?? [];
  const columns = useColumns(topics);
  const choices = { topics, departments: data?.departments ?? [], mayMakeAdmins: me.roles.includes('admin') };
  const close = (): void => setOpen(null);

  return (
    <>
      <p className="ui-muted">{t.lead}</p>
      {!mayChange && <Notice>{t.readOnly}</Notice>}
      <div className="people-filters" role="search">
        <SearchField label={t.search} clearLabel={t.clear} placeholder={t.search} value={search} onChange={setSearch} />
        <Checkbox checked={withGone} onChange={setWithGone}>
          {t.withGone}
        </Checkbox>
        {data && (
          <p className="ui-muted ui-small" role="status">
            {t.count(rows.length)}
          </p>
        )}
        {mayChange && (
          <Button variant="primary" icon="plus" onPress={() => setOpen({ kind: 'new' })}>
            {t.add}
          </Button>
        )}
      </div>
      {error && (
        <Notice tone="warning" title={t.loadFailed} live="polite">
          {errorText(error)}
        </Notice>
      )}
      {!data && !error && <LoadingLine label={t.loading} />}
      {data && (
        <Table
          label={t.title}
          columns={
            mayChange
              ? [...columns, deedsColumn(t, (person) => mayManage(me.roles, person.roles, person.roles), setOpen)]
              : columns
          }
          rows={rows}
          idOf={({ accountId }) => accountId}
          initialSort="name"
          empty={<EmptyState icon="person" title={t.none} />}
        />
      )}
      {(open?.kind === 'new' || open?.kind === 'change') && (
        <PersonForm
          key={open.kind === 'change' ? open.person.accountId : 'new'}
          person={open.kind === 'change' ? open.person : null}
          latest={
            open.kind === 'change'
              ? (data?.people.find(({ accountId }) => accountId === open.person.accountId) ?? null)
              : null
          }
          choices={choices}
          onClose={close}
          onAdded={({ displayName }, link) => setOpen({ kind: 'link', name: displayName, link })}
        />
      )}
      {open?.kind === 'switch' && <SwitchDialog person={open.person} onClose={close} />}
      {open?.kind === 'invite' && (
        <InviteDialog
          person={open.person}
          onClose={close}
          onMade={(link) => setOpen({ kind: 'link', name: open.person.displayName, link })}
        />
      )}
      {open?.kind === 'link' && <LinkDialog name={open.name} link={open.link} onClose={close} />}
    </>
  );
}

function useColumns(topics: readonly TopicName[]): readonly Column<TeamPerson>[] {
  const t = usePersonTexts();
  const ui = useUiLanguage();
  const words = usePersonWords(topics);
  return [
    {
      id: 'name',
      name: t.columns.name,
      rowHeader: true,
      sortBy: ({ displayName }) => displayName,
      cell: ({ displayName, name }) => (
        <>
          <strong>{displayName}</strong> <span className="ui-muted ui-small people-user">{name}</span>
        </>
      ),
    },
    {
      id: 'roles',
      name: t.columns.roles,
      notNarrow: true,
      sortBy: ({ roles }) => words.roles(roles),
      cell: ({ roles }) => words.roles(roles),
    },
    { id: 'languages', name: t.columns.languages, cell: (person) => words.spoken(person) || '–' },
    { id: 'topics', name: t.columns.topics, wideOnly: true, cell: (person) => words.known(person) },
    {
      id: 'phones',
      name: t.columns.phones,
      wideOnly: true,
      cell: (person) => (
        <>
          {person.roles.some((role) => role === 'agent' || role === 'lead' || role === 'clerk')
            ? words.phones(person)
            : '–'}
          {person.work && (
            <span className="people-work">
              <Badge tone={person.work.reachable ? 'success' : 'warning'} icon="phone">
                {person.work.reachable
                  ? t.workNow(person.work.phone === 'browser' ? t.browserPhone : t.deskPhone)
                  : t.phoneAway}
              </Badge>
            </span>
          )}
        </>
      ),
    },
    {
      id: 'hours',
      name: t.columns.hours,
      align: 'end',
      wideOnly: true,
      cell: ({ weeklyMinutes }) => words.hours(weeklyMinutes),
    },
    {
      id: 'state',
      name: t.columns.state,
      notNarrow: true,
      cell: ({ active, hasPassword, invitedUntil }) =>
        !active ? (
          <Badge>{t.gone}</Badge>
        ) : invitedUntil !== null ? (
          <Badge tone="info">{t.invited(formatDateTime(invitedUntil, ui))}</Badge>
        ) : (
          <span className="ui-muted">{hasPassword ? t.ready : t.noPassword}</span>
        ),
    },
  ];
}

function deedsColumn(
  t: ReturnType<typeof usePersonTexts>,
  mayChange: (person: TeamPerson) => boolean,
  open: (open: Open) => void,
): Column<TeamPerson> {
  return {
    id: 'deeds',
    name: t.columns.deeds,
    align: 'end',
    cell: (person) =>
      !mayChange(person) ? null : (
        <span className="people-deeds">
          {person.active && (
            <IconButton
              icon="note"
              label={t.change(person.displayName)}
              onPress={() => open({ kind: 'change', person })}
            />
          )}
          <Menu
            label={t.more(person.displayName)}
            trigger={<IconButton icon="menu" label={t.more(person.displayName)} />}
            groups={[
              {
                id: 'deeds',
                entries: person.active
                  ? [
                      { id: 'invite', name: t.newLink, onAction: () => open({ kind: 'invite', person }) },
                      { id: 'off', name: t.switchOff, onAction: () => open({ kind: 'switch', person }) },
                    ]
                  : [{ id: 'on', name: t.switchOn, onAction: () => open({ kind: 'switch', person }) }],
              },
            ]}
          />
        </span>
      ),
  };
}
