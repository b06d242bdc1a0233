-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Mail that reaches us: the raw message first, then what it became.

create table mail_message (
  id uuid primary key,
  mailbox text not null check (mailbox ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  identity text not null check (identity ~ '^[0-9a-f]{64}$'),
  raw bytea not null,
  received_at timestamptz not null,
  state text not null check (state in ('stored', 'processed', 'quarantined', 'ignored')),
  reason text check (
    reason in (
      'empty', 'tooLarge', 'tooSlow', 'tooMuchMemory', 'tooManyParts', 'tooDeep', 'headersTooLarge', 'boundaryMissing',
      'broken', 'notStorable', 'own'
    )
  ),
  attempts integer not null,
  next_at timestamptz not null,
  ended_at timestamptz,
  kind text check (kind in ('person', 'autoReply', 'bounce', 'list', 'own')),
  from_name text,
  from_address text,
  subject text,
  sent_at timestamptz,
  text text,
  html text,
  hints jsonb not null,
  ticket_id uuid references ticket,
  note_id uuid references ticket_note,
  constraint mail_message_once unique (mailbox, identity),
  constraint mail_message_reason_for_end check ((reason is null) = (state in ('stored', 'processed'))),
  constraint mail_message_processed_has_ticket check ((ticket_id is null) = (state <> 'processed')),
  constraint mail_message_ended_has_time check ((ended_at is null) = (state = 'stored'))
);
create index mail_message_to_do on mail_message (next_at, received_at) where state = 'stored';
create index mail_message_quarantined on mail_message (received_at) where state = 'quarantined';
create index mail_message_ticket on mail_message (ticket_id) where ticket_id is not null;
comment on table mail_message is 'A mail that reached one of our mailboxes, as it came and as it reads (E-Mail).';
comment on column mail_message.mailbox is 'Key of the mailbox it lay in.';
comment on column mail_message.identity is 'SHA-256 of Message-ID, headers of the sender and content: the same mail once more has the same one.';
comment on column mail_message.raw is 'As it came; it stays whatever becomes of it.';
comment on column mail_message.reason is 'Why it lies in quarantine or was ignored.';
comment on column mail_message.next_at is 'It is not looked at again before; moved on by every attempt that failed.';
comment on column mail_message.hints is 'List of {code, ...}: what a person must know before answering.';
comment on column mail_message.note_id is 'The note it became on a ticket that was there already; null = the ticket was made of it.';
alter table mail_message alter column raw set storage external;

create table mail_part (
  id uuid primary key,
  mail_id uuid not null references mail_message on delete cascade,
  position integer not null,
  name text not null check (char_length(name) between 1 and 200),
  type text not null,
  content_id text,
  inline boolean not null,
  bytes integer not null check (bytes >= 0),
  content bytea not null,
  unique (mail_id, position)
);
comment on table mail_part is 'What was attached to a mail (Anhang).';
comment on column mail_part.type is 'Media type the sender named; nothing is opened by it.';
comment on column mail_part.content_id is 'Without brackets: what cid: pictures of the text refer to.';
alter table mail_part alter column content set storage external;

-- A ticket's story tells of mails too. The list of kinds is read, not repeated: other migrations add to it as well.
do $$
declare
  kinds text;
begin
  select string_agg(quote_literal(listed.word[1]), ', ')
  into kinds
  from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''(\w+)''', 'g') as listed (word)
  where conname = 'ticket_note_kind_check' and conrelid = 'ticket_note'::regclass;
  alter table ticket_note drop constraint ticket_note_kind_check;
  execute format('alter table ticket_note add constraint ticket_note_kind_check check (kind in (%s, ''mailIn''))', kinds);
end
$$;
