// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The desk: the only page where conversation, knowledge, matters and tickets meet. It holds what was selected and typed. */
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { chooseState } from '../features/agent/agent.contract.ts';
import type { Desk } from '../features/agent/agent.contract.ts';
import { useAgentTexts } from '../features/agent/agent.texts.ts';
import { useAgentPhone } from '../features/agent/ui/agent-phone.ui.tsx';
import { HeadLine } from '../features/agent/ui/head-line.ui.tsx';
import { StartWork } from '../features/agent/ui/start-work.ui.tsx';
import { StateMenu } from '../features/agent/ui/state-menu.ui.tsx';
import { WorkNotices } from '../features/agent/ui/work-notices.ui.tsx';
import { CallPanel, NoCall } from '../features/call/ui/call-panel.ui.tsx';
import { useAttemptWords } from '../features/call/ui/transfer-state.ui.tsx';
import { SearchPanel } from '../features/knowledge/ui/search-panel.ui.tsx';
import { listDepartments } from '../features/directory/directory.contract.ts';
import { changeMatter } from '../features/matter/matter.contract.ts';
import { useMatterTexts } from '../features/matter/matter.texts.ts';
import { useContacts } from '../features/matter/ui/contacts.ui.ts';
import { MatterPanel } from '../features/matter/ui/matter-panel.ui.tsx';
import { OpenWork } from '../features/matter/ui/open-work.ui.tsx';
import { OutcomeBar } from '../features/matter/ui/outcome-bar.ui.tsx';
import { TicketForm } from '../features/matter/ui/ticket-form.ui.tsx';
import { TicketSaved } from '../features/matter/ui/ticket-saved.ui.tsx';
import { CallInstructions, NewsPanel } from '../features/news/ui/news-panel.ui.tsx';
import { NewsStrip } from '../features/news/ui/news-strip.ui.tsx';
import { useNewsTexts } from '../features/news/news.texts.ts';
import { AgreementBox } from '../features/recall/ui/agreement.ui.tsx';
import { ActionButton } from '../ui/button.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { formatPhone } from '../ui/format.ts';
import { LoadingLine } from '../ui/page.tsx';
import { useCommand, useEndpoint } from '../ui/query.ts';
import { showToast } from '../ui/toast.tsx';
import { useDeskTickets } from './desk-tickets.ui.ts';
import { useLookings } from './lookings.ui.ts';
import { useSession } from './session.ui.ts';
import { useShellTexts } from './shell.texts.ts';
import './desk.css';

/** The page `/`: the head line always, the rest once the shift has begun. */
export function DeskPage(): ReactNode {
  const { person } = useSession();
  const { desk } = useAgentPhone();
  const shell = useShellTexts();
  const news = useNewsTexts();
  useEffect(() => {
    document.title = `${shell.desk} – Amtsleitung`;
  }, [shell.desk]);
  return (
    <div className="desk">
      <h1 className="ui-hidden">{shell.desk}</h1>
      <HeadLine city={person.city} hotline={desk?.hotline}>
        {desk?.work && <StateMenu work={desk.work} />}
        <span className="desk-head-name">{person.displayName}</span>
      </HeadLine>
      {desk?.work && <NewsStrip toPage={<Link to="/nachrichten">{news.all}</Link>} />}
      <WorkNotices />
      {!desk && <LoadingLine label={shell.loading} />}
      {desk && (desk.work ? <AtWork desk={desk} work={desk.work} /> : <StartWork />)}
    </div>
  );
}

function AtWork({ desk, work }: { readonly desk: Desk; readonly work: NonNullable<Desk['work']> }): ReactNode {
  const texts = useAgentTexts();
  const { state, setMuted, hangUpHere } = useAgentPhone();
  const { call } = desk;
  const contacts = useContacts(call?.callId ?? null);
  const contact = contacts.current;
  // A contact has the id of its call.
  const isRunning = contact !== null && contact.contactId === call?.callId;

  const [selectedId, setSelectedId] = useState<string | null>(null);
  const matter =
    contact?.matters.find((each) => each.matterId === selectedId) ??
    contact?.matters.find((each) => each.outcome === null) ??
    contact?.matters[0] ??
    null;
  const callers = useRef(new Map<string, NonNullable<Desk['call']>['caller']>());
  if (call && isRunning) callers.current.set(contact.contactId, call.caller);
  const attempts = useRef(new Map<string, { departmentId: string | null; text: string }>());
  const words = useAttemptWords()(call?.transfer);
  if (call?.transfer && words !== undefined)
    attempts.current.set(call.callId, { departmentId: call.transfer.departmentId, text: words });
  const { person } = useSession();
  const tickets = useDeskTickets(
    person.accountId,
    contacts,
    matter,
    (contact && callers.current.get(contact.contactId)) ?? null,
    (contact && attempts.current.get(contact.contactId)) ?? null,
  );

  const [looking, look] = useLookings(matter?.matterId ?? null);
  // Read before the ticket form needs them.
  useEndpoint(listDepartments, {});
  const useService = useUseService(contacts, matter);
  const phone = { muted: work.phone.kind === 'browser' ? (state.call?.muted ?? false) : null, setMuted, hangUpHere };

  return (
    <>
      <div className="desk-columns">
        <div className="desk-left">
          {call ? (
            <CallPanel
              call={call}
              phone={phone}
              groupName={texts.groups.call}
              TicketLink={TicketLink}
              onTicket={isRunning && matter?.outcome !== 'ticket' && !tickets.key.open ? tickets.key.press : undefined}
            />
          ) : (
            <NoCall state={work.state} passedOn={desk.passedOn} />
          )}
          <OpenWork
            contacts={contacts.open}
            dangerBefore={contacts.dangerBefore}
            currentId={contact?.contactId ?? null}
            onChoose={(id) => {
              setSelectedId(null);
              contacts.choose(id);
            }}
          />
          {!call && <NewsPanel />}
        </div>
        <SearchPanel
          looking={looking}
          onLook={look}
          topic={contact?.topic ?? null}
          language={contact?.language ?? 'de'}
          groupName={texts.groups.knowledge}
          focusKeyLabel={`${texts.ctrl}+K`}
          matterServiceId={matter?.serviceId ?? null}
          contactId={contact?.contactId ?? null}
          matterId={matter?.matterId ?? null}
          onUseService={useService}
          beforeReading={<CallInstructions topic={contact?.topic ?? null} />}
        />
        <div className="desk-right">
          <MatterPanel
            contacts={contacts}
            selected={matter}
            onSelect={setSelectedId}
            groupName={texts.groups.matter}
            details={tickets.draft === null}
            renderAgreement={({ matterId, contactId }) => (
              <AgreementBox
                key={matterId}
                matter={{
                  ...{ matterId, contactId },
                  language: contact?.language ?? 'de',
                  number: knownNumber(callers.current.get(contactId)),
                }}
                groupName={texts.groups.matter}
              />
            )}
          />
          {tickets.draft && (
            <TicketForm
              key={matter?.matterId}
              draft={tickets.draft}
              onChange={tickets.change}
              onSave={tickets.key.press}
              onCancel={tickets.cancel}
              saving={tickets.key.saving}
              error={tickets.error}
            />
          )}
          {tickets.saved && <TicketSaved saved={tickets.saved} onClose={tickets.closeSaved} />}
        </div>
      </div>
      <OutcomeBar
        contacts={contacts}
        matter={matter}
        ticket={tickets.key}
        groupName={texts.groups.matter}
        done={work.state === 'afterCall' || work.state === 'paused' ? <Done state={work.state} /> : null}
      />
    </>
  );
}

function knownNumber(caller: NonNullable<Desk['call']>['caller'] | undefined): string {
  return caller?.kind === 'known' ? formatPhone(caller.number) : '';
}

/** "Done → ready" after a call, "ready" after a pause. */
function Done({ state }: { readonly state: 'afterCall' | 'paused' }): ReactNode {
  const texts = useAgentTexts();
  const errorText = useErrorText(texts.errors);
  const choose = useCommand(chooseState);
  const ready = (): void =>
    choose.mutate({ body: { state: 'ready' } }, { onError: (error) => showToast('danger', errorText(error)) });
  return (
    <ActionButton variant="primary" size="large" keyHint="F4" busy={choose.isPending} onPress={ready}>
      {state === 'afterCall' ? texts.doneReady : texts.readyNow}
    </ActionButton>
  );
}

/** Names the selected matter by the service of the open article; undefined when there is nothing to name. */
function useUseService(
  contacts: ReturnType<typeof useContacts>,
  matter: NonNullable<ReturnType<typeof useContacts>['current']>['matters'][number] | null,
): ((serviceId: string) => void) | undefined {
  const texts = useMatterTexts();
  const errorText = useErrorText(texts.errors);
  const change = useCommand(changeMatter);
  if (!matter || matter.outcome === 'ticket') return undefined;
  return (serviceId) =>
    change.mutate(
      { params: { matterId: matter.matterId }, body: { version: matter.version, serviceId } },
      {
        onSuccess: (changed) => {
          contacts.patch(changed);
          contacts.refresh();
        },
        onError: (error) => {
          showToast('danger', errorText(error));
          contacts.refresh();
        },
      },
    );
}

/** To a ticket without leaving the program, and with it the sound of the call. */
function TicketLink({ ticketId, children }: { readonly ticketId: string; readonly children: ReactNode }): ReactNode {
  return (
    <Link to="/tickets" search={{ ticket: ticketId }}>
      {children}
    </Link>
  );
}
