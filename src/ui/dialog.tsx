// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './button.tsx';
import './dialog.css';

/**
 * A modal window: holds the focus, closes by Escape, gives the focus back. `actions` stand at its foot.
 * The owner keeps `open`; unmounting content is reset by giving it a key.
 */
export function Dialog({
  title,
  open,
  onClose,
  closeLabel,
  children,
  actions,
  width = 'normal',
}: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Spoken name of the closing cross. */
  readonly closeLabel: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: 'narrow' | 'normal' | 'wide';
}): ReactNode {
  return (
    <ModalOverlay
      className="ui-overlay"
      isOpen={open}
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={`ui-modal ui-modal-${width}`}>
        <AriaDialog className="ui-dialog">
          <div className="ui-dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton icon="close" label={closeLabel} onPress={onClose} />
          </div>
          <div className="ui-dialog-body">{children}</div>
          {actions && <div className="ui-dialog-foot">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
