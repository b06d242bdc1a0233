// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/vorgang` a department's one-time link leads to. Nothing is used up before the button is pressed (DP8). */
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError, call } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { setUiLanguage, useUiLanguage } from '../../../ui/texts.ts';
import { openLink, renewLink, viewLinkTicket, type LinkView } from '../portal.contract.ts';
import { useLinkPageTexts } from '../link-page.texts.ts';
import { LinkAnswered } from './link-answered.ui.tsx';
import { LinkTicket } from './link-ticket.ui.tsx';
import './link-page.css';

type Stage =
  | { readonly at: 'loading' }
  | { readonly at: 'link'; readonly token: string }
  | { readonly at: 'nothing' }
  | { readonly at: 'view'; readonly view: LinkView };

/** The link's secret, taken out of the address at once: it must not lie in the history. Empty = there is none. */
export function takeToken(): string {
  const token = location.hash.slice(1);
  if (token !== '') history.replaceState(null, '', location.pathname);
  return /^[\w-]{20,128}$/.test(token) ? token : '';
}

/** The whole page; `firstToken` is what the address held when it was opened. */
export function LinkPage({
  firstToken,
  renderLetter,
}: {
  readonly firstToken: string;
  readonly renderLetter: Parameters<typeof LinkTicket>[0]['renderLetter'];
}): ReactNode {
  const t = useLinkPageTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const [stage, setStage] = useState<Stage>({ at: 'loading' });
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [renewed, setRenewed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t.documentTitle;
    document.documentElement.lang = ui;
  }, [t, ui]);
  useEffect(() => {
    const begin = (token: string): void => {
      setError(null);
      setRenewed(false);
      if (token !== '') return setStage({ at: 'link', token });
      call(viewLinkTicket).then(
        (view) => setStage({ at: 'view', view }),
        (failure: unknown) => {
          setStage({ at: 'nothing' });
          if (!(failure instanceof ApiError) || failure.code !== 'noSession') setError(failure);
        },
      );
    };
    begin(firstToken);
    // A second link pasted into the same tab changes the address only.
    const again = (): void => begin(takeToken());
    addEventListener('hashchange', again);
    return () => removeEventListener('hashchange', again);
  }, [firstToken]);
  useEffect(() => {
    if (stage.at === 'view') heading.current?.focus();
  }, [stage.at]);

  const run = async (work: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setError(null);
    await work().catch(setError);
    setBusy(false);
  };
  const open = (token: string): Promise<void> =>
    run(async () => {
      const view = await call(openLink, { body: { token } }).catch(async (failure: unknown) => {
        // An answer that was lost on its way: the cookie may be here all the same.
        if (!(failure instanceof ApiError) || failure.code !== 'linkUsed') throw failure;
        return call(viewLinkTicket).catch(() => {
          throw failure;
        });
      });
      setStage({ at: 'view', view });
    });
  const renew = (token: string): Promise<void> =>
    run(async () => {
      await call(renewLink, { body: { token } });
      setRenewed(true);
    });
  const code = error instanceof ApiError ? error.code : '';
  const mayRenew = code === 'linkUsed' || code === 'linkExpired' || code === 'linkSentLately';

  return (
    <div className="link-page">
      <header className="link-head">
        <p>
          <Icon name="ticket" /> <span>{t.service}</span>
        </p>
        <label>
          <span className="ui-hidden">{t.language}</span>
          <select value={ui} onChange={(event) => setUiLanguage(event.target.value === 'en' ? 'en' : 'de')}>
            <option value="de">Deutsch</option>
            <option value="en">English</option>
          </select>
        </label>
      </header>
      <main className="link-main">
        {stage.at === 'loading' && <LoadingLine label={t.loading} />}
        {stage.at !== 'view' && error !== null && (
          <Notice tone="warning" live="assertive">
            {errorText(error)}
          </Notice>
        )}
        {stage.at === 'link' && renewed && (
          <Notice tone="success" live="polite">
            {t.renewed}
          </Notice>
        )}
        {stage.at === 'link' && !renewed && (
          <section className="link-card">
            <h1>{mayRenew ? t.renewTitle : t.openTitle}</h1>
            <p>{mayRenew ? t.renewText : t.openText}</p>
            <div className="link-buttons">
              {mayRenew ? (
                <Button
                  variant="primary"
                  size="large"
                  icon="mail"
                  isPending={busy}
                  onPress={() => void renew(stage.token)}
                >
                  {t.renew}
                </Button>
              ) : (
                <Button
                  variant="primary"
                  size="large"
                  icon="ticket"
                  isPending={busy}
                  onPress={() => void open(stage.token)}
                >
                  {t.open}
                </Button>
              )}
            </div>
          </section>
        )}
        {stage.at === 'nothing' && (
          <section className="link-card">
            <h1>{t.noLinkTitle}</h1>
            <p>{t.noLinkText}</p>
          </section>
        )}
        {stage.at === 'view' && stage.view.state === 'open' && (
          <LinkTicket
            view={stage.view}
            heading={heading}
            onView={(view) => setStage({ at: 'view', view })}
            renderLetter={renderLetter}
          />
        )}
        {stage.at === 'view' && stage.view.state === 'answered' && <LinkAnswered view={stage.view} />}
      </main>
    </div>
  );
}
