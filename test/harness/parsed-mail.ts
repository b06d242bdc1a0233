// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import PostalMime from 'postal-mime';

/** The plain text of a raw mail, decoded. */
export async function textOfMail(raw: string): Promise<string> {
  const { text } = await PostalMime.parse(raw);
  return text ?? '';
}
