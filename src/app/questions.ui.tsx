// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { QuestionsPage } from '../features/knowledge/questions/ui/questions-page.ui.tsx';

const route = getRouteApi('/fragen');

/** The questions of services, with search and the opened one in the address. */
export function QuestionsRoute(): ReactNode {
  const { search, asking, article } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <QuestionsPage
      look={{ search: search ?? '', asking: asking ?? false, articleId: article ?? null }}
      onLook={(look) =>
        void navigate({
          replace: true,
          search: {
            ...(look.search !== '' && { search: look.search }),
            ...(look.asking && { asking: true }),
            ...(look.articleId !== null && { article: look.articleId }),
          },
        })
      }
    />
  );
}
