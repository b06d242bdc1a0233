// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What is not right yet: the list above the editor, and each mistake at its place. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { contentProblems, mayGoOnAir, type ContentProblem } from '../menu-content.core.ts';
import { useMenuTexts, type MenuTexts } from '../menu.texts.ts';
import type { Names } from './place-words.ui.ts';
import type { Studio } from './studio.ui.ts';
import type { MenuEditing } from './use-menu.ui.ts';

/** Everything wrong with what is edited now. */
export function useProblems({ data, content }: MenuEditing): readonly ContentProblem[] {
  return useMemo(() => {
    if (!data || !content) return [];
    return contentProblems(content, {
      departments: new Set(data.departments.map(({ key }) => key)),
      topicsKept: new Set(data.onAir.topics.map(({ key }) => key)),
      calendar: { weekly: data.weekly as never },
      cityFiles: new Set(data.cityFiles),
    });
  }, [data, content]);
}

const mostShown = 8;

/** All of it in a list; `onShow` leads to the place. */
export function Problems({
  problems,
  names,
  onShow,
}: {
  readonly problems: readonly ContentProblem[];
  readonly names: Names;
  readonly onShow: (problem: ContentProblem) => void;
}): ReactNode {
  const t = useMenuTexts();
  const ui = useUiLanguage();
  const place = (one: ContentProblem): string =>
    [
      one.node === undefined ? '' : names.levelTitle(one.node),
      one.choice === undefined ? '' : `${t.key} ${one.choice + 1}`,
      one.prompt === undefined ? '' : names.sound(one.prompt),
      one.topic === undefined ? '' : names.topic(one.topic),
      one.language === undefined ? '' : languageName(one.language, ui),
    ]
      .filter((part) => part !== '')
      .join(', ');
  const list = (title: string, own: readonly ContentProblem[], tone: 'danger' | 'info'): ReactNode =>
    own.length > 0 && (
      <Notice tone={tone} title={`${title} (${own.length})`}>
        <ul className="menu-problems">
          {own.slice(0, mostShown).map((one) => (
            <li key={JSON.stringify(one)}>
              <Button size="small" variant="quiet" onPress={() => onShow(one)}>
                {place(one)}
              </Button>{' '}
              {problemWords(one, t, names)}
            </li>
          ))}
          {own.length > mostShown && <li>{t.more(own.length - mostShown)}</li>}
        </ul>
      </Notice>
    );
  if (mayGoOnAir(problems) && problems.length === 0) return <p className="ui-small ui-muted">{t.noProblems}</p>;
  return (
    <>
      {list(
        t.problems,
        problems.filter(({ hint }) => !hint),
        'danger',
      )}
      {list(
        t.hints,
        problems.filter(({ hint }) => hint),
        'info',
      )}
    </>
  );
}

/** The mistake in words; a level in it is called as everywhere. */
function problemWords({ code, detail = '' }: ContentProblem, t: MenuTexts, names: Names): string {
  const isLevel = code === 'loop' || code === 'tooDeep' || code === 'nodeMissing';
  return t.problem[code](isLevel ? names.level(detail) : detail);
}

/** Mistakes at their place. */
export function Mistakes({
  studio,
  problems,
}: {
  readonly studio: Studio;
  readonly problems: readonly ContentProblem[];
}): ReactNode {
  const t = useMenuTexts();
  const ui = useUiLanguage();
  if (problems.length === 0) return null;
  return (
    <ul className="menu-mistakes">
      {problems.map((one) => (
        <li key={JSON.stringify(one)} className={one.hint ? 'ui-muted' : 'ui-field-error'}>
          {problemWords(one, t, studio.names)}
          {one.language && ` (${languageName(one.language, ui)})`}
        </li>
      ))}
    </ul>
  );
}
