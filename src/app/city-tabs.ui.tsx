// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The area `/stadt`, where the city runs its hotline: one page per matter, side by side under one heading. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Person } from '../features/account/account.contract.ts';
import { listTeam } from '../features/account/person.contract.ts';
import { listSettingChanges } from '../features/settings/settings.contract.ts';
import { Page } from '../ui/page.tsx';
import { Forbidden, Guarded } from './guarded.ui.tsx';
import { mayCall, useSession } from './session.ui.ts';
import { useCityTabTexts } from './city-tabs.texts.ts';
import './city-tabs.css';

/** The pages of the area, in the order of the tabs. */
const tabs = [
  { id: 'onAir', path: '/stadt/sendung' },
  { id: 'hours', path: '/stadt/zeiten' },
  { id: 'menu', path: '/stadt/menue' },
  // The Personalrat sees the team (`needs`), and nothing else of the area.
  { id: 'team', path: '/stadt/team', needs: listTeam },
  { id: 'directory', path: '/stadt/verzeichnis' },
  { id: 'onboarding', path: '/stadt/anschluss' },
  { id: 'settings', path: '/stadt/einstellungen' },
  { id: 'files', path: '/stadt/dateien' },
  { id: 'history', path: '/stadt/verlauf' },
] as const;
type Tab = (typeof tabs)[number];

function mayOpen(tab: Tab, person: Person): boolean {
  return mayCall('needs' in tab ? tab.needs : listSettingChanges, person);
}

/** The address of the first page of the area that is this person's. */
export function firstCityTab(person: Person): Tab['path'] {
  return (tabs.find((tab) => mayOpen(tab, person)) ?? tabs[0]).path;
}

/** The heading with the tabs, and a page under it. */
export function CityTab({ id, children }: { readonly id: Tab['id']; readonly children: ReactNode }): ReactNode {
  const t = useCityTabTexts();
  const { person } = useSession();
  const own = tabs.filter((tab) => mayOpen(tab, person));
  if (own.every((tab) => tab.id !== id)) return <Forbidden />;
  return (
    <Guarded area="city">
      <Page title={`${t.title}: ${t.tabs[id]}`} hideTitle>
        <nav aria-label={t.title} className="city-tabs">
          {own.map((tab) => (
            <Link key={tab.id} to={tab.path} activeOptions={{ includeSearch: false }}>
              {t.tabs[tab.id]}
            </Link>
          ))}
        </nav>
        {children}
      </Page>
    </Guarded>
  );
}
