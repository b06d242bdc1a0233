// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useErrorText } from '../../../ui/error-text.ts';
import { useCommand } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { pressKey } from '../call.contract.ts';
import { useCallTexts } from '../call.texts.ts';
import './call.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
const shownDigits = 16;

/** Key tones to the other party, by click or by typing the digits while it is open. */
export function Keypad({ callId }: { readonly callId: string }): ReactNode {
  const texts = useCallTexts();
  const errorText = useErrorText(texts.errors);
  const press = useCommand(pressKey);
  const [sent, setSent] = useState('');
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const send = (digit: string): void => {
    setSent((before) => (before + digit).slice(-shownDigits));
    // One after the other: two requests at a time may overtake each other, and 12 would arrive as 21.
    last.current = last.current
      .then(() => press.mutateAsync({ params: { callId }, body: { digit } }))
      .catch((error: unknown) => showToast('danger', errorText(error)));
  };
  useShortcuts(
    digits.map((digit) => ({ key: digit, label: texts.key(digit), group: texts.keypad, run: () => send(digit) })),
  );
  return (
    <div className="desk-keypad" role="group" aria-label={texts.keypad}>
      {digits.map((digit) => (
        <button
          key={digit}
          type="button"
          className="desk-keypad-key"
          aria-label={texts.key(digit)}
          onClick={() => send(digit)}
        >
          {digit}
        </button>
      ))}
      <output className="desk-keypad-sent ui-small">{sent && texts.keysSent(sent)}</output>
    </div>
  );
}
