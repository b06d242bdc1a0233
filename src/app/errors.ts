// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { CommonError, ErrorBody } from '../lib/contract.ts';
import { isDatabaseDown, sqlState } from '../platform/database/failure.ts';
import { HashingBusyError } from '../platform/login/password.ts';
import type { DeclaredError } from './http-contracts.ts';

/** The HTTP status of every error code; this is the only file of the program that knows status numbers of refusals. */
const statusByCode: Readonly<Record<CommonError | DeclaredError, number>> = {
  notSignedIn: 401,
  notAllowed: 403,
  notFound: 404,
  badRequest: 400,
  conflict: 409,
  tooManyRequests: 429,
  unavailable: 503,
  internal: 500,

  wrongNameOrPassword: 403,
  invitationUsed: 410,
  nameTaken: 409,

  notASample: 409,

  changedSince: 409,
  undone: 409,
  notOffered: 409,
  undoRefused: 422,
  recordsChanged: 409,
  recordsInUse: 409,

  calendarWrong: 422,
  notPrepared: 503,
  onAirWrong: 422,
  nothingOnAir: 409,
  plannedGone: 409,
  noVoice: 409,
  recordingGone: 409,
  recordingTooLarge: 413,
  recordingFormat: 422,
  recordingBroken: 422,
  recordingTooLong: 422,
  recordingTooShort: 422,
  recordingSilent: 422,
  settingsChanged: 409,
  settingWrong: 422,
  cityChanged: 409,
  previewGone: 410,
  teamNeedsAdmin: 403,
  archiveTooLarge: 422,
  archiveEmpty: 422,
  zipBroken: 422,
  zipOutside: 422,
  zipLink: 422,
  zipLarge: 422,
  zipNoCity: 422,

  alreadyAtWork: 409,
  notAtWork: 409,
  stillInCall: 409,
  phoneTaken: 409,
  phoneNotAllowed: 409,
  agentLanguages: 422,
  clerkDepartment: 422,
  homeOfficePhone: 422,
  adminsOnly: 403,
  lastAdmin: 409,
  ownAccount: 409,
  switchedOff: 409,
  wideningStart: 422,
  wideningOrder: 422,
  rosterEmpty: 422,
  rosterUnknown: 422,
  rosterBroken: 422,
  rosterTooMany: 422,
  rosterTooSlow: 422,
  rosterTooLarge: 422,
  columnsMissing: 422,
  rosterChanged: 409,
  rosterNothing: 422,
  offerGone: 410,
  noDepartment: 409,
  telephonyDown: 503,

  callGone: 410,
  notYourCall: 403,
  wrongPhase: 409,
  targetNotAllowed: 422,
  targetBusy: 409,
  targetUnreachable: 409,
  outsideHours: 409,
  tooManyTransfers: 409,
  tooManyViews: 409,

  contactGone: 410,
  alreadyDecided: 409,
  serviceUnknown: 422,
  ticketNeedsWish: 422,
  versionChanged: 409,
  lastMatter: 409,
  databaseDown: 503,

  nothingRings: 410,
  lineGone: 410,
  phoneGone: 410,

  numberNotAllowed: 422,
  departmentUnknown: 422,
  numberMistyped: 422,
  ticketNotKnown: 404,
  earlierUnknown: 422,
  closedAlready: 409,
  reasonMissing: 422,
  departmentMissing: 422,
  sameDepartment: 409,
  dateNotAllowed: 422,
  dayNotAllowed: 422,
  notWaiting: 409,
  notKept: 409,
  sameAlready: 409,
  promiseOver: 409,

  addressWrong: 422,
  addressOurs: 422,
  linkUnknown: 404,
  linkUsed: 410,
  linkExpired: 410,
  linkMoved: 410,
  linkSentLately: 409,
  noLinks: 409,
  noSession: 403,
  answerSettled: 409,

  mailOff: 409,
  noAddress: 422,
  addressUnusable: 422,
  senderFailed: 409,
  mailNotFailed: 409,

  callbackNumber: 422,
  callbackLimit: 409,
  callbackFull: 409,
  settledAlready: 409,

  draftChanged: 409,
  notEditor: 403,
  wrongState: 409,
  ownText: 409,
  incomplete: 422,
  factUnknown: 422,
  lastDayWrong: 422,
  nothingAfterwards: 422,
  ownerUnknown: 422,
  lifeSituationUnknown: 422,
  factKeyTaken: 409,
  factOverlaps: 409,
  factEndsBefore: 422,
  factOtherKind: 422,
  factRetired: 409,
  doubtAhead: 400,
  contactAhead: 400,
  contactTextMissing: 400,
  hasTicket: 409,
  recallChanged: 409,
  dueInPast: 400,
  factInUse: 409,
  factFromDirectory: 409,
  newsChanged: 409,
  newsNotCurrent: 409,
  newsInForce: 409,
  newsIncomplete: 422,
  newsTooLong: 422,
  newsEndsBefore: 422,
  newsWithoutEnd: 422,
  topicUnknown: 422,
  runGone: 410,
  dataChanged: 409,
  deletionsNeedConsent: 409,
  applied: 409,
  uploadGone: 410,
  uploadTooLarge: 422,
  attachmentTooLarge: 422,
  attachmentEmpty: 422,
  attachmentUnknown: 422,
  attachmentMarkup: 422,
  attachmentMacros: 422,
  attachmentBroken: 422,
  attachmentTwice: 409,
  attachmentTwiceRetired: 409,
  tooManyAttachments: 409,
  fileGone: 410,
  questionsWrong: 422,
  answersWrong: 422,
  otherService: 409,
  mergedAlready: 409,
  otherWish: 409,
  otherMissing: 422,
  otherChanged: 409,
  otherClosed: 409,
  sameTicket: 422,
  partMissing: 422,
  notLinked: 409,
  fileSent: 409,
  filesTooLarge: 422,

  titleTaken: 409,
  alreadyPublished: 409,
  serviceInUse: 409,

  noSuchMove: 409,
  gatesOpen: 409,
  mailboxMissing: 409,
  beyondDepartment: 409,
  cannotBeWaived: 409,
  addressMissing: 409,
  testRunning: 409,
  codeWrong: 422,
  noTest: 409,
  fileRefused: 422,
  rowRefused: 422,
  numberUnreadable: 422,
  numberExpensive: 422,
  numberForeign: 422,
  numberOwn: 422,
  numberService: 422,
  numberMissing: 422,
  belowItself: 422,
  deputyUnknown: 422,
  deputyItself: 422,
  deputyCircle: 422,
  deputyNotJoined: 422,
  placeTwice: 422,
  isCentral: 409,
  stillUsed: 409,
  hoursOverlap: 422,
  exceptionEndsBefore: 422,
  exceptionTooLong: 422,
  exceptionsOverlap: 422,
  tooManyExceptions: 422,

  nothingTelling: 422,
  gapEnded: 409,
  notYours: 403,
  articleUnknown: 422,
  draftOpen: 409,
  fourEyes: 409,
  sameGap: 422,

  trialMissing: 409,
  behind: 409,
  recordingNotWav: 422,
};

/** The HTTP status for an error code; a code nobody listed is a refusal by the state of things. */
export function statusOf(code: string): number {
  return (statusByCode as Readonly<Record<string, number>>)[code] ?? 409;
}

/** A request that is refused before a handler sees it; thrown only inside `src/app`. */
export class Refused extends Error {
  readonly body: ErrorBody;
  constructor(code: CommonError, params?: Record<string, string | number>) {
    super(code);
    this.body = params ? { code, params } : { code };
  }
}

/**
 * What PostgreSQL refuses because of the request: an id that is none (then nothing has it), a text with characters it cannot hold,
 * a reference to something that is not there. Everything else it refuses is a mistake of ours.
 */
const codeByState: Readonly<Record<string, CommonError>> = {
  '22P02': 'notFound',
  '22021': 'badRequest',
  '22P05': 'badRequest',
  '23503': 'badRequest',
};

/** The code for something thrown: our refusals, Fastify's complaints about the request, a database that is away, or a bug. */
export function codeOfThrown(error: unknown): ErrorBody {
  if (error instanceof Refused) return error.body;
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    if (error.statusCode === 404) return { code: 'notFound' };
    if (error.statusCode === 429) return { code: 'tooManyRequests' };
    if (error.statusCode >= 400 && error.statusCode < 500) return { code: 'badRequest' };
  }
  if (error instanceof HashingBusyError) return { code: 'tooManyRequests', params: { seconds: 2 } };
  const state = sqlState(error);
  return { code: (state && codeByState[state]) ?? (isDatabaseDown(error) ? 'unavailable' : 'internal') };
}
