// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import type { Board } from '../queue.contract.ts';
import { useQueueTexts } from '../queue.texts.ts';
import { Tile } from './board-tile.ui.tsx';

const icons: Readonly<Record<keyof Board['agents'], IconName>> = {
  ready: 'success',
  offered: 'phone',
  talking: 'desk',
  afterCall: 'note',
  paused: 'pause',
  notReachable: 'alert',
};
const order = [
  'ready',
  'offered',
  'talking',
  'afterCall',
  'paused',
  'notReachable',
] as const satisfies readonly (keyof Board['agents'])[];

/** How many of the team are in which state; never who. */
export function AgentsTile({ agents }: { readonly agents: Board['agents'] }): ReactNode {
  const t = useQueueTexts();
  return (
    <Tile area="agents" title={t.agents}>
      <dl className="board-agents-list">
        {order.map((state) => (
          <div key={state} className={`board-agent board-agent-${state}`}>
            <dt>
              <Icon name={icons[state]} size="1em" /> {t.agentStates[state]}
            </dt>
            <dd>{agents[state]}</dd>
          </div>
        ))}
      </dl>
    </Tile>
  );
}
