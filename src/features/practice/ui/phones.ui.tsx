// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { formatPhone } from '../../../ui/format.ts';
import { EmptyState, Panel } from '../../../ui/page.tsx';
import type { Practice } from '../practice.contract.ts';
import { usePracticeTexts } from '../practice.texts.ts';
import { Hearing } from './line.ui.tsx';
import type { Hands } from './use-hands.ui.ts';

/** Agents' phones: what rings there can be taken here as well as at the desk. */
export function AgentPhones({
  phones,
  hands,
}: {
  readonly phones: Practice['phones'];
  readonly hands: Hands;
}): ReactNode {
  const t = usePracticeTexts();
  return (
    <Panel title={t.phones}>
      {phones.length === 0 && (
        <EmptyState icon="desk" title={t.noPhones}>
          {t.noPhonesHint}
        </EmptyState>
      )}
      {phones.map(({ phone, owner, kind, plugged, display, line }) => (
        <article key={phone} className="practice-card" aria-label={owner}>
          <header className="practice-card-head">
            <h3>{owner}</h3>
            <span className="ui-small ui-muted">{t.phoneKind[kind]}</span>
          </header>
          {line ? <Hearing line={line} /> : <p className="ui-muted">{plugged ? t.quiet : t.unplugged}</p>}
          {line?.state === 'ringing' && display !== null && <p className="ui-small">{t.shows(display)}</p>}
          <div className="practice-actions">
            {line?.state === 'ringing' && (
              <>
                <Button variant="primary" icon="phone" size="small" onPress={() => hands.pickUp(phone)}>
                  {t.pickUp}
                </Button>
                <Button size="small" onPress={() => hands.refuse(phone, 'declined')}>
                  {t.decline}
                </Button>
              </>
            )}
            {line?.state === 'up' && (
              <Button variant="danger" icon="hangUp" size="small" onPress={() => hands.hangUp(line.leg)}>
                {t.hangUp}
              </Button>
            )}
            <Button variant="quiet" size="small" onPress={() => hands.plug(phone, !plugged)}>
              {plugged ? t.unplug : t.plug}
            </Button>
          </div>
        </article>
      ))}
    </Panel>
  );
}

/** Numbers of the directory that ring or talk because of a transfer. */
export function Departments({
  departments,
  hands,
}: {
  readonly departments: Practice['departments'];
  readonly hands: Hands;
}): ReactNode {
  const t = usePracticeTexts();
  return (
    <Panel title={t.departments}>
      {departments.length === 0 && (
        <EmptyState icon="building" title={t.noDepartments}>
          {t.noDepartmentsHint}
        </EmptyState>
      )}
      {departments.map((line) => (
        <article key={line.leg} className="practice-card" aria-label={line.name}>
          <header className="practice-card-head">
            <h3>{line.name}</h3>
            <span className="ui-small ui-muted">{formatPhone(line.number)}</span>
          </header>
          <Hearing line={line} />
          {line.waitsForKey && (
            <Badge tone="info" icon="keypad">
              {t.waitsForKey}
            </Badge>
          )}
          <div className="practice-actions">
            {line.state === 'ringing' ? (
              <>
                <Button variant="primary" icon="phone" size="small" onPress={() => hands.pickUp(line.leg)}>
                  {t.pickUp}
                </Button>
                <Button size="small" onPress={() => hands.refuse(line.leg, 'busy')}>
                  {t.busy}
                </Button>
                <Button size="small" onPress={() => hands.refuse(line.leg, 'declined')}>
                  {t.decline}
                </Button>
              </>
            ) : (
              <>
                <Button size="small" icon="keypad" onPress={() => hands.press(line.leg, '1')}>
                  {t.pressOne}
                </Button>
                <Button size="small" onPress={() => hands.press(line.leg, '5')}>
                  {t.otherKey}
                </Button>
                <Button variant="danger" icon="hangUp" size="small" onPress={() => hands.hangUp(line.leg)}>
                  {t.hangUp}
                </Button>
              </>
            )}
          </div>
        </article>
      ))}
    </Panel>
  );
}
