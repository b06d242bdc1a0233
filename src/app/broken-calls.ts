// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A call that broke off through our fault and whose number is known: calling back is proposed to the people at work. */
import type { CallRecord } from '../features/call/call-record.core.ts';
import type { Callbacks } from '../features/callback/callback.port.ts';
import { languages, type Language } from '../lib/pure/language.ts';

/** What is looked at of an ended call. */
export type BrokenCall = Pick<
  CallRecord,
  'id' | 'end' | 'callerNumber' | 'language' | 'topic' | 'arrivedAt' | 'queuedAt'
>;

/** Returns the function to tell of every row that was written; the same row may come again. */
export function brokenCalls(propose: Callbacks['propose']): (call: BrokenCall) => void {
  return (call) => {
    if (call.end !== 'broken' || call.callerNumber === null) return;
    propose({
      callId: call.id,
      number: call.callerNumber,
      language: languageOf(call.language),
      topic: call.topic,
      since: call.queuedAt ?? call.arrivedAt,
    });
  };
}

function languageOf(text: string): Language {
  return languages.find((language) => language === text) ?? 'de';
}
