// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Joins the practice phones with the hotline, the accounts and the live connections; only without a telephone system. */
import { findAccount } from '../features/account/account.store.ts';
import { createPractice, type PracticePhones } from '../features/practice/practice.shell.ts';
import type { Db } from '../platform/database/database.ts';
import type { Fake } from '../platform/telephony/fake.ts';
import type { Hotline } from './hotline-state.core.ts';
import type { Live } from './live.ts';
import type { PracticeWords } from './practice-words.ts';

export interface PracticePhonesDeps {
  readonly fake: Fake;
  readonly words: Pick<PracticeWords, 'textOf'>;
  readonly db: Db;
  readonly hotline: Hotline;
  readonly live: Pick<Live, 'registerTopic' | 'publish' | 'followers'>;
  readonly alarm: (what: string, details: Record<string, unknown>) => void;
}

/** Registers the live topic `practice` and starts to look after the phones. */
export function practicePhones({ fake, words, db, hotline, live, alarm }: PracticePhonesDeps): PracticePhones {
  const practice = createPractice({
    hands: fake,
    textOf: words.textOf,
    agents: () => hotline.agents.values(),
    nameOf: async (accountId) => (await findAccount(db, accountId))?.account.displayName ?? '',
    destinationOf(leg) {
      const phase = hotline.calls.get(hotline.legs.get(leg) ?? '')?.phase;
      if (phase?.name === 'transferring') return { name: phase.to.name, waitsForKey: phase.state === 'waitingForKey' };
      return phase?.name === 'connected' ? { name: phase.to.name, waitsForKey: false } : undefined;
    },
    isFollowed: () => live.followers('practice').size > 0,
    changed: (view) => live.publish('practice', 'practiceChanged', view),
    alarm,
  });
  live.registerTopic('practice', {
    access: ['agent', 'lead', 'admin'],
    type: 'practiceChanged',
    snapshot: practice.view,
  });
  return practice;
}
