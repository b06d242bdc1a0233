// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { chromiumProgram } from '../../src/platform/packages/host-programs.ts';

/** The screens everything must work on: an agent's laptop, an office monitor, a citizen's phone. */
export const screens = {
  laptop: { width: 1366, height: 768 },
  monitor: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
} as const;

export interface BrowserOptions {
  readonly screen?: keyof typeof screens;
  readonly colorScheme?: 'light' | 'dark';
  /** Language of the browser (default de-DE). */
  readonly locale?: string;
  /** A WAV file the fake microphone plays in a loop, instead of Chromium's beeps. */
  readonly microphone?: string;
  /** `none`: there is no microphone at all; `denied`: the person does not allow it. */
  readonly audio?: 'fake' | 'none' | 'denied';
}

/** One person's browser: its own profile, a fake microphone, nothing from the network but what the page asks for. */
export interface TestBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of pages: exceptions, console errors, requests that failed. A good test ends with none. */
  readonly troubles: readonly string[];
  /** Stops all processes of the browser, like the lid of a laptop, or lets them go on. */
  sleep(isAsleep: boolean): Promise<void>;
  close(): Promise<void>;
}

/** Starts headless Chromium with an empty profile. Throws the sentence of what is missing if there is none. */
export async function openBrowser(options: BrowserOptions = {}): Promise<TestBrowser> {
  const program = await chromiumProgram(() => undefined);
  if (!program.ok) throw new Error(program.why);
  const { command, args, env } = program.value;
  const profile = await mkdtemp(join(tmpdir(), 'amt-browser-'));
  const sound = [
    `--use-fake-ui-for-media-stream${options.audio === 'denied' ? '=deny' : ''}`,
    '--use-fake-device-for-media-stream',
    ...(options.microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${options.microphone}`]),
  ];
  const script = await rankedEarly(command);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: script,
    headless: true,
    args: [
      ...args,
      // Chromium refuses its sandbox to root, and containers have none to give.
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-features=Translate,MediaRouter,OptimizationHints,WebRtcHideLocalIpsWithMdns',
      '--autoplay-policy=no-user-gesture-required',
      ...(options.audio === 'none' ? [] : sound),
    ],
    env: { ...process.env, ...env },
    viewport: screens[options.screen ?? 'laptop'],
    colorScheme: options.colorScheme ?? 'light',
    locale: options.locale ?? 'de-DE',
    timezoneId: 'Europe/Berlin',
    ...(options.audio === 'none' || options.audio === 'denied' ? {} : { permissions: ['microphone'] }),
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => {
    // A page that is left takes its running requests along.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      troubles.push(`request: ${request.method()} ${request.url()}`);
  });
  return {
    context,
    page,
    troubles,
    async sleep(isAsleep) {
      for (const pid of await processesOf(profile)) process.kill(pid, isAsleep ? 'SIGSTOP' : 'SIGCONT');
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
      if (script !== command) await rm(dirname(script), { recursive: true, force: true });
    },
  };
}

/** The processes of the browser with this profile: those that name it, and all they have started. */
async function processesOf(profile: string): Promise<readonly number[]> {
  const found = new Set<number>();
  const parents = new Map<number, number>();
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    if (line.includes(profile)) found.add(pid);
    // Behind the name in brackets, which may hold anything: state, parent.
    parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  return [...found];
}

/**
 * People's browsers run on machines of their own. Here they share one with servers, which the launcher ranks early
 * (platform/process/priority.ts); a browser in the same place answers in time while another test's server starts.
 * Gives the program to start instead; only root may rank.
 */
async function rankedEarly(command: string): Promise<string> {
  if (process.geteuid?.() !== 0) return command;
  const script = join(await mkdtemp(join(tmpdir(), 'amt-ranked-')), 'chromium');
  const lines = ['#!/bin/sh', 'echo -5 2>/dev/null >/proc/self/autogroup', `exec nice -n -5 '${command}' "$@"`, ''];
  await writeFile(script, lines.join('\n'), { mode: 0o755 });
  return script;
}

/** A picture of the page in `test-results/`, for people; its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const folder = join(import.meta.dirname, '../../test-results');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}

/** Barriers axe finds on the page (WCAG 2.2 A and AA, best practice), one line each; good is an empty list. */
export async function barriers(page: Page): Promise<string[]> {
  await pointersArrive(page);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // React Aria's spoken messages name what they are about, and it may have left the page since.
  const { violations } = await (await axe(page)).withTags(tags).exclude('[data-live-announcer]').analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
  );
}

/**
 * A list whose lines were just replaced is pointed into a moment later; what still points nowhere after two seconds is
 * left for axe to find.
 */
async function pointersArrive(page: Page): Promise<void> {
  const arrived = (): boolean =>
    [...document.querySelectorAll('[aria-activedescendant]')].every((element) => {
      const id = element.getAttribute('aria-activedescendant');
      return id === null || id === '' || document.getElementById(id) !== null;
    });
  await page.waitForFunction(arrived, undefined, { timeout: 2_000 }).catch(() => undefined);
}

/** Text too pale for its background (WCAG 1.4.3), one line each; for the same page in other colours. */
export async function paleTexts(page: Page): Promise<string[]> {
  const { violations } = await (await axe(page)).withRules(['color-contrast']).analyze();
  return violations.flatMap(({ nodes }) =>
    nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`),
  );
}

/**
 * The legacy mode looks at one page without frames, which is what ours are; what is right is not written down; and a page
 * that has axe already is not given it again, which costs as much as the look itself. All three save time.
 */
async function axe(page: Page): Promise<AxeBuilder> {
  const isThere = page.frames().length === 1 && (await page.evaluate(() => 'axe' in window));
  return new AxeBuilder({ page, ...(isThere && { axeSource: 'undefined' }) })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] });
}
