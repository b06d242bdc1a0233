// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/stadt/einstellungen`: single settings with their meaning and limits, changed with a reason. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine, Panel } from '../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { ApiError, call } from '../../../ui/api.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { useSavedToast } from '../../../ui/toast.tsx';
import { fieldGroups, whyNotTyped, type FieldGroup } from '../city-field.core.ts';
import { changeCitySettings, getCitySettings, type ShownSettings } from '../city-settings.contract.ts';
import { useCitySettingTexts } from '../city-settings.texts.ts';
import { listSettingChanges } from '../settings.contract.ts';
import { SettingsConflict } from './settings-conflict.ui.tsx';
import { SettingsTable } from './settings-table.ui.tsx';
import './city-settings.css';

/** Both groups below each other. */
export function CitySettingsPage(): ReactNode {
  const t = useCitySettingTexts();
  const errorText = useErrorText(t.errors);
  const { data, error } = useEndpoint(getCitySettings, {});
  return (
    <>
      <p className="ui-muted">{t.lead}</p>
      {error && (
        <Notice tone="warning" title={t.loadFailed} live="polite">
          {errorText(error)}
        </Notice>
      )}
      {!data && !error && <LoadingLine label={t.loading} />}
      {data &&
        (['routing', 'city'] as const).map((group) => (
          <Group key={group} group={group} now={data[group]} last={data.last[group]} />
        ))}
    </>
  );
}

/** What somebody typed into which settings; kept until it is saved or thrown away. */
interface Draft {
  /** As they were when the first key was pressed. */
  readonly seen: ShownSettings;
  readonly typed: Readonly<Record<string, string>>;
}

function Group({
  group,
  now,
  last,
}: {
  readonly group: FieldGroup;
  readonly now: ShownSettings;
  readonly last: { readonly by: string | null; readonly at: string } | null;
}): ReactNode {
  const t = useCitySettingTexts();
  const language = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const save = useCommand(changeCitySettings);
  const refresh = useRefresh();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [why, setWhy] = useState('');
  const [conflict, setConflict] = useState<{ readonly by: string; readonly theirs: ShownSettings } | null>(null);
  const seen = draft?.seen ?? now;
  const typed = draft?.typed ?? {};
  const fields = fieldGroups[group];
  const changed = fields.filter(({ id }) => typed[id] !== undefined && typed[id]?.trim() !== seen.typed[id]?.trim());
  const saySaved = useSavedToast(changed.length > 0);
  const faulty = changed.some((field) => whyNotTyped(field, typed[field.id] ?? '') !== undefined);

  const submit = (): void => {
    const sent = Object.fromEntries(changed.map(({ id }) => [id, typed[id] ?? '']));
    save.mutate(
      {
        params: { group },
        body: { typed: sent, versions: seen.versions, why },
      },
      {
        onSuccess: (saved) => {
          saySaved(t.saved);
          setDraft((current) => typedMeanwhile(current, sent, saved));
          setWhy((current) => (current === why ? '' : current));
          refresh(getCitySettings, listSettingChanges);
        },
        onError: (failure) => {
          if (!(failure instanceof ApiError) || failure.code !== 'settingsChanged') return;
          const by = String(failure.params['by'] ?? '');
          // What the other one made of it is read at once; what was typed stays where it is.
          void call(getCitySettings).then((fresh) => setConflict({ by, theirs: fresh[group] }));
        },
      },
    );
  };

  return (
    <div role="group" aria-label={t.title[group]}>
      <Panel
        title={t.title[group]}
        actions={
          <span className="ui-small ui-muted">
            {last ? t.last(last.by ?? t.program, formatDateTime(last.at, language)) : t.never}
          </span>
        }
      >
        <SettingsTable
          group={group}
          seen={seen}
          typed={typed}
          onType={(id, text) => setDraft({ seen, typed: { ...typed, [id]: text } })}
        />
        {save.error && conflict === null && (
          <Notice tone="danger" live="assertive">
            {errorText(save.error)}
          </Notice>
        )}
        <div className="city-settings-foot">
          <TextField label={t.why} value={why} onChange={setWhy} maxLength={500} className="city-settings-why" />
          <ActionButton
            variant="primary"
            busy={save.isPending}
            disabledReason={changed.length === 0 ? t.nothing : faulty ? t.faulty : undefined}
            onPress={submit}
          >
            {t.save}
          </ActionButton>
          {changed.length > 0 && (
            <>
              <Button variant="quiet" onPress={() => setDraft(null)}>
                {t.reset}
              </Button>
              <span className="ui-small" role="status">
                {t.changes(changed.length)}
              </span>
            </>
          )}
        </div>
        {conflict && (
          <SettingsConflict
            group={group}
            by={conflict.by}
            seen={seen}
            theirs={conflict.theirs}
            typed={typed}
            onResolve={(how) => {
              const own = Object.fromEntries(changed.map(({ id }) => [id, typed[id] ?? '']));
              setDraft(how === 'mine' ? { seen: conflict.theirs, typed: own } : how === 'theirs' ? null : draft);
              setConflict(null);
              save.reset();
              refresh(getCitySettings, listSettingChanges);
            }}
          />
        )}
      </Panel>
    </div>
  );
}

/** What was typed while it was saved stays, on top of what holds now (ST15). */
function typedMeanwhile(draft: Draft | null, sent: Draft['typed'], seen: ShownSettings): Draft | null {
  const typed = Object.entries(draft?.typed ?? {}).filter(
    ([id, text]) => text !== sent[id] && text.trim() !== seen.typed[id]?.trim(),
  );
  return typed.length === 0 ? null : { seen, typed: Object.fromEntries(typed) };
}
