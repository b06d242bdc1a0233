// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/stadt/menue`: what callers hear and press, from draft to the air. */
import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { languages, type Language } from '../../../lib/pure/language.ts';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Segments } from '../../../ui/check.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { recordingKey } from '../announcements.core.ts';
import { contentProblems, mayGoOnAir, type ContentProblem, type MenuContent } from '../menu-content.core.ts';
import { beginMenuDraft, followMenuDraft, menuFigures, readMenu, type MenuDraft } from '../menu.contract.ts';
import { useMenuTexts } from '../menu.texts.ts';
import { DraftActions, FourEyes } from './menu-actions.ui.tsx';
import { MenuLevels } from './menu-levels.ui.tsx';
import { MenuTopics } from './menu-topics.ui.tsx';
import { MenuVersions } from './menu-versions.ui.tsx';
import { MenuWords } from './menu-words.ui.tsx';
import { pathWords, valueWords } from './place-words.ui.ts';
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
      <Head
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
      {draft && <Problems problems={problems} onShow={show} />}
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

function useProblems({ data, content }: MenuEditing): readonly ContentProblem[] {
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

/** What is on the air, the draft and its state, and what can be done with it. */
function Head({
  menu,
  draft,
  mistakes,
  onTrial,
}: {
  readonly menu: MenuEditing;
  readonly draft: MenuDraft | null;
  readonly mistakes: number;
  readonly onTrial: () => void;
}): ReactNode {
  const t = useMenuTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const begin = useCommand(beginMenuDraft);
  const follow = useCommand(followMenuDraft);
  const live = menu.data?.versions.find(({ state }) => state === 'live');
  const takeOver = async (): Promise<void> => {
    if (!draft || !(await menu.flush())) return;
    follow.mutate(
      { params: { versionId: draft.versionId }, body: { revision: menu.revision } },
      {
        onSuccess: ({ draft: next }) => {
          menu.took(next);
          refresh(readMenu);
          showToast('success', t.followed);
        },
      },
    );
  };
  const error = begin.error ?? follow.error ?? (menu.state === 'failed' ? menu.error : null);
  return (
    <>
      <p className="ui-muted">{t.lead}</p>
      <section className="menu-head" aria-label={draft ? t.draftNumber(draft.number) : t.onAir}>
        {draft ? (
          <>
            <div>
              <strong>
                {(draft.state === 'tested' && menu.state === 'saved' ? t.testedNumber : t.draftNumber)(draft.number)}
              </strong>{' '}
              <span className="ui-small ui-muted">
                {t.draftBy(draft.changedBy ?? t.somebody, formatDateTime(draft.changedAt, ui))}
                {draft.restores !== null && ` · ${t.restores(draft.restores)}`}
              </span>{' '}
              <span role="status">
                <Badge tone={menu.state === 'failed' ? 'danger' : menu.state === 'saved' ? 'success' : 'neutral'}>
                  {{ saved: t.saved, saving: t.saving, unsaved: t.unsaved, failed: t.saveFailed }[menu.state]}
                </Badge>
              </span>
              {menu.state === 'failed' && <Button onPress={() => void menu.flush()}>{t.tryAgain}</Button>}
            </div>
            <div className="menu-head-actions">
              <DraftActions menu={menu} draft={draft} mistakes={mistakes} onTrial={onTrial} />
            </div>
          </>
        ) : (
          <>
            <div>
              <Badge tone="success">{t.onAir}</Badge> {live && t.onAirVersion(live.number)}{' '}
              {live?.alone && t.onAirAlone}
            </div>
            <div className="menu-head-actions">
              <ActionButton
                variant="primary"
                busy={begin.isPending}
                onPress={() =>
                  begin.mutate(
                    { body: { restores: null } },
                    {
                      onSuccess: (done) => menu.took(done.draft),
                      onSettled: () => refresh(readMenu),
                    },
                  )
                }
              >
                {t.beginDraft}
              </ActionButton>
            </div>
          </>
        )}
      </section>
      {error !== null && error !== undefined && (
        <Notice tone="danger" live="assertive">
          {errorText(error)}
        </Notice>
      )}
      {draft && !draft.current && (
        <Notice
          tone="warning"
          action={
            <ActionButton busy={follow.isPending} onPress={() => void takeOver()}>
              {t.follow}
            </ActionButton>
          }
        >
          {t.behind}
        </Notice>
      )}
    </>
  );
}

const mostShown = 8;

function Problems({
  problems,
  onShow,
}: {
  readonly problems: readonly ContentProblem[];
  readonly onShow: (problem: ContentProblem) => void;
}): ReactNode {
  const t = useMenuTexts();
  const ui = useUiLanguage();
  const place = (one: ContentProblem): string =>
    [
      one.node === undefined ? '' : t.level(one.node),
      one.choice === undefined ? '' : `${t.key} ${one.choice + 1}`,
      one.prompt === undefined ? '' : ((t.wordings as Readonly<Record<string, string>>)[one.prompt] ?? one.prompt),
      one.topic ?? '',
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
              {t.problem[one.code](one.detail ?? '')}
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
  if (!conflict) return null;
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
                <th scope="row">{pathWords(one.path, t, ui)}</th>
                <td>{valueWords(one.theirs, t)}</td>
                <td>{valueWords(one.mine, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
