// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { setUiLanguage as saveUiLanguage } from '../features/account/account.contract.ts';
import { PasswordDialog } from '../features/account/ui/password-dialog.ui.tsx';
import { call } from '../ui/api.ts';
import { Button } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { setUiLanguage, useUiLanguage, type UiLanguage } from '../ui/texts.ts';
import { setTheme, themes, useTheme, type Theme } from '../ui/theme.ts';
import { useSession } from './session.ui.ts';
import { useShellTexts } from './shell.texts.ts';

/** The person's menu: language, appearance, password, sign out. */
export function AccountMenu(): ReactNode {
  const { person, signOut } = useSession();
  const t = useShellTexts();
  const language = useUiLanguage();
  const theme = useTheme();
  const [passwordOpen, setPasswordOpen] = useState(false);
  const themeNames: Readonly<Record<Theme, string>> = { system: t.themeSystem, light: t.themeLight, dark: t.themeDark };

  const chooseLanguage = (chosen: UiLanguage): void => {
    setUiLanguage(chosen);
    // Kept on the account too, for the next computer; if that fails the choice still holds here.
    call(saveUiLanguage, { body: { uiLanguage: chosen } }).catch(() => undefined);
  };

  return (
    <>
      <Menu
        label={t.account(person.displayName)}
        trigger={
          <Button variant="quiet" icon="person" className="app-account" aria-label={t.account(person.displayName)}>
            {person.displayName}
          </Button>
        }
        groups={[
          {
            id: 'language',
            heading: t.language,
            entries: [
              { id: 'de', name: t.german, chosen: language === 'de', onAction: () => chooseLanguage('de') },
              { id: 'en', name: t.english, chosen: language === 'en', onAction: () => chooseLanguage('en') },
            ],
          },
          {
            id: 'theme',
            heading: t.theme,
            entries: themes.map((id) => ({
              id,
              name: themeNames[id],
              chosen: theme === id,
              onAction: () => setTheme(id),
            })),
          },
          {
            id: 'account',
            heading: person.displayName,
            entries: [
              { id: 'password', name: t.changePassword, icon: 'lock', onAction: () => setPasswordOpen(true) },
              { id: 'signOut', name: t.signOut, icon: 'exit', onAction: signOut },
            ],
          },
        ]}
      />
      <PasswordDialog open={passwordOpen} onClose={() => setPasswordOpen(false)} />
    </>
  );
}
