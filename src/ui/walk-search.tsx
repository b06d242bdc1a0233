// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode, Ref } from 'react';
import { Autocomplete, Button as AriaButton, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { KeyHint } from './button.tsx';
import { Icon } from './icon.tsx';
import './field.css';
import './list.css';
import './walk-search.css';

/** One hit as the list shows and a screen reader says it. */
export interface WalkHit {
  readonly id: string;
  /** Everything that counts in words. */
  readonly spoken: string;
  readonly shown: ReactNode;
}

/** A list that is always open: with this role screen readers announce the walk; React Aria adds which list it controls. */
const alwaysOpen = { role: 'combobox', 'aria-expanded': true } as const;

/**
 * A search line above its hits: the focus stays in the line, arrows walk the hits, Enter opens one.
 * The caller searches; the hits always stay visible and never cover anything.
 */
export function WalkSearch({
  label,
  clearLabel,
  placeholder,
  keyHint,
  value,
  onChange,
  inputRef,
  autoFocus = false,
  hitsLabel,
  hits,
  onOpen,
  openedId,
  emptyText,
  className,
  enterTakesFirst = true,
  foot,
}: {
  readonly label: string;
  readonly clearLabel: string;
  readonly placeholder: string;
  readonly keyHint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly autoFocus?: boolean;
  readonly hitsLabel: string;
  readonly hits: readonly WalkHit[];
  readonly onOpen: (id: string) => void;
  /** The hit that is open beside the list. */
  readonly openedId?: string | null;
  readonly emptyText: string;
  readonly className?: string;
  /** False where opening does something that is hard to take back: then a hit must be walked to before Enter counts. */
  readonly enterTakesFirst?: boolean;
  /** What stands below the hits. */
  readonly foot?: ReactNode;
}): ReactNode {
  return (
    <div className={`ui-walk ${className ?? ''}`}>
      <Autocomplete inputValue={value} onInputChange={onChange} disableAutoFocusFirst={!enterTakesFirst}>
        <SearchField aria-label={label} className="ui-field ui-walk-line">
          <div className="ui-field-box">
            <Icon name="search" />
            <Input
              {...alwaysOpen}
              className="ui-input"
              placeholder={placeholder}
              {...(keyHint && { 'aria-keyshortcuts': keyHint.replace(/^(Strg|Ctrl)/, 'Control') })}
              {...(inputRef && { ref: inputRef })}
              {...(autoFocus && { autoFocus })}
            />
            {keyHint && value === '' && (
              <span className="ui-walk-key">
                <KeyHint>{keyHint}</KeyHint>
              </span>
            )}
            <AriaButton className="ui-field-clear" aria-label={clearLabel}>
              <Icon name="close" size="1em" />
            </AriaButton>
          </div>
        </SearchField>
        <ListBox
          aria-label={hitsLabel}
          className="ui-list ui-walk-hits"
          items={hits}
          // The items are drawn from outside state as well; without this the list would keep old drawings.
          dependencies={[openedId]}
          onAction={(key) => onOpen(String(key))}
          renderEmptyState={() => <div className="ui-list-empty">{emptyText}</div>}
        >
          {(hit) => (
            <ListBoxItem
              id={hit.id}
              textValue={hit.spoken}
              className={`ui-list-item ${hit.id === openedId ? 'ui-walk-opened' : ''}`}
            >
              {hit.shown}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
      {foot}
    </div>
  );
}
