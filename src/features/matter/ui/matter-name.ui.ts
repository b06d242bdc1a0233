// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { Matter, OpenContact } from '../matter.contract.ts';

/** What a matter is called: its service, else the topic of the call for the first one, else that it has no name yet. */
export function matterName(
  matter: Matter,
  contact: Pick<OpenContact, 'topicName'>,
  words: { readonly unnamed: string },
): string {
  return matter.serviceTitle || (matter.position === 1 && contact.topicName) || words.unnamed;
}
