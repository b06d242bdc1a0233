// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine, Panel } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { getRouting } from '../routing.contract.ts';
import { useRoutingTexts } from '../routing.texts.ts';
import { RoutingForm } from './routing-form.ui.tsx';
import { RoutingSentences } from './routing-sentences.ui.tsx';
import { RoutingTrial } from './routing-trial.ui.tsx';
import './routing.css';

/** Who gets which call when: read, changed and tried. */
export function RoutingPage({ mayChange }: { readonly mayChange: boolean }): ReactNode {
  const t = useRoutingTexts();
  const errorText = useErrorText(t.errors);
  const { data, error } = useEndpoint(getRouting, {});
  const [changing, setChanging] = useState(false);
  return (
    <>
      <p className="ui-muted">{t.lead}</p>
      {error && (
        <Notice tone="warning" title={t.loadFailed} live="polite">
          {errorText(error)}
        </Notice>
      )}
      {!data && !error && <LoadingLine label={t.loading} />}
      {data && (
        <div className="routing-page">
          <Panel
            title={t.rulesTitle}
            actions={mayChange ? <Button onPress={() => setChanging(true)}>{t.change}</Button> : null}
          >
            <RoutingSentences {...data} />
          </Panel>
          {mayChange && <RoutingTrial />}
        </div>
      )}
      {changing && data && <RoutingForm stored={data} onClose={() => setChanging(false)} />}
    </>
  );
}
