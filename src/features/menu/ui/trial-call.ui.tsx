// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** "Call it": a trial call from this page into the draft, through the switch (Y1 … Y4). */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../ui/api.ts';
import { openBrowserPhone } from '../../../ui/browser-phone.ts';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { RadioGroup } from '../../../ui/check.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { silentPhone } from '../../../ui/phone-state.ts';
import type { BrowserPhone } from '../../../ui/phone.port.ts';
import { useEndpoint, useRefresh } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import type { MenuContent } from '../menu-content.core.ts';
import { readMenu } from '../menu.contract.ts';
import { beginTrial, readTrial, type TrialState } from '../menu-sound.contract.ts';
import { useMenuTexts } from '../menu.texts.ts';
import { namesIn } from './place-words.ui.ts';

const never = { subscribe: () => () => undefined, state: () => silentPhone };
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** The dialog of a trial call. */
export function TrialCall({
  versionId,
  revision,
  content,
  onClose,
}: {
  readonly versionId: string;
  readonly revision: number;
  readonly content: MenuContent;
  readonly onClose: () => void;
}): ReactNode {
  const t = useMenuTexts();
  const errorText = useErrorText(t.errors);
  const [isOpen, setIsOpen] = useState<'open' | 'closed'>('open');
  const phone = useTrialPhone();
  const { data: trial } = useEndpoint(
    readTrial,
    { params: { trialId: phone.trialId ?? '' } },
    { enabled: phone.trialId !== null, ...(phone.at !== 'idle' && { refetchInterval: 500 }) },
  );
  const refresh = useRefresh();
  const reached = trial?.reached ?? null;
  useEffect(() => {
    if (reached) refresh(readMenu);
  }, [reached, refresh]);
  const leave = (): void => {
    phone.hangUp();
    onClose();
  };
  return (
    <Dialog
      title={t.trialTitle}
      open
      closeLabel={t.close}
      onClose={leave}
      actions={
        <>
          <Button variant="quiet" onPress={leave}>
            {t.close}
          </Button>
          {phone.at === 'idle' ? (
            <Button
              variant="primary"
              icon="phone"
              onPress={() => void phone.begin({ versionId, revision, open: isOpen === 'open' })}
            >
              {t.trialCall}
            </Button>
          ) : (
            <ActionButton variant="danger" icon="hangUp" onPress={phone.hangUp}>
              {t.trialHangUp}
            </ActionButton>
          )}
        </>
      }
    >
      <p>{t.trialText}</p>
      {phone.at === 'idle' && (
        <RadioGroup
          label={t.trialTitle}
          hideLabel
          choices={[
            { id: 'open', name: t.trialOpen },
            { id: 'closed', name: t.trialClosed },
          ]}
          value={isOpen}
          onChange={setIsOpen}
        />
      )}
      {phone.error !== null && (
        <Notice tone="danger" live="assertive">
          {phone.error === 'microphone'
            ? t.trialMicrophone
            : phone.error === 'broken'
              ? t.trialBroken
              : errorText(phone.error)}
        </Notice>
      )}
      <p role="status">
        {phone.at === 'preparing' && t.trialPreparing}
        {phone.at === 'talking' && t.trialTalking}
        {phone.at === 'idle' && trial && t.trialEnded}
      </p>
      {phone.at === 'talking' && <Keys onDigit={phone.send} />}
      {trial && phone.trialId !== null && <Course trial={trial} content={content} />}
    </Dialog>
  );
}

function Course({ trial, content }: { readonly trial: TrialState; readonly content: MenuContent }): ReactNode {
  const t = useMenuTexts();
  const ui = useUiLanguage();
  const names = namesIn([content], t, ui);
  const topicName = (key: string | null): string => (key === null ? t.trialNoTopic : names.topic(key));
  const stepName = (to: string): string => {
    if (to.startsWith('language:')) return languageName(to.slice(9), ui);
    if (content.topics.some(({ key }) => key === to)) return topicName(to);
    return (t.steps as Readonly<Record<string, string>>)[to] ?? names.levelTitle(to);
  };
  return (
    <div className="menu-trial">
      {trial.reached && (
        <Notice tone="success" live="polite">
          {t.trialReached(topicName(trial.reached.topic), languageName(trial.reached.language, ui))}
        </Notice>
      )}
      {trial.path.length > 0 && (
        <p>
          {t.trialPath}: {trial.path.map(({ key, to }) => `${key} ${stepName(to)}`.trim()).join(' › ')}
        </p>
      )}
      {trial.state !== 'ended' && trial.saying.length > 0 && (
        <section aria-label={t.trialSaying}>
          <h3>{t.trialSaying}</h3>
          {trial.saying.map(({ language, text }, i) => (
            <p key={i} lang={language}>
              {text}
            </p>
          ))}
        </section>
      )}
    </div>
  );
}

/** The keys of a telephone, by finger and keyboard. */
function Keys({ onDigit }: { readonly onDigit: (digit: string) => void }): ReactNode {
  const t = useMenuTexts();
  useEffect(() => {
    const typed = (event: KeyboardEvent): void => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      if (/^[0-9*#]$/.test(event.key)) onDigit(event.key);
    };
    document.addEventListener('keydown', typed);
    return () => document.removeEventListener('keydown', typed);
  }, [onDigit]);
  return (
    <div className="menu-keys" role="group" aria-label={t.trialKeys}>
      {digits.map((digit) => (
        <Button key={digit} aria-label={t.keyOf(digit)} onPress={() => onDigit(digit)}>
          {digit}
        </Button>
      ))}
    </div>
  );
}

interface Order {
  readonly versionId: string;
  readonly revision: number;
  readonly open: boolean;
}

/** The page's telephone for one trial call after the other. */
function useTrialPhone() {
  const [at, setAt] = useState<'idle' | 'preparing' | 'talking'>('idle');
  const [trialId, setTrialId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [phone, setPhone] = useState<BrowserPhone | null>(null);
  const state = useSyncExternalStore((phone ?? never).subscribe, (phone ?? never).state, () => silentPhone);
  const [speaker] = useState(() => new Audio());
  const dial = useRef('');
  const opened = useRef<BrowserPhone | null>(null);

  const end = useCallback((why: unknown) => {
    setAt('idle');
    setError(why);
    setPhone(null);
    opened.current?.stop();
    opened.current = null;
  }, []);
  useEffect(() => () => opened.current?.stop(), []);

  const begin = async (order: Order): Promise<void> => {
    setAt('preparing');
    setError(null);
    setTrialId(null);
    try {
      const access = await call(beginTrial, { body: order });
      dial.current = access.dial;
      setTrialId(access.trialId);
      const iceServers = access.iceServers.map(({ urls, username, credential }) => ({
        urls,
        ...(username && { username }),
        ...(credential && { credential }),
      }));
      const fresh = openBrowserPhone({
        credentials: () => Promise.resolve({ ...access, iceServers }),
        register: false,
        speaker,
      });
      opened.current = fresh;
      setPhone(fresh);
      fresh.start();
    } catch (failed) {
      end(failed);
    }
  };

  const dialled = state.call !== null || state.lastEnd !== null;
  useEffect(() => {
    if (phone && at === 'preparing' && state.line === 'ready' && !dialled) void phone.dial(dial.current);
  }, [phone, at, state.line, dialled]);
  useEffect(() => {
    if (at === 'preparing' && state.call?.phase === 'talking') setAt('talking');
  }, [at, state.call?.phase]);
  useEffect(() => {
    if (!phone || state.lastEnd === null) return;
    const isFine = at === 'talking' || state.lastEnd === 'hungUpHere' || state.lastEnd === 'hungUpThere';
    end(isFine ? null : state.trouble?.startsWith('microphone') ? 'microphone' : 'broken');
  }, [phone, at, state.lastEnd, state.trouble, end]);

  return {
    at,
    trialId,
    error,
    begin,
    hangUp: useCallback(() => end(null), [end]),
    send: useCallback((digit: string) => phone?.sendDigit(digit), [phone]),
  };
}
