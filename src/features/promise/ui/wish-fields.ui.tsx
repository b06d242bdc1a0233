// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the citizen wishes, changed on a ticket: the way, and where to (PR45). */
import type { ReactNode } from 'react';
import { isInternetAddress } from '../../../lib/pure/mail-address.ts';
import { isPostalAddress, postalLines } from '../../../lib/pure/postal-address.ts';
import { Segments } from '../../../ui/check.tsx';
import { formatPhone } from '../../../ui/format.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useLedgerTexts } from '../ledger.texts.ts';
import type { Wish } from '../promise.contract.ts';
import { channels, type Channel } from '../promise.core.ts';

/** What is filled in so far; each way keeps its own. */
export interface WishDraft {
  readonly channel: Channel;
  readonly number: string;
  readonly window: string;
  readonly address: string;
  readonly postal: string;
}

/** The wish as it is now. */
export function draftOf(wish: Wish | null): WishDraft {
  return {
    channel: wish?.kind ?? 'callback',
    number: wish?.kind === 'callback' ? formatPhone(wish.number) : '',
    window: wish?.kind === 'callback' ? wish.window : '',
    address: wish?.kind === 'email' ? wish.address : '',
    postal: wish?.kind === 'letter' ? wish.address : '',
  };
}

/** The wish as the server takes it. */
export function wishOfDraft(draft: WishDraft): Wish {
  switch (draft.channel) {
    case 'callback':
      return { kind: 'callback', number: draft.number.trim(), window: draft.window.trim() };
    case 'email':
      return { kind: 'email', address: draft.address.trim() };
    case 'letter':
      return { kind: 'letter', address: postalLines(draft.postal).join('\n') };
    case 'none':
      return { kind: 'none' };
  }
}

/** What it lacks; undefined = nothing. */
export function wishLack(draft: WishDraft): 'number' | 'address' | 'postal' | undefined {
  if (draft.channel === 'callback') return draft.number.replace(/\D/g, '').length < 5 ? 'number' : undefined;
  if (draft.channel === 'email') return isInternetAddress(draft.address.trim()) ? undefined : 'address';
  if (draft.channel === 'letter') return isPostalAddress(draft.postal) ? undefined : 'postal';
  return undefined;
}

/** The four ways and the fields of the chosen one. */
export function WishFields({
  draft,
  onChange,
}: {
  readonly draft: WishDraft;
  readonly onChange: (draft: WishDraft) => void;
}): ReactNode {
  const t = useLedgerTexts();
  return (
    <>
      <Segments
        label={t.wish}
        choices={channels.map((id) => ({ id, name: t.wishes[id] }))}
        value={draft.channel}
        onChange={(channel) => onChange({ ...draft, channel })}
      />
      {draft.channel === 'callback' && (
        <div className="tickets-deed-when">
          <TextField
            label={t.number}
            type="tel"
            autoComplete="off"
            value={draft.number}
            onChange={(number) => onChange({ ...draft, number })}
          />
          <TextField
            label={t.window}
            optional={t.optional}
            autoComplete="off"
            maxLength={120}
            value={draft.window}
            onChange={(window) => onChange({ ...draft, window })}
          />
        </div>
      )}
      {draft.channel === 'email' && (
        <TextField
          label={t.address}
          type="email"
          autoComplete="off"
          value={draft.address}
          onChange={(address) => onChange({ ...draft, address })}
        />
      )}
      {draft.channel === 'letter' && (
        <TextField
          label={t.postal}
          hint={t.postalHint}
          lines={3}
          autoComplete="off"
          maxLength={600}
          value={draft.postal}
          onChange={(postal) => onChange({ ...draft, postal })}
        />
      )}
      {draft.channel === 'none' && <p>{t.noneHint}</p>}
    </>
  );
}
