// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { dayOf, formatDuration, formatTime, formatWeekdayTime } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { languageSign } from '../../../ui/language-name.ts';
import { useNow } from '../../../ui/now.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import type { Desk } from '../agent.contract.ts';
import { useAgentTexts } from '../agent.texts.ts';
import './agent.css';

/** The hotline in one line: city, open or closed, who waits and how long. Counts only, no names. */
export function HeadLine({
  city,
  hotline,
  children,
}: {
  readonly city: string;
  readonly hotline: Desk['hotline'] | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  const texts = useAgentTexts();
  return (
    <div className="desk-head">
      <section className="desk-head-facts" aria-label={texts.hotline}>
        <strong>{city}</strong>
        {hotline && <Openness hotline={hotline} />}
        {hotline && <Waiting hotline={hotline} />}
        {hotline && !hotline.telephony && (
          <span className="desk-head-alarm" role="status" title={texts.telephonyDownHint}>
            <Icon name="alert" /> {texts.telephonyDown}
          </span>
        )}
        {hotline?.telephony && !hotline.line && (
          <span className="desk-head-alarm" role="status" title={texts.lineDownHint}>
            <Icon name="alert" /> {texts.lineDown}
          </span>
        )}
      </section>
      <div className="desk-head-own">{children}</div>
    </div>
  );
}

function Openness({ hotline }: { readonly hotline: Desk['hotline'] }): ReactNode {
  const texts = useAgentTexts();
  const language = useUiLanguage();
  const now = useNow(30_000);
  const { open, changesAt, trialOpening } = hotline;
  const when =
    changesAt &&
    (dayOf(Date.parse(changesAt)) === dayOf(now)
      ? formatTime(changesAt, language)
      : formatWeekdayTime(changesAt, language));
  const words = open ? (when ? texts.open(when) : texts.openNow) : when ? texts.closed(when) : texts.closedNow;
  return (
    <span className={open ? 'desk-open' : 'desk-closed'}>
      <Icon name={open ? 'success' : 'lock'} size="1.1em" /> {words}
      {trialOpening && open && <span className="ui-muted"> · {texts.trial}</span>}
    </span>
  );
}

function Waiting({ hotline }: { readonly hotline: Desk['hotline'] }): ReactNode {
  const texts = useAgentTexts();
  const now = useNow();
  const languages = Object.entries(hotline.waitingByLanguage).filter(([tag, count]) => tag !== 'de' && count > 0);
  return (
    <>
      <span className="desk-head-number">
        {texts.waiting(hotline.waiting)}
        {languages.length > 0 && (
          <span> ({languages.map(([tag, count]) => `${count} ${languageSign(tag)}`).join(', ')})</span>
        )}
      </span>
      {hotline.longestWaitSince && (
        <span className="desk-head-number">
          {texts.longest(formatDuration(now - Date.parse(hotline.longestWaitSince)))}
        </span>
      )}
    </>
  );
}
