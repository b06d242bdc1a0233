// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Ears for pages: what a person at this browser hears of the other side, by pitch and loudness. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { writeWav } from '../../src/platform/speech/wav.ts';

/** What was heard in a span of time. */
export interface Hearing {
  /** Loudest moment, 0 to 1. */
  readonly loudness: number;
  /** Pitch in Hz of every loud moment, one each 40 ms. */
  readonly pitches: readonly number[];
}

const rate = 48_000;

/** Writes a microphone's sound: syllables of one pitch, because browsers take a steady tone for noise. Gives the file. */
export async function voiceFile(folder: string, hz: number): Promise<string> {
  const samples = new Float32Array(rate);
  for (let at = 0; at < samples.length; at += 1) {
    const inSyllable = (at % 24_000) / 24_000;
    const rise = Math.min(1, inSyllable * 20, Math.max(0, (0.7 - inSyllable) * 20));
    samples[at] = 0.5 * rise * Math.sin((2 * Math.PI * hz * at) / rate);
  }
  const file = join(folder, `voice-${hz}.wav`);
  await writeFile(file, writeWav({ rate, samples }));
  return file;
}

/** Lets `listen` hear the page's calls; call it before the page is opened. */
export async function giveEars(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const streams: MediaStream[] = [];
    const Original = globalThis.RTCPeerConnection;
    globalThis.RTCPeerConnection = new Proxy(Original, {
      construct(target, parameters: [RTCConfiguration?]) {
        const peer = new target(...parameters);
        peer.addEventListener('track', (event) => streams.push(event.streams[0] ?? new MediaStream([event.track])));
        return peer;
      },
    });
    const listen = async (ms: number): Promise<Hearing> => {
      const stream = streams.findLast((each) => each.getAudioTracks().some((track) => track.readyState === 'live'));
      if (!stream) return { loudness: 0, pitches: [] };
      const audio = new AudioContext();
      const analyser = new AnalyserNode(audio, { fftSize: 4096, smoothingTimeConstant: 0 });
      const source = audio.createMediaStreamSource(stream);
      source.connect(analyser);
      const wave = new Float32Array(analyser.fftSize);
      const spectrum = new Float32Array(analyser.frequencyBinCount);
      let loudness = 0;
      const pitches: number[] = [];
      const until = performance.now() + ms;
      while (performance.now() < until) {
        await new Promise((done) => setTimeout(done, 40));
        analyser.getFloatTimeDomainData(wave);
        const loud = Math.sqrt(wave.reduce((sum, sample) => sum + sample * sample, 0) / wave.length);
        loudness = Math.max(loudness, loud);
        if (loud < 0.01) continue;
        analyser.getFloatFrequencyData(spectrum);
        const top = spectrum.indexOf(Math.max(...spectrum));
        pitches.push((top * audio.sampleRate) / analyser.fftSize);
      }
      source.disconnect();
      await audio.close();
      return { loudness, pitches };
    };
    Object.assign(globalThis, { amtListen: listen });
  });
}

/** What the person at this page hears of the running call for so long. */
export function listen(page: Page, ms = 1200): Promise<Hearing> {
  return page.evaluate(
    (span) => (globalThis as unknown as { amtListen: (ms: number) => Promise<Hearing> }).amtListen(span),
    ms,
  );
}

/** True when that voice was the loudest sound in most of the loud moments. */
export function isVoice(hearing: Hearing, hz: number): boolean {
  const near = hearing.pitches.filter((pitch) => Math.abs(pitch - hz) < 25).length;
  return near >= 4 && near > hearing.pitches.length * 0.6;
}

/** True when nothing was heard. */
export function isSilence(hearing: Hearing): boolean {
  return hearing.pitches.length <= 1;
}
