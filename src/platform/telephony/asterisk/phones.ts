// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Done, PhoneId, Phones } from '../telephony.port.ts';
import type { AsteriskEvent } from './events.ts';
import { at, done, failed, outcome, type Line } from './line.ts';
import { phoneObjects, type PhoneOrder } from './phone-config.ts';

interface KnownPhone {
  readonly order: PhoneOrder;
  reachable: boolean;
  /** Being pushed, or pushed, since the last connect: who asks for the same again gets the same answer. */
  pushed?: Promise<Done>;
}

/** The phones part of the adapter, and what it needs from the connection. */
export interface PhoneBook extends Phones {
  /** A connection has begun: Asterisk may have been started anew, so what was pushed before may be gone. */
  connected(): void;
  /** Pushes every phone that nobody has put since then. */
  renew(): Promise<void>;
  /** An event that may be about a phone. */
  heard(event: AsteriskEvent): void;
}

const endpointShape = z.object({ state: z.string().default('unknown') });
const dynamic = 'asterisk/config/dynamic/res_pjsip';

const valueShape = z.object({ value: z.string() });

/** Phones by ARI's push configuration into Asterisk's memory. */
export function phoneBook(line: Line, rtpTimeoutSeconds?: number): PhoneBook {
  const { ari, emit } = line;
  const phones = new Map<PhoneId, KnownPhone>();
  const subscription = (id: PhoneId) =>
    `applications/${at(line.app)}/subscription?eventSource=${at(`endpoint:PJSIP/${id}`)}`;

  function changed(id: PhoneId, reachable: boolean): void {
    const phone = phones.get(id);
    if (!phone || phone.reachable === reachable) return;
    phone.reachable = reachable;
    emit({ type: 'phoneChanged', phone: id, reachable });
  }

  /** Tells Asterisk of a phone; `anew`: also if it has one of this id. */
  async function push(order: PhoneOrder, anew: boolean): Promise<Done> {
    const { id } = order;
    if (anew || !(await exists(id))) {
      const created = await create(order);
      if (!created.ok) return created;
    }
    // Only agents' phones: a subscription doubles every event of the phone's calls, and nobody asks about a web caller's.
    if (order.mayCall === 'nobody') {
      if (!(await subscribed(id))) {
        line.log('Asterisk does not tell whether a phone is reachable');
        return failed;
      }
      changed(id, await isOnline(id));
    }
    return done;
  }

  /**
   * Left there by an earlier life of ours: an id is made up for one shift and its password, so it is the same phone.
   * To push it again would cost Asterisk more than all calls of a full queue, while everybody waits for us.
   */
  async function exists(id: PhoneId): Promise<boolean> {
    return (await ari.request('GET', `endpoints/PJSIP/${at(id)}`)).status === 200;
  }

  async function create(order: PhoneOrder): Promise<Done> {
    const { id } = order;
    for (const { kind, fields } of phoneObjects(order, rtpTimeoutSeconds)) {
      const reply = await ari.request('PUT', `${dynamic}/${kind}/${at(id)}`, { fields });
      if (!outcome(reply).ok) {
        // Not connected is no news here: every phone is pushed as soon as we are.
        if (reply.status !== 0) line.log(`Asterisk did not take the ${kind} of a phone (${reply.status})`);
        return failed;
      }
    }
    return done;
  }

  /** A pushed endpoint comes into being a moment later, so the first tries may find nothing to subscribe to. */
  async function subscribed(id: PhoneId): Promise<boolean> {
    for (let tries = 0; tries < 40; tries += 1) {
      const reply = await ari.request('POST', subscription(id));
      if (reply.status === 200) return true;
      if (reply.status === 0) return false;
      await sleep(25);
    }
    return false;
  }

  async function isOnline(id: PhoneId): Promise<boolean> {
    const reply = await ari.request('GET', `endpoints/PJSIP/${at(id)}`);
    return endpointShape.safeParse(reply.body).data?.state === 'online';
  }

  /** Registrations are objects of their own: left alone, the next phone with this id would ring at the old address. */
  async function forgetRegistration(id: PhoneId): Promise<void> {
    const asked = await ari.request('GET', `asterisk/variable?variable=${at(`PJSIP_AOR(${id},contact)`)}`);
    const contacts = valueShape.safeParse(asked.body).data?.value.split(',') ?? [];
    for (const contact of contacts) if (contact !== '') void ari.request('DELETE', `${dynamic}/contact/${at(contact)}`);
    // Asterisk notices a moment later; until then the phone would still count as reachable for who puts it again.
    for (let tries = 0; tries < 40 && (await isOnline(id)); tries += 1) await sleep(25);
  }

  const book: PhoneBook = {
    async put(order) {
      if (!/^[a-z0-9-]{3,64}$/.test(order.id) || /[\r\n]/.test(order.password)) return failed;
      const known = phones.get(order.id);
      const isSame = known?.order.kind === order.kind && known.order.password === order.password;
      if (known?.pushed && isSame) return known.pushed;
      const phone: KnownPhone = { order, reachable: known?.reachable ?? false };
      phones.set(order.id, phone);
      phone.pushed = push(order, known !== undefined && !isSame);
      const result = await phone.pushed;
      // Not taken: to be asked for again is another try.
      if (!result.ok) delete phone.pushed;
      return result;
    },
    async remove(id) {
      phones.delete(id);
      void ari.request('DELETE', subscription(id));
      await forgetRegistration(id);
      const replies = await Promise.all(
        (['endpoint', 'aor', 'auth'] as const).map((kind) => ari.request('DELETE', `${dynamic}/${kind}/${at(id)}`)),
      );
      return replies.some((reply) => reply.status === 0) ? failed : done;
    },
    connected() {
      for (const phone of phones.values()) delete phone.pushed;
    },
    async renew() {
      await Promise.all([...phones.values()].map(({ order }) => book.put(order)));
    },
    heard(event) {
      if (event.type === 'EndpointStateChange' && event.endpoint.technology === 'PJSIP') {
        changed(event.endpoint.resource, event.endpoint.state === 'online');
      }
    },
  };
  return book;
}
