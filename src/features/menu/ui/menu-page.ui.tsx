// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/stadt/menue`: what callers hear and press, from draft to the air. */
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { languages, type Language } from '../../../lib/pure/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Segments } from '../../../ui/check.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { recordingKey } from '../announcements.core.ts';
import type { ContentProblem, MenuContent } from '../menu-content.core.ts';
import { beginMenuDraft, readMenu } from '../menu.contract.ts';
import { menuFigures } from '../menu-sound.contract.ts';
import { useMenuTexts } from '../menu.texts.ts';
import { FourEyes } from './menu-actions.ui.tsx';
import { MenuHead } from './menu-head.ui.tsx';
import { MenuLevels } from './menu-levels.ui.tsx';
import { Problems, useProblems } from './menu-problems.ui.tsx';
import { MenuTopics } from './menu-topics.ui.tsx';
import { MenuVersions } from './menu-versions.ui.tsx';
import { MenuWords } from './menu-words.ui.tsx';
import { namesIn, pathWords, valueWords } from './place-words.ui.ts';
import { Recorder } from './recorder.ui.tsx';
import { useStudio, type Wanted } from './studio.ui.ts';
import { TrialCall } from './trial-call.ui.tsx';
import { useMenu, type MenuEditing } from './use-menu.ui.ts';
import './menu.css';

type View = 'levels' | 'words' | 'topics' | 'versions';

/** The editor; `isAdmin` may switch four eyes. */
export function MenuPage({ isAdmin }: { readonly isAdmin: boolean }): ReactNode {
  const t = useMenuTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const menu = useMenu(useCallback((by) => showToast('info', t.merged(by ?? t.somebody)), [t]));
  const [view, setView] = useState<View>('levels');
  const [language, setLanguage] = useState<Language>('de');
  const [days, setDays] = useState<'7' | '30'>('7');
  const [word, setWord] = useState<string | null>(null);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [trial, setTrial] = useState(false);
  const studio = useStudio(menu, setWanted);
  const { data, content } = menu;
  const { data: figures } = useEndpoint(menuFigures, { query: { days: Number(days) } });
  const problems = useProblems(menu);
  if (!data || !content || !studio)
    return menu.loadError ? (
      <Notice tone="warning" title={t.loadFailed} live="polite">
        {errorText(menu.loadError)}
      </Notice>
    ) : (
      <LoadingLine label={t.loading} />
    );
  const { draft } = data;
  const onAir = data.onAir as unknown as MenuContent;
  const show = (problem: ContentProblem): void => {
    if (problem.language) setLanguage(problem.language);
    if (problem.topic !== undefined) setView('topics');
    else if (problem.prompt !== undefined && !problem.prompt.startsWith('menu-')) {
      setView('words');
      setWord(problem.prompt);
    } else setView('levels');
  };
  return (
    <div className="menu-page">
      <MenuHead
        menu={menu}
        draft={draft}
        mistakes={problems.filter(({ hint }) => !hint).length}
        onTrial={() => void menu.flush().then(setTrial)}
      />
      <FourEyes menu={menu} isAdmin={isAdmin} />
      <div className="menu-bar">
        <Segments
          label={t.views}
          choices={(['levels', 'words', 'topics', 'versions'] as const).map((id) => ({ id, name: t[id] }))}
          value={view}
          onChange={setView}
        />
        {view !== 'versions' && view !== 'topics' && (
          <Segments
            label={t.language}
            choices={languages.map((id) => ({ id, name: languageName(id, ui) }))}
            value={language}
            onChange={setLanguage}
          />
        )}
        {view === 'levels' && (
          <Segments
            label={t.days}
            choices={[
              { id: '7', name: t.days7 },
              { id: '30', name: t.days30 },
            ]}
            value={days}
            onChange={setDays}
          />
        )}
      </div>
      {draft && <Problems problems={problems} names={studio.names} onShow={show} />}
      {view === 'levels' && <MenuLevels studio={studio} language={language} problems={problems} figures={figures} />}
      {view === 'words' && (
        <MenuWords studio={studio} language={language} problems={problems} open={word} onOpen={setWord} />
      )}
      {view === 'topics' && (
        <MenuTopics
          studio={studio}
          problems={problems}
          departments={data.departments}
          onAir={new Set(onAir.topics.map(({ key }) => key))}
        />
      )}
      {view === 'versions' && <Versions menu={menu} onAir={onAir} />}
      {wanted && (
        <Recorder
          wanted={wanted}
          called={studio.names.sound(wanted.name)}
          onClose={() => setWanted(null)}
          onTaken={({ name, language: spoken, sentence }, id) => {
            const { announcements } = content;
            const recordings = { ...announcements.recordings, [recordingKey(spoken, name)]: { id, text: sentence } };
            menu.change({ ...content, announcements: { ...announcements, recordings } });
            setWanted(null);
            showToast('success', t.recorderDone);
          }}
        />
      )}
      {trial && draft && (
        <TrialCall
          versionId={draft.versionId}
          revision={menu.revision}
          content={content}
          onClose={() => setTrial(false)}
        />
      )}
      <ConflictDialog menu={menu} />
    </div>
  );
}

function Versions({ menu, onAir }: { readonly menu: MenuEditing; readonly onAir: MenuContent }): ReactNode {
  const t = useMenuTexts();
  const refresh = useRefresh();
  const begin = useCommand(beginMenuDraft);
  const errorText = useErrorText(t.errors);
  return (
    <>
      {begin.error && (
        <Notice tone="danger" live="assertive">
          {errorText(begin.error)}
        </Notice>
      )}
      <MenuVersions
        versions={menu.data?.versions ?? []}
        onAir={onAir}
        hasDraft={menu.editable}
        busy={begin.isPending}
        onRestore={({ versionId }) =>
          begin.mutate(
            { body: { restores: versionId } },
            { onSuccess: (done) => menu.took(done.draft), onSettled: () => refresh(readMenu) },
          )
        }
      />
    </>
  );
}

function ConflictDialog({ menu }: { readonly menu: MenuEditing }): ReactNode {
  const t = useMenuTexts();
  const ui = useUiLanguage();
  const { conflict } = menu;
  if (!conflict || !menu.content) return null;
  const names = namesIn([menu.content], t, ui);
  return (
    <Dialog
      title={t.conflictTitle}
      open
      width="wide"
      closeLabel={t.editOn}
      onClose={() => menu.resolve('later')}
      actions={
        <>
          <Button variant="quiet" onPress={() => menu.resolve('later')}>
            {t.editOn}
          </Button>
          <Button onPress={() => menu.resolve('theirs')}>{t.conflictTheirs}</Button>
          <Button variant="primary" onPress={() => menu.resolve('mine')}>
            {t.conflictMine}
          </Button>
        </>
      }
    >
      <p>{t.conflictText(conflict.by ?? t.somebody)}</p>
      <div className="ui-table-frame">
        <table className="ui-table menu-differences">
          <thead>
            <tr>
              <th scope="col">{t.diffPlace}</th>
              <th scope="col">{t.theirs}</th>
              <th scope="col">{t.mine}</th>
            </tr>
          </thead>
          <tbody>
            {conflict.places.map((one) => (
              <tr key={one.path.join('/')}>
                <th scope="row">{pathWords(one.path, t, ui, names)}</th>
                <td>{valueWords(one.theirs, one.path, t, ui, names)}</td>
                <td>{valueWords(one.mine, one.path, t, ui, names)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
