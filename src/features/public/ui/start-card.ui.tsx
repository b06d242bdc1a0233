// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { fill } from '../web-call.texts.ts';
import type { WebCallWords } from '../web-call.texts.ts';
import type { Hotline } from './use-hotline.ui.ts';
import type { WebPhone } from './web-phone.ui.ts';

/** Before and after a call: the button, what went wrong if something did, data protection. */
export function StartCard({
  phone,
  words,
  info,
  missing,
  onCall,
}: {
  readonly phone: WebPhone;
  readonly words: WebCallWords;
  readonly info: Hotline | null;
  /** True when the hotline's state could not be read; calling is possible all the same. */
  readonly missing: boolean;
  readonly onCall: () => void;
}): ReactNode {
  const { stage } = phone;
  const asking = stage.at === 'microphone';
  const problem = stage.at === 'idle' ? stage.problem : null;
  const closed = info !== null && !info.open;
  // Where the call card was is now this card; the focus comes along.
  const button = useRef<HTMLButtonElement>(null);
  const after = stage.at === 'ended' || problem !== null;
  useEffect(() => {
    if (after) button.current?.focus();
  }, [after]);
  return (
    <section className="web-card">
      <div role="status">
        {stage.at === 'ended' && (
          <p className="web-ended">
            <Icon name="success" />{' '}
            <span>
              <strong>{words.ended}</strong> {words.endedHint}
            </span>
          </p>
        )}
        {asking && (
          <p className="web-asking">
            <Icon name="microphone" /> {words.askingMicrophone}
          </p>
        )}
        {missing && (
          <p className="web-asking">
            <Icon name="info" /> {words.infoMissing}
          </p>
        )}
      </div>
      <div role="alert">
        {problem && (
          <p className="web-problem">
            <Icon name="alert" /> <span>{fill(words[problem], { number: info?.number ?? '115' })}</span>
          </p>
        )}
      </div>
      {stage.at !== 'ended' && <p>{words.lead}</p>}
      <button
        ref={button}
        type="button"
        className="web-call-button"
        aria-disabled={asking}
        onClick={() => {
          if (!asking) onCall();
        }}
      >
        <Icon name="phone" size="1.5em" />
        {stage.at === 'ended' ? words.again : closed ? words.callClosed : words.call}
      </button>
      {closed && <p className="ui-muted">{words.closedHint}</p>}
      {/* A model shows the number but must not send anybody to the real city's telephone. */}
      {info && (
        <p>
          {words.byPhone}{' '}
          {info.notice ? info.number : <a href={`tel:${info.number.replace(/[^\d+]/g, '')}`}>{info.number}</a>}
        </p>
      )}
      <details className="web-privacy">
        <summary>
          <Icon name="shield" /> {words.privacy}
        </summary>
        <p>{words.privacyText}</p>
      </details>
    </section>
  );
}
