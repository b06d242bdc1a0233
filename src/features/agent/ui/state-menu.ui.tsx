// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { IconName } from '../../../ui/icon.tsx';
import { Menu } from '../../../ui/menu.tsx';
import type { MenuGroup } from '../../../ui/menu.tsx';
import { useCommand } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { chooseState, endWork } from '../agent.contract.ts';
import type { Desk, WorkState } from '../agent.contract.ts';
import { useAgentTexts } from '../agent.texts.ts';
import { DeskPhoneDialog } from './desk-phone.ui.tsx';
import { KeysDialog } from './keys-dialog.ui.tsx';
import { SoundDialog } from './sound-dialog.ui.tsx';
import './agent.css';

type Chosen = 'ready' | 'paused' | 'afterCall';
const choices = ['ready', 'paused', 'afterCall'] as const satisfies readonly Chosen[];

const stateIcon: Readonly<Record<WorkState, IconName>> = {
  ready: 'success',
  paused: 'pause',
  afterCall: 'note',
  notReachable: 'alert',
  offered: 'phone',
  talking: 'phone',
};

/** The own state with everything that belongs to the shift: what follows, sound, keys, the end of work. */
export function StateMenu({ work }: { readonly work: NonNullable<Desk['work']> }): ReactNode {
  const texts = useAgentTexts();
  const errorText = useErrorText(texts.errors);
  const choose = useCommand(chooseState);
  const end = useCommand(endWork);
  const [dialog, setDialog] = useState<'none' | 'sound' | 'keys' | 'deskPhone'>('none');
  const [after, setAfter] = useState<Chosen | null>(null);
  // A conversation begins with after-call work to follow it, whatever was chosen before.
  useEffect(() => setAfter(work.state === 'talking' ? 'afterCall' : null), [work.state]);
  const busy = work.state === 'talking' || work.state === 'offered';
  const failed = (error: Error): void => showToast('danger', errorText(error));
  const choosing = (state: Chosen): void => {
    setAfter(state);
    choose.mutate({ body: { state } }, { onError: failed });
  };

  useShortcuts([
    {
      key: 'F4',
      label: texts.readyNow,
      group: texts.groups.work,
      disabled: busy || work.state === 'ready',
      run: () => choosing('ready'),
    },
    { key: 'P', label: texts.state.paused, group: texts.groups.work, disabled: busy, run: () => choosing('paused') },
    { key: '?', label: texts.helpKey, group: texts.groups.work, run: () => setDialog('keys') },
  ]);

  const groups: MenuGroup[] = [
    {
      id: 'states',
      heading: busy ? texts.afterThisCall : texts.myWork,
      entries: choices.map((state) => ({
        id: state,
        name: texts.state[state],
        icon: stateIcon[state],
        chosen: busy ? after === state : work.state === state,
        onAction: () => choosing(state),
      })),
    },
    {
      id: 'phone',
      entries: [
        ...(work.phone.kind === 'browser'
          ? [{ id: 'sound', name: texts.soundSettings, icon: 'speaker' as const, onAction: () => setDialog('sound') }]
          : [
              {
                id: 'deskPhone',
                name: texts.deskPhoneAccess,
                icon: 'phone' as const,
                onAction: () => setDialog('deskPhone'),
              },
            ]),
        { id: 'keys', name: texts.keys, icon: 'question' as const, onAction: () => setDialog('keys') },
      ],
    },
    {
      id: 'end',
      entries: [
        {
          id: 'endWork',
          name: busy ? `${texts.endWork} – ${texts.endWorkInCall}` : texts.endWork,
          icon: 'exit',
          disabled: busy,
          onAction: () => end.mutate({}, { onError: failed }),
        },
      ],
    },
  ];
  const close = (): void => setDialog('none');
  return (
    <>
      <Menu
        label={texts.myWork}
        groups={groups}
        trigger={
          <Button className={`desk-state desk-state-${work.state}`} aria-label={texts.myState(texts.state[work.state])}>
            <Icon name={stateIcon[work.state]} size="1.1em" /> {texts.state[work.state]}{' '}
            <Icon name="chevronDown" size="1em" />
          </Button>
        }
      />
      <SoundDialog open={dialog === 'sound'} onClose={close} />
      <KeysDialog open={dialog === 'keys'} onClose={close} />
      <DeskPhoneDialog open={dialog === 'deskPhone'} onClose={close} reachable={work.phone.reachable} />
    </>
  );
}
