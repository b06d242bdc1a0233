// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The report of a simulation: figures by the definitions of the domain, and their lines for a terminal. Pure. */
import type { Kill } from './simulate-kill.ts';
import type { CallerResult, LeftOver, Person, Row, Sums } from './simulate-sums.ts';

/** Everything a run says at its end; `npm run simulate -- --json` prints it. */
export interface Report extends Sums {
  readonly callers: Readonly<Record<CallerResult['how'], number>>;
  readonly left: LeftOver | null;
  /** Wait in the queue of those answered, seconds; null = nobody was. */
  readonly waitSeconds: { readonly p50: number; readonly p90: number; readonly max: number } | null;
  /** Answered within the threshold / offered to the queue without short abandons. */
  readonly serviceLevel: { readonly within: number; readonly of: number; readonly thresholdSeconds: number };
  readonly redials: number;
  readonly secondCalls: number;
  /** Calls that got the place of an earlier one of the same number. */
  readonly placesKept: number;
  /** Callers with a patience of a minute and more who wanted somebody, and how many of them talked to an agent. */
  readonly patient: { readonly callers: number; readonly served: number };
  readonly languages: Readonly<Record<string, number>>;
  readonly topics: Readonly<Record<string, number>>;
  /** Languages and topics of the city that no row has. */
  readonly unseen: readonly string[];
  readonly longestSilenceSeconds: number | null;
  readonly kills: readonly Kill[];
  /** As the simulated agents counted; null = people answered. */
  readonly agents: { readonly conversations: number; readonly heardCallers: number } | null;
}

/** What a report is made of. */
export interface ReportParts {
  readonly sums: Sums;
  readonly persons: readonly Person[];
  readonly rows: readonly Row[];
  readonly left: LeftOver | undefined;
  readonly cityLanguages: readonly string[];
  readonly cityTopics: readonly string[];
  readonly placesKept: number;
  readonly kills: readonly Kill[];
  readonly agents: { readonly conversations: number; readonly heardCallers: number } | null;
}

const thresholdSeconds = 30;
const shortAbandonMs = 5_000;
const patientMs = 60_000;
/** Share of patient callers that has to be served under `--strict`. */
const patientShare = 0.9;

/** Puts the figures together. */
export function reportOf(parts: ReportParts): Report {
  const { sums, persons, rows } = parts;
  const calls = persons.flatMap((person) => person.calls);
  const waits = rows.flatMap(({ answeredAt, waitedMs }) =>
    answeredAt === null || waitedMs === null ? [] : [waitedMs],
  );
  const queued = rows.filter(({ waitedMs, end }) => waitedMs !== null || end === 'refused');
  const offered = queued.filter(
    ({ end, waitedMs }) => !(end === 'abandoned_waiting' && (waitedMs ?? 0) < shortAbandonMs),
  );
  const patient = persons.filter(({ plan }) => plan.patienceMs >= patientMs && plan.keys !== '');
  const silences = calls.flatMap(({ silenceMs }) => (silenceMs === undefined ? [] : [silenceMs]));
  const languages = counts(rows.map(({ language }) => language));
  const topics = counts(rows.map(({ topic }) => topic ?? 'none'));
  const left = parts.left ?? null;
  return {
    ...sums,
    callers: {
      talked: 0, leftMenu: 0, leftWaiting: 0, endedByHotline: 0, refused: 0, cutOff: 0, lineBroke: 0,
      ...counts(calls.map(({ how }) => how)),
    }, // prettier-ignore
    left,
    waitSeconds:
      waits.length === 0
        ? null
        : { p50: seconds(quantile(waits, 0.5)), p90: seconds(quantile(waits, 0.9)), max: seconds(quantile(waits, 1)) },
    serviceLevel: {
      within: waits.filter((ms) => ms <= thresholdSeconds * 1000).length,
      of: offered.length,
      thresholdSeconds,
    },
    redials: sum(persons.map((person) => person.redials)),
    secondCalls: sum(persons.map((person) => person.secondCalls)),
    patient: {
      callers: patient.length,
      served: patient.filter((person) => person.calls.some(({ waitedMs }) => waitedMs !== undefined)).length,
    },
    languages,
    topics,
    unseen: [
      ...parts.cityLanguages.filter((language) => languages[language] === undefined),
      ...parts.cityTopics.filter((topic) => topics[topic] === undefined),
    ],
    longestSilenceSeconds: silences.length === 0 ? null : seconds(Math.max(...silences)),
    placesKept: parts.placesKept,
    kills: parts.kills,
    agents: parts.agents,
  };
}

/** What `--strict` asks beyond the sums, one sentence for each that is not so. */
export function strictProblems(report: Report): string[] {
  const { callers, served } = report.patient;
  const share = callers === 0 ? 0 : served / callers;
  const said: string[] = [];
  if (share < patientShare)
    said.push(
      `of ${callers} callers with patience from 60 s on ${served} were served; at least ${patientShare * 100} % had to be`,
    );
  if (report.unseen.length > 0) said.push(`not seen in any row: ${report.unseen.join(', ')}`);
  for (const { atMs, backAfterMs } of report.kills)
    if (backAfterMs === undefined) said.push(`not back after the kill at ${seconds(atMs)} s`);
  return said;
}

/** The report as lines for a terminal. */
export function reportLines(report: Report): string[] {
  const line = (name: string, value: number | string): string => `${name.padEnd(40)}${String(value).padStart(10)}`;
  const list = (all: Readonly<Record<string, number>>): string[] =>
    Object.entries(all)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, number]) => line(`  ${name}`, number));
  const { callers, waitSeconds, serviceLevel, patient, left, agents, kills } = report;
  const back = kills.flatMap(({ backAfterMs }) => (backAfterMs === undefined ? [] : [backAfterMs]));
  return [
    line('calls offered', report.offered),
    line('rows written', report.rows),
    line('sum of their ends', sum(Object.values(report.ends))),
    ...list(report.ends),
    line('legs left', left?.legs ?? 'unknown'),
    line('bridges left', left?.bridges ?? 'unknown'),
    line('callers who heard an agent', callers.talked + callers.cutOff + callers.lineBroke),
    line('  of them cut off by us', callers.cutOff),
    line('  of them cut off by their own line', callers.lineBroke),
    line('callers who left in the menu', callers.leftMenu),
    line('callers who left while waiting', callers.leftWaiting),
    line('callers the hotline said good-bye', callers.endedByHotline),
    line('callers who got no answer', callers.refused),
    line('redials', report.redials),
    line('second calls', report.secondCalls),
    line('  given their old place', report.placesKept),
    ...(waitSeconds
      ? [line('wait in the queue, p50 / p90 / max (s)', `${waitSeconds.p50} / ${waitSeconds.p90} / ${waitSeconds.max}`)]
      : []),
    line(`service level (${serviceLevel.thresholdSeconds} s)`, `${serviceLevel.within} of ${serviceLevel.of}`),
    line('patience from 60 s on, served', `${patient.served} of ${patient.callers}`),
    ...(report.longestSilenceSeconds === null
      ? []
      : [line('longest silence in a talk (s)', report.longestSilenceSeconds)]),
    'languages',
    ...list(report.languages),
    'topics',
    ...list(report.topics),
    ...(report.unseen.length > 0 ? [`not seen: ${report.unseen.join(', ')}`] : []),
    ...(kills.length > 0
      ? [
          line('server killed', kills.length),
          line('back after at most (s)', back.length < kills.length ? 'never' : seconds(Math.max(...back))),
        ]
      : []),
    ...(agents
      ? [`conversations, as the agents count ${agents.conversations}, caller heard in ${agents.heardCallers}`]
      : []),
    ...report.problems.slice(0, 20).map((problem) => `! ${problem}`),
    ...(report.problems.length > 20 ? [`! and ${report.problems.length - 20} more`] : []),
  ];
}

function counts(names: readonly string[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const name of names) all[name] = (all[name] ?? 0) + 1;
  return all;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const seconds = (ms: number): number => Math.round(ms / 100) / 10;

/** The value below or at which this share of the values lies; of at least one value. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
