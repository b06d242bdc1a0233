// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Numbers that may be dialled are a type (decision 12): a phone of ours, or a checked number from the directory.
 * Nothing else can be rung; free text and free SIP addresses have no way into this type.
 */
import { callbackNumber } from '../../lib/pure/phone-number.ts';

declare const isChecked: unique symbol;

export type DialTarget = (
  | { readonly kind: 'phone'; readonly phone: string }
  /** An extension of the city's telephone system or an E.164 number, dialled through the trunk. */
  | { readonly kind: 'trunk'; readonly number: string }
) & { readonly [isChecked]: true };

/**
 * A citizen's confirmed call-back number: a German landline or mobile number in E.164 (lib/pure/phone-number.ts).
 * Undefined for anything else.
 */
export function citizenTarget(number: string): DialTarget | undefined {
  const checked = callbackNumber(number);
  return checked.ok && checked.value === number ? ({ kind: 'trunk', number } as DialTarget) : undefined;
}

/** A phone that is registered with our switch. Throws on an id that no phone of ours can have. */
export function phoneTarget(phone: string): DialTarget {
  if (!/^[a-z0-9-]{3,64}$/.test(phone)) throw new Error('not a phone id of ours');
  return { kind: 'phone', phone } as DialTarget;
}

/**
 * A number of the directory: a German E.164 number (`+49…`) or an extension of 1 to 6 digits.
 * Undefined for emergency, service and premium numbers, foreign numbers and anything else (decision 12, threat S4).
 */
export function directoryTarget(number: string): DialTarget | undefined {
  if (/^[1-9]\d{0,5}$/.test(number) && !/^11\d{1,4}$/.test(number)) return { kind: 'trunk', number } as DialTarget;
  if (!/^\+49[1-9]\d{4,12}$/.test(number)) return undefined;
  // Premium, mass traffic, shared cost, personal, directory enquiry and national subscriber numbers cost more or lead astray.
  if (/^\+49(900|137|138|180|700|118|32|115|11[0-9])/.test(number)) return undefined;
  return { kind: 'trunk', number } as DialTarget;
}
