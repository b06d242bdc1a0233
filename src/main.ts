// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The server. Started and watched by `npm start`. */
import { runServer } from './app/run-server.ts';

await runServer();
