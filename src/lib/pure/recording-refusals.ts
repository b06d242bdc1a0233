// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Why a recording is not taken: the codes of every endpoint that takes one. */
export const recordingRefusals = [
  'uploadGone',
  'recordingTooLarge',
  'recordingTooLong',
  'recordingTooShort',
  'recordingSilent',
  'recordingNotWav',
  'recordingBroken',
  'recordingFormat',
] as const;
export type RecordingRefusal = (typeof recordingRefusals)[number];
