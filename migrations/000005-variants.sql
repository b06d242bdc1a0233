-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Articles in other languages: whether somebody who knows the language has read them.

alter table article_variant add column checked boolean not null default false;
comment on column article_variant.checked is 'Read by somebody who knows the language; false = drafted by a machine, and shown so.';
-- What is there by now are the German texts of the city's files, answered for by whoever edits them.
update article_variant set checked = true where language = 'de';
