-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- What is answered to the test of a mailbox settles the test and becomes no ticket.

do $$
declare
  reasons text;
begin
  select string_agg(quote_literal(listed.word[1]), ', ')
  into reasons
  from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''(\w+)''', 'g') as listed (word)
  where conname = 'mail_message_reason_check' and conrelid = 'mail_message'::regclass;
  alter table mail_message drop constraint mail_message_reason_check;
  execute format(
    'alter table mail_message add constraint mail_message_reason_check check (reason in (%s, ''mailboxTest''))', reasons
  );
end
$$;
