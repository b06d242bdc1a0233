// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { listDepartments } from '../../src/features/directory/directory.contract.ts';
import { listOpenContacts } from '../../src/features/matter/matter.contract.ts';
import { createTicket, type Ticket } from '../../src/features/promise/promise.contract.ts';
import type { TestAgent } from './people.ts';
import type { Stage } from './stage.ts';
import { waitFor } from './wait-for.ts';

/** Answers one call and makes a ticket of it whose citizen speaks Polish and wants an e-mail. */
export async function mailedTicket(
  stage: Stage,
  agent: TestAgent,
  citizen: { readonly name: string; readonly address: string },
): Promise<Ticket> {
  const { departments } = await agent.api.call(listDepartments);
  const caller = await stage.queued();
  const leg = await stage.pickUp(agent);
  const contact = await waitFor('the contact', async () => (await agent.api.call(listOpenContacts)).contacts[0]);
  const [matter] = contact.matters;
  const { ticket } = await agent.api.call(createTicket, {
    params: { matterId: matter?.matterId ?? '' },
    body: {
      version: matter?.version ?? 0,
      departmentId: departments.find(({ name }) => name === 'Bürgerservice')?.departmentId ?? '',
      wish: { kind: 'email', address: citizen.address },
      text: 'Wo bleibt der Ausweis?',
      citizenName: citizen.name,
      language: 'pl',
    },
  });
  await leg.hangUp();
  await caller.ended();
  return ticket;
}
