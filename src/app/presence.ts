// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Notices an agent whose browser is gone in the middle of a conversation: neither the desk's live connection nor the
 * phone's registration is there any more. One of the two alone means little: a lost WebSocket does not stop the sound.
 */
import type { Hotline, HotlineEvent } from './hotline-state.core.ts';

export interface PresenceDeps {
  readonly hotline: () => Hotline;
  /** Accounts whose desk is open somewhere. */
  readonly desks: () => ReadonlySet<string>;
  readonly dispatch: (event: HotlineEvent) => void;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
}

/** A page that is only reloaded is back before anybody notices more than a short silence. Milliseconds. */
const graceMs = 1_500;

/** Returns the function to call every half second. */
export function watchPresence(deps: PresenceDeps): () => void {
  const goneSince = new Map<string, number>();
  return () => {
    const desks = deps.desks();
    for (const agent of deps.hotline().agents.values()) {
      const call = agent.task?.kind === 'talk' ? deps.hotline().calls.get(agent.task.call) : undefined;
      const isGone = agent.phoneKind === 'browser' && !agent.phoneReachable && !desks.has(agent.id);
      if (!isGone || call?.phase.name !== 'talk') {
        goneSince.delete(agent.id);
        continue;
      }
      const since = goneSince.get(agent.id) ?? deps.now();
      goneSince.set(agent.id, since);
      if (deps.now() - since < graceMs) continue;
      goneSince.delete(agent.id);
      deps.dispatch({ type: 'callEvent', call: call.id, event: { type: 'agentLost' } });
    }
  };
}
