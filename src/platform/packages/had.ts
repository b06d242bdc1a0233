// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/** A part that was looked for: there it is, or one sentence for the operator why not and what to do. */
export type Had<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: string };

/** The part is there. */
export function had<Value>(value: Value): Had<Value> {
  return { ok: true, value };
}

/** The part cannot be had; `why` is one sentence: what happened and what to do. */
export function missing(why: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why };
}

/** Shows one line of progress to the person at the terminal. */
export type Progress = (line: string) => void;
