// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { FieldLabel } from './text-field.tsx';
import { Icon } from './icon.tsx';
import { isSameShallow, steady } from './steady.tsx';
import './field.css';
import './list.css';

/** One entry of a select or combobox. */
export interface Choice<Id extends string = string> {
  readonly id: Id;
  readonly name: string;
  /** A second line in lists. */
  readonly detail?: string;
}

interface SelectProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly placeholder?: string;
  readonly hideLabel?: boolean;
  readonly disabled?: boolean;
}

/** A choice of few fixed entries; the label is shown unless `hideLabel`. */
export function Select<Id extends string>(props: SelectProps<Id>): ReactNode {
  // What is chosen is one of the choices, so it has their type.
  return <SteadySelect {...(props as unknown as SelectProps<string>)} />;
}

const SteadySelect = steady(ShownSelect, isSameSelect);

function ShownSelect({
  label,
  choices,
  value,
  onChange,
  placeholder,
  hideLabel = false,
  disabled = false,
}: SelectProps<string>): ReactNode {
  return (
    <AriaSelect
      className="ui-field"
      value={value}
      isDisabled={disabled}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key);
        if (chosen) onChange(chosen.id);
      }}
      {...(placeholder && { placeholder })}
      {...(hideLabel && { 'aria-label': label })}
    >
      {!hideLabel && <FieldLabel>{label}</FieldLabel>}
      <AriaButton className="ui-input ui-select">
        <SelectValue />
        <Icon name="chevronDown" />
      </AriaButton>
      <Popover className="ui-popover" offset={4}>
        <ListBox className="ui-list">
          {choices.map((choice) => (
            <ChoiceItem key={choice.id} choice={choice} />
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** Entries made anew at each rendering are the same when they read the same. */
function isSameSelect(
  { choices, ...rest }: SelectProps<string>,
  { choices: others, ...otherRest }: SelectProps<string>,
): boolean {
  return (
    isSameShallow(rest, otherRest) &&
    choices.length === others.length &&
    choices.every((choice, i) => isSameShallow(choice, others[i] ?? {}))
  );
}

/** An entry as lists show it; the text is what typing finds. */
export function ChoiceItem({ choice }: { readonly choice: Choice }): ReactNode {
  return (
    <ListBoxItem id={choice.id} textValue={choice.name} className="ui-list-item">
      <span className="ui-list-name">{choice.name}</span>
      {choice.detail && <span className="ui-list-detail">{choice.detail}</span>}
    </ListBoxItem>
  );
}
