// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useErrorText } from '../../../ui/error-text.ts';
import { call } from '../../../ui/api.ts';
import { showToast } from '../../../ui/toast.tsx';
import {
  practiceCall,
  type practiceDigits,
  practiceHangUp,
  practiceKey,
  practicePickUp,
  practicePlug,
  practiceRefuse,
} from '../practice.contract.ts';
import { usePracticeTexts } from '../practice.texts.ts';

type Who = { caller: 'number'; number: string } | { caller: 'withheld' } | { caller: 'unknown' };

/** What whoever practises does; what cannot be done any more is said in a message. `at` is a leg, phone or number. */
export interface Hands {
  readonly dial: (who: Who) => void;
  readonly press: (at: string, digit: (typeof practiceDigits)[number]) => void;
  readonly pickUp: (at: string) => void;
  readonly refuse: (at: string, cause: 'declined' | 'busy') => void;
  readonly hangUp: (at: string) => void;
  readonly plug: (phone: string, plugged: boolean) => void;
}

/** The hands of the page; what they did is seen in the next live message. */
export function useHands(): Hands {
  const t = usePracticeTexts();
  const errorText = useErrorText(t.errors);
  const tell = (done: Promise<unknown>): void =>
    void done.catch((error: unknown) => showToast('warning', errorText(error)));
  return {
    dial: (who) => tell(call(practiceCall, { body: who })),
    press: (at, digit) => tell(call(practiceKey, { params: { at }, body: { digit } })),
    pickUp: (at) => tell(call(practicePickUp, { params: { at } })),
    refuse: (at, cause) => tell(call(practiceRefuse, { params: { at }, body: { cause } })),
    hangUp: (at) => tell(call(practiceHangUp, { params: { at } })),
    plug: (phone, plugged) => tell(call(practicePlug, { params: { phone }, body: { plugged } })),
  };
}
