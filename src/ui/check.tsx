// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Ways to tick: a checkbox, radio buttons, and a row of segments for filters. */
import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  Label,
  Radio,
  RadioGroup as AriaRadioGroup,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import { Icon } from './icon.tsx';
import type { Choice } from './select.tsx';
import './field.css';

/** A box to tick. */
export function Checkbox({
  checked,
  onChange,
  children,
  disabled = false,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
}): ReactNode {
  return (
    <AriaCheckbox className="ui-check" isSelected={checked} onChange={onChange} isDisabled={disabled}>
      <span className="ui-check-box">
        <Icon name="check" size="1em" />
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  );
}

/** Exactly one of few entries, all visible. */
export function RadioGroup<Id extends string>({
  label,
  choices,
  value,
  onChange,
  hideLabel = false,
}: {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly hideLabel?: boolean;
}): ReactNode {
  return (
    <AriaRadioGroup
      className="ui-field"
      value={value}
      onChange={(id) => {
        const chosen = choices.find((choice) => choice.id === id);
        if (chosen) onChange(chosen.id);
      }}
      {...(hideLabel && { 'aria-label': label })}
    >
      {!hideLabel && <Label className="ui-field-label">{label}</Label>}
      <div className="ui-radio-list">
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className="ui-check">
            <span className="ui-check-box ui-check-round">
              <Icon name="check" size="0.875em" />
            </span>
            <span>{choice.name}</span>
          </Radio>
        ))}
      </div>
    </AriaRadioGroup>
  );
}

/** A filter with few values side by side; one is always chosen. */
export function Segments<Id extends string>({
  label,
  choices,
  value,
  onChange,
}: {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}): ReactNode {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="ui-segments"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = choices.find((choice) => keys.has(choice.id));
        if (chosen) onChange(chosen.id);
      }}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.id} id={choice.id} className="ui-segment">
          {choice.name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
