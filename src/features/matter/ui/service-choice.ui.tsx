// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ComboBox } from '../../../ui/combobox.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { listServices } from '../../knowledge/knowledge.contract.ts';
import type { Matter } from '../matter.contract.ts';
import { useMatterTexts } from '../matter.texts.ts';

/** Names the service of a matter by typing; the server searches. Render it with the matter's id as key. */
export function ServiceChoice({
  matter,
  onChoose,
}: {
  readonly matter: Matter;
  readonly onChoose: (serviceId: string) => void;
}): ReactNode {
  const texts = useMatterTexts();
  const title = matter.serviceTitle ?? '';
  const [typed, setTyped] = useState(title);
  const [shown, setShown] = useState(title);
  // The service was named elsewhere, e.g. from an article.
  if (shown !== title) {
    setShown(title);
    setTyped(title);
  }
  const search = typed === title ? '' : typed.trim();
  const { data } = useEndpoint(listServices, { query: { search } });
  const found = (data?.services ?? []).map((service) => ({
    id: service.serviceId,
    name: service.title,
    detail: service.departmentName,
  }));
  // The chosen one is always among the entries, or the field would forget its name.
  const choices =
    matter.serviceId && !found.some((choice) => choice.id === matter.serviceId)
      ? [{ id: matter.serviceId, name: title }, ...found]
      : found;
  return (
    <ComboBox
      label={texts.service}
      choices={choices}
      value={matter.serviceId}
      onChange={(serviceId) => {
        if (serviceId !== null && serviceId !== matter.serviceId) onChoose(serviceId);
      }}
      onSearch={setTyped}
      searchText={typed}
      placeholder={texts.servicePlaceholder}
      emptyText={texts.noServices}
      openLabel={texts.service}
    />
  );
}
