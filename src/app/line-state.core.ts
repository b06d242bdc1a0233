// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The telephone line to the network: there, not registered with the provider, or without any answer. */
export type LineState = 'up' | 'notRegistered' | 'noAnswer';
