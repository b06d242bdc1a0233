// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A department that is away: written by the directory's endpoints, felt by transfers, hints and callers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { callRoute, caller } from '../../test/harness/call-route.ts';
import { testDatabase } from '../../test/harness/database.ts';
import { addAccount, loadSmallCity, smallCity } from '../../test/harness/small-city.ts';
import * as directory from '../features/directory/directory-edit.contract.ts';
import { listDepartments, searchDirectory } from '../features/directory/directory.contract.ts';
import { transferTargetOf } from '../features/directory/directory.store.ts';
import { importFolder } from '../features/knowledge/import/import-folder.ts';
import type { MailWriter } from '../features/mail/mail-out.port.ts';
import { getOnboarding, stageHints } from '../features/onboarding/onboarding.contract.ts';
import type { Restore } from '../features/settings/setting-change.core.ts';
import { listSettingChanges, undoSettingChange } from '../features/settings/settings.contract.ts';
import { settingRoutes } from '../features/settings/settings.routes.ts';
import { shiftWallTime } from '../platform/clock.ts';
import { cityNow } from './city-now.ts';
import { readCitySettings } from './city-settings.store.ts';
import type { Deps } from './deps.ts';
import { wireDirectory } from './wire-directory.ts';
import { wireOnboarding } from './wire-onboarding.ts';

process.env['AMTSLEITUNG_TEST'] = '1';
/** A Monday, nine in Berlin. */
const monday = Date.UTC(2026, 10, 23, 8);
const day = 86_400_000;
shiftWallTime(monday);
const { db } = await testDatabase();
const city = await loadSmallCity(db, monday);
const { calendar } = smallCity;
const lead = caller({ accountId: await addAccount(db, 'lena', ['lead']), roles: ['lead'] });
const stored = await readCitySettings(db);
if (!stored) throw new Error('there is no city');
const restore = new Map<string, Restore>();
const shown = cityNow(stored, { db, prepare: async () => ({ put: () => undefined, drop: () => undefined }) });
const log = { warn: () => undefined } as unknown as Deps['log'];
const onboarding = await wireOnboarding(
  {
    db,
    log,
    telephony: { ready: () => false } as unknown as Deps['telephony'],
    voices: { resolve: () => [] },
  },
  {
    cityNow: { ...shown, announcements: Promise.resolve(), layOut: () => Promise.resolve(), restore },
    calendar: () => calendar,
    outgoingNumbers: [],
  },
);
const folder = mkdtempSync(join(tmpdir(), 'amt-stand-in-'));
afterAll(() => rmSync(folder, { recursive: true }));
const routes = [
  ...wireDirectory({
    ...{ db, restore, city: { dialled: ['+492151860'], number: '02151 86-0' }, outgoingNumbers: [] },
    ...{ calendar: () => calendar, phoneIsOn: () => false, articlesChanged: () => undefined },
    directoryChanged: () => undefined,
    deliveries: importFolder(folder, () => monday, 1024),
  }),
  ...onboarding.routes({ available: false } as unknown as MailWriter, false),
  ...settingRoutes({ db, restore }),
];

function value<Value>(answer: { ok: true; value: Value } | { ok: false; code: string }): Value {
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}
const edited = async (key: string) => {
  const { departments } = value(await callRoute(routes, directory.getDirectory, lead, {}));
  const found = departments.find((one) => one.value.key === key);
  if (!found) throw new Error(`no department ${key}`);
  return found;
};
async function change(key: string, changes: Partial<directory.EditedDepartment['value']>) {
  const { departmentId, version, value: was } = await edited(key);
  const body = { value: { ...was, ...changes }, version, why: '' };
  const done = await callRoute(routes, directory.changeDepartment, lead, { params: { departmentId }, body });
  await onboarding.reload();
  return done;
}
const found = async (search: string) =>
  value(await callRoute(routes, searchDirectory, lead, { query: { search } })).entries[0];
const hintOf = async (key: string) =>
  value(await callRoute(routes, stageHints, lead)).services.find(({ serviceId }) => serviceId === city.service(key));
const target = () => transferTargetOf(db, calendar, city.entry('wohngeldstelle'), monday);
const holidays = { from: '2026-11-23', to: '2026-11-24', name: 'Betriebsferien', spans: [] };
const standIn = { name: 'Bürgerservice', until: '2026-11-24', why: 'Betriebsferien' };

test('[D17] a deputy is another department that has joined, and no circle', async () => {
  expect(await change('wohngeldstelle', { deputy: 'wohngeldstelle' })).toMatchObject({ code: 'deputyItself' });
  expect(await change('wohngeldstelle', { deputy: 'gibt-es-nicht' })).toMatchObject({ code: 'deputyUnknown' });
  const { value: like } = await edited('wohngeldstelle');
  const fresh = { ...like, key: '', name: 'Archiv', number: null, email: null };
  value(await callRoute(routes, directory.addDepartment, lead, { body: { value: fresh, why: '' } }));
  expect(await change('wohngeldstelle', { deputy: 'archiv' })).toMatchObject({ code: 'deputyNotJoined' });
  value(await change('wohngeldstelle', { deputy: 'buergerservice' }));
  expect(await change('buergerservice', { deputy: 'wohngeldstelle' })).toMatchObject({ code: 'deputyCircle' });
  expect((await edited('wohngeldstelle')).value.deputy).toBe('buergerservice');
});

test('[D12] [D17] who stands in for others does not vanish', async () => {
  const { departmentId, version } = await edited('buergerservice');
  const body = { version, why: '' };
  const gone = await callRoute(routes, directory.removeDepartment, lead, { params: { departmentId }, body });
  expect(gone).toMatchObject({ ok: false, code: 'stillUsed' });
});

test('[D16] [O19] without days with a name nothing changes', async () => {
  expect(await target()).toMatchObject({ name: 'Wohngeldstelle', number: '+492214710500' });
  expect((await found('wohngeldstelle'))?.standIn).toBeNull();
  expect(onboarding.straight('wohngeld', monday)?.digits).toBe('0221 4710500');
});

test('[D16] while it is away transfers to its central number go to the deputy, and directory, desk and joining say so', async () => {
  value(await change('wohngeldstelle', { exceptions: [holidays] }));
  const instead = {
    name: 'Bürgerservice (vertritt Wohngeldstelle)',
    number: '9100',
    entry: city.entry('buergerservice'),
  };
  expect(await target()).toMatchObject({ ...instead, open: true, department: city.department('buergerservice') });
  expect(await found('wohngeldstelle')).toMatchObject({ openNow: true, standIn });
  expect((await edited('wohngeldstelle')).standIn).toMatchObject(standIn);
  const { departments } = value(await callRoute(routes, listDepartments, lead));
  expect(departments.find(({ key }) => key === 'wohngeldstelle')?.standIn).toMatchObject(standIn);
  const params = { departmentId: city.department('wohngeldstelle') };
  expect(value(await callRoute(routes, getOnboarding, lead, { params })).standIn).toMatchObject(standIn);
  expect(await hintOf('wohngeld')).toMatchObject({ standIn });
  expect(await hintOf('ausweis'), 'the deputy is there').toBeUndefined();
});

test('[O19] callers at the stage directory hear or get the number of who stands in, from the first to the last day', async () => {
  expect(onboarding.straight('wohngeld', monday - day)?.digits).toBe('0221 4710500');
  expect(onboarding.straight('wohngeld', monday)?.digits).toBe('0221 4710000 9100');
  expect(onboarding.publicTopics()[1]).toMatchObject({ way: 'numberSaid', number: '0221 4710000-9100' });
  value(await change('wohngeldstelle', { connects: 'straight' }));
  expect(onboarding.straight('wohngeld', monday)?.to).toMatchObject({ entry: city.entry('buergerservice') });
  expect(onboarding.straight('wohngeld', monday + 2 * day)?.digits).toBe('0221 4710500');
});

test('[D17] a deputy that went back to not connected stands in for nobody', async () => {
  const stage = (to: 'live' | 'notConnected') =>
    db.updateTable('department').set({ stage: to }).where('key', '=', 'buergerservice').execute();
  await stage('notConnected');
  await onboarding.reload();
  expect(await target()).toMatchObject({ name: 'Wohngeldstelle', open: false });
  expect((await edited('wohngeldstelle')).standIn).toBeNull();
  expect(onboarding.straight('wohngeld', monday)?.digits).toBe('0221 4710500');
  // What was written before may stay; it is not judged anew.
  value(await change('wohngeldstelle', { tasks: 'Wohngeld' }));
  await stage('live');
  await onboarding.reload();
});

test('[D11] the history takes a deputy back', async () => {
  value(await change('wohngeldstelle', { deputy: null }));
  const { changes } = value(await callRoute(routes, listSettingChanges, lead, { query: { kind: 'department' } }));
  const undo = { params: { changeId: changes[0]?.changeId ?? '' }, body: { why: '' } };
  value(await callRoute(routes, undoSettingChange, lead, undo));
  expect((await edited('wohngeldstelle')).value.deputy).toBe('buergerservice');
});
