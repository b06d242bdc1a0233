// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  FieldError,
  Input,
  ListBox,
  Popover,
} from 'react-aria-components';
import { FieldLabel } from './text-field.tsx';
import { Icon } from './icon.tsx';
import { ChoiceItem, type Choice } from './select.tsx';
import './field.css';
import './list.css';

/**
 * A choice of many entries by typing. Without `onSearch` the entries are filtered here by their name;
 * with it the caller searches (and passes what it found as `choices`).
 */
export function ComboBox<Id extends string>({
  label,
  choices,
  value,
  onChange,
  onSearch,
  searchText,
  placeholder,
  error,
  emptyText,
  openLabel,
  inputRef,
  hideLabel = false,
}: {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id | null) => void;
  readonly onSearch?: (text: string) => void;
  readonly searchText?: string;
  readonly placeholder?: string;
  readonly error?: string | undefined;
  /** Shown when nothing fits. */
  readonly emptyText: string;
  /** Spoken name of the button that opens the list. */
  readonly openLabel: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly hideLabel?: boolean;
}): ReactNode {
  return (
    <AriaComboBox
      className="ui-field"
      value={value}
      onChange={(key) => onChange(choices.find((choice) => choice.id === key)?.id ?? null)}
      menuTrigger="input"
      allowsEmptyCollection
      isInvalid={error !== undefined}
      {...(onSearch
        ? { items: choices, onInputChange: onSearch, ...(searchText !== undefined && { inputValue: searchText }) }
        : { defaultItems: choices })}
      {...(hideLabel && { 'aria-label': label })}
    >
      {!hideLabel && <FieldLabel>{label}</FieldLabel>}
      <div className="ui-field-box">
        <Input className="ui-input" {...(placeholder && { placeholder })} {...(inputRef && { ref: inputRef })} />
        <AriaButton className="ui-field-clear" aria-label={openLabel}>
          <Icon name="chevronDown" size="1em" />
        </AriaButton>
      </div>
      <FieldError className="ui-field-error">
        <Icon name="alert" /> <span>{error}</span>
      </FieldError>
      <Popover className="ui-popover" offset={4}>
        <ListBox<Choice<Id>>
          className="ui-list"
          renderEmptyState={() => <div className="ui-list-empty">{emptyText}</div>}
        >
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
