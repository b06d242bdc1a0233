// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Converts one recording beside the program. */
import { parentPort, workerData } from 'node:worker_threads';
import { convertRecording } from './convert-recording.ts';

parentPort?.postMessage(convertRecording(workerData as Uint8Array));
