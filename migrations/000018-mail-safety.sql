-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Mails that were too large to fetch become tickets as well, tickets say why nobody confirmed a mail, and what a mail consisted of
-- is deleted when its time is over.

alter table mail_message
  add column whole_bytes bigint check (whole_bytes > 0),
  add column outside_pictures integer not null default 0 check (outside_pictures >= 0),
  add column unconfirmed text check (
    unconfirmed in ('notPerson', 'noSender', 'otherReplyTo', 'notAuthenticated', 'nobodyReads', 'own', 'address', 'all', 'off')
  ),
  add column forgotten_at timestamptz,
  alter column raw drop not null,
  add constraint mail_message_raw_until_forgotten check ((raw is null) = (forgotten_at is not null));
create index mail_message_kept on mail_message (ticket_id) where forgotten_at is null and ticket_id is not null;
create index mail_message_automatic on mail_message (received_at)
  where state = 'ignored' or kind in ('autoReply', 'bounce', 'list');
comment on column mail_message.raw is 'As it came; it stays until its time is over (forgotten_at). Only its headers where whole_bytes is set.';
comment on column mail_message.whole_bytes is 'Size of a mail that was too large to fetch: it lies in the mailbox, raw has its headers.';
comment on column mail_message.outside_pictures is 'Pictures of the text that would have been loaded from elsewhere; they are not.';
comment on column mail_message.unconfirmed is 'Why its sender was not told that it arrived; null = told, or nothing to tell.';
comment on column mail_message.forgotten_at is 'When raw mail, parts and text were deleted because their time was over; who sent it and when stays with the ticket.';

alter table mail_outbox add column forgotten_at timestamptz;
create index mail_outbox_kept on mail_outbox (ticket_id) where forgotten_at is null;
comment on column mail_outbox.forgotten_at is 'When its text was deleted because its time was over.';

-- A mail that tells its sender that theirs was too large. The list of kinds is read, not repeated: other migrations add to it as well.
do $$
declare
  kinds text;
begin
  select string_agg(quote_literal(listed.word[1]), ', ')
  into kinds
  from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''(\w+)''', 'g') as listed (word)
  where conname = 'mail_outbox_kind_check' and conrelid = 'mail_outbox'::regclass;
  alter table mail_outbox drop constraint mail_outbox_kind_check;
  execute format('alter table mail_outbox add constraint mail_outbox_kind_check check (kind in (%s, ''tooLarge''))', kinds);
end
$$;

-- Both kinds are answers the program gives by itself: caps count them together.
drop index mail_outbox_acknowledged;
drop index mail_outbox_acknowledged_at;
create index mail_outbox_acknowledged on mail_outbox (address_key, created_at) where kind in ('acknowledgement', 'tooLarge');
create index mail_outbox_acknowledged_at on mail_outbox (created_at) where kind in ('acknowledgement', 'tooLarge');
