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
  return <Failed title={t.pageFailed} detail={t.pageFailedDetail} error={error} />;
}

/** For the frame itself: then the browser's phone is gone too, until the page is loaded again. */
export function FrameFailed({ error }: ErrorComponentProps): ReactNode {
  const t = useShellTexts();
  return <Failed title={t.frameFailed} detail={t.frameFailedDetail} error={error} />;
}

function Failed({
  title,
  detail,
  error,
}: {
  readonly title: string;
  readonly detail: string;
  readonly error: unknown;
}): ReactNode {
  const t = useShellTexts();
  const reload = (
    <Button icon="refresh" onPress={() => location.reload()}>
      {t.reload}
    </Button>
  );
  return (
    <Page title={title} hideTitle>
      <Notice tone="danger" title={title} live="assertive" action={reload}>
        <p>{detail}</p>
        {error instanceof Error && <p className="ui-muted ui-small">{error.message}</p>}
      </Notice>
    </Page>
  );
}
