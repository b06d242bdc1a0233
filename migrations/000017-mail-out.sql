-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Mails to citizens. A row is written in the transaction of what causes it, with everything a mail consists of; sending it is
-- another matter, tried until a mail server has accepted it or three days are over. Whatever wakes the sender (pg-boss, in a
-- schema of its own) may be lost: the row is the truth.

create table mail_outbox (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  note_id uuid unique references ticket_note,
  kind text not null check (kind in ('acknowledgement', 'answer', 'promiseMoved')),
  to_address text not null check (to_address ~ '^[^[:space:][:cntrl:]<>,;"]+@[^[:space:][:cntrl:]<>,;"]+$'),
  address_key text not null,
  language text not null,
  subject text not null check (subject !~ '[[:cntrl:]]'),
  text text not null,
  html text not null,
  message_id text not null unique check (message_id ~ '^<[^[:space:][:cntrl:]<>]+>$'),
  reply_to text not null check (reply_to !~ '[[:space:][:cntrl:]]'),
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz,
  begun_at timestamptz not null,
  claimed_at timestamptz,
  maybe_twice boolean not null default false,
  created_at timestamptz not null,
  sent_at timestamptz,
  last_error text,
  constraint mail_outbox_waits_for_a_time check ((state = 'waiting') = (next_at is not null)),
  constraint mail_outbox_sent_has_time check ((state = 'sent') = (sent_at is not null)),
  constraint mail_outbox_failed_has_error check (state <> 'failed' or last_error is not null)
);
create index mail_outbox_ticket on mail_outbox (ticket_id, created_at);
create index mail_outbox_waiting on mail_outbox (next_at) where state = 'waiting';
create index mail_outbox_acknowledged on mail_outbox (address_key, created_at) where kind = 'acknowledgement';
create index mail_outbox_acknowledged_at on mail_outbox (created_at) where kind = 'acknowledgement';
comment on table mail_outbox is 'Every mail to a citizen, from its writing on (transactional outbox).';
comment on column mail_outbox.note_id is 'The entry in the ticket''s story that a person made by writing it.';
comment on column mail_outbox.address_key is 'The address in lower case without what stands behind a plus sign: whom caps count.';
comment on column mail_outbox.message_id is 'Fixed at writing: a receiver who gets the mail twice can tell.';
comment on column mail_outbox.reply_to is 'Signed address of the ticket (reply-address.ts); bounces go there, too.';
comment on column mail_outbox.attempts is 'How often sending it was begun.';
comment on column mail_outbox.next_at is 'When it is tried next; while it is being tried, when the try counts as lost.';
comment on column mail_outbox.begun_at is 'Since when it is tried; a person can begin anew.';
comment on column mail_outbox.claimed_at is 'A try is under way since then; still set after a crash in the middle of one.';
comment on column mail_outbox.maybe_twice is 'A try ended without anybody knowing how: the citizen may have got it already.';
comment on column mail_outbox.last_error is 'The mail server''s words or ours, in short.';
