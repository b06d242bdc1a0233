// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { languages } from '../../../lib/pure/language.ts';
import { postalLines } from '../../../lib/pure/postal-address.ts';
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
import { getRetention } from '../../promise/retention/retention.contract.ts';
import { useMatterTexts } from '../matter.texts.ts';
import { ticketLack } from '../ticket-draft.core.ts';
import type { TicketDraft } from '../ticket-draft.core.ts';
import { TicketQuestions } from './ticket-questions.ui.tsx';
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
  const { data: retention } = useEndpoint(getRetention, {});
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
  const promised = due && formatWeekdayTime(due.dueAt, language);
  const dueWords =
    draft.channel === 'none'
      ? promised === undefined
        ? texts.doneByUnknown
        : texts.doneBy(promised)
      : promised === undefined
        ? texts.dueUnknown
        : texts.due(promised);
  return (
    <section ref={form} className="desk-panel desk-ticket" aria-label={texts.ticketTitle}>
      <h2>{texts.ticketTitle}</h2>
      {error !== null && error !== undefined && (
        <Notice tone="danger" live="assertive">
          {errorText(error)}
        </Notice>
      )}
      <p className="desk-ticket-due">
        <Icon name="clock" /> <strong>{dueWords}</strong>
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
            { id: 'letter', name: texts.letter },
            { id: 'none', name: texts.noAnswer },
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
      {draft.channel === 'callback' && (
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
      )}
      {draft.channel === 'email' && (
        <TextField
          label={texts.address}
          type="email"
          autoComplete="off"
          value={draft.address}
          onChange={(address) => onChange({ address })}
          error={lack === 'address' && draft.address.length > 5 ? texts.need.address : undefined}
        />
      )}
      {draft.channel === 'letter' && (
        <TextField
          label={texts.postal}
          lines={3}
          autoComplete="off"
          placeholder={texts.postalPlaceholder}
          maxLength={600}
          value={draft.postal}
          onChange={(postal) => onChange({ postal })}
          error={lack === 'postal' && postalLines(draft.postal).length > 1 ? texts.need.postal : undefined}
        />
      )}
      {draft.channel === 'none' && <p className="ui-small">{texts.noAnswerHint}</p>}
      <TextField
        label={texts.name}
        {...(draft.channel === 'none' && { optional: texts.optional })}
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
      {draft.asked && (
        <TicketQuestions
          questions={draft.asked.questions}
          answers={draft.answers}
          language={draft.language}
          onChange={(answers) => onChange({ answers })}
        />
      )}
      <p className="ui-muted ui-small">{texts.privacy(retention?.days)}</p>
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
