// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { IconName } from '../../../ui/icon.tsx';
import type { Channel } from '../promise.core.ts';

/** A sign for each way a citizen can wish for. */
export const channelIcons: Readonly<Record<Channel, IconName>> = {
  callback: 'phone',
  email: 'mail',
  letter: 'letter',
  none: 'check',
};
