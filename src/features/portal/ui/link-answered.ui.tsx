// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatTicketNumber } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { proposeByLink, type LinkView } from '../portal.contract.ts';
import { useLinkPageTexts } from '../link-page.texts.ts';

/** After the answer: thanks, and one key that proposes it as knowledge (DP17). */
export function LinkAnswered({ view }: { readonly view: Extract<LinkView, { state: 'answered' }> }): ReactNode {
  const t = useLinkPageTexts();
  const errorText = useErrorText(t.errors);
  const [words, setWords] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const propose = (): void => {
    if (busy || words !== null) return;
    setBusy(true);
    setError(null);
    call(proposeByLink, { body: {} })
      .then((reply) => setWords(reply.words), setError)
      .finally(() => setBusy(false));
  };
  useShortcuts([
    { key: 'W', label: t.propose, group: t.otherTitle, run: propose, disabled: !view.proposable || words !== null },
  ]);
  return (
    <section className="link-card">
      <h1 ref={heading} tabIndex={-1}>
        {t.answeredTitle}
      </h1>
      <p>{t.answeredText(formatTicketNumber(view.number))}</p>
      {error !== null && (
        <Notice tone="warning" live="assertive">
          {errorText(error)}
        </Notice>
      )}
      {words !== null && (
        <Notice tone="success" live="polite">
          {t.proposed(words)}
        </Notice>
      )}
      {view.proposable && words === null && (
        <>
          <p>{t.proposeText}</p>
          <div className="link-buttons">
            <Button icon="book" keyHint="W" isPending={busy} onPress={propose}>
              {t.propose}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
