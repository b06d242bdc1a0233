// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ActionButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand } from '../../../ui/query.ts';
import { showToast } from '../../../ui/toast.tsx';
import { chooseState } from '../agent.contract.ts';
import { useAgentTexts } from '../agent.texts.ts';
import { useAgentPhone } from './agent-phone.ui.tsx';
import { DeskPhoneDialog } from './desk-phone.ui.tsx';
import './agent.css';

/**
 * What is wrong with the own phone, one sentence each with what to do. The phone's connection is told apart
 * from the server's: sound can run while the screen stands still, and the other way round.
 */
export function WorkNotices(): ReactNode {
  const texts = useAgentTexts();
  const errorText = useErrorText(texts.errors);
  const { desk, state, holding, take, soundGone, unknownTalk, hangUpHere } = useAgentPhone();
  const choose = useCommand(chooseState);
  const work = desk?.work;
  const [accessOpen, setAccessOpen] = useState(false);
  const atDesk = work?.phone.kind === 'desk';
  const inBrowser = work?.phone.kind === 'browser';
  const readyAgain = (): void =>
    choose.mutate({ body: { state: 'ready' } }, { onError: (error) => showToast('danger', errorText(error)) });
  return (
    <div className="desk-notices">
      {desk && !desk.hotline.telephony && (
        <Notice tone="danger" live="polite" title={texts.telephonyDown}>
          {texts.telephonyDownHint}
        </Notice>
      )}
      {desk && desk.hotline.telephony && !desk.hotline.line && (
        <Notice tone="danger" live="polite" title={texts.lineDown}>
          {texts.lineDownHint}
        </Notice>
      )}
      {work?.state === 'notReachable' && (
        <Notice
          tone="warning"
          live="polite"
          title={texts.state.notReachable}
          action={
            <ActionButton variant="primary" keyHint="F4" busy={choose.isPending} onPress={readyAgain}>
              {texts.readyAgain}
            </ActionButton>
          }
        >
          {work.notice === 'phoneUnreachable' ? texts.phoneUnreachable : texts.missedRing}
        </Notice>
      )}
      {atDesk && (
        <>
          {!work.phone.reachable && (
            <Notice
              tone="info"
              live="polite"
              action={
                <ActionButton icon="phone" onPress={() => setAccessOpen(true)}>
                  {texts.deskPhoneAccess}
                </ActionButton>
              }
            >
              {texts.deskPhoneWaiting}
            </Notice>
          )}
          <DeskPhoneDialog open={accessOpen} onClose={() => setAccessOpen(false)} reachable={work.phone.reachable} />
        </>
      )}
      {inBrowser && holding === 'elsewhere' && (
        <Notice
          tone="info"
          live="polite"
          action={
            <ActionButton disabledReason={desk?.call ? texts.takePhoneInCall : undefined} onPress={take}>
              {texts.takePhone}
            </ActionButton>
          }
        >
          {texts.phoneElsewhere}
        </Notice>
      )}
      {inBrowser && holding === 'here' && state.line === 'lost' && (
        <Notice tone="warning" live="polite">
          {texts.lineLost}
        </Notice>
      )}
      {inBrowser && holding === 'here' && state.line === 'refused' && (
        <Notice tone="danger" live="polite">
          {texts.lineRefused}
        </Notice>
      )}
      {state.call?.sound === 'interrupted' && (
        <Notice tone="danger" live="assertive">
          {texts.soundInterrupted}
        </Notice>
      )}
      {soundGone && holding === 'here' && (
        <Notice tone="danger" live="assertive">
          {texts.soundGone}
        </Notice>
      )}
      {unknownTalk && (
        <Notice
          tone="warning"
          live="assertive"
          action={
            <ActionButton variant="danger" icon="hangUp" onPress={hangUpHere}>
              {texts.hangUp}
            </ActionButton>
          }
        >
          {texts.unknownTalk}
        </Notice>
      )}
      {state.trouble && (
        <Notice tone="danger" live="assertive">
          {texts.trouble[state.trouble]}
        </Notice>
      )}
    </div>
  );
}
