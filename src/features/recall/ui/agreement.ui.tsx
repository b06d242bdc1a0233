// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** At the matter on the desk: shall the citizen be told when the answer changes? Asked in the call, one key, a few fields. */
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { isLanguage } from '../../../lib/pure/language.ts';
import { isPostalAddress } from '../../../lib/pure/postal-address.ts';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Segments } from '../../../ui/check.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { Reach } from '../../promise/promise.contract.ts';
import { agree, disagree, listAgreements } from '../recall.contract.ts';
import { agreementDays, type AgreementDays } from '../recall.core.ts';
import { useRecallTexts } from '../recall.texts.ts';
import { writtenDay } from './recall-day.ui.ts';
import './recall.css';

/** The matter it is about. */
export interface AskedMatter {
  readonly matterId: string;
  readonly contactId: string;
  /** Of the answer. */
  readonly language: string;
  /** The caller's number as it is written; empty = not known. */
  readonly number: string;
}

/** What was agreed, or the way to agree. */
export function AgreementBox({
  matter,
  groupName,
}: {
  readonly matter: AskedMatter;
  /** Of the keys, as the help shows them. */
  readonly groupName: string;
}): ReactNode {
  const t = useRecallTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const { data } = useEndpoint(
    listAgreements,
    { params: { contactId: matter.contactId } },
    // What is marked as told beside it shows here soon.
    { refetchInterval: 10_000 },
  );
  const drop = useCommand(disagree);
  const agreed = data?.agreements.find(({ matterId }) => matterId === matter.matterId);
  const told = data?.told.find(({ matterId }) => matterId === matter.matterId);
  const ask = (): void => {
    refresh(listAgreements);
    setAsking(true);
  };
  useShortcuts([
    {
      key: 'Alt+I',
      label: t.ask,
      group: groupName,
      disabled: agreed !== undefined || asking,
      run: ask,
    },
  ]);
  const watched = told && (
    <p className="ui-muted ui-small">{told.facts === 0 ? t.nothingTold : t.toldFacts(told.facts)}</p>
  );
  if (agreed)
    return (
      <div className="recall-agreement" role="group" aria-label={t.askTitle}>
        <Badge tone="success" icon="check">
          {t.isAgreed(t.channels[agreed.wish.kind], writtenDay(agreed.until))}
        </Badge>
        <ActionButton
          size="small"
          variant="quiet"
          busy={drop.isPending}
          onPress={() =>
            drop.mutate(
              { params: { matterId: matter.matterId } },
              {
                onSuccess: () => showToast('success', t.takenBack),
                onError: (error) => showToast('danger', errorText(error)),
                onSettled: () => refresh(listAgreements),
              },
            )
          }
        >
          {t.takeBack}
        </ActionButton>
        {watched}
      </div>
    );
  if (!asking)
    return (
      <div className="recall-agreement">
        <Button size="small" variant="quiet" icon="callback" keyHint="Alt+I" onPress={ask}>
          {t.ask}
        </Button>
      </div>
    );
  return <AgreementForm matter={matter} watched={watched} onClose={() => setAsking(false)} />;
}

function AgreementForm({
  matter,
  watched,
  onClose,
}: {
  readonly matter: AskedMatter;
  readonly watched: ReactNode;
  readonly onClose: () => void;
}): ReactNode {
  const t = useRecallTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const [channel, setChannel] = useState<Reach['kind']>(matter.number === '' ? 'email' : 'callback');
  const [number, setNumber] = useState(matter.number);
  const [address, setAddress] = useState('');
  const [postal, setPostal] = useState('');
  const [days, setDays] = useState<AgreementDays>(90);
  const save = useCommand(agree);
  const place = useRef<HTMLDivElement>(null);
  // Opened by key, gone on with by key.
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  const lack =
    channel === 'callback'
      ? number.replace(/\D/g, '').length < 5 && t.numberMissing
      : channel === 'letter'
        ? !isPostalAddress(postal) && t.postalMissing
        : !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(address.trim()) && t.addressMissing;
  const submit = (): void => {
    if (lack || save.isPending) return;
    save.mutate(
      {
        params: { matterId: matter.matterId },
        body: {
          wish:
            channel === 'callback'
              ? { kind: 'callback', number: number.trim(), window: '' }
              : channel === 'letter'
                ? { kind: 'letter', address: postal }
                : { kind: 'email', address: address.trim() },
          language: isLanguage(matter.language) ? matter.language : 'de',
          days,
        },
      },
      { onSuccess: onClose, onSettled: () => refresh(listAgreements) },
    );
  };
  const submitByEnter = (event: { readonly key: string }): void => {
    if (event.key === 'Enter') submit();
  };
  return (
    <div className="recall-agreement recall-asking" role="group" aria-label={t.askTitle} ref={place}>
      <p className="ui-small">{t.say}</p>
      <Segments
        label={t.how}
        choices={[
          { id: 'callback', name: t.channels.callback },
          { id: 'email', name: t.channels.email },
          { id: 'letter', name: t.channels.letter },
        ]}
        value={channel}
        onChange={setChannel}
      />
      {channel === 'callback' ? (
        <TextField
          label={t.number}
          type="tel"
          autoComplete="off"
          value={number}
          onChange={setNumber}
          onKeyDown={submitByEnter}
        />
      ) : channel === 'letter' ? (
        <TextField label={t.postal} hint={t.postalHint} lines={3} maxLength={600} value={postal} onChange={setPostal} />
      ) : (
        <TextField
          label={t.address}
          type="email"
          autoComplete="off"
          value={address}
          onChange={setAddress}
          onKeyDown={submitByEnter}
        />
      )}
      <Select
        label={t.howLong}
        choices={agreementDays.map((each) => ({ id: String(each), name: t.days[each] }))}
        value={String(days)}
        onChange={(chosen) => setDays(agreementDays.find((each) => String(each) === chosen) ?? days)}
      />
      {watched}
      {save.error && (
        <Notice tone="danger" live="assertive">
          {errorText(save.error)}
        </Notice>
      )}
      <div className="recall-asking-foot">
        <ActionButton
          size="small"
          variant="primary"
          busy={save.isPending}
          disabledReason={lack || undefined}
          onPress={submit}
        >
          {t.save}
        </ActionButton>
        <Button size="small" variant="quiet" onPress={onClose}>
          {t.cancel}
        </Button>
      </div>
    </div>
  );
}
