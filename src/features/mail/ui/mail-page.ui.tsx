// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { urlOf } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { viewMail, type TicketMail } from '../mail-in.contract.ts';
import { useMailInTexts } from '../mail-in.texts.ts';

/** No scripts, no forms, no origin of ours, as the answer's own policy says once more; links open a window of their own. */
const sandbox = 'allow-popups allow-popups-to-escape-sandbox';

/** A mail with its layout and the pictures that came along, in a frame nothing gets out of; opened only by a person (MI20). */
export function MailPage({ mail }: { readonly mail: TicketMail }): ReactNode {
  const t = useMailInTexts();
  const id = useId();
  const [open, setOpen] = useState(false);
  const src = urlOf(viewMail, { params: { mailId: mail.mailId } });
  return (
    <div>
      <div className="mail-in-page-head">
        <Button
          size="small"
          icon={open ? 'chevronDown' : 'note'}
          aria-expanded={open}
          aria-controls={id}
          onPress={() => setOpen(!open)}
        >
          {open ? t.hidePage : t.showPage}
        </Button>
        {open && (
          <a className="ui-small" href={src} target="_blank" rel="noopener noreferrer">
            {t.pageAlone}
          </a>
        )}
      </div>
      <div id={id} className="mail-in-page" hidden={!open}>
        {open && mail.outsidePictures > 0 && (
          <p className="ui-muted ui-small">
            <Icon name="shield" /> {t.outside(mail.outsidePictures)}
          </p>
        )}
        {open && <iframe title={t.pageTitle} sandbox={sandbox} referrerPolicy="no-referrer" src={src} />}
      </div>
    </div>
  );
}
