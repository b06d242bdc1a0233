// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { formatDay } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Facts } from '../../../ui/page.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { writtenHours } from '../directory.core.ts';
import { useDirectoryTexts } from '../directory.texts.ts';
import {
  removeDepartment,
  removeDirectoryEntry,
  type EditedDepartment,
  type EditedEntry,
  type ServicePlacesView,
} from '../directory-edit.contract.ts';
import type { EntryValue } from '../directory-edit.core.ts';
import { useDirectoryEditTexts } from '../directory-edit.texts.ts';
import { groupHours } from '../opening-hours.core.ts';
import { DepartmentForm } from './department-form.ui.tsx';
import { EditWindow } from './edit-window.ui.tsx';
import { EntryForm, newEntry } from './entry-form.ui.tsx';
import { OpenBadge } from './open-badge.ui.tsx';
import { PlacesForm } from './places-form.ui.tsx';
import { useSaving } from './use-saving.ui.ts';

interface Whole {
  readonly departments: readonly EditedDepartment[];
  readonly entries: readonly EditedEntry[];
  readonly services: readonly ServicePlacesView[];
}

type Editing =
  | { readonly what: 'department' }
  | { readonly what: 'entry'; readonly there: EditedEntry | null; readonly start: EntryValue }
  | { readonly what: 'places'; readonly service: ServicePlacesView }
  | { readonly what: 'remove'; readonly entry: EditedEntry | null };

/** One department with everything that belongs to it. */
export function DepartmentDetail({
  department,
  directory,
  onAddBelow,
  onClose,
}: {
  readonly department: EditedDepartment;
  readonly directory: Whole;
  readonly onAddBelow: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useDirectoryEditTexts();
  const words = useDirectoryTexts();
  const [editing, setEditing] = useState<Editing | null>(null);
  const { value } = department;
  const done = (): void => setEditing(null);
  const parent = directory.departments.find((one) => one.value.key === value.parent);
  const deputy = directory.departments.find((one) => one.value.key === value.deputy);
  const language = useUiLanguage();
  const { standIn } = department;
  return (
    <aside className="ui-list-detail-entry" aria-label={value.name}>
      <div className="ui-list-detail-head">
        <h2>{value.name}</h2>
        <OpenBadge {...department} />
        <div className="ui-list-detail-close">
          <IconButton icon="close" label={t.close} onPress={onClose} />
        </div>
      </div>
      <div className="directory-detail">
        <div className="ui-list-detail-deeds">
          <Button size="small" onPress={() => setEditing({ what: 'department' })}>
            {t.change}
          </Button>
          <Button size="small" icon="plus" onPress={onAddBelow}>
            {t.newBelow}
          </Button>
          <Button size="small" variant="danger" onPress={() => setEditing({ what: 'remove', entry: null })}>
            {t.remove}
          </Button>
        </div>
        {standIn && (
          <Notice tone="info">{t.standsIn(standIn.name, formatDay(standIn.until, language), standIn.why)}</Notice>
        )}
        <Facts
          facts={[
            { name: t.fields['number'] ?? '', value: value.number ?? t.none },
            { name: t.fields['email'] ?? '', value: value.email ?? t.none },
            { name: t.fields['parent'] ?? '', value: parent?.value.name ?? t.none },
            { name: words.colStage, value: words.stages[department.stage] },
            { name: t.fields['deputy'] ?? '', value: deputy?.value.name ?? t.none },
            { name: t.fields['tasks'] ?? '', value: value.tasks === '' ? t.none : value.tasks, wide: true },
            { name: t.fields['hours'] ?? '', value: <HoursLines department={department} />, wide: true },
          ]}
        />
        <People
          entries={directory.entries.filter((one) => one.value.department === value.key)}
          nameOf={(key) => directory.entries.find((one) => one.value.key === key)?.value.name ?? key}
          onAdd={() => setEditing({ what: 'entry', there: null, start: newEntry(value.key) })}
          onChange={(there) => setEditing({ what: 'entry', there, start: there.value })}
          onRemove={(entry) => setEditing({ what: 'remove', entry })}
        />
        <Services
          services={directory.services.filter((one) => one.department === value.key)}
          departments={directory.departments}
          onPlaces={(service) => setEditing({ what: 'places', service })}
        />
      </div>
      {editing?.what === 'department' && (
        <DepartmentForm there={department} start={value} all={directory.departments} onClose={done} />
      )}
      {editing?.what === 'entry' && (
        <EntryForm
          there={editing.there}
          start={editing.start}
          departments={directory.departments}
          entries={directory.entries}
          onClose={done}
        />
      )}
      {editing?.what === 'places' && (
        <PlacesForm service={editing.service} departments={directory.departments} onClose={done} />
      )}
      {editing?.what === 'remove' && <Remove department={department} entry={editing.entry} onClose={done} />}
    </aside>
  );
}

function HoursLines({ department: { value } }: { readonly department: EditedDepartment }): ReactNode {
  const t = useDirectoryEditTexts();
  const { days, closedAllWeek } = useDirectoryTexts();
  const language = useUiLanguage();
  const ranges = groupHours(writtenHours(value.hours));
  const daysOf = (from: string, to: string): string =>
    from === to ? formatDay(from, language) : `${formatDay(from, language)} – ${formatDay(to, language)}`;
  return (
    <ul className="departments-hours directory-plain">
      {ranges.length === 0 && <li>{closedAllWeek}</li>}
      {ranges.map((range) => (
        <li key={range.from}>
          <span>{range.from === range.to ? days[range.from] : `${days[range.from]}–${days[range.to]}`}</span>{' '}
          {range.hours}
        </li>
      ))}
      {value.exceptions.map((one) => (
        <li key={one.from}>
          {daysOf(one.from, one.to)}: {one.name},{' '}
          {one.spans.length === 0
            ? t.closed
            : writtenHours({ 1: one.spans, 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] })[0]}
        </li>
      ))}
    </ul>
  );
}

function People({
  entries,
  nameOf,
  onAdd,
  onChange,
  onRemove,
}: {
  readonly entries: readonly EditedEntry[];
  readonly nameOf: (key: string) => string;
  readonly onAdd: () => void;
  readonly onChange: (entry: EditedEntry) => void;
  readonly onRemove: (entry: EditedEntry) => void;
}): ReactNode {
  const t = useDirectoryEditTexts();
  const own = entries.filter(({ central }) => !central);
  return (
    <section aria-label={t.people} className="directory-part">
      <div className="directory-part-head">
        <h3>{t.people}</h3>
        <Button size="small" icon="plus" onPress={onAdd}>
          {t.newEntry}
        </Button>
      </div>
      {own.length === 0 && <p className="ui-muted">{t.noPeople}</p>}
      <ul className="directory-list">
        {own.map((entry) => (
          <li key={entry.directoryEntryId}>
            <span>
              <strong>{entry.value.name}</strong> <Badge>{entry.value.kind === 'person' ? t.person : t.place}</Badge>{' '}
              <OpenBadge {...entry} />
              <span className="directory-detail-line">
                {[
                  entry.value.role,
                  entry.value.number ?? '',
                  entry.value.deputy === null ? '' : t.deputyFor(nameOf(entry.value.deputy)),
                ]
                  .filter((text) => text !== '')
                  .join(' · ')}
              </span>
            </span>
            <span className="directory-deeds">
              <Button size="small" aria-label={t.changeEntry(entry.value.name)} onPress={() => onChange(entry)}>
                {t.change}
              </Button>
              <IconButton
                size="small"
                icon="close"
                label={t.removeEntry(entry.value.name)}
                onPress={() => onRemove(entry)}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Services({
  services,
  departments,
  onPlaces,
}: {
  readonly services: readonly ServicePlacesView[];
  readonly departments: readonly EditedDepartment[];
  readonly onPlaces: (service: ServicePlacesView) => void;
}): ReactNode {
  const t = useDirectoryEditTexts();
  const nameOf = (key: string): string => departments.find(({ value }) => value.key === key)?.value.name ?? key;
  return (
    <section aria-label={t.services} className="directory-part">
      <h3>{t.services}</h3>
      {services.length === 0 && <p className="ui-muted">{t.noServices}</p>}
      <ul className="directory-list">
        {services.map((service) => (
          <li key={service.serviceId}>
            <span>
              <span lang="de">{service.title}</span>
              {service.places.map(({ place, streets, department }) => (
                <span key={place} className="directory-detail-line">
                  {t.responsible(place, streets.join(', '), nameOf(department))}
                </span>
              ))}
            </span>
            <span className="directory-deeds">
              <Button size="small" aria-label={t.placesOf(service.title)} onPress={() => onPlaces(service)}>
                {t.places(service.places.length)}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Remove({
  department,
  entry,
  onClose,
}: {
  readonly department: EditedDepartment;
  /** Null = the department itself. */
  readonly entry: EditedEntry | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useDirectoryEditTexts();
  const [why, setWhy] = useState('');
  const saving = useSaving(() => undefined, onClose);
  const { name } = (entry ?? department).value;
  const remove = (): void =>
    saving.save(
      () =>
        entry
          ? call(removeDirectoryEntry, {
              params: { directoryEntryId: entry.directoryEntryId },
              body: { version: entry.version, why },
            })
          : call(removeDepartment, {
              params: { departmentId: department.departmentId },
              body: { version: department.version, why },
            }),
      t.removed(name),
    );
  return (
    <EditWindow
      title={entry ? t.removeEntry(name) : t.removeDepartment(name)}
      saveLabel={t.remove}
      danger
      theirs={null}
      {...{ busy: saving.busy, error: saving.error, why, onWhy: setWhy, onSave: remove, onClose }}
    >
      <p>{t.removeText(name)}</p>
    </EditWindow>
  );
}
