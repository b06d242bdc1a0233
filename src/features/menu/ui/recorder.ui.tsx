// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Recording an announcement in the browser, or sending a WAV file: 16 kHz, one channel, without the silence at its ends. */
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { wavFile, withoutSilence } from '../../../lib/pure/sound-file.ts';
import { monotonicMs } from '../../../platform/clock.ts';
import { call } from '../../../ui/api.ts';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { languageName } from '../../../ui/language-name.ts';
import { watchLevel } from '../../../ui/level-meter.ts';
import { closeStream, openMicrophone } from '../../../ui/microphone.ts';
import { Notice } from '../../../ui/notice.tsx';
import { sendInPieces } from '../../../ui/send-file.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { readable } from '../announcements.core.ts';
import { addRecording, beginRecording, sendRecordingPart } from '../menu-sound.contract.ts';
import { useMenuTexts } from '../menu.texts.ts';
import { PlayButton, secondsOf } from './sentence.ui.tsx';
import type { Wanted } from './studio.ui.ts';

const rate = 16_000;
const longestSeconds = 180;
const pieceBytes = 150_000;
/** Below this on the meter nobody is understood. */
const quiet = 0.35;

interface Made {
  readonly file: File;
  readonly url: string;
  readonly ms: number | null;
  readonly source: 'recorded' | 'uploaded';
}

/** The dialog; `onTaken` gets the id of the kept recording. */
export function Recorder({
  wanted,
  called,
  onTaken,
  onClose,
}: {
  readonly wanted: Wanted;
  /** What the sound is called on this page. */
  readonly called: string;
  readonly onTaken: (wanted: Wanted, recordingId: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useMenuTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const recording = useRecording();
  const [made, setMade] = useState<Made | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => () => (made ? URL.revokeObjectURL(made.url) : undefined), [made]);

  const keep = (file: File, ms: number | null, source: Made['source']): void => {
    setError(null);
    setMade({ file, url: URL.createObjectURL(file), ms, source });
  };
  const end = async (): Promise<void> => {
    const samples = await recording.stop();
    if (!samples) return;
    const spoken = withoutSilence(samples, rate);
    keep(new File([wavFile(spoken, rate)], 'aufnahme.wav'), (spoken.length / rate) * 1000, 'recorded');
  };
  const take = async (): Promise<void> => {
    if (!made) return;
    setError(null);
    setPercent(0);
    try {
      const { uploadId } = await call(beginRecording, { body: { bytes: made.file.size } });
      const send = (body: { readonly offset: number; readonly base64: string }) =>
        call(sendRecordingPart, { params: { uploadId }, body });
      await sendInPieces(made.file, pieceBytes, send, setPercent);
      const { name, language } = wanted;
      const done = await call(addRecording, { body: { uploadId, name, language, source: made.source } });
      onTaken(wanted, done.recordingId);
    } catch (failed) {
      setError(failed);
    } finally {
      setPercent(null);
    }
  };

  return (
    <Dialog
      title={t.recorderTitle(called, languageName(wanted.language, ui))}
      open
      closeLabel={t.cancel}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t.cancel}
          </Button>
          {made && (
            <ActionButton variant="primary" busy={percent !== null} onPress={() => void take()}>
              {t.recorderTake}
            </ActionButton>
          )}
        </>
      }
    >
      <p>{t.recorderRead}</p>
      <blockquote lang={wanted.language} className="menu-read">
        {readable(wanted.sentence)}
      </blockquote>
      {recording.trouble && <Notice tone="danger">{t.trialMicrophone}</Notice>}
      {error !== null && (
        <Notice tone="danger" live="assertive">
          {errorText(error)}
        </Notice>
      )}
      {recording.since === null ? (
        <Button icon="microphone" onPress={() => void recording.start()}>
          {t.recorderStart}
        </Button>
      ) : (
        <div className="menu-recording">
          <Button icon="pause" variant="danger" onPress={() => void end()}>
            {t.recorderStop}
          </Button>
          <label>
            {t.recorderLevel} <meter min={0} max={1} low={quiet} value={recording.level} />
          </label>
          <p role="status">
            {t.recorderRunning(recording.seconds)}{' '}
            {recording.seconds >= 2 && recording.loudest < quiet && t.recorderQuiet}
          </p>
        </div>
      )}
      {made && (
        <>
          {made.ms !== null && <p role="status">{t.recorderMade(secondsOf(made.ms, ui))}</p>}
          <PlayButton what={called} source={() => made.url} />
        </>
      )}
      {percent !== null && <p role="status">{t.recorderSending(percent)}</p>}
      <label className="ui-field">
        <span className="ui-field-label">{t.recorderFile}</span>
        <input
          type="file"
          accept=".wav,audio/wav,audio/x-wav"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) keep(file, null, 'uploaded');
          }}
        />
        <span className="ui-field-hint">{t.recorderFileHint}</span>
      </label>
    </Dialog>
  );
}

/** The microphone while it records; `stop` gives the samples at 16 kHz. */
function useRecording() {
  const [since, setSince] = useState<number | null>(null);
  const [seconds, setSeconds] = useState(0);
  const [level, setLevel] = useState(0);
  const [loudest, setLoudest] = useState(0);
  const [trouble, setTrouble] = useState(false);
  const open = useRef<{ stream: MediaStream; recorder: MediaRecorder; parts: Blob[]; off: () => void } | null>(null);
  const drop = (): void => {
    open.current?.off();
    closeStream(open.current?.stream ?? null);
    open.current = null;
  };
  useEffect(() => drop, []);
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => {
      const passed = Math.floor((monotonicMs() - since) / 1000);
      setSeconds(passed);
      if (passed >= longestSeconds) open.current?.recorder.pause();
    }, 250);
    return () => clearInterval(timer);
  }, [since]);

  async function start(): Promise<void> {
    const microphone = await openMicrophone();
    setTrouble(!microphone.ok);
    if (!microphone.ok) return;
    const { stream } = microphone;
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    const off = watchLevel(stream, (now) => {
      setLevel(now);
      setLoudest((before) => Math.max(before, now));
    });
    open.current = { stream, recorder, parts, off };
    recorder.start(500);
    setLoudest(0);
    setSeconds(0);
    setSince(monotonicMs());
  }

  async function stop(): Promise<Float32Array | null> {
    const running = open.current;
    if (!running) return null;
    const stopped = new Promise((resolve) => running.recorder.addEventListener('stop', resolve, { once: true }));
    running.recorder.stop();
    await stopped;
    drop();
    setSince(null);
    // Decoding into a context of 16 kHz resamples on the way.
    const context = new OfflineAudioContext(1, 1, rate);
    const sound = await context.decodeAudioData(await new Blob(running.parts).arrayBuffer());
    const mixed = new Float32Array(sound.length);
    for (let channel = 0; channel < sound.numberOfChannels; channel += 1)
      sound.getChannelData(channel).forEach((sample, i) => {
        mixed[i] = (mixed[i] ?? 0) + sample / sound.numberOfChannels;
      });
    return mixed.subarray(0, longestSeconds * rate);
  }

  return { since, seconds, level, loudest, trouble, start, stop };
}
