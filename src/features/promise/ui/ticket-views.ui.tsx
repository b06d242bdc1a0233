// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Menu } from '../../../ui/menu.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { filtersOf, isSameNarrowing, narrowedBy, type TicketFilters } from '../ticket-narrowing.core.ts';
import { listTicketViews, removeTicketView, saveTicketView, type TicketView } from '../ticket-view.contract.ts';
import { useTicketViewTexts } from '../ticket-view.texts.ts';

/** The saved views: choose one, save what is shown, remove an own one. */
export function TicketViews({
  filters,
  onFilters,
  ofDepartment,
}: {
  readonly filters: TicketFilters;
  readonly onFilters: (filters: TicketFilters) => void;
  /** A clerk shares with the own department, not with the team. */
  readonly ofDepartment: boolean;
}): ReactNode {
  const t = useTicketViewTexts();
  const { data } = useEndpoint(listTicketViews, {});
  const [saving, setSaving] = useState(false);
  const [removing, setRemoving] = useState<TicketView | null>(null);
  const views = data?.views ?? [];
  const current = views.find((view) => isSameNarrowing(filtersOf(view.filters), filters));
  const entries = (of: readonly TicketView[]) =>
    of.map((view) => ({
      id: view.viewId,
      name: view.name,
      chosen: view.viewId === current?.viewId,
      onAction: () => onFilters(filtersOf(view.filters)),
    }));
  const own = views.filter((view) => view.own);
  const shared = views.filter((view) => !view.own);
  return (
    <>
      <Menu
        label={t.views}
        trigger={
          <Button size="small" icon="filter">
            {current ? current.name : t.views}
          </Button>
        }
        groups={[
          {
            id: 'own',
            heading: t.own,
            entries: own.length > 0 ? entries(own) : [{ id: 'none', name: t.none, disabled: true, onAction: () => {} }],
          },
          ...(shared.length > 0 ? [{ id: 'shared', heading: t.shared, entries: entries(shared) }] : []),
          {
            id: 'do',
            entries: [
              { id: 'save', name: t.save, icon: 'plus' as const, onAction: () => setSaving(true) },
              ...(current?.own
                ? [
                    {
                      id: 'remove',
                      name: t.remove(current.name),
                      icon: 'close' as const,
                      onAction: () => setRemoving(current),
                    },
                  ]
                : []),
            ],
          },
        ]}
      />
      {saving && (
        <SaveDialog
          filters={filters}
          start={current?.own ? current : null}
          ofDepartment={ofDepartment}
          onClose={() => setSaving(false)}
        />
      )}
      {removing && <RemoveDialog view={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

function SaveDialog({
  filters,
  start,
  ofDepartment,
  onClose,
}: {
  readonly filters: TicketFilters;
  readonly start: TicketView | null;
  readonly ofDepartment: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTicketViewTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const command = useCommand(saveTicketView);
  const [name, setName] = useState(start?.name ?? '');
  const [shared, setShared] = useState(start?.shared ?? false);
  const save = (): void => {
    if (name.trim() === '' || command.isPending) return;
    command.mutate(
      { body: { name: name.trim(), filters: narrowedBy(filters), shared } },
      {
        onSuccess: () => {
          showToast('success', t.saved(name.trim()));
          refresh(listTicketViews);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={t.saveTitle}
      open
      onClose={onClose}
      closeLabel={t.cancel}
      width="narrow"
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <ActionButton
            variant="primary"
            disabledReason={name.trim() === '' ? t.nameMissing : undefined}
            busy={command.isPending}
            onPress={save}
          >
            {t.saveNow}
          </ActionButton>
        </>
      }
    >
      <form
        className="tickets-view-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField label={t.name} hint={t.nameHint} value={name} onChange={setName} maxLength={60} autoFocus />
        <Checkbox checked={shared} onChange={setShared}>
          {ofDepartment ? t.shareOwn : t.share}
        </Checkbox>
        {command.error && (
          <Notice tone="danger" live="assertive">
            {errorText(command.error)}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}

function RemoveDialog({ view, onClose }: { readonly view: TicketView; readonly onClose: () => void }): ReactNode {
  const t = useTicketViewTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const command = useCommand(removeTicketView);
  const remove = (): void =>
    command.mutate(
      { params: { viewId: view.viewId } },
      {
        onSuccess: () => {
          showToast('success', t.removed);
          refresh(listTicketViews);
          onClose();
        },
        onError: (error) => showToast('danger', errorText(error)),
      },
    );
  return (
    <Dialog
      title={t.removeTitle}
      open
      onClose={onClose}
      closeLabel={t.cancel}
      width="narrow"
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <ActionButton variant="danger" busy={command.isPending} onPress={remove}>
            {t.removeNow}
          </ActionButton>
        </>
      }
    >
      <p>{t.removeText(view.name)}</p>
    </Dialog>
  );
}
