// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/stadt/team`: people, what they know, when they are on duty, and who gets which call; one view at a time. */
import type { ReactNode } from 'react';
import { PeoplePage } from '../features/account/ui/people-page.ui.tsx';
import { RoutingPage } from '../features/queue/ui/routing-page.ui.tsx';
import { RosterPage } from '../features/team/ui/roster-page.ui.tsx';
import { SkillsPage } from '../features/team/ui/skills-page.ui.tsx';
import { Segments } from '../ui/check.tsx';
import { useSession } from './session.ui.ts';
import { teamViews, useTeamTabTexts, type TeamView } from './team-tab.texts.ts';

/** One of the views; the owner keeps which in the address. */
export function TeamTab({
  view,
  onView,
}: {
  readonly view: TeamView;
  readonly onView: (view: TeamView) => void;
}): ReactNode {
  const t = useTeamTabTexts();
  const { person } = useSession();
  const mayChange = person.roles.some((role) => role === 'lead' || role === 'admin');
  return (
    <>
      <div>
        <Segments
          label={t.views}
          choices={teamViews.map((id) => ({ id, name: t.names[id] }))}
          value={view}
          onChange={onView}
        />
      </div>
      {view === 'people' && <PeoplePage me={person} />}
      {view === 'skills' && <SkillsPage />}
      {view === 'roster' && <RosterPage mayChange={mayChange} />}
      {view === 'routing' && <RoutingPage mayChange={mayChange} />}
    </>
  );
}
