// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import './list.css';

/** One entry of a menu; `chosen` makes it one of a group of choices with a tick. */
export interface MenuEntry {
  readonly id: string;
  readonly name: string;
  readonly icon?: IconName;
  readonly chosen?: boolean;
  readonly disabled?: boolean;
  readonly onAction: () => void;
}

/** Entries under a heading; groups are parted by a line. */
export interface MenuGroup {
  readonly id: string;
  readonly heading?: string;
  readonly entries: readonly MenuEntry[];
}

/** A menu at its `trigger` (a `Button` or `IconButton`). */
export function Menu({
  label,
  trigger,
  groups,
}: {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly groups: readonly MenuGroup[];
}): ReactNode {
  const entries = groups.flatMap((group) => group.entries);
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="ui-popover" placement="bottom end" offset={4}>
        <AriaMenu
          aria-label={label}
          className="ui-list"
          onAction={(key) => entries.find((entry) => entry.id === key)?.onAction()}
          disabledKeys={entries.filter((entry) => entry.disabled).map((entry) => entry.id)}
        >
          {groups.map((group, index) => (
            <Group key={group.id} group={group} label={label} first={index === 0} />
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Group({
  group,
  label,
  first,
}: {
  readonly group: MenuGroup;
  /** Spoken for a group without a heading. */
  readonly label: string;
  readonly first: boolean;
}): ReactNode {
  const isChoice = group.entries.some((entry) => entry.chosen !== undefined);
  return (
    <>
      {!first && <Separator className="ui-menu-line" />}
      <MenuSection
        aria-label={group.heading ?? label}
        {...(isChoice && {
          selectionMode: 'single' as const,
          selectedKeys: group.entries.filter((entry) => entry.chosen).map((entry) => entry.id),
        })}
      >
        {group.heading && <Header className="ui-menu-heading">{group.heading}</Header>}
        {group.entries.map((entry) => (
          <MenuItem key={entry.id} id={entry.id} textValue={entry.name} className="ui-list-item ui-menu-item">
            {entry.icon && <Icon name={entry.icon} />}
            <span>{entry.name}</span>
            {entry.chosen && (
              <span className="ui-menu-mark">
                <Icon name="check" />
              </span>
            )}
          </MenuItem>
        ))}
      </MenuSection>
    </>
  );
}
