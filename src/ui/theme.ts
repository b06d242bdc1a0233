// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Light or dark: follows the system until somebody chooses; the choice is kept per browser. */
import { useSyncExternalStore } from 'react';

/** `system` follows the computer's setting. */
export type Theme = 'system' | 'light' | 'dark';

/** All choices in the order of the menu. */
export const themes = ['system', 'light', 'dark'] as const satisfies readonly Theme[];

const storageKey = 'amtsleitung.theme';
const listeners = new Set<() => void>();
let current: Theme = read();

function read(): Theme {
  if (typeof localStorage === 'undefined') return 'system';
  const kept = localStorage.getItem(storageKey);
  return themes.find((theme) => theme === kept) ?? 'system';
}

/** Puts the kept choice on the document; to be called once before the first render. */
export function applyTheme(): void {
  const root = document.documentElement;
  if (current === 'system') delete root.dataset['kernTheme'];
  else root.dataset['kernTheme'] = current;
}

/** Changes the theme at once and keeps the choice. */
export function setTheme(theme: Theme): void {
  current = theme;
  localStorage.setItem(storageKey, theme);
  applyTheme();
  for (const listener of listeners) listener();
}

/** The chosen theme. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
    () => current,
  );
}
