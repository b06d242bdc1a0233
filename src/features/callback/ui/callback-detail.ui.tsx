// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError, type Reply } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, IconButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime, formatPhone, formatTicketNumber, formatWeekdayTime } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Facts, LoadingLine } from '../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage, type UiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { closeCallback, getCallback, listCallbacks, withdrawCallback, type Callback } from '../callback.contract.ts';
import { whyNot } from '../callback.core.ts';
import { useCallbackTexts } from '../callback.texts.ts';
import { windowText } from './window-text.ui.ts';

/** The opened call-back: whom, when, why, what was tried, and how it can be ended. */
export function CallbackDetail({
  wishId,
  onClose,
}: {
  readonly wishId: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useCallbackTexts();
  const errorText = useErrorText(t.errors);
  const { data, error, isPlaceholderData } = useEndpoint(getCallback, { params: { wishId } });
  const gone = error instanceof ApiError && error.code === 'notFound';
  const callback = isPlaceholderData || gone ? undefined : data;
  return (
    <aside
      className="ui-list-detail-entry callbacks-detail"
      aria-label={callback ? t.callback(callback.number) : t.loading}
    >
      <div className="ui-list-detail-head">
        {callback && <Head callback={callback} />}
        <span className="ui-list-detail-close">
          <IconButton icon="close" label={t.close} onPress={onClose} />
        </span>
      </div>
      {error && (
        <Notice tone="warning" live="polite">
          {gone ? t.gone : errorText(error)}
        </Notice>
      )}
      {!callback && !error && <LoadingLine label={t.loading} />}
      {callback?.hidden && (
        <Notice tone="info" title={t.protected}>
          {t.protectedText}
        </Notice>
      )}
      {callback && !callback.hidden && <Body callback={callback} />}
      {callback && !callback.hidden && callback.state === 'open' && <EndForm callback={callback} />}
    </aside>
  );
}

function Head({ callback }: { readonly callback: Callback }): ReactNode {
  const t = useCallbackTexts();
  return (
    <>
      <h2 className="ui-list-detail-title">
        {callback.fullNumber ? (
          <span>{formatPhone(callback.fullNumber)}</span>
        ) : (
          <span className="ui-muted">{callback.hidden ? t.protected : t.numberGone}</span>
        )}
      </h2>
      {callback.late && (
        <Badge tone="danger" icon="alert">
          {t.late}
        </Badge>
      )}
      {callback.running && (
        <Badge tone="info" icon="phone">
          {t.running}
        </Badge>
      )}
      {callback.endedReason && <Badge icon="check">{t.ends[callback.endedReason]}</Badge>}
    </>
  );
}

function Body({ callback }: { readonly callback: Callback }): ReactNode {
  const t = useCallbackTexts();
  const language = useUiLanguage();
  return (
    <div className="callbacks-story">
      <Facts facts={factsOf(callback, t, language)} />
      {callback.text && (
        <section>
          <h3>{t.noted}</h3>
          <p className="ui-list-detail-text">{callback.text}</p>
        </section>
      )}
      <section>
        <h3>{t.story}</h3>
        {callback.story.length === 0 && <p className="ui-muted">{t.noAttempts}</p>}
        <ol className="callbacks-attempts">
          {callback.story.map(({ at, result }, index) => (
            <li key={index}>
              <span className="callbacks-nowrap">{formatWeekdayTime(at, language)}</span> {t.results[result]}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

type Fact = { readonly name: string; readonly value: ReactNode; readonly wide?: boolean };

function factsOf(callback: Callback, t: ReturnType<typeof useCallbackTexts>, language: UiLanguage): readonly Fact[] {
  const ended = callback.endedReason;
  return [
    {
      name: t.colWindow,
      value: callback.window ? windowText(callback.window, language) : t.asSoonAsPossible,
    },
    ...(callback.state === 'open'
      ? [{ name: t.notBefore, value: formatWeekdayTime(callback.notBefore, language) }]
      : []),
    { name: t.colLanguage, value: languageName(callback.language, language) },
    { name: t.colTopic, value: callback.topicName ?? t.generalTopic },
    { name: t.department, value: callback.departmentName },
    { name: t.colOrigin, value: t.origins[callback.origin] },
    { name: t.since, value: formatDateTime(callback.since, language) },
    { name: t.bookedBy, value: callback.bookedBy ?? t.byTelephone },
    ...(callback.ticketId !== null && callback.ticketNumber !== null
      ? [
          {
            name: t.ticket,
            value: <a href={`/tickets?ticket=${callback.ticketId}`}>{formatTicketNumber(callback.ticketNumber)}</a>,
          },
        ]
      : []),
    ...(ended && callback.endedAt
      ? [
          { name: t.endedAt, value: formatDateTime(callback.endedAt, language) },
          {
            name: t.reason,
            value: callback.endedBy ? t.endedBy(callback.endedNote || t.ends[ended], callback.endedBy) : t.ends[ended],
            wide: true,
          },
        ]
      : []),
  ];
}

/** Two ways to end it; the reason typed stays until it is saved. */
function EndForm({ callback }: { readonly callback: Callback }): ReactNode {
  const t = useCallbackTexts();
  const errorText = useErrorText(t.errors);
  const withdraw = useCommand(withdrawCallback);
  const close = useCommand(closeCallback);
  const client = useQueryClient();
  const refresh = useRefresh();
  const [reason, setReason] = useState('');
  const params = { wishId: callback.wishId };
  const after = (text: string) => ({
    onSuccess: (changed: Callback): void => {
      client.setQueryData<Reply<typeof getCallback>>([getCallback.path, { params }], changed);
      refresh(listCallbacks);
      showToast('success', text);
    },
    onError: (): void => refresh(getCallback, listCallbacks),
  });
  const { version } = callback;
  const busy = withdraw.isPending || close.isPending;
  const error = withdraw.error ?? close.error;
  const running = callback.running ? t.runningHint : undefined;
  return (
    <section className="callbacks-end">
      {error && (
        <Notice tone="danger" live="assertive">
          {errorText(error)}
        </Notice>
      )}
      <TextField label={t.reason} placeholder={t.reasonHint} value={reason} onChange={setReason} maxLength={1000} />
      <div className="ui-list-detail-deeds">
        <ActionButton
          icon="minus"
          busy={busy}
          disabledReason={running}
          onPress={() => withdraw.mutate({ params, body: { version } }, after(t.withdrawn))}
        >
          {t.withdraw}
        </ActionButton>
        <ActionButton
          icon="check"
          busy={busy}
          disabledReason={running ?? (whyNot(callback.state, 'close', reason) && t.reasonMissing)}
          onPress={() => close.mutate({ params, body: { version, reason: reason.trim() } }, after(t.ended))}
        >
          {t.end}
        </ActionButton>
      </div>
    </section>
  );
}
