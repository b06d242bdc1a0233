// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { newRouter } from './routes.ui.tsx';

/** Everything behind the door: the router with the frame around the pages. */
export function Shell(): ReactNode {
  const [router] = useState(newRouter);
  return <RouterProvider router={router} />;
}
