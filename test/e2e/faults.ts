// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { barriers, screens, screenshot } from '../harness/browser.ts';
import { overflow } from './windows.ts';

/** What is wrong with a page as it stands: barriers in light and dark, what sticks out on any screen. Leaves pictures for people. */
export async function faultsOf(page: Page, name: string): Promise<string[]> {
  const before = page.viewportSize() ?? screens.laptop;
  const found = (await barriers(page)).map((line) => `light: ${line}`);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [screen, size] of Object.entries(screens)) {
      await page.setViewportSize(size);
      found.push(...(await overflow(page)).map((line) => `${screen}: ${line}`));
      await screenshot(page, `${name}-${screen}-${colorScheme}`);
    }
    await page.setViewportSize(before);
  }
  const dark = await new AxeBuilder({ page }).setLegacyMode().withRules(['color-contrast']).analyze();
  found.push(...dark.violations.flatMap(({ nodes }) => nodes.map(({ failureSummary }) => `dark: ${failureSummary}`)));
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}
