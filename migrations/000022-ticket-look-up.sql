-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- What somebody narrows the list of tickets to again and again, under a name.

create table ticket_view (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  name text not null check (char_length(name) between 1 and 60),
  filters jsonb not null,
  shared boolean not null,
  created_at timestamptz not null,
  constraint ticket_view_name_once unique (account_id, name)
);
create index ticket_view_shared on ticket_view (name) where shared;
comment on table ticket_view is 'A saved narrowing of the list of tickets (Ansicht), of one account.';
comment on column ticket_view.filters is 'As the browser asks for them; read with their shape, so that an older one cannot break the list.';
comment on column ticket_view.shared is 'Shown to the others of the team, or of the clerk''s department.';

-- What a page of the list costs must not depend on how many tickets there are. Without these figures PostgreSQL takes a
-- channel for rare and sorts all tickets of it instead of walking along the order until the page is full.
create statistics ticket_channel on (wish ->> 'kind') from ticket;
create statistics ticket_urgency (mcv) on state, urgency from ticket;
create statistics ticket_language (mcv) on state, language from ticket;
analyze ticket;
-- The same order for what is rare among many: each a walk of its own.
-- By the day alone nearly all of them are ahead: PostgreSQL would sort them all for one page.
drop index ticket_held;
create index ticket_held_by_due on ticket (next_due, id desc) where held_until is not null;
create index ticket_asked_by_due on ticket (next_due, id desc) where asked_at is not null;
create index ticket_urgent_by_due on ticket (state, next_due, id desc) where urgency = 'urgent';
create index ticket_by_language_due on ticket (language, state, next_due, id desc);
-- Who gave a promise sees its protected ticket (PR9).
create index promise_of_account on promise (account_id, ticket_id) where account_id is not null;
