// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The answer to a command that may be refused: a value, or a code from a closed union that every language has a text for. */
export type Result<Value, Code extends string> = { readonly ok: true; readonly value: Value } | Refusal<Code>;

/** A refused command: nothing was changed; `params` fill the places of the message's text. */
export interface Refusal<Code extends string> {
  readonly ok: false;
  readonly code: Code;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A successful result. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** A refusal with the code of its reason. */
export function refuse<Code extends string>(code: Code, params?: Record<string, string | number>): Refusal<Code> {
  return params ? { ok: false, code, params } : { ok: false, code };
}
