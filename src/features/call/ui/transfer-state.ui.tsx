// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { ActionButton } from '../../../ui/button.tsx';
import { formatTime } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import type { Desk } from '../../agent/agent.contract.ts';
import { useCallTexts } from '../call.texts.ts';
import './call.css';

type Call = NonNullable<Desk['call']>;

/** How passing on stands, or why the caller is back; with the keys that fit. */
export function TransferState({
  call,
  onTakeBack,
  onConnect,
  onTicket,
  busy,
}: {
  readonly call: Call;
  readonly onTakeBack: () => void;
  readonly onConnect: () => void;
  readonly onTicket: (() => void) | undefined;
  readonly busy: boolean;
}): ReactNode {
  const texts = useCallTexts();
  const { transfer } = call;
  return (
    <div role="status" className="desk-transfer">
      {transfer?.state === 'failed' && (
        <Notice
          tone="warning"
          action={
            onTicket && (
              <ActionButton size="small" icon="ticket" keyHint="F3" onPress={onTicket}>
                {texts.ticketInstead}
              </ActionButton>
            )
          }
        >
          {texts.transferState.failed(transfer.name, texts.cause[transfer.cause ?? 'failed'])}
        </Notice>
      )}
      {transfer && transfer.state !== 'failed' && (
        <Notice
          tone="info"
          action={
            <>
              {transfer.state === 'consulting' && (
                <ActionButton
                  variant="primary"
                  size="small"
                  icon="transfer"
                  keyHint="V"
                  busy={busy}
                  onPress={onConnect}
                >
                  {texts.connect}
                </ActionButton>
              )}
              <ActionButton size="small" keyHint="Z" busy={busy} onPress={onTakeBack}>
                {transfer.state === 'consulting' ? texts.backToCaller : texts.takeBack}
              </ActionButton>
            </>
          }
        >
          {texts.transferState[transfer.state](transfer.name)}
        </Notice>
      )}
    </div>
  );
}

/** What was tried in vain, in words for the ticket: with whom, when, why not. Undefined while nothing has failed. */
export function useAttemptWords(): (transfer: Call['transfer']) => string | undefined {
  const texts = useCallTexts();
  const language = useUiLanguage();
  return (transfer) =>
    transfer?.state === 'failed' && transfer.at !== undefined
      ? texts.attemptAt(transfer.name, formatTime(transfer.at, language), texts.cause[transfer.cause ?? 'failed'])
      : undefined;
}
