// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The draft in the browser: written by itself a moment after the last key, merged when two write at once. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Json } from '../../settings/setting-change.core.ts';
import { sameJson } from '../../settings/setting-change.core.ts';
import { ApiError, call, type Reply } from '../../../ui/api.ts';
import { useEndpoint, useRefresh } from '../../../ui/query.ts';
import type { MenuContent } from '../menu-content.core.ts';
import { merged, type MergeConflict } from '../merge.core.ts';
import { readMenu, saveMenuDraft, type MenuDraft, type SentContent } from '../menu.contract.ts';
import { menuSounds } from '../menu-sound.contract.ts';

/** What the page knows of the draft. */
export interface MenuEditing {
  readonly data: Reply<typeof readMenu> | undefined;
  readonly loadError: Error | null;
  readonly content: MenuContent | null;
  /** What the server has of it. */
  readonly saved: MenuContent | null;
  readonly revision: number;
  readonly editable: boolean;
  readonly state: 'saved' | 'unsaved' | 'saving' | 'failed';
  readonly error: unknown;
  /** Both changed the same places: what was saved by the other, and where. */
  readonly conflict: { readonly by: string | null; readonly places: readonly MergeConflict[] } | null;
  readonly change: (next: MenuContent) => void;
  /** Saves what is not saved yet; false = it could not be. */
  readonly flush: () => Promise<boolean>;
  readonly resolve: (which: 'mine' | 'theirs' | 'later') => void;
  /** The server has written the draft itself. */
  readonly took: (draft: MenuDraft) => void;
}

const pauseMs = 900;
const askMs = 5_000;
const asContent = (content: SentContent): MenuContent => content as unknown as MenuContent;
const asJson = (content: MenuContent): Json => content as unknown as Json;

interface Kept {
  readonly versionId: string;
  readonly revision: number;
  readonly content: MenuContent;
}

/** Holds the draft; `onMerged` is told whose writing was taken in. */
export function useMenu(onMerged: (by: string | null) => void): MenuEditing {
  const { data, error: loadError } = useEndpoint(readMenu, {}, { refetchInterval: askMs });
  const refresh = useRefresh();
  const [local, setLocal] = useState<MenuContent | null>(null);
  const [saved, setSaved] = useState<Kept | null>(null);
  const [state, setState] = useState<MenuEditing['state']>('saved');
  const [error, setError] = useState<unknown>(null);
  const [conflict, setConflict] = useState<(MenuEditing['conflict'] & { readonly theirs: MenuDraft }) | null>(null);
  const now = useRef({ local, saved });
  now.current = { local, saved };
  const running = useRef<Promise<boolean> | null>(null);

  const took = useCallback((draft: MenuDraft) => {
    const kept = { versionId: draft.versionId, revision: draft.revision, content: asContent(draft.content) };
    now.current = { local: kept.content, saved: kept };
    setSaved(kept);
    setLocal(kept.content);
    setState('saved');
    setError(null);
  }, []);

  // News of others: taken as it is while nothing of our own is unsaved.
  const draft = data?.draft ?? null;
  useEffect(() => {
    if (!data) return;
    if (!draft) {
      if (now.current.saved) {
        setSaved(null);
        setLocal(null);
        setState('saved');
      }
      return;
    }
    const { saved: known } = now.current;
    const isOther = known?.versionId !== draft.versionId;
    if (isOther || (state === 'saved' && !conflict && draft.revision > known.revision)) took(draft);
  }, [data, draft, state, conflict, took]);

  // Always with what is true at this moment.
  const save = useRef<() => Promise<boolean>>(() => Promise.resolve(true));
  save.current = async () => {
    const { local: mine, saved: base } = now.current;
    if (!mine || !base || sameJson(asJson(mine), asJson(base.content))) return true;
    setState('saving');
    try {
      const body = { revision: base.revision, content: mine as unknown as SentContent };
      const done = await call(saveMenuDraft, { params: { versionId: base.versionId }, body });
      const kept = { ...base, revision: done.draft.revision, content: asContent(done.draft.content) };
      now.current = { ...now.current, saved: kept };
      setSaved(kept);
      setError(null);
      // What was typed while it was under way goes with the next one.
      setState(sameJson(asJson(now.current.local ?? mine), asJson(mine)) ? 'saved' : 'unsaved');
      refresh(readMenu, menuSounds);
      return true;
    } catch (failed) {
      if (failed instanceof ApiError && failed.code === 'draftChanged') return takeIn(mine, base);
      setError(failed);
      setState('failed');
      return false;
    }

    async function takeIn(mine: MenuContent, base: Kept): Promise<boolean> {
      const fresh = await call(readMenu).catch(() => undefined);
      if (!fresh?.draft || fresh.draft.versionId !== base.versionId) {
        setError(new ApiError('wrongState'));
        setState('failed');
        return false;
      }
      const theirs = fresh.draft;
      const { value, conflicts } = merged(asJson(base.content), asJson(mine), asJson(asContent(theirs.content)));
      const kept = { versionId: theirs.versionId, revision: theirs.revision, content: asContent(theirs.content) };
      const both = value as unknown as MenuContent;
      if (conflicts.length > 0) {
        setConflict({ by: theirs.changedBy, places: conflicts, theirs });
        setState('unsaved');
        return false;
      }
      now.current = { local: both, saved: kept };
      setSaved(kept);
      setLocal(both);
      onMerged(theirs.changedBy);
      return save.current();
    }
  };

  const flush = useCallback(async (): Promise<boolean> => {
    while (running.current) await running.current;
    running.current = save.current().finally(() => {
      running.current = null;
    });
    return running.current;
  }, []);

  useEffect(() => {
    if (state !== 'unsaved' || conflict) return;
    const timer = setTimeout(() => void flush(), pauseMs);
    return () => clearTimeout(timer);
  }, [state, local, conflict, flush]);
  useEffect(() => {
    if (state === 'saved') return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [state]);

  const change = useCallback((next: MenuContent) => {
    now.current = { ...now.current, local: next };
    setLocal(next);
    setState((before) => (before === 'saving' ? before : 'unsaved'));
  }, []);

  const resolve = useCallback(
    (which: 'mine' | 'theirs' | 'later') => {
      if (!conflict) return;
      setConflict(null);
      if (which === 'later') return setState('failed');
      const { theirs } = conflict;
      const { local: mine, saved: base } = now.current;
      const other = asContent(theirs.content);
      const kept = { versionId: theirs.versionId, revision: theirs.revision, content: other };
      const from = base ? asJson(base.content) : null;
      const both =
        which === 'mine'
          ? merged(from, asJson(mine ?? other), asJson(other)).value
          : merged(from, asJson(other), asJson(mine ?? other)).value;
      now.current = { local: both as unknown as MenuContent, saved: kept };
      setSaved(kept);
      setLocal(both as unknown as MenuContent);
      setState('unsaved');
    },
    [conflict],
  );

  const editable = saved !== null && local !== null;
  return {
    data,
    loadError,
    content: editable ? local : data ? asContent(data.onAir) : null,
    saved: editable ? saved.content : data ? asContent(data.onAir) : null,
    revision: saved?.revision ?? 0,
    editable,
    state,
    error,
    conflict,
    change,
    flush,
    resolve,
    took,
  };
}
