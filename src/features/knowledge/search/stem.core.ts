// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Two steps of stemming for folded words, German first, English along with it. The light step takes off inflection:
 * "Anmeldungen" → "anmeldung". The root joins what is derived from one stem: "Anmeldung", "anmelden", "angemeldet",
 * "anzumelden" → "anmeld". Both are for comparing; they need not be words. Rule KS3.
 */

const shortest = 3;
/** Endings of the light step, longest first. */
const inflections = ['erinnen', 'innen', 'erin', 'ern', 'em', 'er', 'en', 'es', 'e', 's', 'n'];

/** The word without inflection. */
export function lightStem(word: string): string {
  if (word.length <= 4 || /\d/.test(word)) return word;
  for (const ending of inflections) {
    const keep = ending === 's' || ending === 'n' ? 4 : shortest;
    if (!word.endsWith(ending) || word.length - ending.length < keep) continue;
    const stem = word.slice(0, -ending.length);
    if (ending === 's' && /[sui]$/.test(stem)) continue;
    if (ending === 'n' && !stem.endsWith('l')) continue;
    // "Bürgerinnen" is "Bürger" is "Bürg"; "drinnen" keeps itself.
    if (ending === 'innen' && stem.length < 5) continue;
    return singleS(stem);
  }
  return word.endsWith('y') ? `${word.slice(0, -1)}i` : word;
}

/** "Zeugnisse" and "Ausweisse" end in one s, like "Zeugnis" and "Ausweis". */
function singleS(stem: string): string {
  return /(is|us)s$/.test(stem) ? stem.slice(0, -1) : stem;
}

const separable =
  'ab|an|auf|aus|bei|dar|durch|ein|fest|fort|her|hin|los|mit|nach|nieder|statt|still|teil|uber|um|unter|vor|weg|weiter|wieder|zu|zuruck|zusammen';
const participle = new RegExp(`^(${separable})(ge|zu)([a-z]{3,}?)(en|n|et|t)$`);
const plainParticiple = /^ge([a-z]{4,}?)(en|et|t)$/;

/** Endings of derivation, longest first; what remains has four letters or more. */
const derivations = [
  'ierungen',
  'ierung',
  'igkeiten',
  'igkeit',
  'ungen',
  'ierend',
  'ationen',
  'ation',
  'ierte',
  'iert',
  'ieren',
  'barkeit',
  'heiten',
  'heit',
  'keiten',
  'keit',
  'lichen',
  'lich',
  'ischen',
  'isch',
  'schaft',
  'itat',
  'enden',
  'ende',
  'end',
  'ung',
  'ier',
  'bar',
  'sam',
  'haft',
  'ments',
  'ment',
  'ings',
  'ing',
  'ions',
  'ion',
  'ied',
  'ies',
  'ed',
  'ity',
  'iti',
  'ly',
  'li',
  'ig',
  'er',
  'or',
  'st',
  'et',
  'te',
  't',
]; // prettier keeps this list as it stands

/** Roots that were made lately: the same words come with every question. Emptied when full. */
const remembered = new Map<string, string>();
const mostRemembered = 50_000;

/** What a word and its relatives share. */
export function rootOf(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const made = makeRoot(word);
  remembered.set(word, made);
  return made;
}

function makeRoot(word: string): string {
  if (word.length <= 4 || /\d/.test(word)) return word;
  let stem = word;
  const separated = participle.exec(stem);
  if (separated) stem = `${separated[1] ?? ''}${separated[3] ?? ''}`;
  else stem = plainParticiple.exec(stem)?.[1] ?? lightStem(stem);
  for (let step = 0; step < 2; step += 1) {
    const ending = derivations.find(
      (end) => stem.endsWith(end) && stem.length - end.length >= (end.length < 3 ? 5 : 4),
    );
    if (ending === undefined) break;
    stem = stem.slice(0, -ending.length);
  }
  return lightStem(stem);
}
