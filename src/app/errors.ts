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

  alreadyAtWork: 409,
  notAtWork: 409,
  stillInCall: 409,
  phoneTaken: 409,
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
  closedAlready: 409,
  reasonMissing: 422,

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
  factKeyTaken: 409,
  factOverlaps: 409,
  factEndsBefore: 422,
  factOtherKind: 422,
  factRetired: 409,
  factInUse: 409,
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

  titleTaken: 409,
  alreadyPublished: 409,
  serviceInUse: 409,

  nothingTelling: 422,
  gapEnded: 409,
  notYours: 403,
  articleUnknown: 422,
  draftOpen: 409,
  fourEyes: 409,
  sameGap: 422,
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
