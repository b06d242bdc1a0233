// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Page } from 'playwright-core';
import { barriers, paleTexts, screens, screenshot } from '../harness/browser.ts';
import { overflow } from './windows.ts';

/** Set to 1, every screen looked at leaves pictures in `test-results/`: three sizes, light and dark. */
const withPictures = process.env['TEST_PICTURES'] === '1';

/** What is wrong with a page as it stands: barriers in light and dark, what sticks out on any screen. */
export async function faultsOf(page: Page, name: string): Promise<string[]> {
  const before = page.viewportSize() ?? screens.laptop;
  const found = (await barriers(page)).map((line) => `light: ${line}`);
  for (const [screen, size] of Object.entries(screens)) {
    await page.setViewportSize(size);
    found.push(...(await overflow(page)).map((line) => `${screen}: ${line}`));
    if (withPictures) await screenshot(page, `${name}-${screen}-light`);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  if (withPictures)
    for (const [screen, size] of Object.entries(screens)) {
      await page.setViewportSize(size);
      await screenshot(page, `${name}-${screen}-dark`);
    }
  await page.setViewportSize(before);
  await settle(page);
  found.push(...(await paleTexts(page)).map((line) => `dark: ${line}`));
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** Colours on their way from light to dark are neither: every transition jumps to its end. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      const { endTime } = animation.effect?.getComputedTiming() ?? {};
      // What turns for ever has no end to jump to.
      if (endTime !== Infinity) animation.finish();
    }
  });
}
