// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { isLanguage, languages, type Language } from '../../../lib/pure/language.ts';
import { ApiError } from '../../../ui/api.ts';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatTime } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useOrderKey } from '../../../ui/order-key.ts';
import { LoadingLine } from '../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { bookCallback, callbackSlots, listCallbacks } from '../callback.contract.ts';
import { useCallbackTexts } from '../callback.texts.ts';
import { dayText, windowText } from './window-text.ui.ts';

const general = 'general';

/** What is known before anybody types: from a ticket, number and language; topic and department are the ticket's. */
export interface BookFor {
  readonly number: string;
  readonly language: string;
  readonly ticketId?: string;
}

/** Plans a call-back while the citizen is on the line or in front of you. Nothing is promised before it is saved. */
export function BookDialog({ start, onClose }: { readonly start: BookFor; readonly onClose: () => void }): ReactNode {
  const t = useCallbackTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const { data, error: slotsError } = useEndpoint(callbackSlots, {});
  const command = useCommand(bookCallback);
  const refresh = useRefresh();
  const [number, setNumber] = useState(start.number);
  const [language, setLanguage] = useState<Language>(isLanguage(start.language) ? start.language : 'de');
  const [topic, setTopic] = useState(general);
  const [slotFrom, setSlotFrom] = useState<string | null>(null);
  const [text, setText] = useState('');
  const { keyOf, forget } = useOrderKey();
  const free = (data?.slots ?? []).filter((slot) => slot.free > 0);
  // The earliest hour is what nearly everybody takes.
  const chosen = free.find((slot) => slot.from === slotFrom) ?? (slotFrom === null ? free[0] : undefined);

  const save = (): void => {
    if (!chosen) return;
    const body = {
      number: number.trim(),
      language,
      topic: topic === general ? null : topic,
      slotFrom: chosen.from,
      text: text.trim(),
      ...(start.ticketId !== undefined && { ticketId: start.ticketId }),
    };
    command.mutate(
      { body, idempotencyKey: keyOf(body) },
      {
        onSuccess: ({ window }) => {
          showToast('success', t.booked(window ? windowText(window, ui) : t.asSoonAsPossible));
          refresh(listCallbacks, callbackSlots);
          onClose();
        },
        onError: (error) => {
          if (!(error instanceof ApiError && error.code === 'offline')) forget();
          refresh(callbackSlots);
        },
      },
    );
  };
  const lack = number.trim() === '' ? t.numberMissing : chosen ? undefined : t.slotMissing;
  return (
    <Dialog
      title={t.book}
      open
      onClose={onClose}
      closeLabel={t.cancel}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <ActionButton variant="primary" busy={command.isPending} disabledReason={lack} onPress={save}>
            {t.save}
          </ActionButton>
        </>
      }
    >
      <div className="callbacks-form">
        {(command.error ?? slotsError) && (
          <Notice tone="danger" live="assertive">
            {errorText(command.error ?? slotsError)}
          </Notice>
        )}
        <TextField
          label={t.number}
          hint={t.numberHint}
          type="tel"
          value={number}
          onChange={setNumber}
          maxLength={40}
          autoFocus
        />
        {data && free.length === 0 && (
          <Notice tone="warning" live="polite">
            {t.noSlots}
          </Notice>
        )}
        {!data && !slotsError && <LoadingLine label={t.loading} />}
        {free.length > 0 && (
          <Select
            label={t.when}
            placeholder={t.chooseWhen}
            value={chosen?.from ?? null}
            onChange={setSlotFrom}
            choices={free.map((slot) => ({
              id: slot.from,
              name: t.slot(
                dayText(slot.window.from, ui),
                formatTime(slot.window.from, ui),
                formatTime(slot.window.to, ui),
                slot.free,
              ),
            }))}
          />
        )}
        <Select
          label={t.language}
          value={language}
          onChange={setLanguage}
          choices={languages.map((id) => ({ id, name: languageName(id, ui) }))}
        />
        {start.ticketId === undefined && (
          <Select
            label={t.topic}
            value={topic}
            onChange={setTopic}
            choices={[
              { id: general, name: t.generalTopic },
              ...(data?.topics ?? []).map(({ key, name }) => ({ id: key, name })),
            ]}
          />
        )}
        <TextField
          label={t.text}
          hint={t.textHint}
          optional={t.optional}
          lines={2}
          value={text}
          onChange={setText}
          maxLength={2000}
        />
      </div>
    </Dialog>
  );
}
