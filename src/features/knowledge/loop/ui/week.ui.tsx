// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The week at a glance: what was not found most often, and the lists of what grows old. */
import type { ReactNode } from 'react';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { languageName } from '../../../../ui/language-name.ts';
import { useEndpoint } from '../../../../ui/query.ts';
import { useUiLanguage } from '../../../../ui/texts.ts';
import { listEditedArticles } from '../../editing/editing.contract.ts';
import type { editingTasks } from '../../editing/editor-tasks.core.ts';
import { listWeek } from '../loop.contract.ts';
import { useLoopTexts } from '../loop.texts.ts';
import './loop.css';

type Task = Extract<(typeof editingTasks)[number], 'reviewOverdue' | 'factRunningOut' | 'marked' | 'outdated'>;
const tasks: readonly Task[] = ['reviewOverdue', 'factRunningOut', 'marked', 'outdated'];

/** Stands beside the list while no gap is open. */
export function Week({
  onGap,
  toTask,
}: {
  readonly onGap: (gapId: string) => void;
  /** A link to the articles of one list; undefined for those who do not edit. */
  readonly toTask?: ((task: Task, words: string) => ReactNode) | undefined;
}): ReactNode {
  const t = useLoopTexts();
  const ui = useUiLanguage();
  const { data } = useEndpoint(listWeek, {});
  const failed = data?.failed ?? [];
  return (
    <div className="loop-week">
      <section aria-label={t.weekFailed}>
        <h2>{t.weekFailed}</h2>
        {data && failed.length === 0 && <p className="ui-muted">{t.weekNone}</p>}
        <ol className="loop-list loop-wordings">
          {failed.map(({ words, language, times, gapId, state }) => (
            <li key={`${gapId} ${words}`}>
              <Button variant="quiet" size="small" onPress={() => onGap(gapId)}>
                <span lang={language}>„{words}“</span>
              </Button>
              <span className="ui-muted ui-small">
                {languageName(language, ui)} · {t.times(times)}{' '}
                {state !== 'open' && <Badge tone={state === 'closed' ? 'success' : 'info'}>{t.states[state]}</Badge>}
              </span>
            </li>
          ))}
        </ol>
      </section>
      {toTask && (
        <section aria-label={t.todo}>
          <h2>{t.todo}</h2>
          <ul className="loop-list">
            {tasks.map((task) => (
              <TaskLine key={task} task={task} toTask={toTask} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function TaskLine({
  task,
  toTask,
}: {
  readonly task: Task;
  readonly toTask: (task: Task, words: string) => ReactNode;
}) {
  const t = useLoopTexts();
  const { data } = useEndpoint(listEditedArticles, { query: { task } });
  return <li>{toTask(task, `${t.lists[task]}: ${data ? data.articles.length : '…'}`)}</li>;
}
