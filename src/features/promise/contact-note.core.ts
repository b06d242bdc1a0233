// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Contacts that no machine sees and a person notes by hand. Rules: matter.spec.md (MT11). */

/** A letter that came or went, or somebody who came in person. */
export const contactKinds = ['letter', 'visit'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** Why it cannot be noted; undefined = it can. Days are ISO dates of the city. */
export function whyNotContact(
  contact: { readonly day: string; readonly text: string },
  today: string,
): 'contactAhead' | 'contactTextMissing' | undefined {
  if (contact.day > today || contact.day === '') return 'contactAhead';
  return contact.text.trim().length < 3 ? 'contactTextMissing' : undefined;
}
