// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';

import { canRead, findUser, isRoot } from '../platform/process/service-user.ts';
import type { ServiceUser } from '../platform/process/service-user.ts';
import { checkout } from './config.ts';
import type { Config } from './config.ts';

/** Who runs what, and where the data lie. */
export interface Place {
  /** Absolute. */
  readonly dataDir: string;
  /** The user for PostgreSQL, Asterisk and, if it can read the checkout, the server; undefined = the one who starts us. */
  readonly user?: ServiceUser;
  /** True if `user` can read the checkout, so that server and gate run as it, too. */
  readonly isCheckoutReadable: boolean;
}

/**
 * Where this installation keeps its data (decision 3): `DATA_DIR`, else `data` in the checkout, else, when we are root and
 * the service user cannot get into the checkout, a folder below /var/lib. Undefined = the service user does not exist.
 */
export function placeOf(config: Pick<Config, 'dataDir' | 'serviceUser'>): Place | undefined {
  const inCheckout = config.dataDir ?? resolve(checkout, 'data');
  if (!isRoot()) return { dataDir: inCheckout, isCheckoutReadable: true };
  const user = findUser(config.serviceUser);
  if (!user) return undefined;
  const isCheckoutReadable = canRead(user, join(checkout, 'launch.cjs'));
  if (config.dataDir !== undefined || isCheckoutReadable) return { dataDir: inCheckout, user, isCheckoutReadable };
  const hash = createHash('sha256').update(checkout).digest('hex').slice(0, 12);
  return { dataDir: join('/var/lib/amtsleitung', hash), user, isCheckoutReadable };
}
