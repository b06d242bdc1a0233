// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The way on air: a template or own words, where, when, until when; everything by keyboard. */
import type { ReactNode } from 'react';
import { languages } from '../../../lib/pure/language.ts';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Checkbox, RadioGroup } from '../../../ui/check.tsx';
import { ConflictDialog } from '../../../ui/conflict-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatWeekdayTime } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/page.tsx';
import { Select } from '../../../ui/select.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import type { OnAirDesk } from '../on-air.contract.ts';
import { templateKeys, templateText } from '../on-air-templates.core.ts';
import { useOnAirTexts } from '../on-air.texts.ts';
import { Listen } from './listen.ui.tsx';
import { knownInstant } from './local-time.ui.ts';
import { OnAirTimes } from './on-air-times.ui.tsx';
import { Recorder } from './recorder.ui.tsx';
import { heardIn, useMistake, type OnAirForm } from './use-on-air-form.ui.ts';

const own = 'own';

/** The form under what is on air now. */
export function OnAirFormPanel({ desk, form }: { readonly desk: OnAirDesk; readonly form: OnAirForm }): ReactNode {
  const t = useOnAirTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const { draft } = form;
  const isLater = draft.from !== null;
  const go = isLater ? t.plan : t.go;
  useShortcuts([{ key: 'Ctrl+S', label: go, group: t.formTitle, run: form.go }]);
  const until = knownInstant(draft.until);
  const heard = heardIn(draft).length;
  const from = isLater ? knownInstant(draft.from ?? '') : null;
  const inWords = (ms: number): string => formatWeekdayTime(new Date(ms).toISOString(), ui);
  const title = form.replaces !== null ? t.formChange : isLater || !desk.notice ? t.formTitle : t.formReplace;
  return (
    <Panel title={title} className="on-air-form">
      <Select
        label={t.template}
        choices={[
          { id: own, name: t.noTemplate },
          ...templateKeys.map((id) => ({ id, name: t.templates[id], detail: firstWords(templateText(id, 'de')) })),
        ]}
        value={draft.template ?? own}
        onChange={(id) => form.choose(id === own ? null : id)}
      />
      <Words form={form} />
      <Where form={form} />
      <OnAirTimes form={form} desk={desk} />
      <TextField label={t.why} value={draft.why} maxLength={500} onChange={(why) => form.change({ why })} />
      {form.error && (
        <Notice tone="danger" live="assertive">
          {errorText(form.error)}
        </Notice>
      )}
      <div className="on-air-go">
        <ActionButton
          variant="primary"
          size="large"
          keyHint={ui === 'de' ? 'Strg+S' : 'Ctrl+S'}
          busy={form.busy}
          onPress={form.go}
        >
          {go}
        </ActionButton>
        {form.replaces !== null && (
          <Button size="large" onPress={form.giveUp}>
            {t.giveUp}
          </Button>
        )}
        {until !== null && heard > 0 && (!isLater || from !== null) && (
          <span className="ui-muted">
            {from === null ? t.goHint(inWords(until), heard) : t.planHint(inWords(from), inWords(until), heard)}
          </span>
        )}
      </div>
      {form.conflict && <Conflict form={form} theirs={form.conflict} />}
    </Panel>
  );
}

function firstWords(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)} …` : text;
}

function Words({ form }: { readonly form: OnAirForm }): ReactNode {
  const t = useOnAirTexts();
  const ui = useUiLanguage();
  const mistake = useMistake(form);
  const { template, texts, recordings } = form.draft;
  const others = languages.filter((language) => language !== 'de');
  const there = others.filter((language) => heardIn(form.draft).includes(language)).length;
  const isChanged = template !== null && texts.de !== templateText(template, 'de');
  return (
    <>
      <TextField
        label={t.german}
        hint={t.germanHint}
        lines={3}
        value={texts.de ?? ''}
        onChange={(text) => form.changeText('de', text)}
        error={mistake('texts.de')}
      />
      <div className="on-air-sound">
        <Listen language="de" name={languageName('de', ui)} text={texts.de ?? ''} recorded={recordings.de ?? null} />
        <Recorder
          name={languageName('de', ui)}
          recorded={recordings.de ?? null}
          onRecorded={(recorded) => form.changeRecording('de', recorded)}
        />
      </div>
      {isChanged && there > 0 && <Notice tone="warning">{t.changedGerman}</Notice>}
      <details className="on-air-others">
        <summary>
          {t.others} <span className="ui-muted">({t.othersState(there)})</span>
        </summary>
        <p className="ui-small ui-muted">{t.othersHint}</p>
        <div className="on-air-languages">
          {others.map((language) => (
            <div key={language} className="on-air-language">
              <TextField
                label={t.textIn(languageName(language, ui))}
                lines={3}
                value={texts[language] ?? ''}
                onChange={(text) => form.changeText(language, text)}
                error={mistake(`texts.${language}`)}
              />
              <div className="on-air-sound">
                {heardIn(form.draft).includes(language) && (
                  <Listen
                    language={language}
                    name={languageName(language, ui)}
                    text={texts[language] ?? ''}
                    recorded={recordings[language] ?? null}
                  />
                )}
                <Recorder
                  name={languageName(language, ui)}
                  recorded={recordings[language] ?? null}
                  onRecorded={(recorded) => form.changeRecording(language, recorded)}
                />
              </div>
            </div>
          ))}
        </div>
      </details>
    </>
  );
}

function Where({ form }: { readonly form: OnAirForm }): ReactNode {
  const t = useOnAirTexts();
  const { place, after, open, closed } = form.draft;
  const mistake = useMistake(form)('when');
  return (
    <div className="on-air-where">
      <RadioGroup
        label={t.place}
        choices={(['before', 'agents', 'hangUp'] as const).map((id) => ({ id, name: t.places[id] }))}
        value={place === 'before' ? 'before' : after}
        onChange={(id) =>
          form.change(id === 'before' ? { place: 'before', after: 'agents' } : { place: 'instead', after: id })
        }
      />
      <fieldset className="on-air-when">
        <legend className="ui-field-label">{t.when}</legend>
        <Checkbox checked={open} onChange={(next) => form.change({ open: next })}>
          {t.whenOpen}
        </Checkbox>
        <Checkbox checked={closed} onChange={(next) => form.change({ closed: next })}>
          {t.whenClosed}
        </Checkbox>
        {mistake && (
          <p role="alert" className="on-air-trouble">
            {mistake}
          </p>
        )}
      </fieldset>
    </div>
  );
}

function Conflict({ form, theirs }: { readonly form: OnAirForm; readonly theirs: OnAirDesk }): ReactNode {
  const t = useOnAirTexts();
  const ui = useUiLanguage();
  const { notice } = theirs;
  const { draft } = form;
  const until = knownInstant(draft.until);
  const mine = until === null ? '' : formatWeekdayTime(new Date(until).toISOString(), ui);
  return (
    <ConflictDialog
      words={draft.from === null ? t.conflict : { ...t.conflict, takeMine: t.conflict.planMine }}
      onResolve={form.resolve}
      places={[
        { name: t.german, theirs: notice?.texts.de ?? t.conflict.nothing, mine: draft.texts.de ?? '' },
        {
          name: t.place,
          theirs: notice ? t.places[notice.place === 'before' ? 'before' : notice.after] : '',
          mine: t.places[draft.place === 'before' ? 'before' : draft.after],
        },
        { name: t.until, theirs: notice ? formatWeekdayTime(notice.until, ui) : '', mine },
      ]}
    />
  );
}
