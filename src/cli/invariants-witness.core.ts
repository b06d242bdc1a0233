// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the three witnesses say, and what is found when they disagree. All times are Unix milliseconds. */

/** One call as a phone saw it. */
export interface PhoneRecord {
  readonly side: 'caller' | 'agent';
  /** The agent's phone; empty for callers. */
  readonly phone: string;
  readonly sipCallId: string;
  /** INVITE sent or received. */
  readonly startedAt: number;
  readonly ringingAt: number | null;
  readonly answeredAt: number | null;
  /** `us` = the phone that wrote this; null = the phone was switched off before. */
  readonly end: { readonly by: 'us' | 'them'; readonly status: number; readonly at: number } | null;
}

/** One event of a channel on the switch. */
export interface ChannelEvent {
  readonly type: string;
  readonly at: number;
  /** The channel's id; legs of ours are named after their call. */
  readonly channel: string;
  /** The endpoint without the channel's own number, e.g. `PJSIP/desk-1`. */
  readonly endpoint: string;
  /** SIP Call-ID, on the event that says that a call came in. */
  readonly sipCallId?: string;
}

/** What the database holds of a call. */
export interface CallRow {
  readonly id: string;
  readonly sipCallId: string;
  readonly arrivedAt: number;
  readonly queuedAt: number | null;
  readonly answeredAt: number | null;
  readonly waitedMs: number | null;
  readonly endedAt: number | null;
  readonly end: string | null;
  readonly matters: number;
}

/** One line of the journal. */
export interface JournalLine {
  readonly call: string;
  readonly at: number;
  readonly type: string;
}

/** What a room adds up by itself, to be compared with the rows. */
export interface Statistics {
  /** Calls by end, `running` for those without one, and `total`: as the list of calls says. */
  readonly list: Readonly<Record<string, number>>;
  /** As the board says, for calls that arrived from `from` on. */
  readonly board: {
    readonly from: number;
    readonly calls: number;
    readonly answered: number;
    readonly abandoned: number;
    readonly offered: number;
    readonly accepted: number;
    readonly thresholdMs: number;
    readonly shortMs: number;
  };
}

/** Everything that is compared. */
export interface Evidence {
  readonly phones: readonly PhoneRecord[];
  /** Null = the switch keeps no events. */
  readonly channels: readonly ChannelEvent[] | null;
  /** Legs on the switch now; null = it could not be asked. */
  readonly legsNow: readonly string[] | null;
  readonly rows: readonly CallRow[];
  /** In the order of happening. */
  readonly journal: readonly JournalLine[];
  /** Call-back wishes with the call they were made in. */
  readonly wishes: readonly { readonly call: string | null; readonly createdAt: number }[];
  readonly statistics: Statistics;
}

/** One thing that must never be so. */
export interface Violation {
  readonly rule: 'I1' | 'I2' | 'I5' | 'I6';
  readonly what: string;
}
