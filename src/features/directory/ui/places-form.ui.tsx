// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../ui/api.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { PlaceValue } from '../directory-edit.core.ts';
import { changeServicePlaces, type EditedDepartment, type ServicePlacesView } from '../directory-edit.contract.ts';
import { useDirectoryEditTexts } from '../directory-edit.texts.ts';
import { EditWindow } from './edit-window.ui.tsx';
import { useSaving } from './use-saving.ui.ts';

interface Typed {
  readonly place: string;
  readonly streets: string;
  readonly department: string;
}
const typed = (places: readonly PlaceValue[]): readonly Typed[] =>
  places.map(({ place, streets, department }) => ({ place, department, streets: streets.join(', ') }));
const read = (lines: readonly Typed[]): PlaceValue[] =>
  lines.map(({ place, streets, department }) => ({
    place: place.trim(),
    department,
    streets: streets
      .split(/[,;\n]/)
      .map((street) => street.trim())
      .filter((street) => street !== ''),
  }));
const asRecord = (places: readonly PlaceValue[]) =>
  Object.fromEntries(places.map(({ place, streets, department }) => [place, { department, streets }]));

/** Who is responsible for a service in which district and which streets (D14). */
export function PlacesForm({
  service,
  departments,
  onClose,
}: {
  readonly service: ServicePlacesView;
  readonly departments: readonly EditedDepartment[];
  readonly onClose: () => void;
}): ReactNode {
  const t = useDirectoryEditTexts();
  const [was, setWas] = useState(service.places);
  const [lines, setLines] = useState(typed(service.places));
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const saving = useSaving(
    ({ services }) => services.find(({ serviceId }) => serviceId === service.serviceId),
    onClose,
  );
  const set = (at: number, change: Partial<Typed>): void =>
    setLines(lines.map((old, index) => (index === at ? { ...old, ...change } : old)));
  const save = (): void => {
    setTried(true);
    if (lines.some(({ place }) => place.trim() === '')) return;
    const places = read(lines).map((one) => ({ ...one, streets: [...one.streets] }));
    saving.save(
      () => call(changeServicePlaces, { params: { serviceId: service.serviceId }, body: { places, was, why } }),
      t.saved(service.title),
    );
  };
  const { conflict } = saving;
  const others = departments.filter(({ value }) => value.key !== service.department);
  return (
    <EditWindow
      title={t.placesOf(service.title)}
      {...{ busy: saving.busy, error: saving.error, why, onWhy: setWhy, onSave: save, onClose }}
      theirs={
        conflict && {
          value: asRecord(conflict.places),
          mine: asRecord(read(lines)),
          keepMine: () => {
            setWas(conflict.places);
            saving.decided();
          },
          takeTheirs: () => {
            setWas(conflict.places);
            setLines(typed(conflict.places));
            saving.decided();
          },
        }
      }
    >
      <p className="ui-muted">{t.placesHint}</p>
      {lines.map((line, at) => (
        <div key={at} className="directory-place" role="group" aria-label={t.placeAt(at + 1)}>
          <TextField
            label={t.district}
            value={line.place}
            onChange={(place) => set(at, { place })}
            maxLength={100}
            error={tried && line.place.trim() === '' ? t.districtMissing : undefined}
          />
          <TextField
            label={t.streets}
            optional={t.optional}
            value={line.streets}
            onChange={(streets) => set(at, { streets })}
          />
          <Select
            label={t.fields['department'] ?? ''}
            choices={others.map(({ value: { key, name } }) => ({ id: key, name }))}
            value={line.department}
            onChange={(department) => set(at, { department })}
          />
          <IconButton
            icon="close"
            label={t.removePlace(at + 1)}
            onPress={() => setLines(lines.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon="plus"
        onPress={() => setLines([...lines, { place: '', streets: '', department: others[0]?.value.key ?? '' }])}
      >
        {t.addPlace}
      </Button>
    </EditWindow>
  );
}
