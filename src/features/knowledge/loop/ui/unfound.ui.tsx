// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Below the hits: nothing fits, one key keeps the citizen's words as a gap. */
import type { ReactNode } from 'react';
import { isLanguage } from '../../../../lib/pure/language.ts';
import { ActionButton } from '../../../../ui/button.tsx';
import { useErrorText } from '../../../../ui/error-text.ts';
import { useCommand } from '../../../../ui/query.ts';
import { useShortcuts } from '../../../../ui/shortcuts.ts';
import { showToast } from '../../../../ui/toast.tsx';
import { openGap } from '../loop.contract.ts';
import { useLoopTexts } from '../loop.texts.ts';
import './loop.css';

/** The line stands there as long as words are looked for, with or without hits. */
export function Unfound({
  words,
  language,
  topic,
  serviceId,
  groupName,
}: {
  readonly words: string;
  readonly language: string;
  readonly topic: string | null;
  readonly serviceId: string | null;
  readonly groupName: string;
}): ReactNode {
  const t = useLoopTexts();
  const errorText = useErrorText(t.errors);
  const { mutate, isPending } = useCommand(openGap);
  const press = (): void => {
    if (isPending) return;
    mutate(
      { body: { words, language: isLanguage(language) ? language : 'de', topic, serviceId } },
      {
        onSuccess: ({ words: kept, known }) => showToast('success', t.gapKept(kept, known)),
        onError: (error) => showToast('warning', errorText(error)),
      },
    );
  };
  useShortcuts([{ key: 'Alt+W', label: t.openGapKey, group: groupName, run: press }]);
  return (
    <p className="loop-unfound">
      <span className="ui-muted ui-small">{t.nothingFits}</span>
      <ActionButton size="small" keyHint="Alt+W" busy={isPending} onPress={press}>
        {t.openGap}
      </ActionButton>
    </p>
  );
}
