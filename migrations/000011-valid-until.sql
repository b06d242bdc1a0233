-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Wordings with a last day: afterwards the one before returns by itself.

alter table article_draft add column valid_until text check (valid_until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');
comment on column article_draft.valid_until is 'Last day it is to be shown; null = until further notice.';

alter table article_variant add column valid_until text check (valid_until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');
create index article_variant_valid_until on article_variant (valid_until) where valid_until is not null;
comment on column article_variant.valid_until is 'Last day it is shown; null = until further notice.';

alter table article_history add column valid_until text check (valid_until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');
alter table article_history add column instead_of integer;
comment on column article_history.valid_until is 'The last day it was given when it was published.';
comment on column article_history.instead_of is 'It returned by itself when the last day of this version was over; null = somebody published it.';
