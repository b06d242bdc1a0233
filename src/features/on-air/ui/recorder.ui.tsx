// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Recording one language's words in the browser, or choosing a WAV file; converted here, checked by the server. */
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDuration } from '../../../ui/format.ts';
import { closeStream, openMicrophone } from '../../../ui/microphone.ts';
import { useNow } from '../../../ui/now.ts';
import { sendInPieces } from '../../../ui/send-file.ts';
import { nowMs } from '../../../platform/clock.ts';
import type { Recorded } from '../on-air.core.ts';
import { addRecording, beginRecording, sendRecordingPart } from '../on-air.contract.ts';
import { useOnAirTexts } from '../on-air.texts.ts';
import { longestRecording } from '../recording.core.ts';
import { asWav } from './wav.ui.ts';

/** Fits into a request as base64. */
const pieceBytes = 170_000;
/** No file is read into memory beyond this; what is longer than three minutes is far below as speech. */
const largestFile = 60_000_000;

/** Buttons of one language; `name` is its name. */
export function Recorder({
  name,
  recorded,
  onRecorded,
}: {
  readonly name: string;
  readonly recorded: Recorded | null;
  readonly onRecorded: (recorded: Recorded | null) => void;
}): ReactNode {
  const t = useOnAirTexts();
  const errorText = useErrorText(t.errors);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const file = useRef<HTMLInputElement>(null);

  const take = async (sound: Blob): Promise<void> => {
    setTrouble(null);
    if (sound.size > largestFile) return setTrouble(t.errors.recordingTooLarge);
    setSending(true);
    try {
      const wav = await asWav(sound).catch(() => undefined);
      if (!wav) return setTrouble(t.undecodable);
      const { uploadId } = await call(beginRecording, { body: { bytes: wav.size } });
      const send = (body: { readonly offset: number; readonly base64: string }) =>
        call(sendRecordingPart, { params: { uploadId }, body });
      await sendInPieces(wav, pieceBytes, send, () => undefined);
      onRecorded(await call(addRecording, { body: { uploadId } }));
    } catch (error) {
      setTrouble(errorText(error));
    } finally {
      setSending(false);
    }
  };
  const recorder = useRecorder(
    (sound) => void take(sound),
    () => setTrouble(t.microphone),
  );

  return (
    <div className="on-air-recorder">
      {recorder.since !== null ? (
        <>
          <Running since={recorder.since} onTooLong={recorder.stop} />
          <Button size="small" variant="danger" icon="close" onPress={recorder.stop}>
            {t.stopRecording}
          </Button>
        </>
      ) : (
        <Button size="small" icon="microphone" aria-label={t.recordIn(name)} onPress={() => void recorder.start()}>
          {t.record}
        </Button>
      )}
      <Button size="small" variant="quiet" aria-label={`${t.file}: ${name}`} onPress={() => file.current?.click()}>
        {t.file}
      </Button>
      <input
        ref={file}
        type="file"
        accept="audio/*,.wav"
        hidden
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = '';
          if (chosen) void take(chosen);
        }}
      />
      <span role="status" className="ui-small">
        {sending && t.sending}
        {!sending && recorded && t.recordingDone(formatDuration(recorded.seconds * 1000))}
      </span>
      {recorded && !sending && (
        <Button size="small" variant="quiet" onPress={() => onRecorded(null)}>
          {t.dropRecording}
        </Button>
      )}
      {trouble !== null && (
        <p role="alert" className="on-air-trouble">
          {trouble}
        </p>
      )}
    </div>
  );
}

function Running({ since, onTooLong }: { readonly since: number; readonly onTooLong: () => void }): ReactNode {
  const t = useOnAirTexts();
  const now = useNow(500);
  useEffect(() => {
    if (now - since > longestRecording * 1000) onTooLong();
  });
  return <span className="ui-small">{t.recording(formatDuration(now - since))}</span>;
}

/** The microphone until it is stopped; the page that is left lets go of it. */
function useRecorder(onSound: (sound: Blob) => void, onTrouble: () => void) {
  const [since, setSince] = useState<number | null>(null);
  const running = useRef<{ readonly recorder: MediaRecorder; readonly stream: MediaStream } | null>(null);
  useEffect(
    () => () => {
      closeStream(running.current?.stream ?? null);
      running.current = null;
    },
    [],
  );
  return {
    since,
    async start() {
      const answer = await openMicrophone();
      if (!answer.ok || !('MediaRecorder' in window)) return onTrouble();
      const { stream } = answer;
      const recorder = new MediaRecorder(stream);
      const parts: Blob[] = [];
      recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
      recorder.addEventListener('stop', () => {
        closeStream(stream);
        setSince(null);
        if (running.current) onSound(new Blob(parts, { type: recorder.mimeType }));
        running.current = null;
      });
      running.current = { recorder, stream };
      recorder.start();
      setSince(nowMs());
    },
    stop() {
      if (running.current?.recorder.state === 'recording') running.current.recorder.stop();
    },
  };
}
