// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Who sits in front of the screen: asked once at the start, kept until sign-out, lost when the server says so. */
import { createContext, useContext } from 'react';
import type { Endpoint } from '../lib/contract.ts';
import { mayUse } from '../lib/access.ts';
import type { Person } from '../features/account/account.contract.ts';

/** The signed-in person and what the frame can do for them. */
export interface Session {
  readonly person: Person;
  readonly signOut: () => void;
}

/** Given by the gate to everything behind it. */
export const SessionContext = createContext<Session | null>(null);

/** The session; only behind the gate. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs the gate above it');
  return session;
}

/** True when this person may call the endpoint: the same rule the server checks. */
export function mayCall(endpoint: Pick<Endpoint, 'access'>, person: Person): boolean {
  return mayUse(endpoint.access, person) === 'allowed';
}
