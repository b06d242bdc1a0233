// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Reads and writes whole cities beside the program: a hundred articles take longer than a caller's ringing may wait (decision 8). */
import { parentPort, workerData } from 'node:worker_threads';
import { doCityWork, type CityWork } from './city-work.ts';

parentPort?.postMessage(await doCityWork(workerData as CityWork));
