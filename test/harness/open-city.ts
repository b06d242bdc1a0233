// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { createPhone, type Phone } from '../../src/platform/phone/phone.ts';
import { freePorts } from './free-ports.ts';
import { openStage, type Stage } from './stage.ts';
import { toneCity, type RoutingChange } from './tone-city.ts';
import { waitFor } from './wait-for.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The one day on which that city is closed. */
export const closedDay = '2027-01-28';

/** The program in a city that is open at any hour, whatever its clock says after a restart, with a line to an exchange. */
export interface OpenStage {
  readonly stage: Stage;
  /** The next ring at a number behind the line. */
  rung(number: string): Promise<Call>;
  /** The id of a directory entry. */
  entry(number: string): Promise<string>;
  /** The exchange goes, or comes back. */
  readonly line: { cut(): void; back(): Promise<void> };
  close(): Promise<void>;
}

/** A department of the city's files, as far as tests give it another beginning. */
interface FiledDepartment {
  readonly key: string;
  readonly [field: string]: unknown;
}

/** Starts both; `filed` changes a department before the city is loaded. */
export async function openForever(
  routing: RoutingChange = {},
  env: Readonly<Record<string, string>> = {},
  filed: (department: FiledDepartment) => FiledDepartment = (department) => department,
): Promise<OpenStage> {
  const city = await toneCity(routing);
  const weekly = Object.fromEntries(days.map((day) => [day, ['00:00-24:00']]));
  const change = async <Content>(name: string, how: (content: Content) => unknown): Promise<void> => {
    const file = join(city.folder, name);
    await writeFile(
      file,
      stringify(how(parse(await readFile(file, 'utf8')) as Content), { aliasDuplicateObjects: false }),
    );
  };
  await change<object>('hours.yaml', (hours) => ({
    ...hours,
    weekly,
    closingDays: [{ on: closedDay, name: 'Probe' }],
  }));
  await change<FiledDepartment[]>('departments.yaml', (all) =>
    all.map((department) => filed({ ...department, hours: weekly })),
  );
  const { sip } = await freePorts();
  const trunk = {
    SIP_TRUNK_HOST: `127.0.0.1:${sip}`,
    SIP_TRUNK_NUMBERS: '+492151860',
    SIP_TRUNK_FROM_ADDRESSES: '127.0.0.0/8',
  };
  const stage = await openStage(routing, { ...trunk, CITY: city.folder, ...env });
  const rings = new Map<string, Call>();
  let phone = await exchange();
  async function exchange(): Promise<Phone> {
    const made = await createPhone({
      host: '127.0.0.1',
      port: sip,
      server: stage.program.sip,
      listenFor: stage.city.listenFor,
    });
    made.onRing((call) => rings.set(/^sip:([^@]+)@/.exec(call.invite?.uri ?? '')?.[1] ?? '', call));
    return made;
  }
  return {
    line: {
      cut: () => phone.close(),
      async back() {
        phone = await exchange();
      },
    },
    stage,
    async rung(number) {
      const call = await waitFor(`a ring at ${number}`, () => rings.get(number));
      rings.delete(number);
      call.ring();
      return call;
    },
    async entry(number) {
      const [found] = await stage.sql<{ id: string }>('select id from directory_entry where number = $1', [number]);
      if (!found) throw new Error(`no directory entry with the number ${number}`);
      return found.id;
    },
    async close() {
      try {
        await stage.calm();
      } finally {
        await stage.close();
        phone.close();
        await city.remove();
      }
    },
  };
}
