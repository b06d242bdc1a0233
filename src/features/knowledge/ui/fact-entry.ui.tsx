// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { nowMs } from '../../../platform/clock.ts';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, IconButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDay } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { getEditedArticle, listEditedArticles } from '../editing/editing.contract.ts';
import { changeFact, getFact, listFacts, retireFact, type Fact } from '../facts/fact.contract.ts';
import { cityDay, validOn } from '../facts/fact.core.ts';
import { factWords } from '../facts/fact-words.core.ts';
import { useFactTexts } from '../facts/fact.texts.ts';
import { FactDoubt, WrongSince } from './fact-doubt.ui.tsx';
import { FactValueFields } from './fact-form.ui.tsx';
import { emptyFields, fieldsOf, valueOf } from './fact-value.ui.ts';

/** The opened fact: what it says when, where it stands, and how it is changed. */
export function FactEntry({
  factId,
  onClose,
  toDepartments,
  recall,
  onChanged,
}: {
  readonly factId: string;
  readonly onClose: () => void;
  /** What stands here when answers with this fact are right no more. */
  readonly recall: ReactNode;
  /** Told after every change: whom it concerns may be others now. */
  readonly onChanged: () => void;
  /** The way to what hours come from. */
  readonly toDepartments: ReactNode;
}): ReactNode {
  const t = useFactTexts();
  const errorText = useErrorText(t.errors);
  const { data, error, isPlaceholderData } = useEndpoint(getFact, { params: { factId } });
  const fact = isPlaceholderData ? undefined : data;
  return (
    <aside className="ui-list-detail-entry" aria-label={fact?.name ?? t.loading}>
      <div className="ui-list-detail-head">
        <h2>{fact?.name ?? ''}</h2>
        <div className="ui-list-detail-close">
          <IconButton icon="close" label={t.close} onPress={onClose} />
        </div>
      </div>
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      {!fact && !error && <LoadingLine label={t.loading} />}
      {fact && (
        <div className="facts-entry">
          <p className="ui-muted ui-small">
            {t.kinds[fact.kind]} · {fact.departmentName} · <code>{`{{fakt:${fact.key}}}`}</code>
          </p>
          {fact.fromDirectory && (
            <Notice>
              {t.fromDirectory(fact.departmentName)} {toDepartments}
            </Notice>
          )}
          {recall}
          <Versions fact={fact} />
          {fact.doubts.length > 0 && <Doubts fact={fact} />}
          <Uses fact={fact} />
          {!fact.fromDirectory && <Change fact={fact} onChanged={onChanged} />}
          {!fact.retired && <FactDoubt key={`${fact.factId} ${fact.version}`} fact={fact} onChanged={onChanged} />}
        </div>
      )}
    </aside>
  );
}

function Change({ fact, onChanged }: { readonly fact: Fact; readonly onChanged: () => void }): ReactNode {
  const t = useFactTexts();
  return fact.retired ? (
    <Notice>{t.isRetired}</Notice>
  ) : (
    <ChangeForm key={fact.version} fact={fact} onChanged={onChanged} />
  );
}

function Doubts({ fact }: { readonly fact: Fact }): ReactNode {
  const t = useFactTexts();
  const ui = useUiLanguage();
  return (
    <section aria-label={t.doubts}>
      <h3>{t.doubts}</h3>
      <ul className="facts-uses">
        {fact.doubts.map(({ since, why, madeAt, by }) => (
          <li key={madeAt}>
            {t.since(formatDay(since, ui))}{' '}
            <span className="ui-muted ui-small">{[by, why].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Versions({ fact }: { readonly fact: Fact }): ReactNode {
  const t = useFactTexts();
  const ui = useUiLanguage();
  return (
    <section aria-label={t.versions}>
      <h3>{t.versions}</h3>
      <ul className="facts-versions">
        {fact.versions.map((version) => (
          <li key={version.madeAt + version.from} className={version.replaced ? 'facts-replaced' : ''}>
            <span className="facts-value">{factWords(version.value, 'de')}</span>
            {version.uncertain && <Badge tone="warning">{t.mustBeChecked}</Badge>}
            {version.replaced && <Badge>{t.corrected}</Badge>}
            <span className="ui-muted ui-small">
              {t.from(formatDay(version.from, ui))},{' '}
              {version.until === null ? t.untilFurther : t.until(formatDay(version.until, ui))}
              {version.by !== null && ` · ${version.by}`}
              {version.why !== '' && ` · ${version.why}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Uses({ fact }: { readonly fact: Fact }): ReactNode {
  const t = useFactTexts();
  const ui = useUiLanguage();
  return (
    <section aria-label={t.usedIn}>
      <h3>{t.usedIn}</h3>
      {fact.usedIn.length === 0 ? (
        <p className="ui-muted">{t.usedNowhere}</p>
      ) : (
        <ul className="facts-uses">
          {fact.usedIn.map(({ articleId, title, language, draft }) => (
            <li key={`${articleId} ${language} ${draft}`}>
              {title} <span className="ui-muted ui-small">({languageName(language, ui)})</span>{' '}
              {draft && <Badge>{t.inDraft}</Badge>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ChangeForm({ fact, onChanged }: { readonly fact: Fact; readonly onChanged: () => void }): ReactNode {
  const t = useFactTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const today = cityDay(nowMs());
  const holding = fact.versions.filter(({ replaced }) => !replaced);
  const shown = validOn(holding, today) ?? holding[0];
  const [fields, setFields] = useState(() => (shown ? fieldsOf(shown.value) : { ...emptyFields, kind: fact.kind }));
  const [uncertain, setUncertain] = useState(shown?.uncertain ?? false);
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState('');
  const [why, setWhy] = useState('');
  const [wrongSince, setWrongSince] = useState('');
  const [tried, setTried] = useState(false);
  const change = useCommand(changeFact);
  const retire = useCommand(retireFact);
  const value = valueOf(fields);
  const failed = change.error ?? retire.error;
  const settled = (): void => {
    refresh(getFact, listFacts, getEditedArticle, listEditedArticles);
    onChanged();
  };
  const params = { factId: fact.factId };
  return (
    <section className="facts-change" aria-label={t.change}>
      <h3>{t.change}</h3>
      <p className="ui-muted ui-small">{t.changeHint}</p>
      <FactValueFields fields={fields} onChange={setFields} error={tried && !value ? t.valueWrong : undefined} />
      <div className="facts-line">
        <TextField
          label={t.validFrom}
          type="date"
          value={from}
          onChange={setFrom}
          error={tried && from === '' ? t.dayMissing : undefined}
        />
        <TextField label={t.validUntil} type="date" value={until} onChange={setUntil} />
      </div>
      <TextField label={t.why} value={why} onChange={setWhy} maxLength={500} />
      <Checkbox checked={uncertain} onChange={setUncertain}>
        {t.uncertain}
      </Checkbox>
      <WrongSince since={wrongSince} today={today} onChange={setWrongSince} />
      {failed && (
        <Notice tone="warning" live="assertive">
          {errorText(failed)}
        </Notice>
      )}
      <div className="ui-list-detail-deeds">
        <ActionButton
          variant="primary"
          busy={change.isPending}
          onPress={() => {
            setTried(true);
            retire.reset();
            if (!value || from === '') return;
            change.mutate(
              {
                params,
                body: {
                  ...{ version: fact.version, value, uncertain, from, why },
                  until: until === '' ? null : until,
                  wrongSince: wrongSince === '' ? null : wrongSince,
                },
              },
              { onSuccess: () => showToast('success', t.saved), onSettled: settled },
            );
          }}
        >
          {t.save}
        </ActionButton>
        <ActionButton
          variant="quiet"
          busy={retire.isPending}
          onPress={() => {
            change.reset();
            retire.mutate(
              { params, body: { version: fact.version } },
              { onSuccess: () => showToast('success', t.retired), onSettled: settled },
            );
          }}
        >
          {t.retire}
        </ActionButton>
      </div>
    </section>
  );
}
