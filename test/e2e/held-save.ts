// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A save that takes its time, as over a slow network: what somebody types meanwhile is what is tested. */
import type { Page, Route } from 'playwright-core';

/** Holds the next PUT to this address back while `meanwhile` runs; it is under way before that begins, and answered at the end. */
export async function holdSave(page: Page, url: string, press: () => Promise<void>, meanwhile: () => Promise<void>) {
  const held = Promise.withResolvers<Route>();
  await page.route(url, (route) => (route.request().method() === 'PUT' ? held.resolve(route) : route.continue()));
  await press();
  const save = await held.promise;
  await meanwhile();
  const answered = page.waitForResponse((response) => response.request() === save.request());
  await save.continue();
  await answered;
  await page.unroute(url);
}
