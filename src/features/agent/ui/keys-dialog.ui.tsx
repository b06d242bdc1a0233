// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { KeyHint } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { currentShortcuts, setLetterKeys, useLetterKeys } from '../../../ui/shortcuts.ts';
import { useAgentTexts } from '../agent.texts.ts';
import './agent.css';

/** All keys of the desk as they are now, by group, and the switch for single letters. */
export function KeysDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const texts = useAgentTexts();
  const letters = useLetterKeys();
  const shortcuts = open ? currentShortcuts() : [];
  const groups = [...new Set(shortcuts.map((shortcut) => shortcut.group))];
  return (
    <Dialog title={texts.helpTitle} open={open} onClose={onClose} closeLabel={texts.close} width="wide">
      <div className="desk-keys">
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map((shortcut) => (
                  <div key={`${shortcut.key}${shortcut.label}`}>
                    <dt>
                      <KeyHint>{shortcut.key.replace('Ctrl', texts.ctrl)}</KeyHint>
                    </dt>
                    <dd>{shortcut.label}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="ui-muted">{texts.helpLead}</p>
      <Checkbox checked={letters} onChange={setLetterKeys}>
        {texts.letterKeys}
      </Checkbox>
    </Dialog>
  );
}
