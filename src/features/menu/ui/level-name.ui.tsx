// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { levelName, type MenuNode } from '../menu.core.ts';
import { useMenuTexts } from '../menu.texts.ts';
import type { Studio } from './studio.ui.ts';

/** What the team calls a level; its key stays, and what callers hear (M21). */
export function LevelName({
  studio,
  node,
  onClose,
}: {
  readonly studio: Studio;
  readonly node: MenuNode;
  readonly onClose: () => void;
}): ReactNode {
  const t = useMenuTexts();
  const ui = useUiLanguage();
  const { content } = studio;
  const [name, setName] = useState(node.name ?? '');
  const { name: _, ...unnamed } = node;
  const others = content.menu.nodes.map((one) => (one.key === node.key ? unnamed : one));
  const label = levelName({ ...content.menu, nodes: others }, node.key, ui) ?? '';
  const take = (): void => {
    const next = name.trim() === '' ? unnamed : { ...unnamed, name: name.trim() };
    const nodes = content.menu.nodes.map((one) => (one.key === node.key ? next : one));
    studio.change({ ...content, menu: { ...content.menu, nodes } });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t.renameTitle(studio.names.level(node.key))}
      cancel={t.cancel}
      confirm={t.renameDone}
      onCancel={onClose}
      onConfirm={take}
    >
      <TextField
        label={t.renameLabel}
        hint={t.renameHint(label)}
        value={name}
        onChange={setName}
        maxLength={60}
        autoFocus
      />
    </ConfirmDialog>
  );
}
