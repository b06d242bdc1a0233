// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Hearing words before callers do: spoken by the same voice, or the recording. */
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Language } from '../../../lib/pure/language.ts';
import { call, urlOf } from '../../../ui/api.ts';
import { ActionButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { hearPreview, hearRecording, previewOnAir } from '../on-air.contract.ts';
import { useOnAirTexts } from '../on-air.texts.ts';
import type { Recorded } from '../on-air.core.ts';

/** One button: plays, and while it plays, stops. */
export function Listen({
  language,
  name,
  text,
  recorded = null,
}: {
  readonly language: Language;
  readonly name: string;
  readonly text: string;
  readonly recorded?: Recorded | null;
}): ReactNode {
  const t = useOnAirTexts();
  const errorText = useErrorText(t.errors);
  const [state, setState] = useState<'idle' | 'asking' | 'playing'>('idle');
  const [trouble, setTrouble] = useState<string | null>(null);
  const audio = useRef<HTMLAudioElement | null>(null);
  useEffect(() => () => audio.current?.pause(), []);

  const play = async (): Promise<void> => {
    setTrouble(null);
    setState('asking');
    try {
      const source = recorded
        ? urlOf(hearRecording, { params: { recordingId: recorded.id } })
        : urlOf(hearPreview, { params: await call(previewOnAir, { body: { language, text } }) });
      const sound = new Audio(source);
      audio.current = sound;
      sound.addEventListener('ended', () => setState('idle'));
      await sound.play();
      setState('playing');
    } catch (error) {
      setState('idle');
      setTrouble(error instanceof DOMException ? t.notHeard : errorText(error));
    }
  };
  const stop = (): void => {
    audio.current?.pause();
    setState('idle');
  };
  const isEmpty = recorded === null && text.trim() === '';
  return (
    <>
      <ActionButton
        size="small"
        icon={state === 'playing' ? 'close' : 'speaker'}
        label={state === 'playing' ? t.stop : t.listenIn(name)}
        busy={state === 'asking'}
        disabledReason={isEmpty ? t.nothingToHear : undefined}
        onPress={() => (state === 'playing' ? stop() : void play())}
      >
        {state === 'playing' ? t.stop : t.listen}
      </ActionButton>
      {trouble !== null && (
        <p role="alert" className="on-air-trouble">
          {trouble}
        </p>
      )}
    </>
  );
}
