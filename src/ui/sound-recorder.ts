// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The microphone as a recording: 16 kHz, one channel, without the silence at its ends. */
import { useEffect, useRef, useState } from 'react';
import { wavFile, withoutSilence } from '../lib/pure/sound-file.ts';
import { monotonicMs } from '../platform/clock.ts';
import { watchLevel } from './level-meter.ts';
import { closeStream, openMicrophone } from './microphone.ts';

const rate = 16_000;
/** Longer than this the recording pauses until it is stopped. */
const longestSeconds = 180;

/** A finished recording. */
export interface MadeRecording {
  readonly file: File;
  readonly ms: number;
}

/** The microphone while it records; whoever leaves the page lets go of it. */
export function useSoundRecorder() {
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
      setSeconds(Math.min(passed, longestSeconds));
      if (passed >= longestSeconds && open.current?.recorder.state === 'recording') open.current.recorder.pause();
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

  /** Null = nothing was recorded. */
  async function stop(): Promise<MadeRecording | null> {
    const running = open.current;
    if (!running) return null;
    const stopped = new Promise((resolve) => running.recorder.addEventListener('stop', resolve, { once: true }));
    running.recorder.stop();
    await stopped;
    drop();
    setSince(null);
    const spoken = withoutSilence(await samplesOf(new Blob(running.parts)), rate);
    const file = new File([wavFile(spoken, rate)], 'aufnahme.wav', { type: 'audio/wav' });
    return { file, ms: (spoken.length / rate) * 1000 };
  }

  return {
    isRunning: since !== null,
    /** Whole seconds since it began. */
    seconds,
    /** From 0 to 1; `loudest` since it began. */
    level,
    loudest,
    /** The microphone could not be had. */
    trouble,
    start,
    stop,
  };
}

/** The sound as one channel of 16 kHz: decoding into a context of that rate resamples on the way. */
async function samplesOf(sound: Blob): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, 1, rate);
  const decoded = await context.decodeAudioData(await sound.arrayBuffer());
  const mixed = new Float32Array(decoded.length);
  for (let channel = 0; channel < decoded.numberOfChannels; channel += 1)
    decoded.getChannelData(channel).forEach((sample, i) => {
      mixed[i] = (mixed[i] ?? 0) + sample / decoded.numberOfChannels;
    });
  return mixed.subarray(0, longestSeconds * rate);
}
