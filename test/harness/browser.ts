// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: command,
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
      for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
        const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
        if (line.includes(profile)) process.kill(Number(pid), isAsleep ? 'SIGSTOP' : 'SIGCONT');
      }
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
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
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // React Aria's spoken messages name what they are about, and it may have left the page since.
  // The legacy mode looks at one page without frames, which is what ours are, and is twice as fast.
  const builder = new AxeBuilder({ page }).setLegacyMode().withTags(tags).exclude('[data-live-announcer]');
  const { violations } = await builder.analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
  );
}
