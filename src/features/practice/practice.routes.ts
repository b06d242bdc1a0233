// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { route, type Route } from '../../lib/route.ts';
import { ok, refuse, type Refusal } from '../../lib/result.ts';
import * as contract from './practice.contract.ts';
import type { PracticePhones } from './practice.shell.ts';

/** Handlers of the practice phones; mounted only when there is no telephone system (PR8). */
export function practiceRoutes(practice: PracticePhones): readonly Route[] {
  return [
    route(contract.getPractice, async () => ok(await practice.view())),
    route(contract.practiceCall, async ({ body }) => {
      const leg = practice.call(
        body.caller === 'number' ? { number: body.number } : { withheld: body.caller === 'withheld' },
      );
      return leg === undefined ? refuse('tooManyRequests', { seconds: 10 }) : ok({ leg });
    }),
    route(contract.practiceKey, async ({ params, body }) => done(practice.press(params.at, body.digit))),
    route(contract.practicePickUp, async ({ params }) => done(practice.pickUp(params.at))),
    route(contract.practiceRefuse, async ({ params, body }) => done(practice.refuse(params.at, body.cause))),
    route(contract.practiceHangUp, async ({ params }) => done(practice.hangUp(params.at))),
    route(contract.practicePlug, async ({ params, body }) => done(practice.plug(params.phone, body.plugged))),
  ];
}

function done<Code extends string>(result: { readonly ok: true } | Refusal<Code>) {
  return result.ok ? ok({}) : result;
}
