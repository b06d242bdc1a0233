// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { endWork } from '../features/agent/agent.contract.ts';
import { ApiRefusal, type ApiClient } from './api-client.ts';
import { patientClient } from './patient-client.ts';

/** Refuses with these in turn, then answers. */
function client(...refusals: ApiRefusal[]): { client: ApiClient; asked: () => number } {
  let asked = 0;
  return {
    client: {
      async call() {
        asked += 1;
        const refusal = refusals[asked - 1];
        if (refusal) throw refusal;
        return {} as never;
      },
    },
    asked: () => asked,
  };
}

const away = (status: number): ApiRefusal => new ApiRefusal('DELETE /api/agent/work', status, 'serverAway');

describe('a patient client', () => {
  it('asks again while nobody is there', async () => {
    const other = client(away(0), away(502), away(503));
    await patientClient(other.client).call(endWork);
    expect(other.asked()).toBe(4);
  });
  it('takes every other answer as it is', async () => {
    const other = client(new ApiRefusal('DELETE /api/agent/work', 409, 'notAtWork'));
    await expect(patientClient(other.client).call(endWork)).rejects.toMatchObject({ code: 'notAtWork' });
    expect(other.asked()).toBe(1);
  });
  it('gives up when the time is over', async () => {
    const other = client(...Array.from({ length: 50 }, () => away(503)));
    await expect(patientClient(other.client, 600).call(endWork)).rejects.toMatchObject({ status: 503 });
    expect(other.asked()).toBeLessThan(6);
  });
});
