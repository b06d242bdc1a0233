// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { monotonicMs } from '../../../platform/clock.ts';
import { Icon } from '../../../ui/icon.tsx';
import { watchLevel } from '../../../ui/level-meter.ts';
import { fill } from '../web-call.texts.ts';
import type { WebCallWords } from '../web-call.texts.ts';
import type { WebPhone } from './web-phone.ui.ts';
import './call-card.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
const shownDigits = 12;

/** The running call: state, level, keys, mute, hang up. */
export function CallCard({ phone, words }: { readonly phone: WebPhone; readonly words: WebCallWords }): ReactNode {
  const { stage, state } = phone;
  const talking = stage.at === 'talking';
  const muted = state.call?.muted ?? false;
  const interrupted = state.call?.sound === 'interrupted';
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  const line = talking
    ? interrupted
      ? words.interrupted
      : words.connected
    : state.call
      ? words.ringing
      : words.connecting;
  return (
    <section ref={card} tabIndex={-1} className="web-card web-call" aria-label={line}>
      <div className="web-call-state">
        <span className={talking ? 'web-dot web-dot-on' : 'web-dot'}>
          <Icon name={interrupted ? 'alert' : 'phone'} />
        </span>
        <p role="status">
          <strong>{line}</strong>
        </p>
        {talking && <Duration since={stage.since} label={words.duration} />}
      </div>
      {talking && <p className="ui-muted">{words.connectedHint}</p>}
      {state.trouble && (
        <p className="web-problem" role="alert">
          <Icon name="alert" /> <span>{words[state.trouble]}</span>
        </p>
      )}
      {talking && <Level stream={phone.near} muted={muted} label={words.yourVoice} />}
      <p role="status" className={muted ? 'web-muted' : undefined}>
        {muted && (
          <>
            <Icon name="microphoneOff" /> {words.mutedHint}
          </>
        )}
      </p>
      {talking && <Keys onDigit={phone.sendDigit} words={words} />}
      <div className="web-call-actions">
        {talking && (
          <button
            type="button"
            className="web-button web-mute"
            aria-pressed={muted}
            onClick={() => phone.setMuted(!muted)}
          >
            <Icon name={muted ? 'microphoneOff' : 'microphone'} /> {muted ? words.unmute : words.mute}
          </button>
        )}
        <button type="button" className="web-button web-hang-up" onClick={phone.hangUp}>
          <Icon name="hangUp" /> {words.hangUp}
        </button>
      </div>
    </section>
  );
}

function Duration({ since, label }: { readonly since: number; readonly label: string }): ReactNode {
  const [now, setNow] = useState(monotonicMs);
  useEffect(() => {
    const timer = setInterval(() => setNow(monotonicMs()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  return (
    <span className="web-duration" role="timer" aria-label={label}>
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </span>
  );
}

function Level({
  stream,
  muted,
  label,
}: {
  readonly stream: MediaStream | null;
  readonly muted: boolean;
  readonly label: string;
}): ReactNode {
  const [level, setLevel] = useState(0);
  useEffect(() => (stream ? watchLevel(stream, setLevel) : undefined), [stream]);
  return (
    <label className="web-level">
      <span>{label}</span>
      <meter min={0} max={1} value={muted ? 0 : level} />
    </label>
  );
}

/** Keys by finger, mouse or keyboard; every one sends its tone inside the sound. */
function Keys({
  onDigit,
  words,
}: {
  readonly onDigit: (digit: string) => void;
  readonly words: WebCallWords;
}): ReactNode {
  const [sent, setSent] = useState('');
  const press = useRef<(digit: string) => void>(() => undefined);
  press.current = (digit) => {
    onDigit(digit);
    setSent((before) => (before + digit).slice(-shownDigits));
  };
  useEffect(() => {
    const typed = (event: KeyboardEvent): void => {
      const field = event.target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || field) return;
      if (/^[0-9*#]$/.test(event.key)) press.current(event.key);
    };
    document.addEventListener('keydown', typed);
    return () => document.removeEventListener('keydown', typed);
  }, []);
  return (
    <div className="web-keys" role="group" aria-label={words.keypad}>
      {digits.map((digit) => (
        <button key={digit} type="button" aria-label={fill(words.key, { digit })} onClick={() => press.current(digit)}>
          {digit}
        </button>
      ))}
      <output className="web-keys-sent">{sent}</output>
    </div>
  );
}
