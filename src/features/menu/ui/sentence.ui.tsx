// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** One sentence as a caller hears it: its words, its length, whose voice, and listening to it. */
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Language } from '../../../lib/pure/language.ts';
import { urlOf } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { languageName } from '../../../ui/language-name.ts';
import { useUiLanguage, type UiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { estimatedMs, readable, recordingKey, recordingState } from '../announcements.core.ts';
import { openMenuSound } from '../menu-sound.contract.ts';
import { useMenuTexts } from '../menu.texts.ts';
import type { Studio } from './studio.ui.ts';

/** The sentence of a sound in one language. */
export function SentenceLine({
  studio,
  name,
  language,
  sentence,
  showLanguage = false,
}: {
  readonly studio: Studio;
  readonly name: string;
  readonly language: Language;
  readonly sentence: string;
  readonly showLanguage?: boolean;
}): ReactNode {
  const t = useMenuTexts();
  const ui = useUiLanguage();
  const { announcements } = studio.content;
  const { state, recorded } = recordingState(announcements, language, name, sentence, studio.cityFiles);
  const key = recordingKey(language, name);
  const measured = studio.measured(name, language, sentence);
  const seconds = secondsOf(measured ?? estimatedMs(sentence, language), ui);
  const setRecorded = (text: string | null): void => {
    const { [key]: _, ...others } = announcements.recordings ?? {};
    const recordings = text === null || !recorded ? others : { ...others, [key]: { id: recorded.id, text } };
    studio.change({ ...studio.content, announcements: { ...announcements, recordings } });
  };
  return (
    <div className="menu-sentence">
      {showLanguage && <span className="menu-sentence-language">{languageName(language, ui)}</span>}
      <q lang={language}>{readable(sentence)}</q>
      <span className="menu-sentence-facts">
        <span className="ui-small ui-muted">{measured === null ? t.estimated(seconds) : t.seconds(seconds)}</span>
        {state === 'used' && <Badge tone="info">{recorded?.id === 'city' ? t.cityFile : t.used}</Badge>}
        {state === 'outdated' && (
          <Badge tone="warning" icon="alert">
            {t.outdated}
          </Badge>
        )}
        <PlayButton
          what={`${readable(sentence).slice(0, 40)}, ${languageName(language, ui)}`}
          source={() => studio.sourceOf(name, language, measured !== null)}
        />
        {studio.editable && (
          <Button size="small" icon="microphone" onPress={() => studio.record({ name, language, sentence })}>
            {t.record}
          </Button>
        )}
        {studio.editable && state === 'outdated' && (
          <>
            <Button size="small" onPress={() => setRecorded(sentence)}>
              {t.keepRecording}
            </Button>
            {recorded?.id !== 'city' && (
              <Button size="small" onPress={() => setRecorded(null)}>
                {t.speakText}
              </Button>
            )}
          </>
        )}
        {studio.editable && state === 'used' && recorded?.id !== 'city' && (
          <Button size="small" onPress={() => setRecorded(null)}>
            {t.speakText}
          </Button>
        )}
      </span>
    </div>
  );
}

/** Milliseconds as seconds with one digit. */
export function secondsOf(ms: number, ui: UiLanguage): string {
  return new Intl.NumberFormat(ui, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(ms / 1000);
}

/** Where a sound is heard. */
export function soundUrl(where: string, language: Language, name: string): string {
  return urlOf(openMenuSound, { params: { where, language, name } });
}

/** A button that plays a sound and stops it. */
export function PlayButton({
  what,
  source,
}: {
  readonly what: string;
  readonly source: () => Promise<string | null> | string;
}): ReactNode {
  const t = useMenuTexts();
  const audio = useRef<HTMLAudioElement | null>(null);
  const [playing, setPlaying] = useState(false);
  useEffect(() => () => audio.current?.pause(), []);
  const stop = (): void => {
    audio.current?.pause();
    setPlaying(false);
  };
  const play = async (): Promise<void> => {
    const url = await source();
    if (url === null) return;
    const player = new Audio(url);
    audio.current = player;
    player.addEventListener('ended', () => setPlaying(false));
    setPlaying(true);
    await player.play().catch(() => {
      setPlaying(false);
      showToast('danger', t.playFailed);
    });
  };
  return (
    <Button
      size="small"
      icon={playing ? 'pause' : 'speaker'}
      aria-label={playing ? t.stop : t.play(what)}
      onPress={playing ? stop : () => void play()}
    >
      {playing ? t.stop : t.recorderListen}
    </Button>
  );
}
