// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The door: nobody gets behind it unsigned. When a session ends in the middle of work, the page stays as it is,
 * out of sight and reach, until the same person is back; for anybody else everything starts anew.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { logout, whoAmI, type Person } from '../features/account/account.contract.ts';
import { InvitationPage } from '../features/account/ui/invitation.ui.tsx';
import { LinkPage } from '../features/account/ui/link-page.ui.tsx';
import { LoginPage } from '../features/account/ui/login.ui.tsx';
import { ApiError, call, onSignedOut } from '../ui/api.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/page.tsx';
import { onLiveRefused, stopLive, useLive } from '../ui/live.ts';
import { setUiLanguage } from '../ui/texts.ts';
import { forgetDrafts } from './kept-drafts.ui.ts';
import { SessionContext } from './session.ui.ts';
import { Shell } from './shell.ui.tsx';
import { useShellTexts } from './shell.texts.ts';

type State =
  | { readonly at: 'checking'; readonly trouble: 'unreachable' | 'outdated' | null }
  | { readonly at: 'out' }
  | { readonly at: 'in'; readonly person: Person }
  /** The session is gone; the person's page waits behind the sign-in. */
  | { readonly at: 'ended'; readonly person: Person };

const retryMs = 2000;

/** Everything behind the door, or the sign-in. */
export function Gate(): ReactNode {
  const [state, setState] = useState<State>({ at: 'checking', trouble: null });
  const queryClient = useQueryClient();

  const check = useCallback(async () => {
    try {
      const person = await call(whoAmI);
      setState((now) => (now.at === 'in' ? now : { at: 'in', person }));
    } catch (error) {
      if (error instanceof ApiError && error.code === 'notSignedIn') return;
      const trouble = error instanceof ApiError && error.code === 'outdated' ? 'outdated' : 'unreachable';
      setState((now) => (now.at === 'checking' ? { at: 'checking', trouble } : now));
    }
  }, []);

  useEffect(
    () =>
      onSignedOut(() =>
        setState((now) =>
          now.at === 'in' ? { at: 'ended', person: now.person } : now.at === 'checking' ? { at: 'out' } : now,
        ),
      ),
    [],
  );
  useEffect(() => onLiveRefused(() => void check()), [check]);
  useEffect(() => {
    if (state.at !== 'checking') return;
    const timer = setTimeout(() => void check(), state.trouble ? retryMs : 0);
    return () => clearTimeout(timer);
  }, [state, check]);

  const enter = useCallback(
    (person: Person) => {
      setUiLanguage(person.uiLanguage);
      setState((before) => {
        // Another person must not see what the one before had open.
        if (before.at !== 'ended' || before.person.accountId !== person.accountId) queryClient.clear();
        return { at: 'in', person };
      });
      void queryClient.invalidateQueries();
    },
    [queryClient],
  );

  const signOut = useCallback(() => {
    // Signed out here even if the server cannot be told now: its session ends by itself.
    call(logout).catch(() => undefined);
    stopLive();
    forgetDrafts();
    queryClient.clear();
    history.replaceState(null, '', '/');
    setState({ at: 'out' });
  }, [queryClient]);

  const person = state.at === 'in' || state.at === 'ended' ? state.person : undefined;
  const session = useMemo(() => (person ? { person, signOut } : null), [person, signOut]);
  const onEnded = useCallback(
    () => setState((now) => (now.at === 'in' ? { at: 'ended', person: now.person } : now)),
    [],
  );

  const ownLink = ownLinkToken();
  if (ownLink !== undefined)
    return (
      <LinkPage
        token={ownLink}
        onEntered={(entered) => {
          history.replaceState(null, '', '/');
          enter(entered);
        }}
      />
    );
  const invitation = invitationToken();
  if (invitation !== undefined && state.at !== 'in') {
    return (
      <InvitationPage
        token={invitation}
        onEntered={(entered) => {
          history.replaceState(null, '', '/');
          enter(entered);
        }}
      />
    );
  }
  if (state.at === 'checking') return <Trouble kind={state.trouble} />;
  return (
    <>
      {(state.at === 'out' || state.at === 'ended') && <LoginPage ended={state.at === 'ended'} onEntered={enter} />}
      {session && (
        <div hidden={state.at === 'ended'} inert={state.at === 'ended'}>
          <SessionContext value={session} key={session.person.accountId}>
            {state.at === 'in' && <SessionWatch onEnded={onEnded} />}
            <Shell />
          </SessionContext>
        </div>
      )}
    </>
  );
}

/** Why nothing can be shown yet; nothing at all in the first moment. */
function Trouble({ kind }: { readonly kind: 'unreachable' | 'outdated' | null }): ReactNode {
  const t = useShellTexts();
  if (kind === null) return null;
  if (kind === 'unreachable')
    return (
      <EmptyState icon="alert" title={t.unreachable}>
        {t.unreachableDetail}
      </EmptyState>
    );
  return (
    <EmptyState icon="refresh" title={t.outdated}>
      <Button icon="refresh" onPress={() => location.reload()}>
        {t.reload}
      </Button>
    </EmptyState>
  );
}

/** Hears when the session was ended elsewhere: signed out in another window, account switched off. */
function SessionWatch({ onEnded }: { readonly onEnded: () => void }): ReactNode {
  const { data } = useLive<unknown>('session', 'sessionEnded');
  const [first] = useState(data);
  useEffect(() => {
    // What was delivered to a session before this one is not about it.
    if (data !== undefined && data !== first) {
      stopLive();
      onEnded();
    }
  }, [data, first, onEnded]);
  return null;
}

/** The token of an invitation link `/einladung?token=…`. */
function invitationToken(): string | undefined {
  if (location.pathname !== '/einladung') return undefined;
  return new URLSearchParams(location.search).get('token') ?? '';
}

/** The token of a person's own link `/passwort#…`; whoever is signed in here is signed out by using it. */
function ownLinkToken(): string | undefined {
  return location.pathname === '/passwort' ? location.hash.slice(1) : undefined;
}
