// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { languages } from '../../../lib/pure/language.ts';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Segments } from '../../../ui/check.tsx';
import { ComboBox } from '../../../ui/combobox.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatWeekdayTime } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { listDepartments } from '../../directory/directory.contract.ts';
import { ticketDue } from '../../promise/promise.contract.ts';
import { useMatterTexts } from '../matter.texts.ts';
import { ticketLack } from '../ticket-draft.core.ts';
import type { TicketDraft } from '../ticket-draft.core.ts';
import './matter.css';

/** The form of a ticket with its promise. What is typed belongs to the owner, so that it survives a switch of matters. */
export function TicketForm({
  draft,
  onChange,
  onSave,
  onCancel,
  saving,
  error,
}: {
  readonly draft: TicketDraft;
  readonly onChange: (change: Partial<TicketDraft>) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly saving: boolean;
  readonly error: unknown;
}): ReactNode {
  const texts = useMatterTexts();
  const errorText = useErrorText(texts.errors);
  const language = useUiLanguage();
  const { data: departments } = useEndpoint(listDepartments, {});
  const { data: due } = useEndpoint(ticketDue, {});
  const form = useRef<HTMLElement>(null);
  const ready = departments !== undefined;
  // Opened by the agent's own key, and typing goes on at once: the focus must be in a field before the next key,
  // or letters would be commands. Nothing here waits for the server.
  const first = useRef({ department: draft.departmentId === null && ready });
  useLayoutEffect(() => {
    const fields = [
      ...(form.current?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea') ?? []),
    ];
    const usable = fields.filter((field) => first.current.department || field.role !== 'combobox');
    (usable.find((field) => field.value === '') ?? usable[0])?.focus();
  }, []);
  const lack = ticketLack(draft);
  return (
    <section ref={form} className="desk-panel desk-ticket" aria-label={texts.ticketTitle}>
      <h2>{texts.ticketTitle}</h2>
      {error !== null && error !== undefined && (
        <Notice tone="danger" live="assertive">
          {errorText(error)}
        </Notice>
      )}
      <p className="desk-ticket-due">
        <Icon name="clock" />{' '}
        <strong>{due ? texts.due(formatWeekdayTime(due.dueAt, language)) : texts.dueUnknown}</strong>
      </p>
      <ComboBox
        label={texts.department}
        placeholder={texts.chooseDepartment}
        // The entries arrive after the field; a new key lets it show the name of what is already chosen.
        key={ready ? 'departments' : 'none'}
        choices={(departments?.departments ?? []).map(({ departmentId, name }) => ({ id: departmentId, name }))}
        value={draft.departmentId}
        onChange={(departmentId) => onChange({ departmentId })}
        emptyText={texts.noServices}
        openLabel={texts.chooseDepartment}
      />
      <div className="desk-ticket-wish">
        <Segments
          label={texts.wish}
          choices={[
            { id: 'callback', name: texts.callback },
            { id: 'email', name: texts.email },
          ]}
          value={draft.channel}
          onChange={(channel) => onChange({ channel })}
        />
        <Select
          label={texts.language}
          choices={languages.map((tag) => ({ id: tag, name: languageName(tag, language) }))}
          value={draft.language}
          onChange={(tag) => onChange({ language: tag })}
          hideLabel
        />
      </div>
      {draft.channel === 'callback' ? (
        <div className="desk-ticket-two">
          <TextField
            label={texts.number}
            type="tel"
            autoComplete="off"
            value={draft.number}
            onChange={(number) => onChange({ number })}
            error={lack === 'number' && draft.number.length > 3 ? texts.need.number : undefined}
          />
          <Select
            label={texts.window}
            choices={Object.values(texts.windows).map((name) => ({ id: name, name }))}
            value={draft.window}
            onChange={(window) => onChange({ window })}
          />
        </div>
      ) : (
        <TextField
          label={texts.address}
          type="email"
          autoComplete="off"
          value={draft.address}
          onChange={(address) => onChange({ address })}
          error={lack === 'address' && draft.address.length > 5 ? texts.need.address : undefined}
        />
      )}
      <TextField
        label={texts.name}
        autoComplete="off"
        value={draft.citizenName}
        onChange={(citizenName) => onChange({ citizenName })}
        maxLength={200}
      />
      <TextField
        label={texts.text}
        lines={3}
        value={draft.text}
        onChange={(text) => onChange({ text })}
        placeholder={texts.textHint}
        maxLength={8000}
        className="desk-ticket-text"
      />
      <p className="ui-muted ui-small">{texts.privacy}</p>
      <div className="desk-ticket-foot">
        <ActionButton
          variant="primary"
          icon="ticket"
          keyHint="F3"
          busy={saving}
          disabledReason={lack ? texts.need[lack] : undefined}
          showReason
          onPress={onSave}
        >
          {saving ? texts.saving : texts.save}
        </ActionButton>
        <Button onPress={onCancel}>{texts.cancel}</Button>
      </div>
    </section>
  );
}
