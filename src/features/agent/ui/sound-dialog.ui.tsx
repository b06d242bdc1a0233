// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { newRingTone } from '../../../ui/ring-tone.ts';
import { useAgentTexts } from '../agent.texts.ts';
import { MicrophoneTest } from './microphone-test.ui.tsx';
import { changeSound, useSoundChoice } from './sound-choice.ui.ts';
import './agent.css';

const heardMs = 1200;

/** Devices, test and ring of the browser phone; changes count at once, also in a running call. */
export function SoundDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const texts = useAgentTexts();
  return (
    <Dialog title={texts.soundTitle} open={open} onClose={onClose} closeLabel={texts.close} width="narrow">
      <MicrophoneTest />
      <RingChoice />
    </Dialog>
  );
}

/** Whether and how loud it rings. */
export function RingChoice(): ReactNode {
  const texts = useAgentTexts();
  const sound = useSoundChoice();
  const [ring] = useState(newRingTone);
  const volumeId = useId();
  useEffect(() => ring.stop, [ring]);
  const hear = (): void => {
    ring.stop();
    ring.start(sound.volume, sound.speaker);
    setTimeout(ring.stop, heardMs);
  };
  return (
    <div className="desk-sound">
      <Checkbox checked={sound.ring} onChange={(on) => changeSound({ ring: on })}>
        {texts.ringSound}
      </Checkbox>
      <div className="ui-field">
        <label className="ui-field-label" htmlFor={volumeId}>
          {texts.ringVolume}
        </label>
        <div className="desk-sound-test">
          <input
            id={volumeId}
            type="range"
            min={0.1}
            max={1}
            step={0.1}
            value={sound.volume}
            disabled={!sound.ring}
            onChange={(event) => changeSound({ volume: event.target.valueAsNumber })}
          />
          <Button size="small" icon="speaker" isDisabled={!sound.ring} onPress={hear}>
            {texts.tryRing}
          </Button>
        </div>
      </div>
    </div>
  );
}
