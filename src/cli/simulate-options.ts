// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { parseArgs } from 'node:util';

/** What `npm run simulate` was asked for. */
export interface SimulateOptions {
  /** Calls an hour. */
  readonly perHour: number;
  readonly minutes: number;
  /** Simulated agents; 0 = people answer in the browser. */
  readonly agents: number;
  /** Mean talk time in seconds. */
  readonly talkSeconds: number;
  /** Mean patience of waiting callers in seconds. */
  readonly patienceSeconds: number;
  readonly seed: number;
  /** How often the server is killed meanwhile; only with AMTSLEITUNG_TEST=1. */
  readonly kills: number;
  /** The report as JSON instead of lines. */
  readonly json: boolean;
  /** Also fails when too few patient callers were served, or a language or topic was not seen. */
  readonly strict: boolean;
}

/** How the command is used, for its help and its refusals. */
export const usage =
  'npm run simulate -- --rate CALLS_PER_HOUR --minutes M --agents N [--talk SECONDS] [--patience SECONDS] [--seed S] [--strict] [--json]';

const limits = {
  rate: { least: 0, most: 36_000, needed: true, standard: 0 },
  minutes: { least: 0.05, most: 1440, needed: true, standard: 0 },
  agents: { least: 0, most: 300, needed: true, standard: 0 },
  talk: { least: 1, most: 3600, needed: false, standard: 60 },
  patience: { least: 1, most: 3600, needed: false, standard: 240 },
  seed: { least: 0, most: 4_294_967_295, needed: false, standard: 1 },
  kill: { least: 0, most: 100, needed: false, standard: 0 },
} as const;

/** Reads the arguments; all mistakes together, one sentence each. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
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
    kills: Math.floor(value('kill')),
    json: given.json === true,
    strict: given.strict === true,
  };
  if (options.kills > 0 && env['AMTSLEITUNG_TEST'] !== '1')
    problems.push('--kill ends the server process; it is for tests and needs AMTSLEITUNG_TEST=1');
  return problems.length > 0 ? { ok: false, problems } : { ok: true, options };
}

type Given = Readonly<Partial<Record<keyof typeof limits, string>>> & {
  readonly json?: boolean;
  readonly strict?: boolean;
};

function read(args: readonly string[], problems: string[]): Given {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const options = {
      rate: text, minutes: text, agents: text, talk: text, patience: text, seed: text, kill: text, json: flag, strict: flag,
    }; // prettier-ignore
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    return {};
  }
}
