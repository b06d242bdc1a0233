// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError, type Reply } from '../../../ui/api.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { wideningProblem } from '../rehearsal.core.ts';
import { changeRouting, getRouting, type Routing } from '../routing.contract.ts';
import { useRoutingTexts } from '../routing.texts.ts';
import { RoutingSentences, StepHints, stepsInMs } from './routing-sentences.ui.tsx';
import './routing.css';

type Step = Routing['widening'][number];
type Stored = Reply<typeof getRouting>;
type Field =
  | 'ringSeconds'
  | 'transferSeconds'
  | 'announceSeconds'
  | 'redialMinutes'
  | 'secondCallMinutes'
  | 'percent'
  | 'seconds'
  | 'shortAbandonSeconds';

const limits: Readonly<Record<Field, readonly [number, number]>> = {
  ringSeconds: [5, 60],
  transferSeconds: [5, 120],
  announceSeconds: [15, 600],
  redialMinutes: [0, 60],
  secondCallMinutes: [0, 30],
  percent: [1, 100],
  seconds: [1, 600],
  shortAbandonSeconds: [0, 60],
};
const fields = Object.keys(limits) as Field[];
const mostSteps = 8;

interface Typed {
  readonly numbers: Readonly<Record<Field, string>>;
  readonly steps: readonly (Omit<Step, 'afterSeconds'> & { readonly id: number; readonly after: string })[];
}

/** The window in which the distribution is changed. */
export function RoutingForm({ stored, onClose }: { readonly stored: Stored; readonly onClose: () => void }): ReactNode {
  const t = useRoutingTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const { mutate, isPending, error, reset } = useCommand(changeRouting);
  const [typed, setTyped] = useState(() => typedOf(stored.routing));
  // The one that was seen when the window opened; a newer one is shown first.
  const [version, setVersion] = useState(stored.version);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const routing = routingOf(typed);
  const isConflict = error instanceof ApiError && error.code === 'versionChanged';
  const problem = routing && wideningProblem(stepsInMs(routing.widening));

  const save = (seen = version): void => {
    setTried(true);
    if (!routing || problem !== undefined) return;
    mutate(
      { body: { routing, version: seen, why } },
      {
        onSuccess: () => {
          refresh(getRouting);
          showToast('success', t.saved);
          onClose();
        },
        onError: () => refresh(getRouting),
      },
    );
  };
  const number = (text: string, from: number, to: number): string | undefined =>
    tried && wholeNumber(text, from, to) === undefined ? t.numberWrong(from, to) : undefined;
  const putStep = (at: number, changes: Partial<Typed['steps'][number]>): void =>
    setTyped({ ...typed, steps: typed.steps.map((step, i) => (i === at ? { ...step, ...changes } : step)) });

  return (
    <ConfirmDialog
      title={t.changeTitle}
      cancel={t.cancel}
      confirm={isConflict ? t.saveAnyway : t.save}
      width="normal"
      busy={isPending}
      onCancel={onClose}
      onConfirm={() => {
        if (isConflict) setVersion(stored.version);
        save(isConflict ? stored.version : version);
      }}
    >
      <div className="routing-form">
        {isConflict && (
          <Notice
            tone="warning"
            live="assertive"
            action={
              <Button
                size="small"
                onPress={() => {
                  reset();
                  setTyped(typedOf(stored.routing));
                  setVersion(stored.version);
                }}
              >
                {t.takeTheirs}
              </Button>
            }
          >
            {t.conflictText}
            <RoutingSentences {...stored} />
          </Notice>
        )}
        <h3>{t.steps}</h3>
        <div className="routing-edit">
          {typed.steps.map((step, at) => (
            <div key={step.id} role="group" aria-label={t.step(at + 1)}>
              <TextField
                label={t.afterSeconds}
                value={step.after}
                onChange={(after) => putStep(at, { after })}
                inputMode="numeric"
                maxLength={4}
                isReadOnly={at === 0}
                error={number(step.after, 0, 3600)}
              />
              {(['language', 'topic'] as const).map((part) => (
                <Select
                  key={part}
                  label={t[part]}
                  choices={(['good', 'canHelp', 'any'] as const).map((id) => ({ id, name: t.levels[id] }))}
                  value={step[part]}
                  onChange={(level) => putStep(at, { [part]: level })}
                />
              ))}
              {at > 0 && (
                <IconButton
                  icon="close"
                  label={t.removeStep(at + 1)}
                  onPress={() => setTyped({ ...typed, steps: typed.steps.filter((_, i) => i !== at) })}
                />
              )}
            </div>
          ))}
        </div>
        {typed.steps.length < mostSteps && (
          <div>
            <Button size="small" icon="plus" onPress={() => setTyped({ ...typed, steps: withStep(typed.steps) })}>
              {t.addStep}
            </Button>
          </div>
        )}
        {routing && problem === undefined && <StepHints widening={routing.widening} />}
        {tried && problem !== undefined && (
          <Notice tone="warning" live="assertive">
            {t.errors[problem]}
          </Notice>
        )}
        <div className="routing-numbers">
          {fields.map((field) => (
            <TextField
              key={field}
              label={t.fields[field]}
              value={typed.numbers[field]}
              onChange={(text) => setTyped({ ...typed, numbers: { ...typed.numbers, [field]: text } })}
              inputMode="numeric"
              maxLength={3}
              error={number(typed.numbers[field], ...limits[field])}
            />
          ))}
        </div>
        <TextField label={t.why} optional={t.optional} value={why} onChange={setWhy} maxLength={500} />
        {error && !isConflict && (
          <Notice tone="warning" live="assertive">
            {errorText(error)}
          </Notice>
        )}
      </div>
    </ConfirmDialog>
  );
}

function typedOf({ widening, serviceLevel, ...numbers }: Routing): Typed {
  const { percent, seconds } = serviceLevel;
  const all = { ...numbers, percent, seconds };
  return {
    numbers: Object.fromEntries(fields.map((field) => [field, String(all[field])])) as Typed['numbers'],
    steps: widening.map(({ afterSeconds, ...step }, id) => ({ ...step, id, after: String(afterSeconds) })),
  };
}

function routingOf({ numbers, steps }: Typed): Routing | undefined {
  const read = fields.map((field) => [field, wholeNumber(numbers[field], ...limits[field])] as const);
  const widening = steps.map(({ after, language, topic }) => ({
    afterSeconds: wholeNumber(after, 0, 3600),
    language,
    topic,
  }));
  const isStep = (step: (typeof widening)[number]): step is Step => step.afterSeconds !== undefined;
  if (read.some(([, value]) => value === undefined) || !widening.every(isStep)) return undefined;
  const { percent, seconds, ...rest } = Object.fromEntries(read) as Record<Field, number>;
  return { ...rest, serviceLevel: { percent, seconds }, widening };
}

function wholeNumber(text: string, from: number, to: number): number | undefined {
  if (!/^\d+$/.test(text.trim())) return undefined;
  const value = Number(text);
  return value >= from && value <= to ? value : undefined;
}

function withStep(steps: Typed['steps']): Typed['steps'] {
  const last = steps.at(-1);
  const after = (wholeNumber(last?.after ?? '0', 0, 3600) ?? 0) + 30;
  const id = Math.max(0, ...steps.map((step) => step.id)) + 1;
  return [...steps, { id, after: String(after), language: 'any', topic: 'any' }];
}
