// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { KnowledgePage } from '../features/knowledge/ui/knowledge-page.ui.tsx';

const route = getRouteApi('/wissen');

/** The knowledge pages with search words and the open article in the address. */
export function KnowledgeRoute(): ReactNode {
  const { search, article } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <KnowledgePage
      search={search ?? ''}
      articleId={article ?? null}
      onLook={(look) =>
        void navigate({
          replace: true,
          search: {
            ...(look.search !== '' && { search: look.search }),
            ...(look.articleId !== null && { article: look.articleId }),
          },
        })
      }
    />
  );
}
