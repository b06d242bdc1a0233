// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode, Ref } from 'react';
import { useId } from 'react';
import { Button as AriaButton, Focusable, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import { steady } from './steady.tsx';
import './button.css';

/** How loud a button is; `primary` at most once per area. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
  readonly variant?: ButtonVariant;
  readonly icon?: IconName;
  /** A key that does the same, shown on the button, e.g. `F1`. */
  readonly keyHint?: string;
  /** `small` for buttons inside lists and heads. */
  readonly size?: 'normal' | 'small' | 'large';
}

function content({ icon, keyHint }: Look, children: ReactNode): ReactNode {
  return (
    <>
      {icon && <Icon name={icon} />}
      {children !== undefined && <span className="ui-button-label">{children}</span>}
      {keyHint && (
        <kbd className="ui-key" aria-hidden="true">
          {keyHint}
        </kbd>
      )}
    </>
  );
}

function classOf({ variant = 'secondary', size = 'normal' }: Look, extra?: string): string {
  return ['ui-button', `ui-button-${variant}`, `ui-button-${size}`, extra].filter(Boolean).join(' ');
}

/** A button; also the trigger of menus and dialogs. For a command that can be impossible use `ActionButton`. */
export const Button = steady(function Button({
  variant = 'secondary',
  icon,
  keyHint,
  size = 'normal',
  children,
  className,
  ...rest
}: Omit<AriaButtonProps, 'children' | 'className' | 'style'> &
  Look & { readonly children?: ReactNode; readonly className?: string }): ReactNode {
  const look: Look = { variant, size, ...(icon && { icon }), ...(keyHint && { keyHint }) };
  return (
    <AriaButton {...rest} {...(keyHint && { 'aria-keyshortcuts': keyHint })} className={classOf(look, className)}>
      {content(look, children)}
    </AriaButton>
  );
});

/** A square button with only an icon; its label is spoken and shown as a tooltip. */
export const IconButton = steady(function IconButton({
  icon,
  label,
  variant = 'quiet',
  size = 'normal',
  ...rest
}: Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> & {
  readonly icon: IconName;
  readonly label: string;
  readonly variant?: ButtonVariant;
  readonly size?: 'normal' | 'small';
}): ReactNode {
  return (
    <TooltipTrigger delay={400}>
      <AriaButton {...rest} aria-label={label} className={`${classOf({ variant, size })} ui-button-square`}>
        <Icon name={icon} />
      </AriaButton>
      <Tooltip className="ui-tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
});

/**
 * A command's button that says why it cannot be used: with `disabledReason` it stays reachable by keyboard,
 * does nothing, and tells the reason as a tooltip, to screen readers, and below itself with `showReason`.
 */
export const ActionButton = steady(function ActionButton({
  variant = 'secondary',
  icon,
  keyHint,
  size = 'normal',
  disabledReason,
  showReason = false,
  busy = false,
  pressed,
  onPress,
  children,
  className,
  ref,
  autoFocus,
  label,
}: Look & {
  readonly disabledReason?: string | undefined;
  readonly showReason?: boolean;
  /** The command runs; further presses do nothing. */
  readonly busy?: boolean;
  /** For switches such as "mute": whether it is on. */
  readonly pressed?: boolean;
  readonly onPress: () => void;
  readonly children?: ReactNode;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly autoFocus?: boolean;
  /** Spoken name where the visible text is too short. */
  readonly label?: string;
}): ReactNode {
  const reasonId = useId();
  const blocked = disabledReason !== undefined;
  const look: Look = { variant, size, ...(icon && { icon }), ...(keyHint && { keyHint }) };
  const button = (
    <button
      type="button"
      {...(ref && { ref })}
      autoFocus={autoFocus}
      className={classOf(look, className)}
      aria-label={label}
      aria-disabled={blocked || busy || undefined}
      aria-describedby={blocked ? reasonId : undefined}
      aria-pressed={pressed}
      aria-keyshortcuts={keyHint}
      data-busy={busy || undefined}
      onClick={() => {
        if (!blocked && !busy) onPress();
      }}
    >
      {content(look, children)}
    </button>
  );
  return (
    <span className="ui-action">
      <TooltipTrigger delay={200} isDisabled={!blocked || showReason}>
        <Focusable>{button}</Focusable>
        <Tooltip className="ui-tooltip" offset={6}>
          {disabledReason}
        </Tooltip>
      </TooltipTrigger>
      {blocked && (
        <span id={reasonId} className={showReason ? 'ui-action-reason' : 'ui-hidden'}>
          {disabledReason}
        </span>
      )}
    </span>
  );
});

/** A key as it is printed on the keyboard. */
export function KeyHint({ children }: { readonly children: string }): ReactNode {
  return <kbd className="ui-key">{children}</kbd>;
}
