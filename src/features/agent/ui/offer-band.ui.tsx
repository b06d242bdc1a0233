// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { RingSign } from '../../../ui/ring-sign.tsx';
import { formatDateTime, formatDuration, formatTicketNumber } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { useLasting } from '../../../ui/lasting.ts';
import { useNow } from '../../../ui/now.ts';
import { useCommand } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { nowMs } from '../../../platform/clock.ts';
import { declineOffer } from '../agent.contract.ts';
import type { Desk } from '../agent.contract.ts';
import { useAgentTexts } from '../agent.texts.ts';
import { useAgentPhone } from './agent-phone.ui.tsx';
import { callerNumber } from './caller-number.ui.ts';
import './offer.css';

type Offer = NonNullable<Desk['offer']>;
const loneRingMs = 1500;
const reasons = ['language', 'topic', 'technical', 'other'] as const;

/**
 * The band of a ringing caller, above every page. It never takes the focus and is read out politely;
 * the live region stands there before the offer, or screen readers would miss it.
 */
export function OfferBand(): ReactNode {
  const { desk, state } = useAgentPhone();
  const texts = useAgentTexts();
  const language = useUiLanguage();
  const offer = desk?.offer ?? null;
  // The ring may overtake the offer by a moment; only a lasting one is told.
  const ringsAlone = useLasting(
    !offer && state.call?.direction === 'incoming' && state.call.phase !== 'talking' && !desk?.call,
    loneRingMs,
  );
  const spoken = offer
    ? texts.offerSpoken(
        languageName(offer.language, language),
        offer.topicName || texts.noTopic,
        callerNumber(offer.caller, texts),
      )
    : ringsAlone
      ? texts.ringsWithoutServer
      : '';
  return (
    <div className="desk-offer-place">
      <p className="ui-hidden" role="status">
        {spoken}
      </p>
      {offer && <Band key={offer.offerId} offer={offer} />}
      {ringsAlone && <LoneRing />}
    </div>
  );
}

function Band({ offer }: { readonly offer: Offer }): ReactNode {
  const texts = useAgentTexts();
  const language = useUiLanguage();
  const errorText = useErrorText(texts.errors);
  const { desk, accept, accepting, hangUpHere, connected } = useAgentPhone();
  const decline = useCommand(declineOffer);
  const [shownAt] = useState(nowMs);
  const [choosing, setChoosing] = useState(false);
  const now = useNow();
  const atDeskPhone = desk?.work?.phone.kind === 'desk';

  const refuse = (reason: (typeof reasons)[number]): void => {
    setChoosing(false);
    decline.mutate(
      { params: { offerId: offer.offerId }, body: { reason } },
      {
        // Without the server the phone itself can still say no.
        onError: (error) => (connected ? showToast('warning', errorText(error)) : hangUpHere()),
      },
    );
  };
  useShortcuts([
    {
      key: 'F8',
      label: texts.accept,
      group: texts.groups.offer,
      inDialogs: true,
      disabled: atDeskPhone || accepting,
      run: accept,
    },
    {
      key: 'F9',
      label: texts.decline,
      group: texts.groups.offer,
      inDialogs: true,
      run: () => setChoosing((open) => !open),
    },
  ]);
  return (
    <section className="desk-offer" aria-label={texts.offerTitle}>
      <RingSign rings />
      <div className="desk-offer-facts">
        <strong className="desk-offer-what">
          {languageName(offer.language, language)} · {offer.topicName || texts.noTopic}
        </strong>
        <span>{callerNumber(offer.caller, texts)}</span>
        {offer.callback ? (
          <CallbackFacts callback={offer.callback} wantedAt={offer.arrivedAt} />
        ) : (
          <span>{texts.waited(formatDuration(offer.waitedMs + now - shownAt))}</span>
        )}
        {offer.ticket && (
          <Badge tone="info" icon="ticket">
            {texts.asksTicket(formatTicketNumber(offer.ticket.number))}
          </Badge>
        )}
        {offer.second && (
          <Badge tone="info" icon="refresh">
            {texts.second}
          </Badge>
        )}
        {offer.returned && (
          <Badge tone="info" icon="refresh">
            {texts.returned}
          </Badge>
        )}
      </div>
      {choosing ? (
        <DeclineReasons onChoose={refuse} onClose={() => setChoosing(false)} />
      ) : (
        <div className="desk-offer-actions">
          {atDeskPhone ? (
            <strong>{texts.acceptAtDeskPhone}</strong>
          ) : (
            <ActionButton variant="primary" size="large" icon="phone" keyHint="F8" busy={accepting} onPress={accept}>
              {accepting ? texts.accepting : offer.callback ? texts.callback.accept : texts.accept}
            </ActionButton>
          )}
          <Button size="large" keyHint="F9" onPress={() => setChoosing(true)}>
            {texts.decline}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Why this citizen is called: nobody waits on the line. */
function CallbackFacts({
  callback,
  wantedAt,
}: {
  readonly callback: NonNullable<Offer['callback']>;
  readonly wantedAt: string;
}): ReactNode {
  const { callback: texts, callbackOrigin } = useAgentTexts();
  const language = useUiLanguage();
  const origin = Object.entries(callbackOrigin).find(([key]) => key === callback.origin)?.[1];
  return (
    <>
      <Badge tone="info" icon="callback">
        {texts.title}
      </Badge>
      <span>
        {texts.wanted(formatDateTime(wantedAt, language))}
        {callback.attempt > 1 && `, ${texts.attempt(callback.attempt)}`}
        {origin !== undefined && `, ${origin}`}
      </span>
      {callback.story !== '' && <span className="desk-offer-story">{callback.story}</span>}
    </>
  );
}

/** The reasons as buttons 1 to 4; only now, after F9 or a click, the focus comes here. */
function DeclineReasons({
  onChoose,
  onClose,
}: {
  readonly onChoose: (reason: (typeof reasons)[number]) => void;
  readonly onClose: () => void;
}): ReactNode {
  const texts = useAgentTexts();
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    first.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useShortcuts([
    ...reasons.map((reason, index) => ({
      key: String(index + 1),
      label: `${texts.decline}: ${texts.declineReason[reason]}`,
      group: texts.groups.offer,
      inDialogs: true,
      run: () => onChoose(reason),
    })),
    { key: 'Escape', label: texts.close, group: texts.groups.offer, run: onClose },
  ]);
  return (
    <div ref={first} role="group" aria-label={texts.declineWhy} className="desk-offer-actions">
      <span className="desk-offer-why ui-small">{texts.declineWhy}</span>
      {reasons.map((reason, index) => (
        <Button key={reason} keyHint={String(index + 1)} onPress={() => onChoose(reason)}>
          {texts.declineReason[reason]}
        </Button>
      ))}
    </div>
  );
}

function LoneRing(): ReactNode {
  const texts = useAgentTexts();
  const { accept, accepting, hangUpHere } = useAgentPhone();
  useShortcuts([
    { key: 'F8', label: texts.accept, group: texts.groups.offer, inDialogs: true, disabled: accepting, run: accept },
    { key: 'F9', label: texts.decline, group: texts.groups.offer, inDialogs: true, run: hangUpHere },
  ]);
  return (
    <section className="desk-offer" aria-label={texts.offerTitle}>
      <RingSign rings />
      <div className="desk-offer-facts">{texts.ringsWithoutServer}</div>
      <div className="desk-offer-actions">
        <ActionButton variant="primary" size="large" icon="phone" keyHint="F8" busy={accepting} onPress={accept}>
          {texts.accept}
        </ActionButton>
        <Button size="large" keyHint="F9" onPress={hangUpHere}>
          {texts.decline}
        </Button>
      </div>
    </section>
  );
}
