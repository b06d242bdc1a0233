// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { watchLevel } from '../../../ui/level-meter.ts';
import { closeStream, openMicrophone } from '../../../ui/microphone.ts';
import { Notice } from '../../../ui/notice.tsx';
import type { SoundTrouble } from '../../../ui/phone-state.ts';
import { Select } from '../../../ui/select.tsx';
import { useAgentTexts } from '../agent.texts.ts';
import { changeSound, useSoundChoice } from './sound-choice.ui.ts';
import './agent.css';

const system = 'system';

/** Devices of one kind with names; names are empty until the microphone was allowed once. */
function useDevices(kind: MediaDeviceKind, again: unknown): readonly MediaDeviceInfo[] {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    if (!navigator.mediaDevices) return;
    let here = true;
    const read = (): void => {
      navigator.mediaDevices.enumerateDevices().then(
        (all) =>
          here &&
          setDevices(
            all.filter((device) => device.kind === kind && device.deviceId !== '' && device.deviceId !== 'default'),
          ),
        () => undefined,
      );
    };
    read();
    navigator.mediaDevices.addEventListener('devicechange', read);
    return () => {
      here = false;
      navigator.mediaDevices.removeEventListener('devicechange', read);
    };
  }, [kind, again]);
  return devices;
}

/** Choice of microphone and speaker with a test that shows what the microphone hears. */
export function MicrophoneTest(): ReactNode {
  const texts = useAgentTexts();
  const sound = useSoundChoice();
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [trouble, setTrouble] = useState<SoundTrouble | null>(null);
  const [level, setLevel] = useState(0);
  const microphones = useDevices('audioinput', stream);
  const speakers = useDevices('audiooutput', stream);

  const test = useCallback(async (deviceId: string | undefined) => {
    const answer = await openMicrophone(deviceId);
    setTrouble(answer.ok ? null : answer.trouble);
    setStream((old) => {
      closeStream(old);
      return answer.ok ? answer.stream : null;
    });
  }, []);
  useEffect(() => {
    if (!stream) return;
    const stop = watchLevel(stream, setLevel);
    return () => {
      stop();
      closeStream(stream);
    };
  }, [stream]);

  const named = (devices: readonly MediaDeviceInfo[]): { id: string; name: string }[] => [
    { id: system, name: texts.systemDevice },
    ...devices.map((device, index) => ({ id: device.deviceId, name: device.label || texts.unnamedDevice(index + 1) })),
  ];
  const chosen = (devices: readonly MediaDeviceInfo[], id: string | undefined): string =>
    devices.some((device) => device.deviceId === id) ? (id ?? system) : system;
  return (
    <div className="desk-sound">
      <Select
        label={texts.microphone}
        choices={named(microphones)}
        value={chosen(microphones, sound.microphone)}
        onChange={(id) => {
          const microphone = id === system ? undefined : id;
          changeSound({ microphone });
          if (stream) void test(microphone);
        }}
      />
      {speakers.length > 0 && (
        <Select
          label={texts.speaker}
          choices={named(speakers)}
          value={chosen(speakers, sound.speaker)}
          onChange={(id) => changeSound({ speaker: id === system ? undefined : id })}
        />
      )}
      <div className="desk-sound-test">
        <Button icon="microphone" onPress={() => void test(sound.microphone)}>
          {stream || trouble ? texts.testAgain : texts.testMicrophone}
        </Button>
        {stream && <meter className="desk-level" min={0} max={1} value={level} aria-label={texts.microphoneLevel} />}
      </div>
      {stream && (
        <p className="ui-muted ui-small" role="status">
          {texts.microphoneWorks}
        </p>
      )}
      {trouble && (
        <Notice tone="danger" live="assertive">
          {texts.trouble[trouble]}
        </Notice>
      )}
    </div>
  );
}
