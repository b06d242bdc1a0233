-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Call-backs: wishes with the hour that was promised, and every attempt to fulfil them.

create table callback (
  id uuid primary key,
  call_id uuid unique,
  number text check (number ~ '^\+49[1-9][0-9]{4,12}$'),
  language text not null,
  topic text,
  department_id uuid not null references department,
  origin text not null check (origin in ('closed', 'queue', 'ticket', 'desk', 'broken')),
  since timestamptz not null,
  text text not null,
  ticket_id uuid references ticket,
  booked_by uuid references account,
  slot_from timestamptz,
  slot_to timestamptz,
  window_from timestamptz,
  window_to timestamptz,
  not_before timestamptz not null,
  state text not null check (state in ('proposed', 'open', 'settled')),
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_reason text check (ended_reason in ('reached', 'calledIn', 'withdrawn', 'ticket', 'closed', 'retention')),
  ended_note text not null default '',
  ended_by uuid references account,
  version integer not null,
  constraint callback_slot_whole check (num_nulls(slot_from, slot_to, window_from, window_to) in (0, 4)),
  constraint callback_slot_order check (slot_from < slot_to and window_from < window_to),
  constraint callback_live_has_number check (number is not null or state = 'settled'),
  constraint callback_settled_has_end check (
    (state = 'settled') = (ended_at is not null) and (ended_at is null) = (ended_reason is null)
  ),
  constraint callback_closed_by_person check (ended_reason <> 'closed' or ended_by is not null)
);
create unique index callback_one_live on callback (number) where state <> 'settled';
create index callback_live on callback (state, not_before, id) where state <> 'settled';
create index callback_ended on callback (ended_at, id) where state = 'settled';
create index callback_slot on callback (slot_from) where slot_from is not null;
create index callback_number_to_forget on callback (ended_at) where number is not null and state = 'settled';
create index callback_ticket on callback (ticket_id) where ticket_id is not null;
comment on table callback is 'A call-back wish: a citizen who is called back instead of calling again (Rückrufwunsch).';
comment on column callback.call_id is 'The call it was made in: booking is idempotent per call. Its row may still lie in the spool, hence no foreign key.';
comment on column callback.number is 'Deleted, with the text, 24 hours after the end.';
comment on column callback.since is 'When the citizen first reached us: the place among the callers.';
comment on column callback.slot_from is 'The service hour that is used up; null = nothing was promised (an accepted broken call).';
comment on column callback.window_from is 'What the citizen was told: between window_from and window_to.';
comment on column callback.not_before is 'The next attempt is not made before.';

create table callback_attempt (
  id uuid primary key,
  callback_id uuid not null references callback,
  started_at timestamptz not null,
  ended_at timestamptz,
  result text check (result in ('reached', 'busy', 'noAnswer', 'mailbox', 'wrongNumber', 'failed', 'notDialled')),
  constraint callback_attempt_ended_has_result check ((ended_at is null) = (result is null))
);
create index callback_attempt_callback on callback_attempt (callback_id, started_at);
comment on table callback_attempt is 'One attempt to call back (Anrufversuch); id = id of the contact it became, if it became one. No agent, no number.';
