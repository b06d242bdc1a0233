// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { EmptyState, Page } from '../ui/page.tsx';
import { useShellTexts } from './shell.texts.ts';

/** For an address that leads nowhere. */
export function NotFound(): ReactNode {
  const t = useShellTexts();
  return (
    <Page title={t.notFound} hideTitle>
      <EmptyState icon="question" title={t.notFound}>
        {t.notFoundDetail}
      </EmptyState>
    </Page>
  );
}

/** For an account without any role. */
export function NoTask(): ReactNode {
  const t = useShellTexts();
  return (
    <Page title={t.noRole} hideTitle>
      <EmptyState icon="person" title={t.noRole}>
        {t.noRoleDetail}
      </EmptyState>
    </Page>
  );
}

/** For a page that threw while it was drawn; the frame and the phone around it go on. */
export function PageFailed({ error }: ErrorComponentProps): ReactNode {
  const t = useShellTexts();
  return (
    <div className="ui-page">
      <Notice
        tone="danger"
        title={t.pageFailed}
        live="assertive"
        action={
          <Button icon="refresh" onPress={() => location.reload()}>
            {t.reload}
          </Button>
        }
      >
        <p>{t.pageFailedDetail}</p>
        {error instanceof Error && <p className="ui-muted ui-small">{error.message}</p>}
      </Notice>
    </div>
  );
}
