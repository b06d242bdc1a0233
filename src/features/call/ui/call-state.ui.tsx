// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { showToast } from '../../../ui/toast.tsx';
import type { Desk } from '../../agent/agent.contract.ts';
import { sayResult } from '../call.contract.ts';
import { useCallTexts } from '../call.texts.ts';

type Call = NonNullable<Desk['call']>;

/** A conversation that comes back after the window was loaded anew: what happens, and that nothing is to be done. */
export function Recalling(): ReactNode {
  const texts = useCallTexts();
  return (
    <div role="status">
      <Notice tone="info">{texts.recalling}</Notice>
    </div>
  );
}

/** A call-back: which attempt, what was noted, and the two results only a person can hear. */
export function CallbackState({ call, groupName }: { readonly call: Call; readonly groupName: string }): ReactNode {
  const texts = useCallTexts();
  const errorText = useErrorText(texts.errors);
  const say = useCommand(sayResult);
  const { callback } = call;
  const maySay = callback !== undefined && (call.phase === 'talk' || call.phase === 'dialling');
  const result = (heard: 'mailbox' | 'wrongNumber') => (): void =>
    say.mutate(
      { params: { callId: call.callId }, body: { result: heard } },
      { onError: (error) => showToast('danger', errorText(error)) },
    );
  useShortcuts(
    maySay
      ? [
          { key: 'B', label: texts.mailbox, group: groupName, run: result('mailbox') },
          { key: 'F', label: texts.wrongNumber, group: groupName, run: result('wrongNumber') },
        ]
      : [],
  );
  if (!callback) return null;
  return (
    <div className="desk-callback">
      <Badge tone="info" icon="callback">
        {callback.attempt > 1 ? texts.callbackAgain(callback.attempt) : texts.callback}
      </Badge>
      {callback.story !== '' && <p>{callback.story}</p>}
      <p role="status">{call.phase === 'dialling' ? texts.dialling : ''}</p>
      {maySay && (
        <div className="desk-call-keys">
          <ActionButton size="small" keyHint="B" busy={say.isPending} onPress={result('mailbox')}>
            {texts.mailbox}
          </ActionButton>
          <ActionButton size="small" keyHint="F" busy={say.isPending} onPress={result('wrongNumber')}>
            {texts.wrongNumber}
          </ActionButton>
        </div>
      )}
    </div>
  );
}
