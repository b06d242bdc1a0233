// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { createRootRoute } from '@tanstack/react-router';
import { FrameFailed, NotFound } from './fallbacks.ui.tsx';
import { Frame } from './frame.ui.tsx';

/** What every page of the app stands in. */
export const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: FrameFailed });
