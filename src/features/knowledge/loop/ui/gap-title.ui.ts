// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Gap } from '../loop.contract.ts';
import type { useLoopTexts } from '../loop.texts.ts';

/** The words that were said most often, or what the gap is about. */
export function titleOf(gap: Pick<Gap, 'wordings' | 'articleTitle'>, t: ReturnType<typeof useLoopTexts>): string {
  return gap.wordings[0]?.words ?? gap.articleTitle ?? t.noWords;
}
