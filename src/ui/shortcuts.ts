// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Keys of the desk. Single letters count only while nobody types and can be switched off (WCAG 2.1.4);
 * function keys and combinations count everywhere on the page.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';

/** One key with what it does; the help dialog lists it as long as the component that owns it is on the screen. */
export interface Shortcut {
  /** `M`, `F8`, `?`, `Ctrl+K`, `Alt+N`: letters without regard to case. */
  readonly key: string;
  /** What it does, in the language of the screen. */
  readonly label: string;
  /** Heading in the help dialog. */
  readonly group: string;
  readonly run: () => void;
  /** A disabled key does nothing but stays in the help. */
  readonly disabled?: boolean;
  /** True for keys that also count while a dialog is open, e.g. to take a ringing call. */
  readonly inDialogs?: boolean;
}

/** The parts of a keyboard event that decide. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  /** `KeyN` on every layout; Alt changes `key` on some of them. */
  readonly code: string;
}

/** True when the key press is this shortcut. Shift counts only where the character needs it (`?`). */
export function isPressed(shortcut: string, press: KeyPress): boolean {
  const parts = shortcut.split('+');
  const wanted = (parts.pop() ?? '').toLowerCase();
  const ctrl = parts.includes('Ctrl');
  const alt = parts.includes('Alt');
  // Command on a Mac is what Control is elsewhere.
  if (ctrl !== (press.ctrlKey || press.metaKey) || alt !== press.altKey) return false;
  if (press.shiftKey && (ctrl || alt || /^[a-z]$|^f\d+$/.test(wanted))) return false;
  if (press.key.toLowerCase() === wanted) return true;
  return alt && press.code === `Key${wanted.toUpperCase()}`;
}

/** True for shortcuts of one character without Ctrl or Alt. */
export function isSingleCharacter(shortcut: string): boolean {
  return shortcut.length === 1;
}

/** True where a typed letter belongs to the field: text fields, lists that jump to letters, editable text. */
export function takesLetters(element: {
  readonly tagName: string;
  readonly type?: string;
  readonly isContentEditable?: boolean;
  readonly role?: string | null;
}): boolean {
  if (element.isContentEditable) return true;
  if (element.tagName === 'INPUT')
    return !['button', 'checkbox', 'radio', 'range', 'submit', 'reset'].includes(element.type ?? 'text');
  if (element.tagName === 'TEXTAREA' || element.tagName === 'SELECT') return true;
  return ['combobox', 'listbox', 'option', 'menu', 'menuitem', 'menuitemradio', 'textbox', 'searchbox'].includes(
    element.role ?? '',
  );
}

const registered = new Set<{ current: readonly Shortcut[] }>();
const listeners = new Set<() => void>();
const letterKeys = 'amtsleitung.letterKeys';

const lettersAreOn = (): boolean => localStorage.getItem(letterKeys) !== 'off';

/** Switches the single-letter keys on or off in this browser. */
export function setLetterKeys(on: boolean): void {
  localStorage.setItem(letterKeys, on ? 'on' : 'off');
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether the single-letter keys count. */
export function useLetterKeys(): boolean {
  return useSyncExternalStore(subscribe, lettersAreOn);
}

/** All keys that are on the screen now, for the help dialog. */
export function currentShortcuts(): readonly Shortcut[] {
  return [...registered].flatMap((each) => each.current);
}

/** Letters closer together than this are typing that missed its field, not commands (milliseconds). */
export const typingPaceMs = 250;
let lastLetterAt = -Infinity;

/** True when a letter follows another one too fast to be meant as a command. Times in milliseconds of one clock. */
export function isTyping(lastLetter: number, now: number): boolean {
  return now - lastLetter < typingPaceMs;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  const letter = /^\p{L}$/u.test(event.key);
  const inFlow = letter && isTyping(lastLetterAt, event.timeStamp);
  if (letter) lastLetterAt = event.timeStamp;
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  const typing = takesLetters({
    tagName: target.tagName,
    isContentEditable: target.isContentEditable,
    role: target.getAttribute('role'),
    type: target.getAttribute('type') ?? 'text',
  });
  const dialogOpen = document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
  for (const shortcut of currentShortcuts()) {
    if (!isPressed(shortcut.key, event)) continue;
    if (isSingleCharacter(shortcut.key) && (typing || inFlow || !lettersAreOn())) continue;
    if (dialogOpen && !shortcut.inDialogs) continue;
    // Also when disabled: F1 and F3 would otherwise open the browser's own help and search.
    event.preventDefault();
    if (!shortcut.disabled) shortcut.run();
    return;
  }
}

/** Makes keys count while the component is on the screen. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const mine = latest;
    if (registered.size === 0) document.addEventListener('keydown', onKeyDown);
    registered.add(mine);
    return () => {
      registered.delete(mine);
      if (registered.size === 0) document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
