// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Places where a long German compound may be parted: after the -s- that joins ("Abgeschlossenheits|bescheinigung"). Browsers know
 * German syllables only where a dictionary is installed; without one they part a word anywhere and show no hyphen.
 */

/** Shorter words (letters) fit into any column. */
const longWord = /\p{L}{18,}/gu;
const joint = /(heits|keits|ungs|schafts|tions|täts|tums|lings)(?=\p{Ll}{4})/gu;

/** The text with soft hyphens, which show only where a line ends; for the eye, not for comparing or keeping. */
export function softHyphens(text: string): string {
  return text.replace(longWord, (word) => word.replace(joint, '$1\u00AD'));
}
