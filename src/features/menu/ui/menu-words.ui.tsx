// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The announcements beside the levels: their words per language, how they sound, and their recordings. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { languages, type Language } from '../../../lib/pure/language.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Panel } from '../../../ui/page.tsx';
import { SearchField, TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { placesOf, withWords, wordings, wordsOf, type ContentProblem } from '../menu-content.core.ts';
import { useMenuTexts } from '../menu.texts.ts';
import { Mistakes } from './menu-problems.ui.tsx';
import { SentenceLine } from './sentence.ui.tsx';
import type { Studio } from './studio.ui.ts';

type Group = 'welcome' | 'menu' | 'waiting' | 'closed' | 'callback' | 'ticket' | 'other';
const groups: readonly Group[] = ['welcome', 'menu', 'waiting', 'closed', 'callback', 'ticket', 'other'];
const members: Readonly<Record<Exclude<Group, 'callback' | 'ticket' | 'menu' | 'other'>, readonly string[]>> = {
  welcome: ['greeting', 'model-notice', 'language-hint', 'languageMenu', 'welcome-back', 'privacy'],
  waiting: [
    ...['miss', 'no-input', 'please-wait', 'still-waiting', 'position', 'estimate', 'minutes', 'connecting'],
    ...['transfer-key', 'transfer-failed'],
  ],
  closed: ['closed', 'emergency-numbers', 'no-one-on-duty', 'goodbye', 'technical-problem', 'fallback'],
};

function groupOf(name: string): Group {
  for (const [group, names] of Object.entries(members)) if (names.includes(name)) return group as Group;
  if (name.startsWith('menu.')) return 'menu';
  if (name.startsWith('callback-') || name.startsWith('weekday-')) return 'callback';
  return name.startsWith('ticket-') ? 'ticket' : 'other';
}

/** All texts, by group; one is open at a time. */
export function MenuWords({
  studio,
  language,
  problems,
  open,
  onOpen,
}: {
  readonly studio: Studio;
  readonly language: Language;
  readonly problems: readonly ContentProblem[];
  readonly open: string | null;
  readonly onOpen: (name: string | null) => void;
}): ReactNode {
  const t = useMenuTexts();
  const [search, setSearch] = useState('');
  const { announcements } = studio.content;
  const wanted = search.trim().toLowerCase();
  const names = [...wordings, ...Object.keys(announcements.prompts)].filter((name) => {
    const words = wordsOf(announcements, name);
    if (!words) return false;
    return wanted === '' || `${name} ${words.de} ${words[language]}`.toLowerCase().includes(wanted);
  });
  return (
    <>
      <SearchField label={t.search} clearLabel={t.clear} value={search} onChange={setSearch} />
      {groups.map((group) => {
        const own = names.filter((name) => groupOf(name) === group);
        if (own.length === 0) return null;
        return (
          <Panel key={group} title={t.groups[group]}>
            <ul className="menu-words">
              {own.map((name) => (
                <li key={name}>
                  <button
                    type="button"
                    className="menu-word"
                    aria-expanded={open === name}
                    onClick={() => onOpen(open === name ? null : name)}
                  >
                    <strong>{(t.wordings as Readonly<Record<string, string>>)[name] ?? name}</strong>{' '}
                    <span lang={language}>{wordsOf(announcements, name)?.[language]}</span>
                  </button>
                  <Mistakes studio={studio} problems={problems.filter((one) => one.prompt === name)} />
                  {open === name && <Words studio={studio} name={name} first={language} />}
                </li>
              ))}
            </ul>
          </Panel>
        );
      })}
    </>
  );
}

function Words({
  studio,
  name,
  first,
}: {
  readonly studio: Studio;
  readonly name: string;
  readonly first: Language;
}): ReactNode {
  const t = useMenuTexts();
  const ui = useUiLanguage();
  const { content, editable } = studio;
  const words = wordsOf(content.announcements, name);
  if (!words) return null;
  const places = placesOf(name);
  return (
    <div className="menu-word-editor">
      {places.length > 0 && <p className="ui-small ui-muted">{t.places(places.join(', '))}</p>}
      {[first, ...languages.filter((one) => one !== first)].map((language) => {
        const sentence = studio.sentences(language).get(name);
        return (
          <div key={language} lang={language}>
            <TextField
              label={t.textOf(languageName(language, ui))}
              value={words[language]}
              lines={2}
              isReadOnly={!editable}
              onChange={(text) =>
                studio.change({
                  ...content,
                  announcements: withWords(content.announcements, name, { ...words, [language]: text }),
                })
              }
            />
            {sentence !== undefined && (
              <SentenceLine studio={studio} name={name} language={language} sentence={sentence} />
            )}
          </div>
        );
      })}
    </div>
  );
}
