// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatWeekdayTime } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { acceptCallbacks, listCallbacks, refuseCallbacks, type CallbackRow } from '../callback.contract.ts';
import { useCallbackTexts } from '../callback.texts.ts';

/** More are folded: after a fault of the telephone system there can be a hundred. */
const shownAtFirst = 4;

/** Calls that a fault broke: whom shall we call back? Nothing at all while there are none. */
export function Proposals({ rows }: { readonly rows: readonly CallbackRow[] }): ReactNode {
  const t = useCallbackTexts();
  const errorText = useErrorText(t.errors);
  const language = useUiLanguage();
  const refresh = useRefresh();
  const accept = useCommand(acceptCallbacks);
  const refuse = useCommand(refuseCallbacks);
  const [unfolded, unfold] = useState(false);
  if (rows.length === 0) return null;

  const decide = (deed: 'accept' | 'refuse', wishIds: readonly string[]): void => {
    const command = deed === 'accept' ? accept : refuse;
    command.mutate(
      { body: { wishIds: [...wishIds] } },
      {
        onSuccess: ({ done, gone }) => {
          if (done > 0) showToast('success', deed === 'accept' ? t.accepted(done) : t.refused);
          if (gone > 0) showToast('info', t.goneMeanwhile(gone));
        },
        onSettled: () => refresh(listCallbacks),
      },
    );
  };
  const busy = accept.isPending || refuse.isPending;
  const error = accept.error ?? refuse.error;
  const shown = unfolded ? rows : rows.slice(0, shownAtFirst);
  return (
    <section className="callbacks-proposals" aria-labelledby="callback-proposals">
      <div className="callbacks-proposals-head">
        <h2 id="callback-proposals">{t.proposals}</h2>
        {rows.length > 1 && (
          <ActionButton
            size="small"
            icon="phone"
            busy={busy}
            onPress={() =>
              decide(
                'accept',
                rows.map((row) => row.wishId),
              )
            }
          >
            {t.acceptAll(rows.length)}
          </ActionButton>
        )}
      </div>
      <p className="ui-muted ui-small">{t.proposalsText}</p>
      {error && (
        <Notice tone="danger" live="assertive">
          {errorText(error)}
        </Notice>
      )}
      <ul>
        {shown.map((row) => {
          const at = formatWeekdayTime(row.since, language);
          return (
            <li key={row.wishId}>
              <span className="callbacks-proposal">
                <span className="callbacks-nowrap">{at}</span>
                <strong className="ui-list-detail-key">{row.number}</strong>
                <span>
                  {row.topicName ?? t.generalTopic}, {languageName(row.language, language)}
                </span>
              </span>
              <span className="callbacks-proposal-deeds">
                <ActionButton
                  size="small"
                  busy={busy}
                  label={`${t.accept}: ${t.proposalLabel(row.number, at)}`}
                  onPress={() => decide('accept', [row.wishId])}
                >
                  {t.accept}
                </ActionButton>
                <ActionButton
                  size="small"
                  variant="quiet"
                  busy={busy}
                  label={`${t.refuse}: ${t.proposalLabel(row.number, at)}`}
                  onPress={() => decide('refuse', [row.wishId])}
                >
                  {t.refuse}
                </ActionButton>
              </span>
            </li>
          );
        })}
      </ul>
      {rows.length > shownAtFirst && (
        <Button size="small" variant="quiet" onPress={() => unfold(!unfolded)} aria-expanded={unfolded}>
          {unfolded ? t.showFewer : t.showAll(rows.length)}
        </Button>
      )}
    </section>
  );
}
