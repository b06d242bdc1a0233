// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Access, Role } from './contract.ts';

/** What an access rule answers for one person. */
export type AccessAnswer = 'allowed' | 'notSignedIn' | 'notAllowed';

/**
 * The one rule that decides who may use an endpoint or a live topic: HTTP, WebSocket and the screens' navigation all ask here.
 * Whatever is not plainly permitted is refused. `who` is null for somebody not signed in.
 */
export function mayUse(access: Access, who: { readonly roles: readonly Role[] } | null): AccessAnswer {
  if (access === 'public') return 'allowed';
  if (who === null) return 'notSignedIn';
  if (access === 'signedIn') return who.roles.length > 0 ? 'allowed' : 'notAllowed';
  return who.roles.some((role) => access.includes(role)) ? 'allowed' : 'notAllowed';
}
