// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDuration, formatPhone, formatTicketNumber } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useNow } from '../../../ui/now.ts';
import { useCommand } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import type { Desk } from '../../agent/agent.contract.ts';
import { cancelTransfer, connectTransfer, hangUpCall, holdCall, resumeCall } from '../call.contract.ts';
import { useCallTexts } from '../call.texts.ts';
import { CallbackState, Recalling } from './call-state.ui.tsx';
import { Keypad } from './keypad.ui.tsx';
import { TransferDialog } from './transfer-dialog.ui.tsx';
import { TransferState } from './transfer-state.ui.tsx';
import './call.css';

type Call = NonNullable<Desk['call']>;
type TicketLink = (link: { readonly ticketId: string; readonly children: ReactNode }) => ReactNode;

/** What the panel needs of the phone that carries the sound. */
export interface CallPhone {
  /** Null at a desk phone, which has its own mute key. */
  readonly muted: boolean | null;
  readonly setMuted: (muted: boolean) => void;
  /** Ends the sound here when the server cannot be asked. */
  readonly hangUpHere: () => void;
}

/** The running conversation with its commands; every one has a key. */
export function CallPanel({
  call,
  phone,
  groupName,
  onTicket,
  TicketLink,
}: {
  readonly call: Call;
  readonly phone: CallPhone;
  readonly groupName: string;
  /** Opens the ticket that is made when nobody took the caller; undefined when a ticket cannot be made now. */
  readonly onTicket: (() => void) | undefined;
  /** Leads to a ticket without leaving the program, and with it the sound. */
  readonly TicketLink: TicketLink;
}): ReactNode {
  const texts = useCallTexts();
  const errorText = useErrorText(texts.errors);
  const [open, setOpen] = useState<'none' | 'keypad' | 'transfer'>('none');
  const hold = useCommand(holdCall);
  const resume = useCommand(resumeCall);
  const end = useCommand(hangUpCall);
  const back = useCommand(cancelTransfer);
  const connect = useCommand(connectTransfer);
  const params = { callId: call.callId };
  const failed = (error: Error): void => showToast('danger', errorText(error));

  const transferring = call.phase === 'transferring';
  const consulting = call.transfer?.state === 'consulting';
  // The transfer begins before the dialog has its answer; it must not come back when nobody takes the call.
  useEffect(() => {
    if (transferring) setOpen('none');
  }, [transferring]);
  const held = call.phase === 'held';
  const notNow = transferring
    ? texts.whileTransferring
    : call.phase === 'dialling'
      ? texts.whileDialling
      : call.phase === 'recalling'
        ? texts.whileRecalling
        : undefined;
  const why = {
    mute: phone.muted === null ? texts.muteAtDeskPhone : undefined,
    hold: notNow,
    keypad: notNow ?? (held ? texts.onlyInTalk : undefined),
    transfer: notNow,
  };
  const act = {
    mute: () => phone.setMuted(!phone.muted),
    hold: () => (held ? resume : hold).mutate({ params }, { onError: failed }),
    keypad: () => setOpen(open === 'keypad' ? 'none' : 'keypad'),
    transfer: () => setOpen('transfer'),
    takeBack: () => back.mutate({ params }, { onError: failed }),
    connect: () => connect.mutate({ params }, { onError: failed }),
    hangUp: () =>
      end.mutate(
        { params },
        {
          onError: (error) => {
            failed(error);
            phone.hangUpHere();
          },
        },
      ),
  };
  useShortcuts([
    { key: 'M', label: texts.mute, group: groupName, disabled: why.mute !== undefined, run: act.mute },
    {
      key: 'H',
      label: held ? texts.resume : texts.hold,
      group: groupName,
      disabled: why.hold !== undefined,
      run: act.hold,
    },
    { key: 'T', label: texts.keypad, group: groupName, disabled: why.keypad !== undefined, run: act.keypad },
    consulting
      ? { key: 'V', label: texts.connect, group: groupName, run: act.connect }
      : {
          key: 'V',
          label: texts.transfer,
          group: groupName,
          disabled: why.transfer !== undefined,
          run: act.transfer,
        },
    { key: 'A', label: consulting ? texts.hangUpConnects : texts.hangUp, group: groupName, run: act.hangUp },
    ...(transferring
      ? [{ key: 'Z', label: consulting ? texts.backToCaller : texts.takeBack, group: groupName, run: act.takeBack }]
      : []),
  ]);

  return (
    <section className="desk-panel desk-call" aria-label={texts.title}>
      <CallFacts call={call} TicketLink={TicketLink} />
      {phone.muted && (
        <Badge tone="warning" icon="microphoneOff">
          {texts.muted}
        </Badge>
      )}
      {held && (
        <Badge tone="warning" icon="hold">
          {texts.held}
        </Badge>
      )}
      {call.phase === 'recalling' && <Recalling />}
      <CallbackState call={call} groupName={groupName} />
      <TransferState
        call={call}
        onTakeBack={act.takeBack}
        onConnect={act.connect}
        onTicket={onTicket}
        busy={back.isPending || connect.isPending}
      />
      <div className="desk-call-keys">
        <ActionButton
          icon={phone.muted ? 'microphoneOff' : 'microphone'}
          keyHint="M"
          pressed={phone.muted ?? false}
          disabledReason={why.mute}
          onPress={act.mute}
        >
          {texts.mute}
        </ActionButton>
        <ActionButton
          icon="hold"
          keyHint="H"
          pressed={held}
          busy={hold.isPending || resume.isPending}
          disabledReason={why.hold}
          onPress={act.hold}
        >
          {held ? texts.resume : texts.hold}
        </ActionButton>
        <ActionButton
          icon="keypad"
          keyHint="T"
          pressed={open === 'keypad'}
          disabledReason={why.keypad}
          onPress={act.keypad}
        >
          {texts.keypad}
        </ActionButton>
        {/* In the consultation "connect" stands above, with the same key. */}
        {!consulting && (
          <ActionButton icon="transfer" keyHint="V" disabledReason={why.transfer} onPress={act.transfer}>
            {texts.transfer}
          </ActionButton>
        )}
        <ActionButton
          className="desk-hang-up"
          variant="danger"
          icon="hangUp"
          keyHint="A"
          busy={end.isPending}
          onPress={act.hangUp}
        >
          {consulting ? texts.hangUpConnects : texts.hangUp}
        </ActionButton>
      </div>
      {open === 'keypad' && !why.keypad && <Keypad callId={call.callId} />}
      <TransferDialog
        key={call.callId}
        callId={call.callId}
        open={open === 'transfer'}
        onClose={() => setOpen('none')}
      />
    </section>
  );
}

function CallFacts({ call, TicketLink }: { readonly call: Call; readonly TicketLink: TicketLink }): ReactNode {
  const texts = useCallTexts();
  const language = useUiLanguage();
  const now = useNow();
  const { caller } = call;
  return (
    <>
      <div className="desk-call-head">
        <span className="desk-call-time" role="timer" aria-label={texts.duration}>
          {formatDuration(now - Date.parse(call.talkSince))}
        </span>
        <span className="desk-call-what">
          <strong>{languageName(call.language, language)}</strong> · {call.topicName || texts.noTopic}
        </span>
      </div>
      <p className="desk-call-number">
        {caller.kind === 'known' ? (
          formatPhone(caller.number)
        ) : (
          <span className="ui-muted">{caller.kind === 'withheld' ? texts.withheld : texts.unknownNumber}</span>
        )}
      </p>
      {call.ticket && (
        <p>
          <TicketLink ticketId={call.ticket.ticketId}>
            {texts.asksTicket(formatTicketNumber(call.ticket.number))}
          </TicketLink>
        </p>
      )}
      {!call.callback && <p className="ui-muted ui-small">{texts.waited(formatDuration(call.waitedMs))}</p>}
    </>
  );
}

/** The panel without a conversation: says what happens next. */
export function NoCall({
  state,
  passedOn,
}: {
  readonly state: NonNullable<Desk['work']>['state'];
  readonly passedOn: Desk['passedOn'];
}): ReactNode {
  const texts = useCallTexts();
  const words: Readonly<Record<typeof state, string>> = {
    ready: texts.noneReady,
    offered: texts.noneOffered,
    talking: texts.noneReady,
    paused: texts.nonePaused,
    afterCall: texts.noneAfterCall,
    notReachable: texts.noneNotReachable,
  };
  return (
    <section className="desk-panel desk-call" aria-label={texts.title}>
      <h2>{texts.none}</h2>
      <p className="ui-muted">{words[state]}</p>
      <div role="status" className="desk-transfer">
        {passedOn && (
          <Notice tone={passedOn.result === 'accepted' ? 'success' : 'info'}>
            {texts.passedOn[passedOn.result](passedOn.name)}
          </Notice>
        )}
      </div>
    </section>
  );
}
