// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Short news at the edge of the page: confirmations go by themselves, what went wrong stays until it is closed. */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { Tone } from './badge.tsx';
import { IconButton } from './button.tsx';
import { Notice } from './notice.tsx';
import './notice.css';

interface Toast {
  readonly id: number;
  readonly tone: Tone;
  readonly text: string;
}

const shownMs = 8000;
const atMost = 4;
const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let lastId = 0;

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function close(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

/** Shows a message to the person; `danger` and `warning` stay until closed. Never moves the focus. */
export function showToast(tone: Tone, text: string): void {
  add(tone, text);
}

/**
 * Says that something was saved, for forms that stay open: the words go as soon as something new stands there unsaved,
 * because both together mislead.
 */
export function useSavedToast(unsaved: boolean): (text: string) => void {
  const said = useRef<number | null>(null);
  useEffect(() => {
    if (unsaved && said.current !== null) close(said.current);
  }, [unsaved]);
  return (text) => {
    said.current = add('success', text);
  };
}

function add(tone: Tone, text: string): number {
  lastId += 1;
  const id = lastId;
  // The same words again replace the older ones instead of piling up.
  change([...toasts.filter((toast) => toast.text !== text), { id, tone, text }].slice(-atMost));
  if (tone !== 'danger' && tone !== 'warning') setTimeout(() => close(id), shownMs);
  return id;
}

/** The place where the messages appear; once per page. It exists before the first message, so that screen readers hear it. */
export function ToastRegion({ label, closeLabel }: { readonly label: string; readonly closeLabel: string }): ReactNode {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
    () => toasts,
  );
  return (
    <div className="ui-toasts" role="log" aria-label={label} aria-live="polite" aria-relevant="additions">
      {shown.map((toast) => (
        <Notice
          key={toast.id}
          tone={toast.tone}
          action={<IconButton icon="close" label={closeLabel} size="small" onPress={() => close(toast.id)} />}
        >
          {toast.text}
        </Notice>
      ))}
    </div>
  );
}
