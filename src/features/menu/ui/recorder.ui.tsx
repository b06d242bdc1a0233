// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Recording an announcement in the browser, or sending a WAV file: 16 kHz, one channel, without the silence at its ends. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../ui/api.ts';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { sendInPieces } from '../../../ui/send-file.ts';
import { useSoundRecorder } from '../../../ui/sound-recorder.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { readable } from '../announcements.core.ts';
import { addRecording, beginRecording, sendRecordingPart } from '../menu-sound.contract.ts';
import { useMenuTexts } from '../menu.texts.ts';
import { PlayButton, secondsOf } from './sentence.ui.tsx';
import type { Wanted } from './studio.ui.ts';

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
  const recording = useSoundRecorder();
  const [made, setMade] = useState<Made | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => () => (made ? URL.revokeObjectURL(made.url) : undefined), [made]);

  const keep = (file: File, ms: number | null, source: Made['source']): void => {
    setError(null);
    setMade({ file, url: URL.createObjectURL(file), ms, source });
  };
  const end = async (): Promise<void> => {
    const done = await recording.stop();
    if (done) keep(done.file, done.ms, 'recorded');
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
      {!recording.isRunning ? (
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
