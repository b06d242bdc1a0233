-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Which facts a wording refers to stands beside it, so that a changed fact costs what it concerns and nothing else.
-- PostgreSQL keeps it by itself, whoever writes: an editor, a delivery, or a person with psql. The same rule as in
-- fact-text.core.ts: everything between two references gives way to a blank, the rest are their keys. Blanks that do not break count as
-- blanks whatever the language of the server is.

alter table article_variant add column fact_keys text[] not null generated always as (
  array_remove(string_to_array(lower(regexp_replace(
    translate(short_answer || ' ' || body_markdown || ' ' || internal_markdown || ' ' || facts::text, E'\u00A0\u202F\uFEFF', '   '),
    '.*?(\{\{\s*fakt:\s*([a-z0-9]+(?:-[a-z0-9]+)*)\s*\}\}|$)', '\2 ', 'gi') collate "C"), ' '), '')
) stored;
create index article_variant_fact_keys on article_variant using gin (fact_keys);
comment on column article_variant.fact_keys is 'Keys of the facts its texts refer to, as often as they do.';

alter table article_draft add column fact_keys text[] not null generated always as (
  array_remove(string_to_array(lower(regexp_replace(
    translate(short_answer || ' ' || body_markdown || ' ' || internal_markdown || ' ' || facts::text, E'\u00A0\u202F\uFEFF', '   '),
    '.*?(\{\{\s*fakt:\s*([a-z0-9]+(?:-[a-z0-9]+)*)\s*\}\}|$)', '\2 ', 'gi') collate "C"), ' '), '')
) stored;
create index article_draft_fact_keys on article_draft using gin (fact_keys);
comment on column article_draft.fact_keys is 'Keys of the facts its texts refer to, as often as they do.';

-- Gaps are found by their words in PostgreSQL, so that a list costs what it shows. The same folding as in fold.ts; what is no
-- letter may stay, because the words that are looked for have only letters and digits.
alter table knowledge_gap_word add column folded text not null generated always as (
  regexp_replace(regexp_replace(regexp_replace(
    replace(replace(replace(replace(replace(
      lower(normalize(words || ' ' || note, NFKD)), 'ß', 'ss'), 'ẞ', 'ss'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'),
    '[\u00B7\u00AD\u0300-\u036F]', '', 'g'), '([aou])e', '\1', 'g'), '[^a-z0-9\u0080-\uFFFF]+', ' ', 'g')
) stored;
comment on column knowledge_gap_word.folded is 'Words and note in lower case and without accents, for finding.';

-- What was taken away long enough is deleted by itself.
create index article_attachment_retired on article_attachment (retired_at) where retired_at is not null;
comment on column article_attachment.retired_at is 'Taken away; it can be restored for 90 days, then it is deleted unless a wording refers to it.';
