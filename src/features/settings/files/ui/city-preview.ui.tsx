// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError, call } from '../../../../ui/api.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { ActionButton, Button } from '../../../../ui/button.tsx';
import { Checkbox } from '../../../../ui/check.tsx';
import { useErrorText } from '../../../../ui/error-text.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { useCommand, useRefresh } from '../../../../ui/query.ts';
import { TextField } from '../../../../ui/text-field.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { listSettingChanges } from '../../settings.contract.ts';
import { getCitySettings } from '../../city-settings.contract.ts';
import { usePathWords } from '../../path-words.texts.ts';
import { useSettingTexts } from '../../settings.texts.ts';
import { DifferencesTable } from '../../ui/differences.ui.tsx';
import {
  applyCity,
  compareCityAgain,
  getCityFiles,
  type CityMistake,
  type ShownPartChange,
} from '../city-files.contract.ts';
import { changesNothing, fileOfPart, type CityPart } from '../city-files.core.ts';
import { useCityFileTexts } from '../city-files.texts.ts';
import { MistakeTable } from './mistakes.ui.tsx';

/** What taking each part over would change; what is ticked is taken over as one (SD10, SD11). */
export function CityPreview({
  previewId,
  name,
  compared,
  onClose,
}: {
  readonly previewId: string;
  readonly name: string;
  readonly compared: readonly ShownPartChange[];
  readonly onClose: () => void;
}): ReactNode {
  const t = useCityFileTexts();
  const errorText = useErrorText(t.errors);
  const apply = useCommand(applyCity);
  const refresh = useRefresh();
  const [parts, setParts] = useState(compared);
  const [ticked, setTicked] = useState<readonly CityPart[]>([]);
  const [why, setWhy] = useState('');
  const [mistakes, setMistakes] = useState<readonly CityMistake[]>([]);
  const differing = parts.filter((part) => !changesNothing(part));
  const same = parts.filter(changesNothing).map(({ part }) => t.parts[part]);
  const wanted = ticked.filter((part) => differing.some((one) => one.part === part));

  const takeOver = (): void => {
    setMistakes([]);
    apply.mutateAsync({ params: { previewId }, body: { parts: [...wanted], why } }).then(
      (reply) => {
        setMistakes(reply.mistakes);
        if (reply.mistakes.length > 0) return;
        showToast('success', t.applied);
        refresh(getCityFiles, getCitySettings, listSettingChanges);
        onClose();
      },
      (failure: unknown) => {
        // SD12: compared with what holds now; the ticks stay.
        if (failure instanceof ApiError && failure.code === 'cityChanged')
          void call(compareCityAgain, { params: { previewId } }).then((again) => setParts(again.parts));
      },
    );
  };

  return (
    <section aria-label={t.resultTitle(name)}>
      <h3>{t.resultTitle(name)}</h3>
      {differing.length === 0 && <Notice tone="success">{t.same}</Notice>}
      <ul className="city-files-parts">
        {differing.map((part) => (
          <li key={part.part}>
            <Part
              change={part}
              ticked={ticked.includes(part.part)}
              onTick={(on) => setTicked(on ? [...ticked, part.part] : ticked.filter((one) => one !== part.part))}
            />
          </li>
        ))}
      </ul>
      {differing.length > 0 && same.length > 0 && <p className="ui-small ui-muted">{t.unchanged(same.join(', '))}</p>}
      {apply.error && (
        <Notice tone="danger" live="assertive">
          {errorText(apply.error)}
        </Notice>
      )}
      {mistakes.length > 0 && (
        <Notice tone="danger" live="assertive" title={t.mistakesTitle(mistakes.length)}>
          <p>{t.mixedText}</p>
          <MistakeTable mistakes={mistakes} />
        </Notice>
      )}
      <div className="city-files-foot">
        <TextField label={t.why} value={why} onChange={setWhy} maxLength={500} className="city-files-why" />
        <ActionButton
          variant="primary"
          busy={apply.isPending}
          disabledReason={wanted.length === 0 ? t.nothingTicked : undefined}
          onPress={takeOver}
        >
          {t.apply}
        </ActionButton>
        <Button variant="quiet" onPress={onClose}>
          {t.discard}
        </Button>
      </div>
    </section>
  );
}

/** Parts that are one thing with fields. */
const isSetting: ReadonlySet<CityPart> = new Set(['city', 'hours', 'menu', 'announcements', 'routing']);

function Part({
  change,
  ticked,
  onTick,
}: {
  readonly change: ShownPartChange;
  readonly ticked: boolean;
  readonly onTick: (on: boolean) => void;
}): ReactNode {
  const t = useCityFileTexts();
  const words = useSettingTexts();
  const { part, added, changed, gone, staying } = change;
  const fields: Readonly<Record<string, string>> = usePathWords().fields;
  // Settings are named like their fields, everything else by its own key.
  const nameOf = (key: string): string => (isSetting.has(part) ? (fields[key] ?? key) : key);
  const counts = [
    [added, t.added(added.length), 'success'],
    [changed, t.changed(changed.length), 'info'],
    [gone, t.gone(gone.length), 'warning'],
  ] as const;
  return (
    <>
      <div className="city-files-part">
        <Checkbox checked={ticked} onChange={onTick}>
          {t.parts[part]}
        </Checkbox>
        <span className="ui-small ui-muted">{fileOfPart[part]}</span>
        {counts.map(
          ([keys, text, tone]) =>
            keys.length > 0 && (
              <Badge key={tone} tone={tone}>
                {text}
              </Badge>
            ),
        )}
      </div>
      {counts.map(
        ([keys, text, tone]) =>
          keys.length > 0 &&
          keys.length <= 12 && (
            <p key={tone} className="ui-small city-files-names">
              {text}: {keys.map(nameOf).join(', ')}
            </p>
          ),
      )}
      {staying.length > 0 && <p className="ui-small ui-muted">{t.staying(staying.join(', '))}</p>}
      {part === 'roster' && <p className="ui-small ui-muted">{t.rosterNote}</p>}
      {part === 'team' && <p className="ui-small ui-muted">{t.teamNote}</p>}
      <details>
        <summary>{t.show}</summary>
        <DifferencesTable
          differences={change.differences}
          words={{ ...words, place: t.what, before: t.before, after: t.after }}
          within={part === 'hours' ? ['calendar'] : part === 'city' ? [] : [part]}
        />
        {change.more && <p className="ui-small ui-muted">{t.more}</p>}
      </details>
    </>
  );
}
