// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The addresses below `/stadt`; each page is loaded when it is first needed. */
import { createRoute, Navigate } from '@tanstack/react-router';
import { lazy, type ReactNode } from 'react';
import { z } from 'zod';
import { CityTab, firstCityTab } from './city-tabs.ui.tsx';
import { root } from './root.ui.tsx';
import { useSession } from './session.ui.ts';
import { teamViews } from './team-tab.texts.ts';

const pages = {
  OnAir: lazy(async () => ({ default: (await import('../features/on-air/ui/on-air-page.ui.tsx')).OnAirPage })),
  Hours: lazy(async () => {
    const [{ CityHoursPage }, { Listen }] = await Promise.all([
      import('../features/calendar/ui/city-hours.ui.tsx'),
      import('../features/on-air/ui/listen.ui.tsx'),
    ]);
    return { default: () => <CityHoursPage Listen={Listen} /> };
  }),
  Menu: lazy(async () => ({ default: (await import('../features/menu/ui/menu-page.ui.tsx')).MenuPage })),
  Team: lazy(async () => ({ default: (await import('./team-tab.ui.tsx')).TeamTab })),
  Directory: lazy(async () => ({
    default: (await import('../features/directory/ui/directory-page.ui.tsx')).DirectoryPage,
  })),
  DirectoryDelivery: lazy(async () => ({
    default: (await import('../features/directory/ui/delivery.ui.tsx')).DirectoryDelivery,
  })),
  Onboarding: lazy(async () => ({
    default: (await import('../features/onboarding/ui/onboarding-page.ui.tsx')).OnboardingPage,
  })),
  Settings: lazy(async () => ({
    default: (await import('../features/settings/ui/city-settings.ui.tsx')).CitySettingsPage,
  })),
  Files: lazy(async () => ({
    default: (await import('../features/settings/files/ui/city-files.ui.tsx')).CityFilesPage,
  })),
  History: lazy(async () => ({ default: (await import('../features/settings/ui/history.ui.tsx')).HistoryPage })),
};

const city = createRoute({ getParentRoute: () => root, path: '/stadt', component: City });

function City(): ReactNode {
  const { person } = useSession();
  return <Navigate to={firstCityTab(person)} replace />;
}

const onAir = createRoute({
  getParentRoute: () => root,
  path: '/stadt/sendung',
  component: () => (
    <CityTab id="onAir">
      <pages.OnAir />
    </CityTab>
  ),
});

const hours = createRoute({
  getParentRoute: () => root,
  path: '/stadt/zeiten',
  component: () => (
    <CityTab id="hours">
      <pages.Hours />
    </CityTab>
  ),
});

const menu = createRoute({ getParentRoute: () => root, path: '/stadt/menue', component: Menu });

function Menu(): ReactNode {
  const { person } = useSession();
  return (
    <CityTab id="menu">
      <pages.Menu isAdmin={person.roles.includes('admin')} />
    </CityTab>
  );
}

const team = createRoute({
  getParentRoute: () => root,
  path: '/stadt/team',
  validateSearch: (search) => z.object({ view: z.enum(teamViews).optional().catch(undefined) }).parse(search),
  component: Team,
});

function Team(): ReactNode {
  const { view } = team.useSearch();
  const navigate = team.useNavigate();
  return (
    <CityTab id="team">
      <pages.Team view={view ?? 'people'} onView={(next) => void navigate({ replace: true, search: { view: next } })} />
    </CityTab>
  );
}

/** The opened department stands in the address. */
const withDepartment = (search: Record<string, unknown>) =>
  z.object({ department: z.string().max(100).optional().catch(undefined) }).parse(search);

const directory = createRoute({
  getParentRoute: () => root,
  path: '/stadt/verzeichnis',
  validateSearch: withDepartment,
  component: Directory,
});

function Directory(): ReactNode {
  const { department } = directory.useSearch();
  const navigate = directory.useNavigate();
  return (
    <CityTab id="directory">
      <pages.Directory
        opened={department ?? null}
        onOpen={(key) => void navigate({ replace: true, search: key === null ? {} : { department: key } })}
        deliveries={<pages.DirectoryDelivery />}
      />
    </CityTab>
  );
}

const onboarding = createRoute({
  getParentRoute: () => root,
  path: '/stadt/anschluss',
  validateSearch: withDepartment,
  component: Onboarding,
});

function Onboarding(): ReactNode {
  const { department } = onboarding.useSearch();
  const navigate = onboarding.useNavigate();
  return (
    <CityTab id="onboarding">
      <pages.Onboarding
        opened={department ?? null}
        onOpen={(key) => void navigate({ replace: true, search: key === null ? {} : { department: key } })}
      />
    </CityTab>
  );
}

const settings = createRoute({
  getParentRoute: () => root,
  path: '/stadt/einstellungen',
  component: () => (
    <CityTab id="settings">
      <pages.Settings />
    </CityTab>
  ),
});

const files = createRoute({
  getParentRoute: () => root,
  path: '/stadt/dateien',
  component: () => (
    <CityTab id="files">
      <pages.Files />
    </CityTab>
  ),
});

const history = createRoute({
  getParentRoute: () => root,
  path: '/stadt/verlauf',
  validateSearch: (search) => z.object({ kind: z.string().max(50).optional().catch(undefined) }).parse(search),
  component: History,
});

function History(): ReactNode {
  const { kind } = history.useSearch();
  const navigate = history.useNavigate();
  return (
    <CityTab id="history">
      <pages.History
        kind={kind ?? null}
        onKind={(next) => void navigate({ replace: true, search: next === null ? {} : { kind: next } })}
      />
    </CityTab>
  );
}

/** The routes of the area. */
export const cityRoutes = [city, onAir, hours, menu, team, directory, onboarding, settings, files, history] as const;
