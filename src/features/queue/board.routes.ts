// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { getBoard, type Board } from './queue.contract.ts';

/** The board for those who do not follow it live. */
export function boardRoutes({ board }: { readonly board: () => Promise<Board> }): readonly Route[] {
  return [route(getBoard, async () => ok(await board()))];
}
