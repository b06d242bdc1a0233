// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { parseArgs } from 'node:util';

/** What `npm run simulate` was asked for. */
export interface SimulateOptions {
  /** Calls an hour. */
  readonly perHour: number;
  readonly minutes: number;
  readonly agents: number;
  /** Mean talk time in seconds. */
  readonly talkSeconds: number;
  /** Mean patience of waiting callers in seconds. */
  readonly patienceSeconds: number;
  readonly seed: number;
}

/** How the command is used, for its help and its refusals. */
export const usage =
  'npm run simulate -- --rate CALLS_PER_HOUR --minutes M --agents N [--talk SECONDS] [--patience SECONDS] [--seed S]';

const limits = {
  rate: { least: 0, most: 36_000, needed: true, standard: 0 },
  minutes: { least: 0.05, most: 1440, needed: true, standard: 0 },
  agents: { least: 0, most: 300, needed: true, standard: 0 },
  talk: { least: 1, most: 3600, needed: false, standard: 60 },
  patience: { least: 1, most: 3600, needed: false, standard: 240 },
  seed: { least: 0, most: 4_294_967_295, needed: false, standard: 1 },
} as const;

/** Reads the arguments; all mistakes together, one sentence each. */
export function readOptions(
  args: readonly string[],
): { ok: true; options: SimulateOptions } | { ok: false; problems: string[] } {
  const problems: string[] = [];
  const given = read(args, problems);
  const value = (name: keyof typeof limits): number => {
    const { least, most, needed, standard } = limits[name];
    const text = given[name];
    if (text === undefined) {
      if (needed) problems.push(`--${name} is missing`);
      return standard;
    }
    const number = Number(text);
    if (!/^\d+(\.\d+)?$/.test(text) || number < least || number > most)
      problems.push(`--${name} must be a number from ${least} to ${most} (it is "${text}")`);
    return number;
  };
  const options = {
    perHour: value('rate'),
    minutes: value('minutes'),
    agents: Math.floor(value('agents')),
    talkSeconds: value('talk'),
    patienceSeconds: value('patience'),
    seed: Math.floor(value('seed')),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, options };
}

function read(args: readonly string[], problems: string[]): Readonly<Record<string, string | undefined>> {
  const text = { type: 'string' } as const;
  try {
    const options = { rate: text, minutes: text, agents: text, talk: text, patience: text, seed: text };
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    return {};
  }
}
