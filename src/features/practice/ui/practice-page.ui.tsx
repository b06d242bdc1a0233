// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/uebungstelefon`: everybody who would be on a telephone, on one page. */
import type { ReactNode } from 'react';
import { useLive } from '../../../ui/live.ts';
import { LoadingLine, Page } from '../../../ui/page.tsx';
import type { Practice } from '../practice.contract.ts';
import { usePracticeTexts } from '../practice.texts.ts';
import { Citizens } from './citizens.ui.tsx';
import { AgentPhones, Departments } from './phones.ui.tsx';
import { useHands } from './use-hands.ui.ts';
import './practice.css';

/** The phone simulator. */
export function PracticePage(): ReactNode {
  const t = usePracticeTexts();
  const hands = useHands();
  const { data } = useLive<Practice>('practice', 'practiceChanged');
  return (
    <Page title={t.title}>
      <p className="practice-lead">{t.lead}</p>
      {data ? (
        <div className="practice-columns">
          <Citizens citizens={data.citizens} hands={hands} />
          <AgentPhones phones={data.phones} hands={hands} />
          <Departments departments={data.departments} hands={hands} />
        </div>
      ) : (
        <LoadingLine label={t.loading} />
      )}
    </Page>
  );
}
