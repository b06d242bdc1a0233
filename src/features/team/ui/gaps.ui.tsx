// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Panel } from '../../../ui/page.tsx';
import type { ShownGap } from '../roster.contract.ts';
import { useTeamTexts } from '../team.texts.ts';
import { useGapSentence } from './gap-words.ui.ts';
import './team.css';

const shownFirst = 10;

/** What is missing, one sentence each. */
export function Gaps({
  gaps,
  topicName,
}: {
  readonly gaps: readonly ShownGap[];
  readonly topicName: (key: string) => string;
}): ReactNode {
  const t = useTeamTexts();
  const sentence = useGapSentence(topicName);
  const [all, setAll] = useState(false);
  const shown = all ? gaps : gaps.slice(0, shownFirst);
  return (
    <Panel title={t.gapsTitle}>
      {gaps.length === 0 && <p>{t.noGaps}</p>}
      <ul className="team-gaps">
        {shown.map((gap) => (
          <li key={JSON.stringify(gap)}>
            <Icon name="alert" size="1.1em" /> <span>{sentence(gap)}</span>
          </li>
        ))}
      </ul>
      {gaps.length > shown.length && (
        <div>
          <Button size="small" onPress={() => setAll(true)}>
            {t.moreGaps(gaps.length - shown.length)}
          </Button>
        </div>
      )}
    </Panel>
  );
}
