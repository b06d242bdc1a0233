// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The way to the air: test, live, discard, four eyes; each with the sentence that says why not. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ActionButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { listSettingChanges } from '../../settings/settings.contract.ts';
import { callMenuTested, dropMenuDraft, putMenuLive, readMenu, setFourEyes, type MenuDraft } from '../menu.contract.ts';
import { menuSounds } from '../menu-sound.contract.ts';
import { useMenuTexts } from '../menu.texts.ts';
import { DifferenceTable } from './difference-table.ui.tsx';
import type { MenuEditing } from './use-menu.ui.ts';

type Asking = 'tested' | 'live' | 'drop' | null;

/** The buttons of a draft. */
export function DraftActions({
  menu,
  draft,
  mistakes,
  onTrial,
}: {
  readonly menu: MenuEditing;
  readonly draft: MenuDraft;
  /** So many keep it off the air. */
  readonly mistakes: number;
  readonly onTrial: () => void;
}): ReactNode {
  const t = useMenuTexts();
  const [asking, setAsking] = useState<Asking>(null);
  const fourEyes = menu.data?.fourEyes.required ?? true;
  const isTested = draft.state === 'tested' && menu.state === 'saved';
  const whyNotLive = !isTested ? t.whyNotLiveState : fourEyes && draft.mine ? t.whyNotLiveEyes : undefined;
  const open = async (what: Asking): Promise<void> => {
    if (await menu.flush()) setAsking(what);
  };
  return (
    <>
      <ActionButton
        icon="phone"
        disabledReason={menu.data?.telephony === false ? t.trialNoPhone : undefined}
        onPress={onTrial}
      >
        {t.trial}
      </ActionButton>
      {!isTested && (
        <ActionButton
          variant="primary"
          disabledReason={mistakes > 0 ? t.whyNotTested : undefined}
          onPress={() => void open('tested')}
        >
          {t.tested}
        </ActionButton>
      )}
      <ActionButton
        variant={isTested ? 'primary' : 'secondary'}
        disabledReason={whyNotLive}
        showReason={isTested}
        onPress={() => void open('live')}
      >
        {t.live}
      </ActionButton>
      <ActionButton variant="quiet" onPress={() => void open('drop')}>
        {t.drop}
      </ActionButton>
      {asking === 'tested' && <TestedDialog menu={menu} draft={draft} onClose={() => setAsking(null)} />}
      {asking === 'live' && <LiveDialog menu={menu} draft={draft} onClose={() => setAsking(null)} />}
      {asking === 'drop' && <DropDialog menu={menu} draft={draft} onClose={() => setAsking(null)} />}
    </>
  );
}

interface DialogProps {
  readonly menu: MenuEditing;
  readonly draft: MenuDraft;
  readonly onClose: () => void;
}

function Refused({ error }: { readonly error: unknown }): ReactNode {
  const t = useMenuTexts();
  const errorText = useErrorText(t.errors);
  if (!error) return null;
  return (
    <Notice tone="danger" live="assertive">
      {errorText(error)}
    </Notice>
  );
}

function TestedDialog({ menu, draft, onClose }: DialogProps): ReactNode {
  const t = useMenuTexts();
  const [why, setWhy] = useState('');
  const command = useCommand(callMenuTested);
  const refresh = useRefresh();
  const isTried = draft.tried && draft.revision === menu.revision;
  return (
    <ConfirmDialog
      title={t.testedTitle}
      cancel={t.cancel}
      confirm={t.tested.replace(' …', '')}
      busy={command.isPending}
      disabledReason={!isTried && why.trim() === '' ? t.errors.trialMissing : undefined}
      onCancel={onClose}
      onConfirm={() =>
        command.mutate(
          { params: { versionId: draft.versionId }, body: { revision: menu.revision, why } },
          {
            onSuccess: (done) => {
              menu.took(done.draft);
              refresh(readMenu);
              showToast('success', t.testedDone);
              onClose();
            },
          },
        )
      }
    >
      <Refused error={command.error} />
      <p>{isTried ? t.testedTried : t.testedUntried}</p>
      {!isTried && <TextField label={t.testedWhy} value={why} onChange={setWhy} maxLength={500} />}
    </ConfirmDialog>
  );
}

function LiveDialog({ menu, draft, onClose }: DialogProps): ReactNode {
  const t = useMenuTexts();
  const [why, setWhy] = useState('');
  const command = useCommand(putMenuLive);
  const refresh = useRefresh();
  const onAir = menu.data?.onAir;
  return (
    <ConfirmDialog
      title={t.liveTitle}
      cancel={t.cancel}
      confirm={t.liveConfirm}
      width="normal"
      busy={command.isPending}
      onCancel={onClose}
      onConfirm={() =>
        command.mutate(
          { params: { versionId: draft.versionId }, body: { revision: menu.revision, why } },
          {
            onSuccess: () => {
              refresh(readMenu, menuSounds, listSettingChanges);
              showToast('success', t.liveDone);
              onClose();
            },
            onError: () => refresh(readMenu),
          },
        )
      }
    >
      <Refused error={command.error} />
      <p>{t.liveText}</p>
      <TextField label={t.liveWhy} value={why} onChange={setWhy} maxLength={500} />
      <h3>{t.diff}</h3>
      {onAir && <DifferenceTable before={onAir as never} after={draft.content as never} />}
    </ConfirmDialog>
  );
}

function DropDialog({ menu, draft, onClose }: DialogProps): ReactNode {
  const t = useMenuTexts();
  const command = useCommand(dropMenuDraft);
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      title={t.dropTitle}
      cancel={t.cancel}
      confirm={t.dropConfirm}
      danger
      busy={command.isPending}
      onCancel={onClose}
      onConfirm={() =>
        command.mutate(
          { params: { versionId: draft.versionId }, body: { revision: menu.revision } },
          {
            onSuccess: () => {
              refresh(readMenu, menuSounds);
              showToast('success', t.dropDone);
              onClose();
            },
          },
        )
      }
    >
      <Refused error={command.error} />
      <p>{t.dropText}</p>
    </ConfirmDialog>
  );
}

/** Whether a second person is asked for, and changing that. */
export function FourEyes({ menu, isAdmin }: { readonly menu: MenuEditing; readonly isAdmin: boolean }): ReactNode {
  const t = useMenuTexts();
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const command = useCommand(setFourEyes);
  const refresh = useRefresh();
  const rule = menu.data?.fourEyes;
  if (!rule) return null;
  const words = rule.required ? t.fourEyesTurnOff : t.fourEyesTurnOn;
  return (
    <p className={rule.required ? 'ui-small ui-muted' : 'menu-four-eyes-off'}>
      {rule.required ? t.fourEyesOn : t.fourEyesOff}{' '}
      {isAdmin && (
        <ActionButton size="small" variant="quiet" onPress={() => setOpen(true)}>
          {words}
        </ActionButton>
      )}
      {open && (
        <ConfirmDialog
          title={words.replace(' …', '')}
          cancel={t.cancel}
          confirm={words.replace(' …', '')}
          busy={command.isPending}
          disabledReason={why.trim() === '' ? t.fourEyesWhy : undefined}
          onCancel={() => setOpen(false)}
          onConfirm={() =>
            command.mutate(
              { body: { required: !rule.required, version: rule.version, why } },
              {
                onSuccess: () => {
                  setOpen(false);
                  setWhy('');
                },
                onSettled: () => refresh(readMenu, listSettingChanges),
              },
            )
          }
        >
          <Refused error={command.error} />
          <TextField label={t.fourEyesWhy} value={why} onChange={setWhy} maxLength={500} />
        </ConfirmDialog>
      )}
    </p>
  );
}
