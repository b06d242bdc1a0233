// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The people of the browser tests: an agent at the desk, a citizen at `/anrufen`, each with a browser of their own. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { parse } from 'yaml';
import { createAccount } from '../../src/features/account/account.contract.ts';
import type { Role } from '../../src/lib/contract.ts';
import { openBrowser, screenshot, type BrowserOptions, type TestBrowser } from '../harness/browser.ts';
import type { TestProgram } from '../harness/program.ts';
import { voices } from '../harness/tone-city.ts';
import { typingPaceMs } from '../../src/ui/shortcuts.ts';
import { giveEars, voiceFile } from './sound.ts';

/** Everything on the screen within this time (milliseconds), also on a machine that is busy with other tests. */
export const soon = 20_000;

/** Name and password of an account made for a test. */
export interface Person {
  readonly name: string;
  readonly displayName: string;
  readonly password: string;
}

/** A browser with its page; `troubles` are errors of the page, among them violations of the CSP. */
export interface Window extends TestBrowser {
  /** Takes an expected trouble out of `troubles`. */
  forgive(trouble: RegExp): void;
}

/** What Chromium writes when a page asks who is signed in and the answer is "nobody". */
const nobodySignedIn = 'console: Failed to load resource: the server responded with a status of 401 (Unauthorized)';

/** For `afterEach`: leaves pictures of the windows in `test-results/` if the test failed. */
export async function picturesOfFailure(
  task: { readonly name: string; readonly result?: { readonly state: string } | undefined },
  windows: readonly (Window | undefined)[],
): Promise<void> {
  if (task.result?.state !== 'fail') return;
  const name = task.name.replaceAll(/[^\p{L}\d]+/gu, '-').slice(0, 60);
  for (const [index, window] of windows.entries())
    if (window && !window.page.isClosed()) await screenshot(window.page, `${name}-${index + 1}`);
}

/** Makes an account; agents speak German and Turkish and know every topic unless told otherwise. */
export async function makePerson(
  program: TestProgram,
  roles: readonly [Role, ...Role[]] = ['agent'],
  changes: {
    /** To sign in with; made up unless given. */
    readonly name?: string;
    readonly displayName?: string;
    readonly departmentId?: string;
    readonly languages?: Record<string, 'good'>;
    readonly topics?: Record<string, 'good'>;
  } = {},
): Promise<Person> {
  const name = changes.name ?? `test-${randomBytes(4).toString('hex')}`;
  const password = randomBytes(18).toString('base64url');
  const displayName = changes.displayName ?? `Test ${name.slice(5)}`;
  await program.admin().call(createAccount, {
    body: {
      name,
      displayName,
      roles: [...roles],
      password,
      departmentId: changes.departmentId ?? null,
      practice: false,
      languages: changes.languages ?? { de: 'good', tr: 'good' },
      topics: changes.topics ?? (await everyTopic()),
    },
  });
  return { name, displayName, password };
}

async function everyTopic(): Promise<Record<string, 'good'>> {
  const file = join(import.meta.dirname, '../../cities/krefeld/topics.yaml');
  const topics = parse(await readFile(file, 'utf8')) as { key: string }[];
  return Object.fromEntries(topics.map(({ key }) => [key, 'good']));
}

/** Opens a browser whose microphone says one pitch. */
export async function openWindow(hz: number, options: BrowserOptions = {}): Promise<Window> {
  const folder = await mkdtemp(join(tmpdir(), 'amt-voice-'));
  const microphone =
    options.audio === undefined || options.audio === 'fake' ? { microphone: await voiceFile(folder, hz) } : {};
  const browser = await openBrowser({ ...microphone, ...options });
  await giveEars(browser.context);
  browser.page.setDefaultTimeout(soon);
  const forgiven: RegExp[] = [];
  return {
    ...browser,
    get troubles() {
      return browser.troubles.filter(
        (trouble) => trouble !== nobodySignedIn && !forgiven.some((each) => each.test(trouble)),
      );
    },
    forgive: (trouble) => void forgiven.push(trouble),
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Signs in on the page of that address. */
export async function signIn(page: Page, program: TestProgram, person: Person, path = '/'): Promise<void> {
  await page.goto(`${program.url}${path}`);
  await page.getByRole('textbox', { name: 'Benutzername' }).fill(person.name);
  await page.getByRole('textbox', { name: 'Passwort', exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('navigation', { name: 'Bereiche' }).waitFor();
}

/** The button that shows and changes the own state. */
export function stateOf(page: Page, state: string): Locator {
  return page.getByRole('button', { name: `Mein Zustand: ${state}` });
}

/** From the start card to "ready", with the phone in the browser. */
export async function beginWork(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /Telefon im Browser/ }).check();
  await page.getByRole('button', { name: 'Arbeit beginnen' }).click();
  await stateOf(page, 'Pause').waitFor();
  await page.keyboard.press('F4');
  await stateOf(page, 'Bereit').waitFor();
}

/** Presses a key the way people press command keys: not in the flow of typing, which the desk takes for typing beside a field. */
export async function pressCommand(page: Page, key: string): Promise<void> {
  await sleep(typingPaceMs);
  await page.keyboard.press(key);
}

/** Walks with Tab until the element has the focus; throws if it is not reached. */
export async function tabTo(page: Page, target: Locator, withShift = false): Promise<void> {
  await target.waitFor();
  for (let steps = 0; steps < 80; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(withShift ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}

/** An agent at the desk, signed in, at work and ready. */
export async function openAgent(program: TestProgram, person: Person, options: BrowserOptions = {}): Promise<Window> {
  const window = await openWindow(voices.agent, options);
  await signIn(window.page, program, person);
  await beginWork(window.page);
  return window;
}

/** A citizen at `/anrufen` who has not called yet. */
export async function openCitizen(program: TestProgram, options: BrowserOptions = {}): Promise<Window> {
  const window = await openWindow(voices.caller, options);
  await window.page.goto(`${program.url}/anrufen`);
  return window;
}

/** The citizen calls; resolves when the hotline has answered. */
export async function callHotline(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Jetzt anrufen|Noch einmal anrufen/ }).click();
  await page.getByRole('status').filter({ hasText: 'Verbunden' }).waitFor();
}

/** Presses a key of the citizen's keypad. */
export async function pressCitizenKey(page: Page, digit: string): Promise<void> {
  await page.getByRole('button', { name: `Taste ${digit}`, exact: true }).click();
}

/** The band of the ringing caller. */
export function offerOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Anruf', exact: true });
}

/** The panel of the running conversation. */
export function talkOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Gespräch', exact: true });
}

/** What sticks out of the window to the side, as short descriptions; good is an empty list. */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide =
      document.documentElement.scrollWidth > width + 1 ? [`page is ${document.documentElement.scrollWidth} wide`] : [];
    const clipped = (element: Element): boolean => {
      for (let at = element.parentElement; at; at = at.parentElement)
        if (getComputedStyle(at).overflowX !== 'visible') return true;
      return false;
    };
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right, width: own } = element.getBoundingClientRect();
      return (
        own > 1 &&
        (right > width + 1 || left < -1) &&
        getComputedStyle(element).position !== 'fixed' &&
        !clipped(element)
      );
    });
    return [
      ...wide,
      ...out
        .slice(0, 5)
        .map(
          (element) => `${element.tagName.toLowerCase()}.${element.className} "${element.textContent?.slice(0, 40)}"`,
        ),
    ];
  });
}
