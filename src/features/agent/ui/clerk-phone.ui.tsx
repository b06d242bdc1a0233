// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useAgentTexts } from '../agent.texts.ts';
import { endClerkPhone, getClerkPhoneAccess, startClerkPhone } from '../clerk.contract.ts';
import { useClerkTexts } from '../clerk.texts.ts';
import { ClerkCall } from './clerk-call.ui.tsx';
import { useClerkLine } from './clerk-line.ui.ts';
import { DeskPhoneDialog } from './desk-phone.ui.tsx';
import './clerk.css';

/** Above every page of a person of a department: switches the own phone on and off, and shows who is being connected. */
export function ClerkPhone(): ReactNode {
  const texts = useClerkTexts();
  const language = useUiLanguage();
  const line = useClerkLine();
  const { desk, state } = line;
  const current = desk?.call ?? null;
  const spoken = current
    ? texts.spoken(languageName(current.language, language), current.topicName || texts.noTopic, current.note)
    : '';
  return (
    <section className="clerk-phone" aria-label={texts.phone}>
      {/* There before the call, or screen readers would miss it. */}
      <p className="ui-hidden" role="status">
        {spoken}
      </p>
      {desk && !current && <Switch line={line} />}
      {current && <ClerkCall key={current.callId} call={current} line={line} />}
      {state.trouble && <Trouble trouble={state.trouble} />}
    </section>
  );
}

function Trouble({
  trouble,
}: {
  readonly trouble: NonNullable<ReturnType<typeof useClerkLine>['state']['trouble']>;
}): ReactNode {
  const texts = useAgentTexts();
  return (
    <Notice tone="danger" live="assertive">
      {texts.trouble[trouble]}
    </Notice>
  );
}

function Switch({ line }: { readonly line: ReturnType<typeof useClerkLine> }): ReactNode {
  const texts = useClerkTexts();
  const errorText = useErrorText(texts.errors);
  const start = useCommand(startClerkPhone);
  const end = useCommand(endClerkPhone);
  const [access, setAccess] = useState(false);
  const { desk, state, holding, take } = line;
  const phone = desk?.phone ?? null;
  const failed = (error: Error): void => showToast('danger', errorText(error));
  const on = (kind: 'browser' | 'desk'): void =>
    start.mutate({ body: { phone: kind } }, { onError: failed, onSuccess: () => kind === 'desk' && setAccess(true) });
  return (
    <div className="clerk-switch">
      <Badge tone={phone?.reachable ? 'success' : 'neutral'} icon="phone">
        {phone ? (phone.reachable ? texts.on : texts.connecting) : texts.off}
      </Badge>
      {desk && !desk.telephony && <span className="ui-small">{texts.telephonyDown}</span>}
      {state.line === 'lost' && <span className="ui-small">{texts.lineLost}</span>}
      {state.line === 'refused' && <span className="ui-small">{texts.lineRefused}</span>}
      <span className="clerk-switch-keys">
        {!phone && (
          <>
            <ActionButton size="small" icon="phone" busy={start.isPending} onPress={() => on('browser')}>
              {texts.start}
            </ActionButton>
            <ActionButton size="small" variant="quiet" busy={start.isPending} onPress={() => on('desk')}>
              {texts.startDesk}
            </ActionButton>
          </>
        )}
        {phone?.kind === 'desk' && (
          <ActionButton size="small" variant="quiet" onPress={() => setAccess(true)}>
            {texts.access}
          </ActionButton>
        )}
        {phone?.kind === 'browser' && holding === 'elsewhere' && (
          <ActionButton size="small" label={`${texts.elsewhere} ${texts.takeHere}`} onPress={take}>
            {texts.takeHere}
          </ActionButton>
        )}
        {phone && (
          <ActionButton
            size="small"
            variant="quiet"
            busy={end.isPending}
            onPress={() => end.mutate({}, { onError: failed })}
          >
            {texts.stop}
          </ActionButton>
        )}
      </span>
      {phone?.kind === 'desk' && (
        <DeskPhoneDialog
          open={access}
          onClose={() => setAccess(false)}
          reachable={phone.reachable}
          source={getClerkPhoneAccess}
        />
      )}
      {phone?.kind === 'browser' && holding === 'elsewhere' && (
        <span className="ui-small">
          <Icon name="info" /> {texts.elsewhere}
        </span>
      )}
    </div>
  );
}
