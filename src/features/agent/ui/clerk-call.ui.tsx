// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { RingSign } from '../../../ui/ring-sign.tsx';
import { formatDuration } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { useNow } from '../../../ui/now.ts';
import { useCommand } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { leaveClerkCall, type ClerkDesk } from '../clerk.contract.ts';
import { useClerkTexts } from '../clerk.texts.ts';
import { callerNumber } from './caller-number.ui.ts';
import type { ClerkLine } from './clerk-line.ui.ts';
import './clerk.css';

/** The short brief of a caller who is being passed on, before and after picking up. It never takes the focus. */
export function ClerkCall({
  call,
  line,
}: {
  readonly call: NonNullable<ClerkDesk['call']>;
  readonly line: ClerkLine;
}): ReactNode {
  const texts = useClerkTexts();
  const language = useUiLanguage();
  const errorText = useErrorText(texts.errors);
  const leave = useCommand(leaveClerkCall);
  const now = useNow();
  const { desk, state, connected } = line;
  const inBrowser = desk?.phone?.kind === 'browser';
  const rings = call.state === 'ringing';
  const muted = state.call?.muted ?? false;
  const act = {
    accept: line.accept,
    mute: () => line.setMuted(!muted),
    leave: () =>
      leave.mutate(
        {},
        { onError: (error) => (connected ? showToast('warning', errorText(error)) : line.hangUpHere()) },
      ),
  };
  useShortcuts([
    ...(rings && inBrowser
      ? [
          {
            key: 'F8',
            label: texts.accept,
            group: texts.group,
            inDialogs: true,
            disabled: line.accepting,
            run: act.accept,
          },
        ]
      : []),
    ...(!rings && inBrowser ? [{ key: 'M', label: texts.mute, group: texts.group, run: act.mute }] : []),
    { key: 'F9', label: rings ? texts.decline : texts.hangUp, group: texts.group, inDialogs: true, run: act.leave },
  ]);
  const number = callerNumber(call.caller, texts);
  return (
    <section className="clerk-call" aria-label={rings ? texts.offerTitle : texts.talking}>
      <RingSign rings={rings} />
      <div className="clerk-call-facts">
        <strong className="clerk-call-what">
          {languageName(call.language, language)} · {call.topicName || texts.noTopic}
        </strong>
        {call.service !== '' && call.service !== call.topicName && <span>{call.service}</span>}
        <span>{number}</span>
        <span>
          {call.since === null
            ? `${texts.since} ${formatDuration(now - Date.parse(call.arrivedAt))}`
            : formatDuration(now - Date.parse(call.since))}
        </span>
        {call.returned && (
          <Badge tone="info" icon="refresh">
            {texts.returned}
          </Badge>
        )}
        {call.state === 'announced' && <span className="clerk-call-note">{texts.announced}</span>}
        {call.note !== '' && (
          <span className="clerk-call-note">
            {texts.note}: <strong>{call.note}</strong>
          </span>
        )}
      </div>
      <div className="clerk-call-keys">
        {rings && inBrowser && (
          <ActionButton
            variant="primary"
            size="large"
            icon="phone"
            keyHint="F8"
            busy={line.accepting}
            onPress={act.accept}
          >
            {line.accepting ? texts.accepting : texts.accept}
          </ActionButton>
        )}
        {rings && !inBrowser && <strong>{texts.acceptAtDeskPhone}</strong>}
        {!rings && inBrowser && (
          <ActionButton
            size="large"
            icon={muted ? 'microphoneOff' : 'microphone'}
            keyHint="M"
            pressed={muted}
            onPress={act.mute}
          >
            {muted ? texts.unmute : texts.mute}
          </ActionButton>
        )}
        <ActionButton
          size="large"
          variant={rings ? 'secondary' : 'danger'}
          {...(!rings && { icon: 'hangUp' as const })}
          keyHint="F9"
          busy={leave.isPending}
          onPress={act.leave}
        >
          {rings ? texts.decline : texts.hangUp}
        </ActionButton>
      </div>
    </section>
  );
}
