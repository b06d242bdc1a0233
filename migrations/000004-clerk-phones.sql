-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- A person of a department with a phone of ours can be passed callers, with or without a number of their own.

alter table directory_entry add column account_id uuid unique references account;
alter table directory_entry alter column number drop not null;
alter table directory_entry add constraint directory_entry_leads_somewhere check (number is not null or account_id is not null);
comment on column directory_entry.number is 'Null for a person who is reached only at a phone registered with us.';
comment on column directory_entry.account_id is 'Whose registered phone rings instead of the number (decision 12); the entry is made when the phone is first switched on.';
