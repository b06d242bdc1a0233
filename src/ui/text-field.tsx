// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  FieldError,
  Input,
  Label,
  SearchField as AriaSearchField,
  Text,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { Icon } from './icon.tsx';
import { steady } from './steady.tsx';
import './field.css';

/** The label of a field, with "(optional)" in the words of the caller where it may stay empty. */
export function FieldLabel({
  children,
  optional,
}: {
  readonly children: ReactNode;
  readonly optional?: string | undefined;
}): ReactNode {
  return (
    <Label className="ui-field-label">
      {children} {optional && <span className="ui-field-optional">({optional})</span>}
    </Label>
  );
}

/** A line of text, or several with `lines`. `error` in words turns the field red and is read out. */
export const TextField = steady(function TextField({
  label,
  hint,
  error,
  optional,
  lines,
  placeholder,
  inputRef,
  className,
  ...rest
}: Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> & {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: string;
  readonly lines?: number;
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
  readonly className?: string;
}): ReactNode {
  return (
    <AriaTextField {...rest} isInvalid={error !== undefined} className={`ui-field ${className ?? ''}`}>
      <FieldLabel optional={optional}>{label}</FieldLabel>
      {lines === undefined ? (
        <Input className="ui-input" {...(placeholder && { placeholder })} {...(inputRef && { ref: inputRef })} />
      ) : (
        <TextArea
          className="ui-input"
          rows={lines}
          {...(placeholder && { placeholder })}
          {...(inputRef && { ref: inputRef })}
        />
      )}
      {hint && (
        <Text slot="description" className="ui-field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="ui-field-error">
        <Icon name="alert" /> <span>{error}</span>
      </FieldError>
    </AriaTextField>
  );
});

/** A search line with its sign and a button that empties it. The label is spoken; `showLabel` shows it too. */
export function SearchField({
  label,
  clearLabel,
  placeholder,
  value,
  onChange,
  inputRef,
  showLabel = false,
  onKeyDown,
}: {
  readonly label: string;
  readonly clearLabel: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly showLabel?: boolean;
  readonly onKeyDown?: NonNullable<AriaTextFieldProps['onKeyDown']>;
}): ReactNode {
  return (
    <AriaSearchField
      value={value}
      onChange={onChange}
      className="ui-field"
      {...(!showLabel && { 'aria-label': label })}
      {...(onKeyDown && { onKeyDown })}
    >
      {showLabel && <Label className="ui-field-label">{label}</Label>}
      <div className="ui-field-box">
        <Icon name="search" />
        <Input className="ui-input" {...(placeholder && { placeholder })} {...(inputRef && { ref: inputRef })} />
        <AriaButton className="ui-field-clear" aria-label={clearLabel}>
          <Icon name="close" size="1em" />
        </AriaButton>
      </div>
    </AriaSearchField>
  );
}
