// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { ActionButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { IconName } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand } from '../../../ui/query.ts';
import { startWork } from '../agent.contract.ts';
import { useAgentTexts } from '../agent.texts.ts';
import { MicrophoneTest } from './microphone-test.ui.tsx';
import { RingChoice } from './sound-dialog.ui.tsx';
import './agent.css';

type PhoneKind = 'browser' | 'desk';
const storageKey = 'amtsleitung.phone';

/** The card before the shift: which phone, is the microphone heard, begin. */
export function StartWork(): ReactNode {
  const texts = useAgentTexts();
  const errorText = useErrorText(texts.errors);
  const start = useCommand(startWork);
  const [phone, setPhone] = useState<PhoneKind>(() =>
    localStorage.getItem(storageKey) === 'desk' ? 'desk' : 'browser',
  );
  const titleId = useId();
  const begin = (): void => {
    localStorage.setItem(storageKey, phone);
    start.mutate({ body: { phone } });
  };
  const kinds: readonly { id: PhoneKind; icon: IconName; name: string; hint: string }[] = [
    { id: 'browser', icon: 'desk', name: texts.browserPhone, hint: texts.browserPhoneHint },
    { id: 'desk', icon: 'phone', name: texts.deskPhone, hint: texts.deskPhoneHint },
  ];
  return (
    <section className="desk-start" aria-labelledby={titleId}>
      <h2 id={titleId}>{texts.startTitle}</h2>
      <p>{texts.startLead}</p>
      <RadioGroup
        className="ui-field"
        value={phone}
        onChange={(value) => setPhone(value === 'desk' ? 'desk' : 'browser')}
      >
        <Label className="ui-field-label">{texts.choosePhone}</Label>
        <div className="desk-start-phones">
          {kinds.map((kind) => (
            <Radio key={kind.id} value={kind.id} className="desk-start-phone">
              <Icon name={kind.icon} size="1.75rem" />
              <span>
                <strong>{kind.name}</strong>
                <span className="ui-muted ui-small">{kind.hint}</span>
              </span>
              <span className="desk-start-tick">
                <Icon name="success" />
              </span>
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {phone === 'browser' && (
        <div className="desk-start-sound">
          <MicrophoneTest />
          <RingChoice />
        </div>
      )}
      {start.error && (
        <Notice tone="danger" live="assertive">
          {errorText(start.error)}
        </Notice>
      )}
      <ActionButton variant="primary" size="large" busy={start.isPending} onPress={begin}>
        {start.isPending ? texts.starting : texts.start}
      </ActionButton>
    </section>
  );
}
