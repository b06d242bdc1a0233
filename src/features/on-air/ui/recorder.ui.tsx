// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Recording one language's words in the browser, or choosing a WAV file; converted by the server. */
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDuration } from '../../../ui/format.ts';
import { sendInPieces } from '../../../ui/send-file.ts';
import { useSoundRecorder } from '../../../ui/sound-recorder.ts';
import type { Recorded } from '../on-air.core.ts';
import { addRecording, beginRecording, sendRecordingPart } from '../on-air.contract.ts';
import { useOnAirTexts } from '../on-air.texts.ts';

/** Fits into a request as base64. */
const pieceBytes = 170_000;

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

  const take = async (wav: File): Promise<void> => {
    setTrouble(null);
    setSending(true);
    try {
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
  const recorder = useSoundRecorder();
  const stop = async (): Promise<void> => {
    const made = await recorder.stop();
    if (made) await take(made.file);
  };

  return (
    <div className="on-air-recorder">
      {recorder.isRunning ? (
        <>
          <span className="ui-small">{t.recording(formatDuration(recorder.seconds * 1000))}</span>
          <Button size="small" variant="danger" icon="close" onPress={() => void stop()}>
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
        accept=".wav,audio/wav,audio/x-wav"
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
      {(trouble !== null || recorder.trouble) && (
        <p role="alert" className="on-air-trouble">
          {trouble ?? t.microphone}
        </p>
      )}
    </div>
  );
}
