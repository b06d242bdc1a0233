// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from 'react';
import type { Desk } from '../features/agent/agent.contract.ts';
import type { Contacts } from '../features/matter/ui/contacts.ui.ts';
import type { SavedTicket } from '../features/matter/ui/ticket-saved.ui.tsx';
import type { TicketKey } from '../features/matter/ui/outcome-bar.ui.tsx';
import { askedOf, ticketLack, wishOf } from '../features/matter/ticket-draft.core.ts';
import type { TicketDraft } from '../features/matter/ticket-draft.core.ts';
import { useMatterTexts } from '../features/matter/matter.texts.ts';
import type { Matter } from '../features/matter/matter.contract.ts';
import { getQuestions } from '../features/knowledge/questions/questions.contract.ts';
import { createTicket } from '../features/promise/promise.contract.ts';
import { isLanguage } from '../lib/pure/language.ts';
import { ApiError, randomKey } from '../ui/api.ts';
import type { CallInput } from '../ui/api.ts';
import { formatPhone } from '../ui/format.ts';
import { useCommand, useEndpoint } from '../ui/query.ts';
import { keepDrafts, keptDrafts } from './kept-drafts.ui.ts';

/** Tickets in the making: one draft per matter, kept while the agent switches between matters and calls. */
export interface DeskTickets {
  readonly draft: TicketDraft | null;
  readonly saved: SavedTicket | null;
  readonly error: unknown;
  readonly key: TicketKey;
  readonly change: (change: Partial<TicketDraft>) => void;
  readonly cancel: () => void;
  readonly closeSaved: () => void;
}

type ByMatter<Value> = Readonly<Record<string, Value>>;

const without = <Value>(all: ByMatter<Value>, id: string): ByMatter<Value> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== id));

/** Drafts and freshly made tickets of the desk. What was typed stays in this browser tab over a reload (QS8). */
export function useDeskTickets(
  accountId: string,
  contacts: Contacts,
  matter: Matter | null,
  caller: NonNullable<Desk['call']>['caller'] | null,
  /** What was tried in vain on this contact; stands in the ticket from the start. */
  attempt: { readonly departmentId: string | null; readonly text: string } | null = null,
): DeskTickets {
  const texts = useMatterTexts();
  const create = useCommand(createTicket);
  const [drafts, setDrafts] = useState<ByMatter<TicketDraft>>(() => keptDrafts(accountId));
  useEffect(() => keepDrafts(accountId, drafts), [accountId, drafts]);
  // What was found after a reload may belong to a matter that has its outcome by now.
  const { open: openContacts, current } = contacts;
  useEffect(() => {
    if (current === null) return;
    const live = [...openContacts, current].flatMap(({ matters }) => matters.map(({ matterId }) => matterId));
    setDrafts((all) => {
      const kept = Object.entries(all).filter(([matterId]) => live.includes(matterId));
      return kept.length === Object.keys(all).length ? all : Object.fromEntries(kept);
    });
  }, [openContacts, current]);
  const [tickets, setTickets] = useState<ByMatter<SavedTicket>>({});
  const [failedMatter, setFailedMatter] = useState<string | null>(null);
  const sent = useRef(new Map<string, CallInput<typeof createTicket>>());
  const id = matter?.matterId ?? '';
  const draft = drafts[id] ?? null;
  const language = contacts.current?.language ?? 'de';
  const serviceId = matter?.serviceId ?? null;
  const { data: set, isPlaceholderData } = useEndpoint(
    getQuestions,
    { params: { serviceId: serviceId ?? '' } },
    { enabled: serviceId !== null },
  );
  const askedNow = draft?.asked?.serviceId ?? null;
  const departmentOfService = matter?.departmentId ?? null;
  // A form keeps the questions it began with (QS5), and gets others when another service is named; who opened it faster
  // than the service was saved gets the department as well.
  useEffect(() => {
    if (id === '' || draft === null || askedNow === serviceId) return;
    const asked = serviceId !== null && set && !isPlaceholderData ? { ...set, serviceId } : null;
    if (asked === null && askedNow === null) return;
    setDrafts((all) => {
      const before = all[id];
      if (!before) return all;
      return { ...all, [id]: { ...before, asked, departmentId: before.departmentId ?? departmentOfService } };
    });
  }, [id, draft, askedNow, serviceId, departmentOfService, set, isPlaceholderData]);

  const open = (): void => {
    if (!matter) return;
    const fresh: TicketDraft = {
      departmentId: attempt?.departmentId ?? matter.departmentId,
      channel: 'callback',
      number: caller?.kind === 'known' ? formatPhone(caller.number) : '',
      window: texts.windows.anyTime,
      address: '',
      postal: '',
      text: attempt?.text ?? '',
      citizenName: '',
      language: isLanguage(language) ? language : 'de',
      asked: serviceId !== null && set && !isPlaceholderData ? { ...set, serviceId } : null,
      answers: [],
      saveKey: randomKey(),
    };
    setDrafts((all) => ({ ...all, [id]: fresh }));
  };
  const save = (): void => {
    if (!matter || !draft || draft.departmentId === null || ticketLack(draft) !== null || create.isPending) return;
    setFailedMatter(null);
    // A lost answer is asked for again by the very same command; the matter may have a newer version by then.
    const input = sent.current.get(draft.saveKey) ?? {
      params: { matterId: id },
      body: {
        version: matter.version,
        departmentId: draft.departmentId,
        wish: wishOf(draft),
        text: draft.text,
        citizenName: draft.citizenName,
        language: draft.language,
        asked: askedOf(draft),
      },
      idempotencyKey: draft.saveKey,
    };
    sent.current.set(draft.saveKey, input);
    create.mutate(input, {
      onSuccess: ({ ticket, code }) => {
        setTickets((all) => ({
          ...all,
          [id]: {
            ...{ number: ticket.number, code, dueAt: ticket.promises[0]?.dueAt ?? null },
            onlyDone: ticket.wish?.kind === 'none',
          },
        }));
        setDrafts((all) => without(all, id));
        contacts.patch({
          ...matter,
          outcome: 'ticket',
          ticketNumber: ticket.number,
          departmentId: ticket.departmentId,
        });
        contacts.refresh();
      },
      onError: (error) => {
        // A refusal is an answer: the next press is a new command with the matter's new version.
        if (!(error instanceof ApiError && error.code === 'offline')) {
          sent.current.delete(draft.saveKey);
          setDrafts((all) => (all[id] ? { ...all, [id]: { ...all[id], saveKey: randomKey() } } : all));
        }
        setFailedMatter(id);
        contacts.refresh();
      },
    });
  };
  return {
    draft,
    saved: tickets[id] ?? null,
    error: failedMatter === id ? create.error : null,
    key: {
      open: draft !== null,
      lack: draft && ticketLack(draft),
      saving: create.isPending,
      press: draft ? save : open,
    },
    change: (change) =>
      setDrafts((all) => {
        const before = all[id];
        // What was changed after an attempt is a new command; the old key would answer for the old words.
        return before
          ? {
              ...all,
              [id]: { ...before, ...change, saveKey: sent.current.has(before.saveKey) ? randomKey() : before.saveKey },
            }
          : all;
      }),
    cancel: () => setDrafts((all) => without(all, id)),
    closeSaved: () => setTickets((all) => without(all, id)),
  };
}
