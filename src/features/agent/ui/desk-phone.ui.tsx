// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { showToast } from '../../../ui/toast.tsx';
import { getPhoneAccess } from '../agent.contract.ts';
import type { getClerkPhoneAccess } from '../clerk.contract.ts';
import { useAgentTexts } from '../agent.texts.ts';
import './agent.css';

/** Where the credentials come from: an agent's shift or the phone of a person of a department. */
type AccessSource = typeof getPhoneAccess | typeof getClerkPhoneAccess;

/** The credentials of the own desk phone, to be typed into it. */
export function DeskPhoneDialog({
  open,
  onClose,
  reachable,
  source = getPhoneAccess,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly reachable: boolean;
  readonly source?: AccessSource;
}): ReactNode {
  const texts = useAgentTexts();
  return (
    <Dialog title={texts.deskPhoneTitle} open={open} onClose={onClose} closeLabel={texts.close} width="narrow">
      <DeskPhoneAccess reachable={reachable} source={source} />
    </Dialog>
  );
}

/** Server, user and password of the desk phone, and whether it has registered. */
export function DeskPhoneAccess({
  reachable,
  source = getPhoneAccess,
}: {
  readonly reachable: boolean;
  readonly source?: AccessSource;
}): ReactNode {
  const texts = useAgentTexts();
  const errorText = useErrorText(texts.errors);
  const { data, error } = useEndpoint(source, {});
  if (error && !data)
    return (
      <Notice tone="danger" live="polite">
        {errorText(error)}
      </Notice>
    );
  const rows = data
    ? ([
        [texts.sipServer, data.sipHost],
        [texts.sipPort, String(data.sipPort ?? 5060)],
        [texts.sipTransport, 'UDP / TCP'],
        [texts.sipUser, data.phoneId],
        [texts.sipPassword, data.password],
      ] as const)
    : [];
  return (
    <div className="desk-access">
      <p>{texts.deskPhoneLead}</p>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>

              <Button
                size="small"
                variant="quiet"
                aria-label={`${texts.copy}: ${name}`}
                onPress={() =>
                  void navigator.clipboard?.writeText(value).then(
                    () => showToast('success', `${texts.copied}: ${name}`),
                    () => undefined,
                  )
                }
              >
                {texts.copy}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <p role="status">
        <Badge tone={reachable ? 'success' : 'warning'} icon={reachable ? 'success' : 'clock'}>
          {reachable ? texts.deskPhoneReachable : texts.deskPhoneWaiting}
        </Badge>
      </p>
    </div>
  );
}
