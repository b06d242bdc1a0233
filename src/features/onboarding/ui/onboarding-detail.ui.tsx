// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, Button, IconButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDay } from '../../../ui/format.ts';
import { Menu } from '../../../ui/menu.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import {
  getOnboarding,
  type OnboardingDetail as Detail,
  type OnboardingRow,
  type OnboardingService,
} from '../onboarding.contract.ts';
import { gatesFor, isForward, stages, type Stage } from '../onboarding.core.ts';
import { useOnboardingTexts } from '../onboarding.texts.ts';
import { GateLine } from './gate-line.ui.tsx';
import { MoveDialog } from './move-dialog.ui.tsx';
import { OutcomeList } from './outcome-list.ui.tsx';
import { StageBadge } from './stage-badge.ui.tsx';

/** A move that is looked at before it is made; service null = the department. */
interface Moving {
  readonly service: OnboardingService | null;
  readonly to: Stage;
}

/** A department's steps, conditions, services and answers. */
export function OnboardingDetail({
  row,
  onClose,
}: {
  readonly row: OnboardingRow;
  readonly onClose: () => void;
}): ReactNode {
  const t = useOnboardingTexts();
  const errorText = useErrorText();
  const [moving, setMoving] = useState<Moving | null>(null);
  // A call that is being tested rings for seconds: its result is looked for often.
  const { data, error } = useEndpoint(
    getOnboarding,
    { params: { departmentId: row.departmentId } },
    { refetchInterval: 2_000 },
  );
  const language = useUiLanguage();
  const { standIn } = data ?? row;
  return (
    <aside className="ui-list-detail-entry" aria-label={row.name}>
      <div className="ui-list-detail-head">
        <h2>{row.name}</h2>
        <StageBadge stage={data?.stage ?? row.stage} />
        <div className="ui-list-detail-close">
          <IconButton icon="close" label={t.close} onPress={onClose} />
        </div>
      </div>
      {!data && !error && <LoadingLine label={t.loading} />}
      {error && (
        <Notice tone="warning" title={t.loadFailed}>
          {errorText(error)}
        </Notice>
      )}
      {data && (
        <div className="onboarding-detail">
          {standIn && (
            <Notice tone="info">{t.standsIn(standIn.name, formatDay(standIn.until, language), standIn.why)}</Notice>
          )}
          <Steps detail={data} onMove={(to) => setMoving({ service: null, to })} />
          <Checklist detail={data} />
          <Services detail={data} onMove={(service, to) => setMoving({ service, to })} />
          {data.services.some(({ effective }) => effective === 'shadow') && (
            <section aria-label={t.outcomes} className="onboarding-part">
              <h3>{t.outcomes}</h3>
              <OutcomeList departmentId={data.departmentId} />
            </section>
          )}
        </div>
      )}
      {data && moving && <MoveDialog detail={data} {...moving} onClose={() => setMoving(null)} />}
    </aside>
  );
}

function Steps({ detail, onMove }: { readonly detail: Detail; readonly onMove: (to: Stage) => void }): ReactNode {
  const t = useOnboardingTexts();
  const next = detail.moves.find((to) => isForward(detail.stage, to));
  const back = detail.moves.filter((to) => !isForward(detail.stage, to)).toReversed();
  const needed = new Set(next ? gatesFor(next) : []);
  const open = detail.gates.filter(({ gate, state }) => needed.has(gate) && state !== 'met' && state !== 'waived');
  return (
    <section aria-label={t.steps} className="onboarding-part">
      <ol className="onboarding-steps">
        {stages.map((stage) => (
          <li key={stage} aria-current={stage === detail.stage ? 'step' : undefined}>
            {t.stages[stage]}
          </li>
        ))}
      </ol>
      <p>{t.stageMeans[detail.stage]}</p>
      <div className="ui-list-detail-deeds">
        {next && (
          <ActionButton
            variant="primary"
            disabledReason={open.length > 0 ? t.gatesOpen(open.length) : undefined}
            showReason
            onPress={() => onMove(next)}
          >
            {t.forward(t.stages[next])}
          </ActionButton>
        )}
        {back.length > 0 && (
          <Menu
            label={t.backMenu}
            trigger={<Button>{t.backMenu}</Button>}
            groups={[
              {
                id: 'back',
                entries: back.map((to) => ({ id: to, name: t.back(t.stages[to]), onAction: () => onMove(to) })),
              },
            ]}
          />
        )}
      </div>
    </section>
  );
}

function Checklist({ detail }: { readonly detail: Detail }): ReactNode {
  const t = useOnboardingTexts();
  const next = detail.moves.find((to) => isForward(detail.stage, to));
  const needed = new Set(next ? gatesFor(next) : []);
  const shown = next
    ? [...detail.gates].toSorted((a, b) => Number(needed.has(b.gate)) - Number(needed.has(a.gate)))
    : detail.gates;
  return (
    <section aria-label={t.allStages} className="onboarding-part">
      <h3>{next ? t.checklist(t.stages[next]) : t.allStages}</h3>
      <ul className="onboarding-gates">
        {shown.map((gate) => (
          <GateLine key={gate.gate} gate={gate} detail={detail} later={next !== undefined && !needed.has(gate.gate)} />
        ))}
      </ul>
    </section>
  );
}

function Services({
  detail,
  onMove,
}: {
  readonly detail: Detail;
  readonly onMove: (service: OnboardingService, to: Stage) => void;
}): ReactNode {
  const t = useOnboardingTexts();
  if (detail.services.length === 0) return null;
  return (
    <section aria-label={t.services} className="onboarding-part">
      <h3>{t.services}</h3>
      <ul className="onboarding-services">
        {detail.services.map((service) => (
          <li key={service.serviceId}>
            <span>
              <span lang="de">{service.title}</span> {service.top && <Badge>{t.topService}</Badge>}{' '}
              <StageBadge stage={service.effective} />
            </span>
            <Menu
              label={t.moveService(service.title)}
              trigger={
                <Button size="small" aria-label={t.moveService(service.title)}>
                  {t.move}
                </Button>
              }
              groups={[
                {
                  id: 'stages',
                  entries: service.moves.map((to) => ({
                    id: to,
                    name: t.stages[to],
                    onAction: () => onMove(service, to),
                  })),
                },
              ]}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
