// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { beginMenuDraft, followMenuDraft, readMenu, type MenuDraft } from '../menu.contract.ts';
import { useMenuTexts } from '../menu.texts.ts';
import { DraftActions } from './menu-actions.ui.tsx';
import type { MenuEditing } from './use-menu.ui.ts';

/** What is on the air, the draft and its state, and what can be done with it. */
export function MenuHead({
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
