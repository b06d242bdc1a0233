// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { Link, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Suspense, useEffect } from 'react';
import { AgentPhoneProvider } from '../features/agent/ui/agent-phone.ui.tsx';
import { ClerkPhone } from '../features/agent/ui/clerk-phone.ui.tsx';
import { OfferBand } from '../features/agent/ui/offer-band.ui.tsx';
import { getDesk } from '../features/agent/agent.contract.ts';
import { getClerkDesk } from '../features/agent/clerk.contract.ts';
import { webCallInfo } from '../features/call/call.contract.ts';
import { SampleBanner } from '../features/calendar/ui/sample-banner.ui.tsx';
import { OnAirBand } from '../features/on-air/ui/on-air-band.ui.tsx';
import { useOnAirTexts } from '../features/on-air/on-air.texts.ts';
import { PracticeBanner } from '../features/practice/ui/practice-banner.ui.tsx';
import { rememberMainNumber } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { LoadingLine } from '../ui/page.tsx';
import { useEndpoint } from '../ui/query.ts';
import { ToastRegion } from '../ui/toast.tsx';
import { AccountMenu } from './account-menu.ui.tsx';
import { areasOf } from './areas.ui.ts';
import { ConnectionNotice } from './connection-notice.ui.tsx';
import { mayCall, useSession } from './session.ui.ts';
import { useShellTexts } from './shell.texts.ts';
import './frame.css';

/** The frame around every page: banner, navigation, connection, messages. Agents' phones ring above all pages. */
export function Frame(): ReactNode {
  const { person } = useSession();
  const t = useShellTexts();
  const { bandEdit } = useOnAirTexts();
  const isAgent = mayCall(getDesk, person);
  const { data: hotline } = useEndpoint(webCallInfo, {});
  useEffect(() => {
    // From now on extensions of the city are written with its hyphen.
    if (hotline) rememberMainNumber(hotline.number);
  }, [hotline]);
  const page = (
    <div className="app-frame" data-density="compact">
      <a className="app-skip" href="#content">
        {t.skip}
      </a>
      <div className="app-banner">
        {person.practice && (
          <PracticeBanner>
            {areasOf(person).some(({ id }) => id === 'practice') && <Link to="/uebungstelefon">{t.practice}</Link>}
          </PracticeBanner>
        )}
        {person.sample && <SampleBanner city={person.city} />}
        <OnAirBand>
          {areasOf(person).some(({ id }) => id === 'city') && <Link to="/stadt/sendung">{bandEdit}</Link>}
        </OnAirBand>
      </div>
      <header className="app-rail">
        <span className="app-brand" title={`${t.product} – ${person.city}`}>
          <Icon name="phone" label={t.product} size="1.5rem" />
        </span>
        <nav aria-label={t.navigation}>
          {areasOf(person).map((area) => (
            <Link
              key={area.id}
              to={area.path}
              activeOptions={{ exact: area.path === '/', includeSearch: false }}
              className="app-area"
            >
              <Icon name={area.icon} size="1.5rem" />
              <span>{t[area.id]}</span>
            </Link>
          ))}
        </nav>
        <AccountMenu />
      </header>
      <div className="app-main">
        <ConnectionNotice />
        {isAgent && <OfferBand />}
        {/* Who is both works at the desk. Without a telephone system nobody can be connected. */}
        {!isAgent && !person.practice && mayCall(getClerkDesk, person) && <ClerkPhone />}
        <main id="content" tabIndex={-1}>
          <Suspense fallback={<LoadingLine label={t.loading} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <ToastRegion label={t.messages} closeLabel={t.close} />
    </div>
  );
  return isAgent ? <AgentPhoneProvider practice={person.practice}>{page}</AgentPhoneProvider> : page;
}
