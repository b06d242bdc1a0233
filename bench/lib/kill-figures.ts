// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The checker of `bench:kill`: what the phones, the rows and the switch recorded, against what must hold. Pure (decision 40). */
import { percentile, rounded } from './figures.ts';

/** One record of a run; `at` in milliseconds of the one clock of the process that drives the phones. */
export type KillLine =
  /** `hears`: the agent is heard. `hangUp`: we wanted this end. `ended`: it has ended. `silent`: no packet for over a second. */
  | { who: 'caller'; caller: string; what: 'dialled' | 'up' | 'hears' | 'hangUp' | 'silent'; at: number }
  | { who: 'caller'; caller: string; what: 'ended'; by: 'us' | 'them'; at: number }
  | { who: 'agent'; phone: number; caller: string; what: 'invite' | 'up' | 'hangUp'; at: number }
  | { who: 'agent'; phone: number; caller: string; what: 'ended'; by: 'us' | 'them'; at: number }
  /** `ready`: /readyz says 200 again. `routed`: an agent who became free after that was rung for the next caller. */
  | { who: 'server'; what: 'killed' | 'ready' | 'routed'; kill: number; at: number }
  /** Times between packets a leg in conversation received in the 3 s after a kill; kill 0 = without one. */
  | { who: 'sound'; leg: string; isBrowser: boolean; kill: number; gaps: readonly number[] }
  /** What the table `call` holds of a caller's INVITE at the end. */
  | { who: 'row'; caller: string; rows: number; end: string | null }
  /** Callers without an agent at the end: whether their row still says that they wait. */
  | { who: 'place'; caller: string; isKept: boolean }
  /** Legs left when everybody has hung up, and talks with one leg while the run goes on. */
  | { who: 'switch'; what: 'left' | 'oneLegged'; count: number; at: number }
  /** The machine itself stood still for so long, until `at`. */
  | { who: 'machine'; what: 'stood'; ms: number; at: number }
  | { who: 'peer'; talking: number; waiting: number; conversationsBroken: number; callersLost: number };

/** The figures of a run. */
export interface KillFigures {
  readonly kills: number;
  readonly conversationsBroken: number;
  readonly callersLost: number;
  readonly doubleOffers: number;
  readonly rowsMissing: number;
  readonly orphanLegs: number;
  readonly adoptMsP95: number;
  readonly rtpGapMsMax: number;
  readonly rtpGapLimitMs: number;
  /** Legs whose packets were measured, and the largest gap of the browsers' conversations, which have no target. */
  readonly soundLegs: number;
  readonly browserGapMsMax: number;
  /** The longest standstill of the machine itself in the windows after the kills. */
  readonly machineStoodMsMax: number;
  readonly calls: number;
  readonly conversations: number;
  /** Agents who picked up in the very moment of a kill and were cut off; the caller kept the place and was offered again. */
  readonly pickUpsLost: number;
  readonly peer: Omit<Extract<KillLine, { who: 'peer' }>, 'who'> | null;
}

export const killTargets = { adoptP95Ms: 3_000, gapMs: 60, gapFactor: 1.5 } as const;

/** An adoption that never came counts as this. */
const neverMs = 60_000;
/** The other side of a conversation must have been let go so long after the one side hung up, but for the server's absence. */
const releaseMs = 10_000;
/** A conversation without a packet for so long is broken, whatever its signalling says. */
const deadMs = 2_000;
/** The sound is judged for so long after a kill. */
export const windowMs = 3_000;

type CallerLine = Extract<KillLine, { who: 'caller' }>;
type AgentLine = Extract<KillLine, { who: 'agent' }>;

/** Computes the figures from the records of a run, in the order in which they were written. */
export function killFigures(lines: readonly KillLine[]): KillFigures {
  const callers = Map.groupBy(
    lines.filter((line): line is CallerLine => line.who === 'caller'),
    ({ caller }) => caller,
  );
  const phones = Map.groupBy(
    lines.filter((line): line is AgentLine => line.who === 'agent'),
    ({ phone }) => phone,
  );
  const offers = [...phones.values()].flatMap(offersOf);
  const pickedUp = offers.filter(({ upAt }) => upAt !== undefined);
  const talks = pickedUp.filter((offer) => heardAt(offer, callers) !== undefined);
  const sound = lines.filter((line) => line.who === 'sound');
  const ofPhones = sound.filter(({ isBrowser }) => !isBrowser);
  const calm = ofPhones.filter(({ kill }) => kill === 0).flatMap(({ gaps }) => gaps);
  const killed = ofPhones.filter(({ kill }) => kill > 0);
  const switchLines = lines.filter((line) => line.who === 'switch');
  const peer = lines.find((line) => line.who === 'peer');
  return {
    kills: lines.filter((line) => line.who === 'server' && line.what === 'killed').length,
    conversationsBroken:
      brokenTalks(talks, callers) +
      pickedUp.filter((offer) => isMute(offer, callers)).length +
      new Set(sound.filter(isDead).map(({ leg }) => leg)).size,
    callersLost: lostCallers(lines, callers, talks),
    doubleOffers: overlaps(offers, ({ phone }) => String(phone)) + overlaps(offers, ({ caller }) => caller),
    rowsMissing: missingRows(lines, callers, talks, pickedUp),
    orphanLegs:
      switchLines.reduce((sum, { count }) => sum + count, 0) +
      pickedUp.filter((offer) => isLeftAlone(offer, callers)).length,
    adoptMsP95: rounded(percentile(adoptTimes(lines), 0.95)),
    rtpGapMsMax: rounded(maxOf(killed)),
    rtpGapLimitMs: rounded(Math.max(killTargets.gapMs, killTargets.gapFactor * percentile(calm, 0.999))),
    soundLegs: new Set(ofPhones.map(({ leg }) => leg)).size,
    browserGapMsMax: rounded(maxOf(sound.filter(({ isBrowser, kill }) => isBrowser && kill > 0))),
    machineStoodMsMax: rounded(standstill(lines)),
    calls: callers.size,
    conversations: talks.length,
    pickUpsLost: pickedUp.length - talks.length,
    peer: peer ? sumOf(peer) : null,
  };
}

function sumOf(line: Extract<KillLine, { who: 'peer' }>): KillFigures['peer'] {
  const { who: _, ...sum } = line;
  return sum;
}

interface Offer {
  readonly phone: number;
  readonly caller: string;
  readonly from: number;
  /** When the phone was free again for certain: the call ended, or we sent our BYE. */
  until: number;
  upAt?: number;
  hungUpAt?: number;
  ended?: { readonly by: 'us' | 'them'; readonly at: number };
}

/** The INVITEs at one phone with what became of them. */
function offersOf(lines: readonly AgentLine[]): Offer[] {
  const offers: Offer[] = [];
  for (const line of lines) {
    if (line.what === 'invite') {
      offers.push({ phone: line.phone, caller: line.caller, from: line.at, until: Infinity });
      continue;
    }
    const offer = offers.findLast(({ caller, ended }) => caller === line.caller && !ended);
    if (!offer) continue;
    if (line.what === 'up') offer.upAt = line.at;
    if (line.what === 'hangUp') offer.hungUpAt = line.at;
    if (line.what === 'ended') offer.ended = { by: line.by, at: line.at };
    if (line.what !== 'up') offer.until = Math.min(offer.until, line.at);
  }
  return offers;
}

/** Offers that begin while another one of the same phone or the same caller still holds. */
function overlaps(offers: readonly Offer[], keyOf: (offer: Offer) => string): number {
  let count = 0;
  for (const group of Map.groupBy(offers, keyOf).values()) {
    const sorted = [...group].sort((a, b) => a.from - b.from);
    let busyUntil = -Infinity;
    for (const offer of sorted) {
      if (offer.from < busyUntil) count += 1;
      busyUntil = Math.max(busyUntil, offer.until);
    }
  }
  return count;
}

const planned = (lines: readonly CallerLine[] | undefined): number =>
  lines?.find(({ what }) => what === 'hangUp')?.at ?? Infinity;
const endOf = (lines: readonly CallerLine[] | undefined) =>
  lines?.find((line): line is Extract<CallerLine, { what: 'ended' }> => line.what === 'ended');

/** When the caller first heard the agent of this offer; a conversation is one from then on. */
function heardAt(offer: Offer, callers: ReadonlyMap<string, readonly CallerLine[]>): number | undefined {
  const { upAt = Infinity, ended } = offer;
  return callers
    .get(offer.caller)
    ?.find(({ what, at }) => what === 'hears' && at >= upAt && at <= (ended?.at ?? Infinity) + releaseMs)?.at;
}

/** Picked up, and nobody ended it, but the two never heard each other. */
function isMute(offer: Offer, callers: ReadonlyMap<string, readonly CallerLine[]>): boolean {
  if (offer.upAt === undefined || heardAt(offer, callers) !== undefined) return false;
  const lines = callers.get(offer.caller);
  const firstEnd = Math.min(offer.ended?.at ?? Infinity, endOf(lines)?.at ?? Infinity);
  return firstEnd > offer.upAt + releaseMs;
}

/** Conversations that ended although neither side had hung up. */
function brokenTalks(talks: readonly Offer[], callers: ReadonlyMap<string, readonly CallerLine[]>): number {
  return talks.filter(({ caller, hungUpAt = Infinity, ended }) => {
    const lines = callers.get(caller);
    const firstWanted = Math.min(hungUpAt, planned(lines));
    const firstEnd = Math.min(ended?.at ?? Infinity, endOf(lines)?.at ?? Infinity);
    return firstEnd < firstWanted;
  }).length;
}

/** The caller hung up, and the agent was not let go. */
function isLeftAlone({ caller, ended }: Offer, callers: ReadonlyMap<string, readonly CallerLine[]>): boolean {
  const wanted = planned(callers.get(caller));
  return wanted !== Infinity && (ended?.at ?? Infinity) > wanted + releaseMs;
}

/** Who waited and was cut off, sat in silence, or was not known any more at the end. */
function lostCallers(
  lines: readonly KillLine[],
  callers: ReadonlyMap<string, readonly CallerLine[]>,
  talks: readonly Offer[],
): number {
  const talked = new Set(talks.map(({ caller }) => caller));
  const lost = new Set<string>();
  for (const [caller, own] of callers) {
    const isCutOff = !talked.has(caller) && (endOf(own)?.at ?? Infinity) < planned(own);
    if (isCutOff || own.some(({ what }) => what === 'silent')) lost.add(caller);
  }
  for (const line of lines) if (line.who === 'place' && !line.isKept) lost.add(line.caller);
  return lost.size;
}

/** Calls without exactly one row with the end the phones saw; who leaves while the server is away may be `broken` (C34). */
function missingRows(
  lines: readonly KillLine[],
  callers: ReadonlyMap<string, readonly CallerLine[]>,
  talks: readonly Offer[],
  pickedUp: readonly Offer[],
): number {
  const talked = new Set(talks.map(({ caller }) => caller));
  const mayHaveTalked = new Set(pickedUp.map(({ caller }) => caller));
  const rows = new Map(lines.flatMap((line) => (line.who === 'row' ? [[line.caller, line] as const] : [])));
  const absences = absencesOf(lines);
  return [...callers].filter(([caller, own]) => {
    const row = rows.get(caller);
    if (row?.rows !== 1 || row.end === null) return true;
    if (talked.has(caller) || (row.end === 'served' && mayHaveTalked.has(caller))) return row.end !== 'served';
    if (/^abandoned_/.test(row.end)) return false;
    const left = planned(own);
    return !(row.end === 'broken' && absences.some(({ from, until }) => left >= from && left <= until));
  }).length;
}

/** From each kill to the server's return, with half a second before it for news that was on its way. */
function absencesOf(lines: readonly KillLine[]): { from: number; until: number }[] {
  const server = lines.filter((line) => line.who === 'server');
  return server
    .filter(({ what }) => what === 'killed')
    .map(({ kill, at }) => ({
      from: at - 500,
      until: server.find((line) => line.what === 'ready' && line.kill === kill)?.at ?? Infinity,
    }));
}

/** The longest standstill of the machine within the windows whose sound is judged. */
function standstill(lines: readonly KillLine[]): number {
  const kills = lines.flatMap((line) => (line.who === 'server' && line.what === 'killed' ? [line.at] : []));
  return lines.reduce(
    (most, line) =>
      line.who === 'machine' && kills.some((at) => line.at >= at && line.at - line.ms <= at + windowMs)
        ? Math.max(most, line.ms)
        : most,
    0,
  );
}

function adoptTimes(lines: readonly KillLine[]): number[] {
  const server = lines.filter((line) => line.who === 'server');
  return server
    .filter(({ what }) => what === 'killed')
    .map(({ kill, at }) => {
      const back = (what: 'ready' | 'routed') => server.find((line) => line.what === what && line.kill === kill)?.at;
      const [ready, routed] = [back('ready'), back('routed')];
      return ready === undefined || routed === undefined ? neverMs : Math.max(ready, routed) - at;
    });
}

const isDead = ({ gaps }: { readonly gaps: readonly number[] }): boolean =>
  gaps.length === 0 || gaps.some((gap) => gap > deadMs);

const maxOf = (sound: readonly { readonly gaps: readonly number[] }[]): number =>
  sound.reduce((most, { gaps }) => gaps.reduce((own, gap) => Math.max(own, gap), most), 0);

/** What of the targets is missed, one sentence each; empty = all met. */
export function killMisses(figures: KillFigures): string[] {
  const zeros = ['conversationsBroken', 'callersLost', 'doubleOffers', 'rowsMissing', 'orphanLegs'] as const;
  const misses = zeros.flatMap((name) => (figures[name] === 0 ? [] : [`${name} is ${figures[name]}, target 0`]));
  if (!(figures.adoptMsP95 <= killTargets.adoptP95Ms))
    misses.push(`adoptMsP95 is ${figures.adoptMsP95}, target ${killTargets.adoptP95Ms}`);
  if (!(figures.rtpGapMsMax <= figures.rtpGapLimitMs))
    misses.push(`rtpGapMsMax is ${figures.rtpGapMsMax}, limit ${figures.rtpGapLimitMs}`);
  if (figures.soundLegs === 0) misses.push('no sound was measured');
  return misses;
}
