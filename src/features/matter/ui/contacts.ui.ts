// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useEffect, useState } from 'react';
import { useLive } from '../../../ui/live.ts';
import { useEndpoint, useRefresh } from '../../../ui/query.ts';
import { listOpenContacts } from '../matter.contract.ts';
import type { Matter, OpenContact } from '../matter.contract.ts';

/** Everything about the contacts of the own shift that the desk needs. */
export interface Contacts {
  /** The running call first, then open after-call work. */
  readonly open: readonly OpenContact[];
  /** Due before this instant is in danger, Unix milliseconds; null = not known. */
  readonly dangerBefore: number | null;
  /** The one in front of the agent; stays with its last state after it closed, until another is chosen. */
  readonly current: OpenContact | null;
  readonly choose: (contactId: string | null) => void;
  /** Puts a matter's new state on the screen before the list is read again. */
  readonly patch: (matter: Matter) => void;
  readonly refresh: () => void;
  readonly error: unknown;
}

const withMatter = (contact: OpenContact, matter: Matter): OpenContact => ({
  ...contact,
  matters: contact.matters.some((each) => each.matterId === matter.matterId)
    ? contact.matters.map((each) => (each.matterId === matter.matterId ? matter : each))
    : [...contact.matters, matter],
});

/** Reads the open contacts and keeps them fresh by the live topic `matters`. A new running call comes to the front by itself. */
export function useContacts(runningCallId: string | null): Contacts {
  const { data, error } = useEndpoint(listOpenContacts, {}, { refetchInterval: 60_000 });
  const refreshOf = useRefresh();
  const refresh = useCallback(() => refreshOf(listOpenContacts), [refreshOf]);
  const { data: news } = useLive<object>('matters', 'mattersChanged');
  useEffect(() => {
    if (news) refresh();
  }, [news, refresh]);
  useEffect(refresh, [refresh, runningCallId]);

  const [current, setCurrent] = useState<OpenContact | null>(null);
  const open = data?.contacts ?? [];
  const runningId = open.find((contact) => contact.endedAt === null)?.contactId ?? null;
  const choose = useCallback(
    (contactId: string | null) => setCurrent(data?.contacts.find((contact) => contact.contactId === contactId) ?? null),
    [data],
  );
  // The agent has just taken this call: it comes to the front once, whatever was open before.
  useEffect(() => {
    if (runningId !== null) choose(runningId);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a new call moves the screen, not every change of the list
  }, [runningId]);
  useEffect(() => {
    setCurrent((now) =>
      now
        ? (data?.contacts.find((contact) => contact.contactId === now.contactId) ?? now)
        : (data?.contacts[0] ?? null),
    );
  }, [data]);
  const patch = useCallback(
    (matter: Matter) =>
      setCurrent((now) => (now && now.contactId === matter.contactId ? withMatter(now, matter) : now)),
    [],
  );
  const dangerBefore = data?.dangerBefore ? Date.parse(data.dangerBefore) : null;
  return { open, dangerBefore, current, choose, patch, refresh, error };
}
