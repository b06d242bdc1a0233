-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Generated from the migrated database by `npm run schema`; read it in the diff, change it by a new migration.

CREATE OR REPLACE FUNCTION public.joined_words(own tsvector, others tsvector)
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
begin
  if others = '' then
    return own;
  end if;
  return own || others;
exception when program_limit_exceeded then
  return own;
end
$function$;

CREATE OR REPLACE FUNCTION public.keep_next_due()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update ticket set next_due = (
    select min(due_at) from promise where ticket_id = ticket.id and kept_at is null and ended_at is null
  ) where id = coalesce(new.ticket_id, old.ticket_id) or id = coalesce(old.ticket_id, new.ticket_id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.ticket_words(body text, citizen text, wish jsonb, answers jsonb)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_to_tsvector(coalesce(array_agg(distinct left(word, 60)), '{}'))
  from regexp_split_to_table(
    regexp_replace(regexp_replace(
      replace(replace(replace(replace(replace(
        lower(normalize(
          body || ' ' || citizen || ' ' || coalesce(wish ->> 'address', '') || ' '
            || coalesce((select string_agg(said ->> 'value', ' ') from jsonb_array_elements(answers) as said), ''),
          NFKD)),
        'ß', 'ss'), 'ẞ', 'ss'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'),
      '[\u00B7\u00AD\u0300-\u036F]', '', 'g'), '([aou])e', '\1', 'g'),
    '[^a-z0-9\u00C0-\u1FFF\u2C00-\u2DFF\u3040-\uD7FF]+') as word
  where word <> ''
$function$;

create table account (
  id uuid not null,
  name text not null,
  folded_name text not null,
  display_name text not null,
  password_hash text,
  roles text[] not null,
  department_id uuid,
  ui_language text default 'de'::text not null,
  practice boolean default false not null,
  sample boolean default false not null,
  script boolean default false not null,
  active boolean default true not null,
  languages jsonb default '{}'::jsonb not null,
  topics jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone not null,
  version integer default 1 not null,
  phones text[] default '{browser,desk}'::text[] not null,
  desk_number text,
  home_office boolean default false not null,
  weekly_minutes integer,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_folded_name_key UNIQUE (folded_name),
  constraint account_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint account_desk_number_check CHECK (((char_length(desk_number) >= 1) AND (char_length(desk_number) <= 40))),
  constraint account_display_name_check CHECK (((char_length(display_name) >= 1) AND (char_length(display_name) <= 200))),
  constraint account_name_check CHECK (((char_length(name) >= 2) AND (char_length(name) <= 80))),
  constraint account_phones_check CHECK (((phones <@ ARRAY['browser'::text, 'desk'::text]) AND ((cardinality(phones) >= 1) AND (cardinality(phones) <= 2)))),
  constraint account_roles_check CHECK (((roles <@ ARRAY['admin'::text, 'lead'::text, 'agent'::text, 'editor'::text, 'clerk'::text, 'council'::text]) AND (cardinality(roles) > 0))),
  constraint account_ui_language_check CHECK ((ui_language = ANY (ARRAY['de'::text, 'en'::text]))),
  constraint account_version_check CHECK ((version > 0)),
  constraint account_weekly_minutes_check CHECK (((weekly_minutes >= 1) AND (weekly_minutes <= 3600)))
);
comment on table account is 'Who may sign in. Never deleted, only switched off: notes and promises name them.';
comment on column account.folded_name is 'The name as it is compared, made by the program: databases disagree about lower case of letters like İ and Ş.';
comment on column account.password_hash is 'argon2id in PHC notation; null: no sign-in by password (scripts).';
comment on column account.practice is 'A simulated agent.';
comment on column account.sample is 'Made by the sample installation (decision 5): the start refuses a trunk or a public address while one is active.';
comment on column account.script is 'Stands behind an API token; id is the token''s id.';
comment on column account.languages is 'Language tag -> good | canHelp.';
comment on column account.topics is 'Topic key -> good | canHelp.';
comment on column account.version is 'Counts up with every change of the person; who changes names the one they saw.';
comment on column account.phones is 'With which phones the person may begin work: browser, or a SIP desk phone (desk).';
comment on column account.desk_number is 'What is written on the phone at the person''s desk; for people to read, nothing dials it.';
comment on column account.home_office is 'Works outside the house too: then only the phone in the browser reaches the hotline.';
comment on column account.weekly_minutes is 'Minutes of work a week by contract; null = not said. Compared with the planned duty only, never with calls.';

create table api_token (
  id uuid not null,
  token_hash bytea not null,
  role text not null,
  label text default ''::text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint api_token_pkey PRIMARY KEY (id),
  constraint api_token_token_hash_key UNIQUE (token_hash),
  constraint api_token_id_fkey FOREIGN KEY (id) REFERENCES account(id) ON DELETE CASCADE,
  constraint api_token_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'lead'::text, 'agent'::text, 'editor'::text, 'clerk'::text, 'council'::text])))
);
comment on table api_token is 'Bearer tokens for scripts (npm run -s token), stored as SHA-256.';

create table article (
  id uuid not null,
  service_id uuid not null,
  owner_id uuid,
  review_by text,
  four_eyes boolean default false not null,
  version integer default 1 not null,
  constraint article_pkey PRIMARY KEY (id),
  constraint article_service_id_key UNIQUE (service_id),
  constraint article_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES account(id),
  constraint article_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  constraint article_review_by_check CHECK ((review_by ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text))
);
comment on table article is 'What the team needs to answer questions on one service.';
comment on column article.review_by is 'Day by which somebody must have read it again.';
comment on column article.four_eyes is 'Whoever wrote a wording must not approve it.';
comment on column article.version is 'Counts changes of owner, review day and four eyes.';

create table article_attachment (
  id uuid not null,
  article_id uuid not null,
  title text not null,
  language text not null,
  internal boolean not null,
  file_name text not null,
  kind text not null,
  charset text,
  bytes integer not null,
  sha256 text not null,
  retired_at timestamp with time zone,
  version integer default 1 not null,
  constraint article_attachment_pkey PRIMARY KEY (id),
  constraint article_attachment_once UNIQUE (article_id, sha256),
  constraint article_attachment_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint article_attachment_bytes_check CHECK (((bytes >= 1) AND (bytes <= 10485760))),
  constraint article_attachment_file_name_check CHECK (((char_length(file_name) >= 1) AND (char_length(file_name) <= 200))),
  constraint article_attachment_kind_check CHECK ((kind = ANY (ARRAY['pdf'::text, 'png'::text, 'jpeg'::text, 'webp'::text, 'docx'::text, 'xlsx'::text, 'odt'::text, 'text'::text]))),
  constraint article_attachment_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint article_attachment_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
);
CREATE INDEX article_attachment_retired ON public.article_attachment USING btree (retired_at) WHERE (retired_at IS NOT NULL);
comment on table article_attachment is 'A file of an article (Anhang).';
comment on column article_attachment.internal is 'Only for the team; never on public pages.';
comment on column article_attachment.file_name is 'As it is saved by whoever opens it; its ending fits the content.';
comment on column article_attachment.kind is 'Judged by the content.';
comment on column article_attachment.charset is 'Of plain text.';
comment on column article_attachment.retired_at is 'Taken away; it can be restored for 90 days, then it is deleted unless a wording refers to it.';
comment on column article_attachment.version is 'Counts changes, so that two editors do not overwrite each other.';

create table article_attachment_change (
  id uuid not null,
  attachment_id uuid not null,
  what text not null,
  title text not null,
  language text not null,
  internal boolean not null,
  made_at timestamp with time zone not null,
  account_id uuid not null,
  constraint article_attachment_change_pkey PRIMARY KEY (id),
  constraint article_attachment_change_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint article_attachment_change_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES article_attachment(id) ON DELETE CASCADE,
  constraint article_attachment_change_what_check CHECK ((what = ANY (ARRAY['added'::text, 'changed'::text, 'retired'::text, 'restored'::text])))
);
CREATE INDEX article_attachment_change_attachment ON public.article_attachment_change USING btree (attachment_id, made_at);
comment on table article_attachment_change is 'Who did what with an attachment, and what it was called then.';

create table article_attachment_piece (
  attachment_id uuid not null,
  "position" integer not null,
  content bytea not null,
  constraint article_attachment_piece_pkey PRIMARY KEY (attachment_id, "position"),
  constraint article_attachment_piece_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES article_attachment(id) ON DELETE CASCADE,
  constraint article_attachment_piece_content_check CHECK (((octet_length(content) >= 1) AND (octet_length(content) <= 262144)))
);
comment on table article_attachment_piece is 'The content in its order.';

create table article_draft (
  id uuid not null,
  article_id uuid not null,
  language text not null,
  based_on_version integer not null,
  german_version integer,
  title text not null,
  short_answer text not null,
  body_markdown text not null,
  internal_markdown text not null,
  keywords jsonb not null,
  facts jsonb not null,
  checked boolean not null,
  valid_from text,
  state text not null,
  author_id uuid not null,
  authors text[] not null,
  reviewer_id uuid,
  publisher_id uuid,
  reason text,
  why text default ''::text not null,
  saved_at timestamp with time zone not null,
  version integer not null,
  valid_until text,
  fact_keys text[] generated always as (array_remove(string_to_array(lower((regexp_replace(translate(((((((short_answer || ' '::text) || body_markdown) || ' '::text) || internal_markdown) || ' '::text) || (facts)::text), '  ﻿'::text, '   '::text), '.*?(\{\{\s*fakt:\s*([a-z0-9]+(?:-[a-z0-9]+)*)\s*\}\}|$)'::text, '\2 '::text, 'gi'::text) COLLATE "C")), ' '::text), ''::text)) stored not null,
  constraint article_draft_pkey PRIMARY KEY (id),
  constraint article_draft_article_id_language_key UNIQUE (article_id, language),
  constraint article_draft_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint article_draft_author_id_fkey FOREIGN KEY (author_id) REFERENCES account(id),
  constraint article_draft_publisher_id_fkey FOREIGN KEY (publisher_id) REFERENCES account(id),
  constraint article_draft_reviewer_id_fkey FOREIGN KEY (reviewer_id) REFERENCES account(id),
  constraint article_draft_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'review'::text, 'approved'::text, 'scheduled'::text]))),
  constraint article_draft_valid_from_check CHECK ((valid_from ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text)),
  constraint article_draft_valid_until_check CHECK ((valid_until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text))
);
CREATE INDEX article_draft_fact_keys ON public.article_draft USING gin (fact_keys);
comment on table article_draft is 'The wording an editor works on; at most one per article and language.';
comment on column article_draft.based_on_version is 'The published wording it began with; 0 = there was none.';
comment on column article_draft.german_version is 'For translations: the German version it follows.';
comment on column article_draft.valid_from is 'Day from which it is to be shown; null = at once.';
comment on column article_draft.authors is 'Ids of all who saved it: none of them may approve it where four eyes are asked for.';
comment on column article_draft.publisher_id is 'Who scheduled it.';
comment on column article_draft.reason is 'Why it was sent back.';
comment on column article_draft.why is 'What the history will say about it.';
comment on column article_draft.valid_until is 'Last day it is to be shown; null = until further notice.';
comment on column article_draft.fact_keys is 'Keys of the facts its texts refer to, as often as they do.';

create table article_history (
  id uuid not null,
  article_id uuid not null,
  language text not null,
  version integer not null,
  german_version integer,
  title text not null,
  short_answer text not null,
  body_markdown text not null,
  internal_markdown text not null,
  keywords jsonb not null,
  facts jsonb not null,
  checked boolean not null,
  published_at timestamp with time zone not null,
  account_id uuid,
  why text not null,
  valid_until text,
  instead_of integer,
  constraint article_history_pkey PRIMARY KEY (id),
  constraint article_history_article_id_language_version_key UNIQUE (article_id, language, version),
  constraint article_history_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint article_history_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint article_history_valid_until_check CHECK ((valid_until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text))
);
comment on table article_history is 'Every published wording; the first of the city''s files is kept when the second is published.';
comment on column article_history.account_id is 'Who published it; null = the city''s files.';
comment on column article_history.valid_until is 'The last day it was given when it was published.';
comment on column article_history.instead_of is 'It returned by itself when the last day of this version was over; null = somebody published it.';

create table article_mark (
  id uuid not null,
  article_id uuid not null,
  language text not null,
  article_version integer not null,
  kind text not null,
  words text not null,
  words_key text not null,
  contact_id uuid,
  gap_word_id uuid,
  made_at timestamp with time zone not null,
  constraint article_mark_pkey PRIMARY KEY (id),
  constraint article_mark_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint article_mark_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE SET NULL,
  constraint article_mark_gap_word_id_fkey FOREIGN KEY (gap_word_id) REFERENCES knowledge_gap_word(id) ON DELETE SET NULL,
  constraint article_mark_kind_check CHECK ((kind = ANY (ARRAY['used'::text, 'told'::text, 'missing'::text, 'wrong'::text, 'unclear'::text])))
);
CREATE INDEX article_mark_article ON public.article_mark USING btree (article_id);
CREATE UNIQUE INDEX article_mark_once ON public.article_mark USING btree (contact_id, article_id, kind) WHERE (contact_id IS NOT NULL);
CREATE INDEX article_mark_words ON public.article_mark USING btree (words_key) WHERE (words_key <> ''::text);
comment on table article_mark is 'In a call: used, told, missing, wrong, unclear (Rückmeldung). Who said so is not kept.';
comment on column article_mark.article_version is 'Published version of the wording that was open.';
comment on column article_mark.words is 'What had been looked for, without personal data; empty = opened without a search.';
comment on column article_mark.words_key is 'The telling words, folded: what learned queries are compared by.';
comment on column article_mark.gap_word_id is 'What it put into a gap, so that it can be taken back.';

create table article_variant (
  id uuid not null,
  article_id uuid not null,
  language text not null,
  title text not null,
  short_answer text not null,
  facts jsonb not null,
  body_markdown text not null,
  based_on timestamp with time zone,
  updated_at timestamp with time zone not null,
  folded_title text not null,
  folded_keywords text not null,
  folded_text text not null,
  checked boolean default false not null,
  version integer default 1 not null,
  based_on_version integer,
  internal_markdown text default ''::text not null,
  looked_at timestamp with time zone,
  valid_until text,
  fact_keys text[] generated always as (array_remove(string_to_array(lower((regexp_replace(translate(((((((short_answer || ' '::text) || body_markdown) || ' '::text) || internal_markdown) || ' '::text) || (facts)::text), '  ﻿'::text, '   '::text), '.*?(\{\{\s*fakt:\s*([a-z0-9]+(?:-[a-z0-9]+)*)\s*\}\}|$)'::text, '\2 '::text, 'gi'::text) COLLATE "C")), ' '::text), ''::text)) stored not null,
  constraint article_variant_pkey PRIMARY KEY (id),
  constraint article_variant_article_id_language_key UNIQUE (article_id, language),
  constraint article_variant_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint article_variant_valid_until_check CHECK ((valid_until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text))
);
CREATE INDEX article_variant_fact_keys ON public.article_variant USING gin (fact_keys);
CREATE INDEX article_variant_valid_until ON public.article_variant USING btree (valid_until) WHERE (valid_until IS NOT NULL);
comment on table article_variant is 'An article in one language; the German wording is official.';
comment on column article_variant.facts is 'List of {label, value}: fee, duration, deadline.';
comment on column article_variant.based_on is 'updated_at of the German variant this one was translated from; null for German.';
comment on column article_variant.folded_text is 'Words folded for searching (lib/pure/fold.ts); likewise folded_title and folded_keywords.';
comment on column article_variant.checked is 'Read by somebody who knows the language; false = drafted by a machine, and shown so.';
comment on column article_variant.version is 'Number of the published wording, counted per language.';
comment on column article_variant.based_on_version is 'The German version a translation was made from; null = the first.';
comment on column article_variant.internal_markdown is 'Hints for the team only; never on public pages.';
comment on column article_variant.looked_at is 'When somebody last said that the sentences with changed facts are still right.';
comment on column article_variant.valid_until is 'Last day it is shown; null = until further notice.';
comment on column article_variant.fact_keys is 'Keys of the facts its texts refer to, as often as they do.';

create table call (
  id uuid not null,
  source text not null,
  dialled text not null,
  sip_call_id text not null,
  caller_kind text not null,
  caller_number text,
  language text not null,
  topic text,
  menu_path text not null,
  arrived_at timestamp with time zone not null,
  queued_at timestamp with time zone,
  answered_at timestamp with time zone,
  waited_ms integer,
  talk_ms integer,
  hold_ms integer,
  transferred_to uuid,
  transfer_accepted boolean,
  ended_at timestamp with time zone,
  "end" text,
  ended_by text,
  priority integer not null,
  version integer not null,
  constraint call_pkey PRIMARY KEY (id),
  constraint call_id_fkey FOREIGN KEY (id) REFERENCES contact(id),
  constraint call_caller_kind_check CHECK ((caller_kind = ANY (ARRAY['known'::text, 'withheld'::text, 'unknown'::text]))),
  constraint call_end_check CHECK (("end" = ANY (ARRAY['served'::text, 'abandoned_menu'::text, 'abandoned_waiting'::text, 'callback_booked'::text, 'self_served'::text, 'closed'::text, 'refused'::text, 'broken'::text]))),
  constraint call_ended_by_check CHECK ((ended_by = ANY (ARRAY['citizen'::text, 'agent'::text, 'department'::text, 'system'::text]))),
  constraint call_ended_has_end CHECK (((ended_at IS NULL) = ("end" IS NULL))),
  constraint call_hold_ms_check CHECK ((hold_ms >= 0)),
  constraint call_number_only_known CHECK (((caller_number IS NULL) OR (caller_kind = 'known'::text))),
  constraint call_served_was_answered CHECK ((("end" <> 'served'::text) OR (answered_at IS NOT NULL))),
  constraint call_source_check CHECK ((source = ANY (ARRAY['trunk'::text, 'web'::text]))),
  constraint call_talk_ms_check CHECK ((talk_ms >= 0)),
  constraint call_waited_ms_check CHECK ((waited_ms >= 0))
);
CREATE INDEX call_arrived ON public.call USING btree (arrived_at, id);
CREATE INDEX call_number_to_forget ON public.call USING btree (arrived_at) WHERE (caller_number IS NOT NULL);
CREATE INDEX call_sip_call_id ON public.call USING btree (sip_call_id);
comment on table call is 'Exactly one row for every call that reached us (decision 24); id = id of its contact.';
comment on column call.caller_number is 'Raw number, deleted after 24 hours; never written when withheld (decision 13).';
comment on column call."end" is 'How it ended (decision 23).';
comment on column call.version is 'State of the row; a newer one wins whatever the order of arrival.';

create table callback (
  id uuid not null,
  call_id uuid,
  number text,
  language text not null,
  topic text,
  department_id uuid not null,
  origin text not null,
  since timestamp with time zone not null,
  text text not null,
  ticket_id uuid,
  booked_by uuid,
  slot_from timestamp with time zone,
  slot_to timestamp with time zone,
  window_from timestamp with time zone,
  window_to timestamp with time zone,
  not_before timestamp with time zone not null,
  state text not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_reason text,
  ended_note text default ''::text not null,
  ended_by uuid,
  version integer not null,
  constraint callback_pkey PRIMARY KEY (id),
  constraint callback_call_id_key UNIQUE (call_id),
  constraint callback_booked_by_fkey FOREIGN KEY (booked_by) REFERENCES account(id),
  constraint callback_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint callback_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES account(id),
  constraint callback_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint callback_closed_by_person CHECK (((ended_reason <> 'closed'::text) OR (ended_by IS NOT NULL))),
  constraint callback_ended_reason_check CHECK ((ended_reason = ANY (ARRAY['reached'::text, 'calledIn'::text, 'withdrawn'::text, 'ticket'::text, 'closed'::text, 'retention'::text]))),
  constraint callback_live_has_number CHECK (((number IS NOT NULL) OR (state = 'settled'::text))),
  constraint callback_number_check CHECK ((number ~ '^\+49[1-9][0-9]{4,12}$'::text)),
  constraint callback_origin_check CHECK ((origin = ANY (ARRAY['closed'::text, 'queue'::text, 'ticket'::text, 'desk'::text, 'broken'::text]))),
  constraint callback_settled_has_end CHECK ((((state = 'settled'::text) = (ended_at IS NOT NULL)) AND ((ended_at IS NULL) = (ended_reason IS NULL)))),
  constraint callback_slot_order CHECK (((slot_from < slot_to) AND (window_from < window_to))),
  constraint callback_slot_whole CHECK ((num_nulls(slot_from, slot_to, window_from, window_to) = ANY (ARRAY[0, 4]))),
  constraint callback_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'open'::text, 'settled'::text])))
);
CREATE INDEX callback_ended ON public.callback USING btree (ended_at, id) WHERE (state = 'settled'::text);
CREATE INDEX callback_live ON public.callback USING btree (state, not_before, id) WHERE (state <> 'settled'::text);
CREATE INDEX callback_number_to_forget ON public.callback USING btree (ended_at) WHERE ((number IS NOT NULL) AND (state = 'settled'::text));
CREATE UNIQUE INDEX callback_one_live ON public.callback USING btree (number) WHERE (state <> 'settled'::text);
CREATE INDEX callback_slot ON public.callback USING btree (slot_from) WHERE (slot_from IS NOT NULL);
CREATE INDEX callback_ticket ON public.callback USING btree (ticket_id) WHERE (ticket_id IS NOT NULL);
comment on table callback is 'A call-back wish: a citizen who is called back instead of calling again (Rückrufwunsch).';
comment on column callback.call_id is 'The call it was made in: booking is idempotent per call. Its row may still lie in the spool, hence no foreign key.';
comment on column callback.number is 'Deleted, with the text, 24 hours after the end.';
comment on column callback.since is 'When the citizen first reached us: the place among the callers.';
comment on column callback.slot_from is 'The service hour that is used up; null = nothing was promised (an accepted broken call).';
comment on column callback.window_from is 'What the citizen was told: between window_from and window_to.';
comment on column callback.not_before is 'The next attempt is not made before.';

create table callback_attempt (
  id uuid not null,
  callback_id uuid not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  result text,
  constraint callback_attempt_pkey PRIMARY KEY (id),
  constraint callback_attempt_callback_id_fkey FOREIGN KEY (callback_id) REFERENCES callback(id),
  constraint callback_attempt_ended_has_result CHECK (((ended_at IS NULL) = (result IS NULL))),
  constraint callback_attempt_result_check CHECK ((result = ANY (ARRAY['reached'::text, 'busy'::text, 'noAnswer'::text, 'mailbox'::text, 'wrongNumber'::text, 'failed'::text, 'notDialled'::text])))
);
CREATE INDEX callback_attempt_callback ON public.callback_attempt USING btree (callback_id, started_at);
comment on table callback_attempt is 'One attempt to call back (Anrufversuch); id = id of the contact it became, if it became one. No agent, no number.';

create table caller_trace (
  contact_id uuid not null,
  day text not null,
  hash bytea not null,
  at timestamp with time zone not null,
  constraint caller_trace_pkey PRIMARY KEY (contact_id),
  constraint caller_trace_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id),
  constraint caller_trace_day_check CHECK ((day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text)),
  constraint caller_trace_hash_check CHECK ((length(hash) = 32))
);
CREATE INDEX caller_trace_at ON public.caller_trace USING btree (at);
CREATE INDEX caller_trace_hash ON public.caller_trace USING btree (hash);
comment on table caller_trace is 'Who called, as HMAC-SHA-256 of the number with the key of the day. The keys lie in a file beside the database; without them a hash says nothing.';

create table city_import (
  id uuid not null,
  city text not null,
  fingerprint text not null,
  imported_at timestamp with time zone not null,
  constraint city_import_pkey PRIMARY KEY (id)
);
comment on table city_import is 'City files that were loaded (decision 32).';

create table city_setting (
  name text not null,
  value jsonb not null,
  updated_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint city_setting_pkey PRIMARY KEY (name),
  constraint city_setting_version_check CHECK ((version > 0))
);
comment on table city_setting is 'What the city edits beside its records: hours, menu, announcements, routing, closing days.';
comment on column city_setting.version is 'Counts up with every change; who changes names the one they saw.';

create table contact (
  id uuid not null,
  channel text not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  language text not null,
  topic text,
  shift_id uuid,
  constraint contact_pkey PRIMARY KEY (id),
  constraint contact_shift_id_fkey FOREIGN KEY (shift_id) REFERENCES shift(id),
  constraint contact_channel_check CHECK ((channel = ANY (ARRAY['call'::text, 'callback'::text, 'email'::text, 'web'::text])))
);
CREATE INDEX contact_shift ON public.contact USING btree (shift_id) WHERE (shift_id IS NOT NULL);
CREATE INDEX contact_started ON public.contact USING btree (started_at);
comment on table contact is 'One call, call-back, e-mail or web request (Kontakt); no person, no number.';

create table department (
  id uuid not null,
  key text not null,
  name text not null,
  names jsonb not null,
  tasks text not null,
  number text,
  email text,
  hours jsonb not null,
  stage text not null,
  parent_id uuid,
  notice_mode text default 'off'::text not null,
  notice_address text,
  version integer default 1 not null,
  exceptions jsonb default '[]'::jsonb not null,
  connects text default 'announce'::text not null,
  deputy_id uuid,
  constraint department_pkey PRIMARY KEY (id),
  constraint department_key_key UNIQUE (key),
  constraint department_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES department(id),
  constraint department_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES department(id),
  constraint department_check CHECK ((parent_id <> id)),
  constraint department_connects_check CHECK ((connects = ANY (ARRAY['announce'::text, 'straight'::text]))),
  constraint department_deputy_other CHECK ((deputy_id <> id)),
  constraint department_exceptions_check CHECK ((jsonb_typeof(exceptions) = 'array'::text)),
  constraint department_key_check CHECK ((key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint department_notice_address_check CHECK ((notice_address ~ '^[^[:space:][:cntrl:]<>,;"]+@[^[:space:][:cntrl:]<>,;"]+$'::text)),
  constraint department_notice_mode_check CHECK ((notice_mode = ANY (ARRAY['off'::text, 'signIn'::text, 'link'::text, 'mail'::text]))),
  constraint department_notice_needs_address CHECK (((notice_mode = 'off'::text) OR (notice_address IS NOT NULL))),
  constraint department_stage_check CHECK ((stage = ANY (ARRAY['notConnected'::text, 'directory'::text, 'shadow'::text, 'live'::text, 'overflow'::text]))),
  constraint department_version_check CHECK ((version > 0))
);
comment on table department is 'Organisational unit with a central number, an e-mail address, hours and an onboarding stage (Fachbereich).';
comment on column department.names is 'Name per language where it differs from the German one.';
comment on column department.tasks is 'What it does, in the words people search for.';
comment on column department.hours is 'Weekly hours: weekday 1 (Monday) to 7, each a list of {from, to} in minutes since local midnight.';
comment on column department.notice_mode is 'How it hears of its tickets: not at all, and signs in; by a one-time link; by mail alone, answers included.';
comment on column department.notice_address is 'The mailbox such mails go to; answers are taken from it or its domain.';
comment on column department.version is 'Counts up with every change; who changes names the one they saw.';
comment on column department.exceptions is 'Days with other hours: list of {from, to, name, spans}; no spans = closed.';
comment on column department.connects is 'At the stage directory: callers hear its number, or are connected straight in its hours.';
comment on column department.deputy_id is 'Who stands in on days on which the department is closed under a name.';

create table department_notice (
  id uuid not null,
  ticket_id uuid not null,
  department_id uuid not null,
  why text not null,
  promised_for timestamp with time zone,
  created_at timestamp with time zone not null,
  token_hash text,
  link_until timestamp with time zone,
  opened_at timestamp with time zone,
  session_hash text,
  session_until timestamp with time zone,
  answer_note_id uuid,
  constraint department_notice_pkey PRIMARY KEY (id),
  constraint department_notice_session_hash_key UNIQUE (session_hash),
  constraint department_notice_token_hash_key UNIQUE (token_hash),
  constraint department_notice_answer_note_id_fkey FOREIGN KEY (answer_note_id) REFERENCES ticket_note(id),
  constraint department_notice_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint department_notice_id_fkey FOREIGN KEY (id) REFERENCES mail_outbox(id),
  constraint department_notice_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint department_notice_danger_has_time CHECK (((promised_for IS NULL) = (why <> 'danger'::text))),
  constraint department_notice_link_ends CHECK (((token_hash IS NULL) = (link_until IS NULL))),
  constraint department_notice_opened_has_session CHECK ((((opened_at IS NULL) = (session_hash IS NULL)) AND ((session_hash IS NULL) = (session_until IS NULL)))),
  constraint department_notice_session_hash_check CHECK ((session_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint department_notice_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint department_notice_why_check CHECK ((why = ANY (ARRAY['created'::text, 'handedOn'::text, 'citizenWrote'::text, 'replied'::text, 'danger'::text, 'answerReturned'::text, 'newLink'::text])))
);
CREATE INDEX department_notice_answer ON public.department_notice USING btree (answer_note_id) WHERE (answer_note_id IS NOT NULL);
CREATE UNIQUE INDEX department_notice_danger ON public.department_notice USING btree (ticket_id, department_id, promised_for) WHERE (why = 'danger'::text);
CREATE INDEX department_notice_ticket ON public.department_notice USING btree (ticket_id, created_at);
comment on table department_notice is 'A mail to a department about one of its tickets, with the link it holds, if it holds one.';
comment on column department_notice.promised_for is 'The promised time in danger: told once each.';
comment on column department_notice.token_hash is 'SHA-256 of the link''s secret; the secret itself stands in the mail that was sent and nowhere else.';
comment on column department_notice.opened_at is 'When the link was used: once.';
comment on column department_notice.session_hash is 'SHA-256 of the cookie it was exchanged for.';
comment on column department_notice.answer_note_id is 'What was answered with it; from then on the ticket is no longer shown.';

create table directory_entry (
  id uuid not null,
  key text not null,
  department_id uuid not null,
  name text not null,
  number text,
  acceptance text not null,
  hours jsonb,
  account_id uuid,
  version integer default 1 not null,
  kind text default 'place'::text not null,
  role text default ''::text not null,
  exceptions jsonb default '[]'::jsonb not null,
  deputy_id uuid,
  constraint directory_entry_pkey PRIMARY KEY (id),
  constraint directory_entry_account_id_key UNIQUE (account_id),
  constraint directory_entry_key_key UNIQUE (key),
  constraint directory_entry_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint directory_entry_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint directory_entry_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES directory_entry(id),
  constraint directory_entry_acceptance_check CHECK ((acceptance = ANY (ARRAY['answer'::text, 'key'::text]))),
  constraint directory_entry_check CHECK ((deputy_id <> id)),
  constraint directory_entry_exceptions_check CHECK ((jsonb_typeof(exceptions) = 'array'::text)),
  constraint directory_entry_key_check CHECK ((key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint directory_entry_kind_check CHECK ((kind = ANY (ARRAY['place'::text, 'person'::text]))),
  constraint directory_entry_leads_somewhere CHECK (((number IS NOT NULL) OR (account_id IS NOT NULL))),
  constraint directory_entry_number_check CHECK ((number ~ '^(\+49[1-9][0-9]{4,12}|[1-9][0-9]{0,5})$'::text)),
  constraint directory_entry_version_check CHECK ((version > 0))
);
CREATE INDEX directory_entry_department ON public.directory_entry USING btree (department_id);
comment on table directory_entry is 'A number a citizen can be transferred to; the only numbers that may be dialled (decision 12).';
comment on column directory_entry.number is 'Null for a person who is reached only at a phone registered with us.';
comment on column directory_entry.acceptance is 'Transfer counts as accepted on answer, or only after key 1 (decision 17).';
comment on column directory_entry.hours is 'Own weekly hours; null = those of the department.';
comment on column directory_entry.account_id is 'Whose registered phone rings instead of the number (decision 12); the entry is made when the phone is first switched on.';
comment on column directory_entry.kind is 'A place such as a counter, or a person.';
comment on column directory_entry.role is 'What a person or place does, in the words people search for.';
comment on column directory_entry.exceptions is 'Days with other hours, such as a leave; as in department.';
comment on column directory_entry.deputy_id is 'Who is asked when this one cannot be reached.';

create table duty (
  id uuid not null,
  account_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint duty_pkey PRIMARY KEY (id),
  constraint duty_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint duty_check CHECK (((ends_at > starts_at) AND (ends_at <= (starts_at + '24:00:00'::interval))))
);
CREATE INDEX duty_account ON public.duty USING btree (account_id, starts_at);
CREATE INDEX duty_time ON public.duty USING btree (starts_at, ends_at);
comment on table duty is 'The duty roster as it was brought in: when somebody is planned to work. A plan, not what was worked; deleted a week after it is over.';

create table duty_before (
  change_id uuid not null,
  account_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint duty_before_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint duty_before_change_id_fkey FOREIGN KEY (change_id) REFERENCES roster_change(change_id) ON DELETE CASCADE,
  constraint duty_before_check CHECK ((ends_at > starts_at))
);
CREATE INDEX duty_before_account ON public.duty_before USING btree (account_id);
CREATE INDEX duty_before_change ON public.duty_before USING btree (change_id);
CREATE INDEX duty_before_end ON public.duty_before USING btree (ends_at);
comment on table duty_before is 'The plan a roster took the place of, so that it can be put back; deleted a week after it is over, like the plan itself.';

create table fact (
  id uuid not null,
  key text not null,
  kind text not null,
  name text not null,
  department_id uuid not null,
  retired_at timestamp with time zone,
  version integer default 1 not null,
  constraint fact_pkey PRIMARY KEY (id),
  constraint fact_key_key UNIQUE (key),
  constraint fact_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint fact_key_check CHECK ((key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint fact_kind_check CHECK ((kind = ANY (ARRAY['fee'::text, 'document'::text, 'deadline'::text, 'hours'::text, 'address'::text, 'duration'::text, 'text'::text]))),
  constraint fact_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)))
);
CREATE INDEX fact_department ON public.fact USING btree (department_id);
comment on table fact is 'A fee, document, deadline … that texts refer to by {{fakt:KEY}} (Fakt).';
comment on column fact.name is 'How editors find it, in German.';
comment on column fact.version is 'Counts changes, so that two editors do not overwrite each other.';

create table fact_doubt (
  id uuid not null,
  fact_id uuid not null,
  wrong_since text not null,
  why text not null,
  made_at timestamp with time zone not null,
  account_id uuid,
  constraint fact_doubt_pkey PRIMARY KEY (id),
  constraint fact_doubt_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint fact_doubt_fact_id_fkey FOREIGN KEY (fact_id) REFERENCES fact(id),
  constraint fact_doubt_wrong_since_check CHECK ((wrong_since ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text))
);
CREATE INDEX fact_doubt_fact ON public.fact_doubt USING btree (fact_id, made_at);
comment on table fact_doubt is 'An editor said: what this fact said since that day was wrong (war falsch seit).';

create table fact_version (
  id uuid not null,
  fact_id uuid not null,
  value jsonb not null,
  uncertain boolean not null,
  valid_from text not null,
  valid_until text,
  made_at timestamp with time zone not null,
  account_id uuid,
  why text not null,
  replaced_at timestamp with time zone,
  constraint fact_version_pkey PRIMARY KEY (id),
  constraint fact_version_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint fact_version_fact_id_fkey FOREIGN KEY (fact_id) REFERENCES fact(id),
  constraint fact_version_check CHECK ((valid_until >= valid_from)),
  constraint fact_version_valid_from_check CHECK ((valid_from ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text)),
  constraint fact_version_valid_until_check CHECK ((valid_until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text))
);
CREATE INDEX fact_version_fact ON public.fact_version USING btree (fact_id, valid_from);
CREATE UNIQUE INDEX fact_version_one_a_day ON public.fact_version USING btree (fact_id, valid_from) WHERE (replaced_at IS NULL);
comment on table fact_version is 'What a fact says from day to day; both days belong to it.';
comment on column fact_version.uncertain is 'Must be checked; shown so wherever the fact is read.';
comment on column fact_version.valid_until is 'Last day; null = until further notice.';
comment on column fact_version.replaced_at is 'Corrected since: kept for the history, never shown as valid.';

create table idempotency (
  account_id uuid not null,
  endpoint text not null,
  key_hash bytea not null,
  request_hash bytea not null,
  response bytea not null,
  created_at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (account_id, endpoint, key_hash),
  constraint idempotency_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX idempotency_created ON public.idempotency USING btree (created_at);
comment on table idempotency is 'Answers to POSTs with an Idempotency-Key, kept 24 hours; encrypted with a key derived from the client''s Idempotency-Key, of which only the hash is here.';

create table invitation (
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  account_id uuid,
  constraint invitation_pkey PRIMARY KEY (token_hash),
  constraint invitation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX invitation_account ON public.invitation USING btree (account_id) WHERE (account_id IS NOT NULL);
comment on table invitation is 'One-time links: one makes the first administrator, the others let a person set their password.';
comment on column invitation.account_id is 'Whose password the link sets; null = the link makes the first administrator.';

create table journal (
  id uuid not null,
  at timestamp with time zone not null,
  call_id uuid,
  type text not null,
  data jsonb not null,
  constraint journal_pkey PRIMARY KEY (id)
);
CREATE INDEX journal_at ON public.journal USING btree (at);
CREATE INDEX journal_call ON public.journal USING btree (call_id) WHERE (call_id IS NOT NULL);
CREATE INDEX journal_menu ON public.journal USING btree (at) WHERE (type = ANY (ARRAY['levelChosen'::text, 'topicChosen'::text, 'levelAgain'::text]));
comment on table journal is 'Append-only events of calls and queue; no agent ids, no numbers (decision 29).';

create table knowledge_gap (
  id uuid not null,
  kind text not null,
  article_id uuid,
  department_id uuid,
  owner_id uuid,
  due text,
  state text not null,
  answer text default ''::text not null,
  answer_article_id uuid,
  answer_language text,
  reason text default ''::text not null,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version integer default 1 not null,
  constraint knowledge_gap_pkey PRIMARY KEY (id),
  constraint knowledge_gap_answer_article_id_fkey FOREIGN KEY (answer_article_id) REFERENCES article(id) ON DELETE SET NULL,
  constraint knowledge_gap_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE SET NULL,
  constraint knowledge_gap_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint knowledge_gap_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES account(id),
  constraint knowledge_gap_due_check CHECK ((due ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text)),
  constraint knowledge_gap_ended CHECK (((ended_at IS NULL) = (state = ANY (ARRAY['open'::text, 'answering'::text])))),
  constraint knowledge_gap_kind_check CHECK ((kind = ANY (ARRAY['notFound'::text, 'missing'::text, 'wrong'::text, 'unclear'::text]))),
  constraint knowledge_gap_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answering'::text, 'closed'::text, 'dismissed'::text])))
);
CREATE INDEX knowledge_gap_state ON public.knowledge_gap USING btree (state);
comment on table knowledge_gap is 'What the knowledge base could not answer in a call (Lücke).';
comment on column knowledge_gap.article_id is 'What it is about; null = nothing was found.';
comment on column knowledge_gap.due is 'Local day by which it is to be answered.';
comment on column knowledge_gap.answer is 'What the department says is right, for whoever writes it.';
comment on column knowledge_gap.answer_article_id is 'The article that answers it; it ends when that is published.';
comment on column knowledge_gap.answer_language is 'The wording whose publication closes it.';

create table knowledge_gap_teller (
  gap_id uuid not null,
  account_id uuid not null,
  met_at timestamp with time zone not null,
  constraint knowledge_gap_teller_pkey PRIMARY KEY (gap_id, account_id),
  constraint knowledge_gap_teller_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint knowledge_gap_teller_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES knowledge_gap(id) ON DELETE CASCADE
);
CREATE INDEX knowledge_gap_teller_account ON public.knowledge_gap_teller USING btree (account_id);
comment on table knowledge_gap_teller is 'Who is to be told that a gap has ended; erased when they have read it. Shown to nobody else.';

create table knowledge_gap_word (
  id uuid not null,
  gap_id uuid not null,
  words text not null,
  words_key text not null,
  language text not null,
  topic text,
  note text default ''::text not null,
  met_at timestamp with time zone not null,
  folded text generated always as (regexp_replace(regexp_replace(regexp_replace(replace(replace(replace(replace(replace(lower(NORMALIZE(((words || ' '::text) || note), NFKD)), 'ß'::text, 'ss'::text), 'ẞ'::text, 'ss'::text), 'ı'::text, 'i'::text), 'ł'::text, 'l'::text), 'Ł'::text, 'l'::text), '[\u00B7\u00AD\u0300-\u036F]'::text, ''::text, 'g'::text), '([aou])e'::text, '\1'::text, 'g'::text), '[^a-z0-9\u0080-\uFFFF]+'::text, ' '::text, 'g'::text)) stored not null,
  constraint knowledge_gap_word_pkey PRIMARY KEY (id),
  constraint knowledge_gap_word_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES knowledge_gap(id) ON DELETE CASCADE
);
CREATE INDEX knowledge_gap_word_gap ON public.knowledge_gap_word USING btree (gap_id);
CREATE INDEX knowledge_gap_word_key ON public.knowledge_gap_word USING btree (words_key);
CREATE INDEX knowledge_gap_word_met ON public.knowledge_gap_word USING btree (met_at);
comment on table knowledge_gap_word is 'Each time somebody met a gap: the citizen''s own words, without personal data.';
comment on column knowledge_gap_word.note is 'What the agent added, e.g. what is wrong.';
comment on column knowledge_gap_word.folded is 'Words and note in lower case and without accents, for finding.';

create table knowledge_import_change (
  run_id uuid not null,
  "position" integer not null,
  kind text not null,
  source_id text not null,
  service_id uuid,
  title text not null,
  folded_title text not null,
  fields jsonb not null,
  kept boolean not null,
  constraint knowledge_import_change_pkey PRIMARY KEY (run_id, "position"),
  constraint knowledge_import_change_run_id_fkey FOREIGN KEY (run_id) REFERENCES knowledge_import_run(id) ON DELETE CASCADE,
  constraint knowledge_import_change_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'changed'::text, 'gone'::text])))
);
comment on table knowledge_import_change is 'What a run would change, field by field, for the eyes of an editor.';

create table knowledge_import_entry (
  run_id uuid not null,
  source_id text not null,
  part text not null,
  "position" integer not null,
  line integer not null,
  entry jsonb not null,
  constraint knowledge_import_entry_pkey PRIMARY KEY (run_id, source_id, part),
  constraint knowledge_import_entry_run_id_fkey FOREIGN KEY (run_id) REFERENCES knowledge_import_run(id) ON DELETE CASCADE
);
CREATE INDEX knowledge_import_entry_position ON public.knowledge_import_entry USING btree (run_id, "position");
comment on table knowledge_import_entry is 'The delivered services of a run until it is applied or discarded; part = language of a translation that came by itself.';

create table knowledge_import_run (
  id uuid not null,
  source text not null,
  file_name text not null,
  format text,
  complete boolean not null,
  department_id uuid,
  state text not null,
  token text,
  sums jsonb,
  problems jsonb default '[]'::jsonb not null,
  problem_count integer default 0 not null,
  refusal jsonb,
  started_at timestamp with time zone not null,
  started_by text not null,
  ended_at timestamp with time zone,
  applied_by text,
  constraint knowledge_import_run_pkey PRIMARY KEY (id),
  constraint knowledge_import_run_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint knowledge_import_run_format_check CHECK ((format = ANY (ARRAY['xzufi'::text, 'jsonl'::text, 'csv'::text, 'xlsx'::text]))),
  constraint knowledge_import_run_source_check CHECK ((source ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint knowledge_import_run_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'compared'::text, 'applied'::text, 'refused'::text, 'failed'::text, 'discarded'::text]))),
  constraint knowledge_import_run_token CHECK (((state = ANY (ARRAY['compared'::text, 'applied'::text])) <= (token IS NOT NULL)))
);
CREATE INDEX knowledge_import_run_started ON public.knowledge_import_run USING btree (started_at);
comment on table knowledge_import_run is 'One delivered file: its sums, its problems, and who applied it (audit).';
comment on column knowledge_import_run.complete is 'True: what the source no longer delivers goes; false: a part delivery takes nothing away.';
comment on column knowledge_import_run.token is 'Fingerprint of the differences somebody looked at; applied only while it still holds.';
comment on column knowledge_import_run.problems is 'The first problems, with line and field; problem_count counts them all.';

create table life_situation (
  key text not null,
  "position" integer not null,
  names jsonb not null,
  constraint life_situation_pkey PRIMARY KEY (key),
  constraint life_situation_key_check CHECK ((key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint life_situation_names_check CHECK ((names ? 'de'::text))
);
comment on table life_situation is 'What brings a citizen to the city, such as moving or a birth (Lebenslage).';
comment on column life_situation."position" is 'Order in which lists show them.';
comment on column life_situation.names is 'Name per language; German is always there.';

create table mail_message (
  id uuid not null,
  mailbox text not null,
  identity text not null,
  raw bytea,
  received_at timestamp with time zone not null,
  state text not null,
  reason text,
  attempts integer not null,
  next_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  kind text,
  from_name text,
  from_address text,
  subject text,
  sent_at timestamp with time zone,
  text text,
  html text,
  hints jsonb not null,
  ticket_id uuid,
  note_id uuid,
  whole_bytes bigint,
  outside_pictures integer default 0 not null,
  unconfirmed text,
  forgotten_at timestamp with time zone,
  constraint mail_message_pkey PRIMARY KEY (id),
  constraint mail_message_once UNIQUE (mailbox, identity),
  constraint mail_message_note_id_fkey FOREIGN KEY (note_id) REFERENCES ticket_note(id),
  constraint mail_message_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint mail_message_deleted_tells_nothing CHECK (((state <> 'deleted'::text) OR ((num_nonnulls(raw, kind, from_name, from_address, subject, sent_at, text, html, note_id, unconfirmed) = 0) AND (hints = '[]'::jsonb)))),
  constraint mail_message_ended_has_time CHECK (((ended_at IS NULL) = (state = 'stored'::text))),
  constraint mail_message_identity_check CHECK ((identity ~ '^[0-9a-f]{64}$'::text)),
  constraint mail_message_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'autoReply'::text, 'bounce'::text, 'list'::text, 'own'::text]))),
  constraint mail_message_mailbox_check CHECK ((mailbox ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint mail_message_outside_pictures_check CHECK ((outside_pictures >= 0)),
  constraint mail_message_processed_has_ticket CHECK (((ticket_id IS NULL) = (state <> 'processed'::text))),
  constraint mail_message_raw_until_forgotten CHECK (((raw IS NULL) = (forgotten_at IS NOT NULL))),
  constraint mail_message_reason_check CHECK ((reason = ANY (ARRAY['empty'::text, 'tooLarge'::text, 'tooSlow'::text, 'tooMuchMemory'::text, 'tooManyParts'::text, 'tooDeep'::text, 'headersTooLarge'::text, 'boundaryMissing'::text, 'broken'::text, 'notStorable'::text, 'own'::text, 'mailboxTest'::text]))),
  constraint mail_message_reason_for_end CHECK (((reason IS NULL) = (state = ANY (ARRAY['stored'::text, 'processed'::text, 'deleted'::text])))),
  constraint mail_message_state_check CHECK ((state = ANY (ARRAY['stored'::text, 'processed'::text, 'quarantined'::text, 'ignored'::text, 'deleted'::text]))),
  constraint mail_message_unconfirmed_check CHECK ((unconfirmed = ANY (ARRAY['notPerson'::text, 'noSender'::text, 'otherReplyTo'::text, 'notAuthenticated'::text, 'nobodyReads'::text, 'own'::text, 'address'::text, 'all'::text, 'off'::text]))),
  constraint mail_message_whole_bytes_check CHECK ((whole_bytes > 0))
);
CREATE INDEX mail_message_automatic ON public.mail_message USING btree (received_at) WHERE ((state = 'ignored'::text) OR (kind = ANY (ARRAY['autoReply'::text, 'bounce'::text, 'list'::text])));
CREATE INDEX mail_message_kept ON public.mail_message USING btree (ticket_id) WHERE ((forgotten_at IS NULL) AND (ticket_id IS NOT NULL));
CREATE INDEX mail_message_note ON public.mail_message USING btree (note_id) WHERE (note_id IS NOT NULL);
CREATE INDEX mail_message_quarantined ON public.mail_message USING btree (received_at) WHERE (state = 'quarantined'::text);
CREATE INDEX mail_message_ticket ON public.mail_message USING btree (ticket_id) WHERE (ticket_id IS NOT NULL);
CREATE INDEX mail_message_to_do ON public.mail_message USING btree (next_at, received_at) WHERE (state = 'stored'::text);
comment on table mail_message is 'A mail that reached one of our mailboxes, as it came and as it reads (E-Mail).';
comment on column mail_message.mailbox is 'Key of the mailbox it lay in.';
comment on column mail_message.identity is 'SHA-256 of Message-ID, headers of the sender and content: the same mail once more has the same one.';
comment on column mail_message.raw is 'As it came; it stays until its time is over (forgotten_at). Only its headers where whole_bytes is set.';
comment on column mail_message.reason is 'Why it lies in quarantine or was ignored.';
comment on column mail_message.next_at is 'It is not looked at again before; moved on by every attempt that failed.';
comment on column mail_message.hints is 'List of {code, ...}: what a person must know before answering.';
comment on column mail_message.note_id is 'The note it became on a ticket that was there already; null = the ticket was made of it.';
comment on column mail_message.whole_bytes is 'Size of a mail that was too large to fetch: it lies in the mailbox, raw has its headers.';
comment on column mail_message.outside_pictures is 'Pictures of the text that would have been loaded from elsewhere; they are not.';
comment on column mail_message.unconfirmed is 'Why its sender was not told that it arrived; null = told, or nothing to tell.';
comment on column mail_message.forgotten_at is 'When raw mail, parts and text were deleted because their time was over; who sent it and when stays with the ticket.';

create table mail_outbox (
  id uuid not null,
  ticket_id uuid,
  note_id uuid,
  kind text not null,
  to_address text not null,
  address_key text not null,
  language text not null,
  subject text not null,
  text text not null,
  html text not null,
  message_id text not null,
  reply_to text not null,
  state text not null,
  attempts integer default 0 not null,
  next_at timestamp with time zone,
  begun_at timestamp with time zone not null,
  claimed_at timestamp with time zone,
  maybe_twice boolean default false not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  last_error text,
  forgotten_at timestamp with time zone,
  constraint mail_outbox_pkey PRIMARY KEY (id),
  constraint mail_outbox_message_id_key UNIQUE (message_id),
  constraint mail_outbox_note_id_key UNIQUE (note_id),
  constraint mail_outbox_note_id_fkey FOREIGN KEY (note_id) REFERENCES ticket_note(id),
  constraint mail_outbox_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint mail_outbox_failed_has_error CHECK (((state <> 'failed'::text) OR (last_error IS NOT NULL))),
  constraint mail_outbox_has_ticket CHECK (((ticket_id IS NULL) = (kind = 'mailboxTest'::text))),
  constraint mail_outbox_kind_check CHECK ((kind = ANY (ARRAY['acknowledgement'::text, 'answer'::text, 'promiseMoved'::text, 'tooLarge'::text, 'correction'::text, 'departmentNotice'::text, 'newCode'::text, 'mailboxTest'::text]))),
  constraint mail_outbox_message_id_check CHECK ((message_id ~ '^<[^[:space:][:cntrl:]<>]+>$'::text)),
  constraint mail_outbox_reply_to_check CHECK ((reply_to !~ '[[:space:][:cntrl:]]'::text)),
  constraint mail_outbox_sent_has_time CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint mail_outbox_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text]))),
  constraint mail_outbox_subject_check CHECK ((subject !~ '[[:cntrl:]]'::text)),
  constraint mail_outbox_to_address_check CHECK ((to_address ~ '^[^[:space:][:cntrl:]<>,;"]+@[^[:space:][:cntrl:]<>,;"]+$'::text)),
  constraint mail_outbox_waits_for_a_time CHECK (((state = 'waiting'::text) = (next_at IS NOT NULL)))
);
CREATE INDEX mail_outbox_acknowledged ON public.mail_outbox USING btree (address_key, created_at) WHERE (kind = ANY (ARRAY['acknowledgement'::text, 'tooLarge'::text]));
CREATE INDEX mail_outbox_acknowledged_at ON public.mail_outbox USING btree (created_at) WHERE (kind = ANY (ARRAY['acknowledgement'::text, 'tooLarge'::text]));
CREATE INDEX mail_outbox_kept ON public.mail_outbox USING btree (ticket_id) WHERE (forgotten_at IS NULL);
CREATE INDEX mail_outbox_ticket ON public.mail_outbox USING btree (ticket_id, created_at);
CREATE INDEX mail_outbox_waiting ON public.mail_outbox USING btree (next_at) WHERE (state = 'waiting'::text);
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
comment on column mail_outbox.forgotten_at is 'When its text was deleted because its time was over.';

create table mail_outbox_file (
  mail_id uuid not null,
  file_id uuid not null,
  "position" integer not null,
  constraint mail_outbox_file_pkey PRIMARY KEY (mail_id, file_id),
  constraint mail_outbox_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES ticket_file(id),
  constraint mail_outbox_file_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES mail_outbox(id) ON DELETE CASCADE
);
CREATE INDEX mail_outbox_file_file ON public.mail_outbox_file USING btree (file_id);
comment on table mail_outbox_file is 'Files a mail takes along; a file that went out stays.';

create table mail_part (
  id uuid not null,
  mail_id uuid not null,
  "position" integer not null,
  name text not null,
  type text not null,
  content_id text,
  inline boolean not null,
  bytes integer not null,
  content bytea not null,
  constraint mail_part_pkey PRIMARY KEY (id),
  constraint mail_part_mail_id_position_key UNIQUE (mail_id, "position"),
  constraint mail_part_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES mail_message(id) ON DELETE CASCADE,
  constraint mail_part_bytes_check CHECK ((bytes >= 0)),
  constraint mail_part_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)))
);
comment on table mail_part is 'What was attached to a mail (Anhang).';
comment on column mail_part.type is 'Media type the sender named; nothing is opened by it.';
comment on column mail_part.content_id is 'Without brackets: what cid: pictures of the text refer to.';

create table matter (
  id uuid not null,
  contact_id uuid not null,
  "position" integer not null,
  topic text,
  service_id uuid,
  department_id uuid,
  outcome text,
  complaint boolean not null,
  party text not null,
  transferred_to uuid,
  created_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  version integer not null,
  ticket_end text,
  ticket_ended_at timestamp with time zone,
  constraint matter_pkey PRIMARY KEY (id),
  constraint matter_contact_id_position_key UNIQUE (contact_id, "position"),
  constraint matter_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id),
  constraint matter_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint matter_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  constraint matter_transferred_to_fkey FOREIGN KEY (transferred_to) REFERENCES directory_entry(id),
  constraint matter_decided_has_outcome CHECK (((decided_at IS NULL) = (outcome IS NULL))),
  constraint matter_outcome_check CHECK ((outcome = ANY (ARRAY['answered'::text, 'transferred'::text, 'ticket'::text]))),
  constraint matter_party_check CHECK ((party = ANY (ARRAY['person'::text, 'company'::text]))),
  constraint matter_position_check CHECK (("position" > 0)),
  constraint matter_target_only_transferred CHECK (((transferred_to IS NULL) OR (outcome = 'transferred'::text))),
  constraint matter_ticket_end_check CHECK ((ticket_end = 'retention'::text)),
  constraint matter_ticket_end_has_time CHECK (((ticket_end IS NULL) = (ticket_ended_at IS NULL)))
);
CREATE INDEX matter_undecided ON public.matter USING btree (contact_id) WHERE (outcome IS NULL);
comment on table matter is 'What the citizen wants, about one service (Anliegen); a served call has at least one.';
comment on column matter.ticket_end is 'How the ticket that was made of it left: retention deleted it, and its promises with it.';

create table matter_link (
  matter_id uuid not null,
  earlier_id uuid not null,
  cause text not null,
  at timestamp with time zone not null,
  constraint matter_link_pkey PRIMARY KEY (matter_id),
  constraint matter_link_earlier_id_fkey FOREIGN KEY (earlier_id) REFERENCES matter(id) ON DELETE CASCADE,
  constraint matter_link_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id) ON DELETE CASCADE,
  constraint matter_link_cause_check CHECK ((cause = ANY (ARRAY['chasing'::text, 'unclearLetter'::text, 'notFindable'::text, 'wrongPlace'::text, 'promiseBroken'::text, 'formDefect'::text, 'misunderstanding'::text, 'new'::text]))),
  constraint matter_link_not_itself CHECK ((matter_id <> earlier_id))
);
CREATE INDEX matter_link_earlier ON public.matter_link USING btree (earlier_id);
comment on table matter_link is 'A second call: this matter came back on the earlier one. The cause is about the process, never about a colleague.';

create table matter_told (
  matter_id uuid not null,
  article_id uuid not null,
  language text not null,
  article_version integer not null,
  at timestamp with time zone not null,
  constraint matter_told_pkey PRIMARY KEY (matter_id, article_id),
  constraint matter_told_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint matter_told_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id) ON DELETE CASCADE
);
CREATE INDEX matter_told_article ON public.matter_told USING btree (article_id, at);
comment on table matter_told is 'An article the citizen was told from, in one matter; no person.';
comment on column matter_told.article_version is 'Published version of the wording that was open.';

create table matter_told_fact (
  id uuid not null,
  matter_id uuid not null,
  fact_version_id uuid not null,
  article_id uuid,
  at timestamp with time zone not null,
  correction boolean default false not null,
  constraint matter_told_fact_pkey PRIMARY KEY (id),
  constraint matter_told_fact_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE SET NULL,
  constraint matter_told_fact_fact_version_id_fkey FOREIGN KEY (fact_version_id) REFERENCES fact_version(id),
  constraint matter_told_fact_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id) ON DELETE CASCADE
);
CREATE INDEX matter_told_fact_article ON public.matter_told_fact USING btree (article_id) WHERE (article_id IS NOT NULL);
CREATE INDEX matter_told_fact_at ON public.matter_told_fact USING btree (at);
CREATE INDEX matter_told_fact_matter ON public.matter_told_fact USING btree (matter_id, at);
CREATE INDEX matter_told_fact_version ON public.matter_told_fact USING btree (fact_version_id, at);
comment on table matter_told_fact is 'What a fact said when the citizen was told; the last one of a fact is what the citizen knows.';
comment on column matter_told_fact.correction is 'Told afterwards by an answer recall.';

create table menu_rule (
  one boolean default true not null,
  four_eyes boolean not null,
  version integer default 1 not null,
  constraint menu_rule_pkey PRIMARY KEY (one),
  constraint menu_rule_one_check CHECK (one),
  constraint menu_rule_version_check CHECK ((version > 0))
);
comment on table menu_rule is 'One row: whether a second person puts a menu on the air.';

create table menu_version (
  id uuid not null,
  number integer not null,
  state text not null,
  content jsonb not null,
  based_on uuid,
  restores uuid,
  revision integer default 1 not null,
  editors text[] default '{}'::text[] not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  trial_revision integer,
  tested_at timestamp with time zone,
  tested_by uuid,
  test_note text default ''::text not null,
  live_at timestamp with time zone,
  live_by uuid,
  live_why text default ''::text not null,
  alone boolean default false not null,
  constraint menu_version_pkey PRIMARY KEY (id),
  constraint menu_version_number_key UNIQUE (number),
  constraint menu_version_based_on_fkey FOREIGN KEY (based_on) REFERENCES menu_version(id),
  constraint menu_version_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL,
  constraint menu_version_created_by_fkey FOREIGN KEY (created_by) REFERENCES account(id) ON DELETE SET NULL,
  constraint menu_version_live_by_fkey FOREIGN KEY (live_by) REFERENCES account(id) ON DELETE SET NULL,
  constraint menu_version_restores_fkey FOREIGN KEY (restores) REFERENCES menu_version(id),
  constraint menu_version_tested_by_fkey FOREIGN KEY (tested_by) REFERENCES account(id) ON DELETE SET NULL,
  constraint menu_version_check CHECK (((state = ANY (ARRAY['live'::text, 'past'::text])) = (live_at IS NOT NULL))),
  constraint menu_version_number_check CHECK ((number > 0)),
  constraint menu_version_revision_check CHECK ((revision > 0)),
  constraint menu_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'tested'::text, 'live'::text, 'past'::text, 'dropped'::text])))
);
CREATE INDEX menu_version_based_on ON public.menu_version USING btree (based_on) WHERE (based_on IS NOT NULL);
CREATE INDEX menu_version_changed_by ON public.menu_version USING btree (changed_by) WHERE (changed_by IS NOT NULL);
CREATE INDEX menu_version_created_by ON public.menu_version USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE UNIQUE INDEX menu_version_live ON public.menu_version USING btree ((true)) WHERE (state = 'live'::text);
CREATE INDEX menu_version_live_by ON public.menu_version USING btree (live_by) WHERE (live_by IS NOT NULL);
CREATE UNIQUE INDEX menu_version_open ON public.menu_version USING btree ((true)) WHERE (state = ANY (ARRAY['draft'::text, 'tested'::text]));
CREATE INDEX menu_version_restores ON public.menu_version USING btree (restores) WHERE (restores IS NOT NULL);
CREATE INDEX menu_version_tested_by ON public.menu_version USING btree (tested_by) WHERE (tested_by IS NOT NULL);
comment on table menu_version is 'A menu with its announcements and topics on the way to the air, or one that was there; none is deleted.';
comment on column menu_version.content is 'menu, announcements (with the ids of recordings) and topics, in the words of the program.';
comment on column menu_version.based_on is 'The version that was on the air when this one was begun, or taken over last.';
comment on column menu_version.restores is 'The old version it brings back; null = none.';
comment on column menu_version.revision is 'Counts up with every writing; who writes names the one they saw.';
comment on column menu_version.editors is 'Accounts who have written on it: with four eyes none of them puts it on the air.';
comment on column menu_version.created_by is 'Null = found on the air, changed elsewhere.';
comment on column menu_version.trial_revision is 'The revision in which a trial call came to its end last.';
comment on column menu_version.alone is 'Put on the air while no second person was asked for.';

create table migration (
  number integer not null,
  name text not null,
  fingerprint text not null,
  applied_at timestamp with time zone not null,
  constraint migration_pkey PRIMARY KEY (number)
);

create table news (
  id uuid not null,
  kind text not null,
  title text not null,
  body_markdown text not null,
  topics text[] not null,
  important boolean not null,
  first_day text not null,
  last_day text,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  version integer default 1 not null,
  constraint news_pkey PRIMARY KEY (id),
  constraint news_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id),
  constraint news_days CHECK ((last_day >= first_day)),
  constraint news_first_day_check CHECK ((first_day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text)),
  constraint news_has_end CHECK (((kind = 'instruction'::text) OR (last_day IS NOT NULL))),
  constraint news_kind_check CHECK ((kind = ANY (ARRAY['news'::text, 'instruction'::text]))),
  constraint news_last_day_check CHECK ((last_day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text)),
  constraint news_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
);
comment on table news is 'A short message for the team (Nachricht) or a work instruction (Arbeitsanweisung).';
comment on column news.topics is 'Keys of the topics it concerns; none = it concerns everybody.';
comment on column news.last_day is 'Belongs to it, like the first; null = until further notice.';
comment on column news.ended_at is 'Ended before its last day.';
comment on column news.changed_by is 'Who wrote this version; null = the city''s files.';
comment on column news.version is 'Counts changes, so that two editors do not overwrite each other, and a change is unread.';

create table news_history (
  news_id uuid not null,
  version integer not null,
  kind text not null,
  title text not null,
  body_markdown text not null,
  topics text[] not null,
  important boolean not null,
  first_day text not null,
  last_day text,
  ended boolean not null,
  at timestamp with time zone not null,
  account_id uuid,
  constraint news_history_pkey PRIMARY KEY (news_id, version),
  constraint news_history_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint news_history_news_id_fkey FOREIGN KEY (news_id) REFERENCES news(id) ON DELETE CASCADE
);
comment on table news_history is 'Every version of a message, the present one too.';
comment on column news_history.ended is 'This version ended it.';

create table news_read (
  news_id uuid not null,
  account_id uuid not null,
  version integer not null,
  constraint news_read_pkey PRIMARY KEY (news_id, account_id),
  constraint news_read_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint news_read_news_id_fkey FOREIGN KEY (news_id) REFERENCES news(id) ON DELETE CASCADE
);
comment on table news_read is 'Read marks: shown to their own reader and to nobody else, without a time; they go when the message has ended.';
comment on column news_read.version is 'The version that was read.';

create table on_air_recording (
  id uuid not null,
  bytes bytea not null,
  length_ms integer not null,
  account_id uuid,
  made_at timestamp with time zone not null,
  constraint on_air_recording_pkey PRIMARY KEY (id),
  constraint on_air_recording_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
  constraint on_air_recording_bytes_check CHECK (((octet_length(bytes) >= 44) AND (octet_length(bytes) <= 6000000))),
  constraint on_air_recording_length_ms_check CHECK (((length_ms >= 1) AND (length_ms <= 180000)))
);
CREATE INDEX on_air_recording_age ON public.on_air_recording USING btree (made_at);
CREATE INDEX on_air_recording_of_account ON public.on_air_recording USING btree (account_id) WHERE (account_id IS NOT NULL);
comment on table on_air_recording is 'A recording for the emergency announcement: WAV, 16 bit, one channel, 16 kHz; deleted 90 days after it was made unless it is on air.';
comment on column on_air_recording.account_id is 'Who recorded it; null = the account is gone.';

create table onboarding_proof (
  id uuid not null,
  department_id uuid not null,
  gate text not null,
  kind text not null,
  about text not null,
  state text not null,
  result text default ''::text not null,
  note text default ''::text not null,
  day text,
  code_hash text,
  tries integer default 0 not null,
  account_id uuid,
  made_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint onboarding_proof_pkey PRIMARY KEY (id),
  constraint onboarding_proof_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
  constraint onboarding_proof_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id) ON DELETE CASCADE,
  constraint onboarding_proof_code_hash_check CHECK ((code_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint onboarding_proof_day_check CHECK ((day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text)),
  constraint onboarding_proof_gate_check CHECK ((gate = ANY (ARRAY['articles'::text, 'questions'::text, 'number'::text, 'mailbox'::text, 'agents'::text, 'council'::text]))),
  constraint onboarding_proof_kind_check CHECK ((kind = ANY (ARRAY['test'::text, 'note'::text, 'waiver'::text]))),
  constraint onboarding_proof_settled CHECK (((settled_at IS NULL) = (state = 'running'::text))),
  constraint onboarding_proof_state_check CHECK ((state = ANY (ARRAY['running'::text, 'passed'::text, 'failed'::text]))),
  constraint onboarding_proof_waiver_says_why CHECK (((kind <> 'waiver'::text) OR (note <> ''::text)))
);
CREATE INDEX onboarding_proof_of ON public.onboarding_proof USING btree (department_id, gate, made_at DESC);
CREATE UNIQUE INDEX onboarding_proof_one_test ON public.onboarding_proof USING btree (department_id, gate) WHERE (state = 'running'::text);
comment on table onboarding_proof is 'What shows that a condition of joining is met: a test with its result, a note, or a waiver with its reason. Never changed afterwards.';
comment on column onboarding_proof.about is 'What was tested: the number, the address; for services their keys.';
comment on column onboarding_proof.result is 'What the switch or the mail server said.';
comment on column onboarding_proof.code_hash is 'SHA-256 of the code in a test mail; the code stands in the mail only.';

create table promise (
  id uuid not null,
  ticket_id uuid not null,
  what text not null,
  channel text not null,
  due_at timestamp with time zone not null,
  department_id uuid not null,
  account_id uuid,
  made_at timestamp with time zone not null,
  kept_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_reason text,
  withdrawn boolean default false not null,
  given_on uuid,
  constraint promise_pkey PRIMARY KEY (id),
  constraint promise_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint promise_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint promise_given_on_fkey FOREIGN KEY (given_on) REFERENCES ticket(id),
  constraint promise_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint promise_channel_check CHECK ((channel = ANY (ARRAY['callback'::text, 'email'::text, 'letter'::text, 'none'::text]))),
  constraint promise_ended_has_reason CHECK (((ended_at IS NULL) = (ended_reason IS NULL))),
  constraint promise_kept_or_ended CHECK (((kept_at IS NULL) OR (ended_at IS NULL))),
  constraint promise_withdrawn_is_ended CHECK (((NOT withdrawn) OR (ended_at IS NOT NULL)))
);
CREATE INDEX promise_given_on ON public.promise USING btree (given_on) WHERE (given_on IS NOT NULL);
CREATE INDEX promise_of_account ON public.promise USING btree (account_id, ticket_id) WHERE (account_id IS NOT NULL);
CREATE INDEX promise_open_by_due ON public.promise USING btree (due_at) WHERE ((kept_at IS NULL) AND (ended_at IS NULL));
CREATE INDEX promise_ticket ON public.promise USING btree (ticket_id);
CREATE TRIGGER promise_next_due AFTER INSERT OR DELETE OR UPDATE ON public.promise FOR EACH ROW EXECUTE FUNCTION keep_next_due();
comment on table promise is '"You will hear from us by … through …" (Zusage), owned by a department.';
comment on column promise.account_id is 'Who gave it: named persons stand only on promises and tickets (decision 29).';
comment on column promise.withdrawn is 'Ended because the citizen did not want it any more; otherwise a named person closed it.';
comment on column promise.given_on is 'The ticket it was given on, when that was merged into this one.';

create table promise_move (
  id uuid not null,
  promise_id uuid not null,
  at timestamp with time zone not null,
  from_due timestamp with time zone not null,
  to_due timestamp with time zone not null,
  reason text not null,
  account_id uuid,
  shown boolean default false not null,
  constraint promise_move_pkey PRIMARY KEY (id),
  constraint promise_move_once UNIQUE (promise_id, from_due),
  constraint promise_move_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint promise_move_promise_id_fkey FOREIGN KEY (promise_id) REFERENCES promise(id),
  constraint promise_move_later CHECK ((to_due > from_due))
);
comment on table promise_move is 'A promised time that was not kept and the later one the citizen was told instead: a breach, announced when it was told in time.';
comment on column promise_move.at is 'When the citizen was told, or the telling was ordered. Not after from_due: announced.';
comment on column promise_move.account_id is 'Who moved it; null = the program, in the last service hour.';
comment on column promise_move.shown is 'The citizen reads the new time and the reason on /ticket, and nowhere else: the promise is that something is done.';

create table promise_past (
  id uuid not null,
  matter_id uuid not null,
  department_id uuid not null,
  channel text not null,
  made_at timestamp with time zone not null,
  first_due_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  ended text not null,
  breach text not null,
  constraint promise_past_pkey PRIMARY KEY (id),
  constraint promise_past_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint promise_past_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id) ON DELETE CASCADE,
  constraint promise_past_breach_check CHECK ((breach = ANY (ARRAY['none'::text, 'announced'::text, 'silent'::text]))),
  constraint promise_past_channel_check CHECK ((channel = ANY (ARRAY['callback'::text, 'email'::text]))),
  constraint promise_past_ended_check CHECK ((ended = ANY (ARRAY['kept'::text, 'withdrawn'::text, 'closed'::text, 'retention'::text])))
);
CREATE INDEX promise_past_department ON public.promise_past USING btree (department_id, due_at);
CREATE INDEX promise_past_matter ON public.promise_past USING btree (matter_id);
comment on table promise_past is 'What is left of a promise when its ticket is deleted: figures, no person, no words.';
comment on column promise_past.ended is 'retention = it had no other end when it was deleted.';
comment on column promise_past.breach is 'PR20, fixed when it was deleted.';

create table prompt_recording (
  id uuid not null,
  name text not null,
  language text not null,
  source text not null,
  wav bytea not null,
  ms integer not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  constraint prompt_recording_pkey PRIMARY KEY (id),
  constraint prompt_recording_made_by_fkey FOREIGN KEY (made_by) REFERENCES account(id) ON DELETE SET NULL,
  constraint prompt_recording_language_check CHECK ((language = ANY (ARRAY['de'::text, 'tr'::text, 'en'::text, 'fr'::text, 'it'::text, 'pl'::text, 'ku'::text]))),
  constraint prompt_recording_ms_check CHECK ((ms > 0)),
  constraint prompt_recording_name_check CHECK ((name ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint prompt_recording_source_check CHECK ((source = ANY (ARRAY['recorded'::text, 'uploaded'::text])))
);
CREATE INDEX prompt_recording_made_by ON public.prompt_recording USING btree (made_by) WHERE (made_by IS NOT NULL);
comment on table prompt_recording is 'What a person of the city has spoken for an announcement; which one is heard stands with the announcements.';
comment on column prompt_recording.wav is '16 kHz, 16 bit, one channel, as a WAV file.';

create table proposed_answer (
  id uuid not null,
  ticket_id uuid not null,
  note_id uuid not null,
  department_id uuid not null,
  from_address text not null,
  text text not null,
  quoted text not null,
  created_at timestamp with time zone not null,
  state text not null,
  settled_at timestamp with time zone,
  sender text not null,
  constraint proposed_answer_pkey PRIMARY KEY (id),
  constraint proposed_answer_note_id_key UNIQUE (note_id),
  constraint proposed_answer_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint proposed_answer_note_id_fkey FOREIGN KEY (note_id) REFERENCES ticket_note(id),
  constraint proposed_answer_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint proposed_answer_sender_check CHECK ((sender = ANY (ARRAY['checked'::text, 'unchecked'::text, 'failed'::text]))),
  constraint proposed_answer_settled CHECK (((settled_at IS NULL) = (state = 'waiting'::text))),
  constraint proposed_answer_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'returned'::text])))
);
CREATE INDEX proposed_answer_ticket ON public.proposed_answer USING btree (ticket_id, created_at);
CREATE INDEX proposed_answer_waiting ON public.proposed_answer USING btree (ticket_id) WHERE (state = 'waiting'::text);
comment on table proposed_answer is 'What a department answered by mail: nobody outside has read it before somebody of the team has (Antwort des Fachbereichs).';
comment on column proposed_answer.quoted is 'What was cut below the answer: the mail it answers, a signature. Still to be read.';
comment on column proposed_answer.sender is 'What our mail server wrote of the sender: vouched for, nothing, or that the checks failed.';

create table question_set (
  id uuid not null,
  service_id uuid not null,
  version integer not null,
  questions jsonb not null,
  made_at timestamp with time zone not null,
  account_id uuid,
  constraint question_set_pkey PRIMARY KEY (id),
  constraint question_set_once UNIQUE (service_id, version),
  constraint question_set_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint question_set_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id) ON DELETE CASCADE,
  constraint question_set_questions_check CHECK ((jsonb_typeof(questions) = 'array'::text)),
  constraint question_set_version_check CHECK ((version > 0))
);
comment on table question_set is 'What is asked when a ticket of this service is taken (Fragen); the highest version holds, an empty one asks nothing.';
comment on column question_set.account_id is 'Who wrote it; null = the city''s files.';

create table recall_consent (
  matter_id uuid not null,
  wish jsonb not null,
  language text not null,
  until text not null,
  made_at timestamp with time zone not null,
  constraint recall_consent_pkey PRIMARY KEY (matter_id),
  constraint recall_consent_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id) ON DELETE CASCADE,
  constraint recall_consent_until_check CHECK ((until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text)),
  constraint recall_consent_wish_check CHECK (((wish ->> 'kind'::text) = ANY (ARRAY['callback'::text, 'email'::text, 'letter'::text])))
);
CREATE INDEX recall_consent_until ON public.recall_consent USING btree (until);
comment on table recall_consent is 'The citizen agreed to be told when the answer changes; personal data, deleted when its last day is over.';

create table recall_dismissal (
  fact_id uuid not null,
  stamp text not null,
  reason text not null,
  at timestamp with time zone not null,
  account_id uuid,
  constraint recall_dismissal_pkey PRIMARY KEY (fact_id, stamp),
  constraint recall_dismissal_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint recall_dismissal_fact_id_fkey FOREIGN KEY (fact_id) REFERENCES fact(id)
);
comment on table recall_dismissal is 'Nobody needs to be told of this change, says an editor with a reason.';

create table recall_item (
  matter_id uuid not null,
  cause_id uuid not null,
  fact_id uuid not null,
  ticket_id uuid,
  note_id uuid,
  channel text not null,
  by_hand boolean not null,
  at timestamp with time zone not null,
  constraint recall_item_pkey PRIMARY KEY (matter_id, cause_id),
  constraint recall_item_fact_id_fkey FOREIGN KEY (fact_id) REFERENCES fact(id),
  constraint recall_item_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id) ON DELETE CASCADE,
  constraint recall_item_note_id_fkey FOREIGN KEY (note_id) REFERENCES ticket_note(id) ON DELETE SET NULL,
  constraint recall_item_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE SET NULL,
  constraint recall_item_channel_check CHECK ((channel = ANY (ARRAY['callback'::text, 'email'::text, 'letter'::text])))
);
CREATE INDEX recall_item_fact ON public.recall_item USING btree (fact_id);
CREATE INDEX recall_item_note ON public.recall_item USING btree (note_id) WHERE (note_id IS NOT NULL);
CREATE INDEX recall_item_ticket ON public.recall_item USING btree (ticket_id);
comment on table recall_item is 'A matter whose citizen is told of a change; once for each change.';
comment on column recall_item.cause_id is 'The version of the fact that is right now, or the doubt.';
comment on column recall_item.ticket_id is 'Null = the ticket is deleted.';
comment on column recall_item.by_hand is 'No mail could be written and no call-back planned: the department does it.';

create table records_before (
  change_id uuid not null,
  before jsonb not null,
  after jsonb not null,
  constraint records_before_pkey PRIMARY KEY (change_id),
  constraint records_before_change_id_fkey FOREIGN KEY (change_id) REFERENCES setting_change(id) ON DELETE CASCADE,
  constraint records_before_after_check CHECK ((jsonb_typeof(after) = 'object'::text)),
  constraint records_before_before_check CHECK ((jsonb_typeof(before) = 'object'::text))
);
comment on table records_before is 'The records a change of the kind records replaced, in the words of the city''s files: by part and key, null = there was none.';

create table roster_change (
  change_id uuid not null,
  starts_from timestamp with time zone not null,
  starts_to timestamp with time zone not null,
  account_ids text[],
  constraint roster_change_pkey PRIMARY KEY (change_id),
  constraint roster_change_change_id_fkey FOREIGN KEY (change_id) REFERENCES setting_change(id) ON DELETE CASCADE,
  constraint roster_change_check CHECK ((starts_to > starts_from))
);
comment on table roster_change is 'What a roster took the place of: the plan of some days, of some people or of everybody.';
comment on column roster_change.starts_from is 'Stretches that begin from here up to starts_to.';
comment on column roster_change.account_ids is 'Whose; null = everybody''s.';

create table service (
  id uuid not null,
  key text not null,
  leika text,
  department_id uuid not null,
  topic text,
  stage text not null,
  protected boolean not null,
  titles jsonb not null,
  keywords jsonb not null,
  life_situations text[] default '{}'::text[] not null,
  content text default 'model'::text not null,
  constraint service_pkey PRIMARY KEY (id),
  constraint service_key_key UNIQUE (key),
  constraint service_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint service_content_check CHECK ((content = ANY (ARRAY['model'::text, 'official'::text]))),
  constraint service_key_check CHECK ((key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint service_leika_check CHECK ((leika ~ '^[0-9]{14}$'::text)),
  constraint service_stage_check CHECK ((stage = ANY (ARRAY['notConnected'::text, 'directory'::text, 'shadow'::text, 'live'::text, 'overflow'::text]))),
  constraint service_titles_check CHECK ((titles ? 'de'::text))
);
CREATE INDEX service_department ON public.service USING btree (department_id);
comment on table service is 'Administrative service (Leistung) with its LeiKa key.';
comment on column service.protected is 'Social or health data (§ 35 SGB I): others see number and state of its tickets only.';
comment on column service.titles is 'Title per language; German is always there.';
comment on column service.keywords is 'Words people use for it, per language.';
comment on column service.life_situations is 'Keys of life_situation; none is allowed, an unknown one is written by nobody.';
comment on column service.content is 'model = written as an example; official = the department answers for the wording.';

create table service_origin (
  source text not null,
  source_id text not null,
  service_id uuid not null,
  base jsonb not null,
  run_id uuid,
  delivered_at timestamp with time zone not null,
  constraint service_origin_pkey PRIMARY KEY (source, source_id),
  constraint service_origin_service_id_source_key UNIQUE (service_id, source),
  constraint service_origin_run_id_fkey FOREIGN KEY (run_id) REFERENCES knowledge_import_run(id) ON DELETE SET NULL,
  constraint service_origin_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id) ON DELETE CASCADE
);
comment on table service_origin is 'Under which id a source delivers a service.';
comment on column service_origin.base is 'The fields as the source delivered them last: what differs from them was edited here.';

create table service_place (
  id uuid not null,
  service_id uuid not null,
  place text not null,
  streets text[] default '{}'::text[] not null,
  department_id uuid not null,
  constraint service_place_pkey PRIMARY KEY (id),
  constraint service_place_once UNIQUE (service_id, place),
  constraint service_place_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint service_place_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id) ON DELETE CASCADE,
  constraint service_place_place_check CHECK ((place <> ''::text))
);
CREATE INDEX service_place_department ON public.service_place USING btree (department_id);
comment on table service_place is 'A service for which another department is responsible in a district or some streets (Zuständigkeit nach Ort).';

create table session (
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX session_account ON public.session USING btree (account_id);
CREATE INDEX session_expires ON public.session USING btree (expires_at);
comment on table session is 'One signed-in browser; the cookie holds the token, this table its SHA-256.';

create table setting_change (
  id uuid not null,
  kind text not null,
  subject text not null,
  title text not null,
  before jsonb,
  after jsonb,
  why text default ''::text not null,
  account_id uuid,
  made_at timestamp with time zone not null,
  undoes uuid,
  constraint setting_change_pkey PRIMARY KEY (id),
  constraint setting_change_undoes_key UNIQUE (undoes),
  constraint setting_change_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
  constraint setting_change_undoes_fkey FOREIGN KEY (undoes) REFERENCES setting_change(id),
  constraint setting_change_check CHECK ((before IS DISTINCT FROM after)),
  constraint setting_change_kind_check CHECK ((kind ~ '^[a-z][A-Za-z]*$'::text)),
  constraint setting_change_subject_check CHECK ((subject <> ''::text)),
  constraint setting_change_title_check CHECK ((title <> ''::text))
);
CREATE INDEX setting_change_of ON public.setting_change USING btree (kind, subject, made_at DESC);
CREATE INDEX setting_change_of_account ON public.setting_change USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX setting_change_order ON public.setting_change USING btree (made_at DESC, id DESC);
comment on table setting_change is 'One change of a setting of the city, a department, a number, a person; never changed itself.';
comment on column setting_change.kind is 'Which room it belongs to: calendar, menu, department …; the same word as in the program.';
comment on column setting_change.subject is 'Which one of that kind: a key or an id; the kind itself where there is only one.';
comment on column setting_change.title is 'What people call it, in German, at the time of the change.';
comment on column setting_change.before is 'The whole of it before; null = there was none.';
comment on column setting_change.after is 'The whole of it after; null = it was taken away.';
comment on column setting_change.account_id is 'Who; null = the program or a script, or the account is gone.';
comment on column setting_change.undoes is 'The change that this one took back.';

create table shadow_mark (
  matter_id uuid not null,
  right_answer boolean not null,
  note text default ''::text not null,
  account_id uuid,
  marked_at timestamp with time zone not null,
  constraint shadow_mark_pkey PRIMARY KEY (matter_id),
  constraint shadow_mark_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
  constraint shadow_mark_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id) ON DELETE CASCADE
);
CREATE INDEX shadow_mark_account ON public.shadow_mark USING btree (account_id) WHERE (account_id IS NOT NULL);
comment on table shadow_mark is 'What a department says of an answer the team gave on its services before it was live; about the answer, never about who gave it.';

create table shift (
  id uuid not null,
  account_id uuid,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint shift_pkey PRIMARY KEY (id),
  constraint shift_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
CREATE INDEX shift_account ON public.shift USING btree (account_id) WHERE (account_id IS NOT NULL);
comment on table shift is 'One stretch of work under a random id; account_id is deleted after 24 hours (decision 29).';

create table special_opening (
  id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  reason text not null,
  trial boolean not null,
  constraint special_opening_pkey PRIMARY KEY (id),
  constraint special_opening_check CHECK ((ends_at >= starts_at))
);
CREATE UNIQUE INDEX special_opening_one_trial ON public.special_opening USING btree (trial) WHERE (trial AND (ends_at IS NULL));
comment on table special_opening is 'Open although the calendar says closed; trial = sample installation (decision 5), ended by one click.';

create table ticket (
  id uuid not null,
  number text not null,
  code_hash text not null,
  matter_id uuid not null,
  service_id uuid,
  department_id uuid not null,
  protected boolean not null,
  language text not null,
  text text not null,
  citizen_name text not null,
  folded_name text not null,
  wish jsonb not null,
  state text not null,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  version integer not null,
  urgency text default 'normal'::text not null,
  asked_at timestamp with time zone,
  held_until text,
  held_reason text default ''::text not null,
  next_due timestamp with time zone,
  question_set_id uuid,
  answers jsonb default '[]'::jsonb not null,
  merged_into uuid,
  accepted_at timestamp with time zone,
  retained_until text,
  retained_reason text default ''::text not null,
  merged_words tsvector default ''::tsvector not null,
  words tsvector generated always as (joined_words(ticket_words(text, citizen_name, wish, answers), merged_words)) stored not null,
  constraint ticket_pkey PRIMARY KEY (id),
  constraint ticket_matter_id_key UNIQUE (matter_id),
  constraint ticket_number_key UNIQUE (number),
  constraint ticket_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint ticket_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint ticket_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES ticket(id),
  constraint ticket_question_set_id_fkey FOREIGN KEY (question_set_id) REFERENCES question_set(id),
  constraint ticket_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  constraint ticket_answers_check CHECK ((jsonb_typeof(answers) = 'array'::text)),
  constraint ticket_closed_has_time CHECK (((closed_at IS NULL) = (state = 'open'::text))),
  constraint ticket_closed_waits_for_nothing CHECK (((state = 'open'::text) OR ((asked_at IS NULL) AND (held_until IS NULL)))),
  constraint ticket_held_until_check CHECK ((held_until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text)),
  constraint ticket_merged_is_closed CHECK (((merged_into IS NULL) OR (state = 'closed'::text))),
  constraint ticket_not_merged_into_itself CHECK ((merged_into <> id)),
  constraint ticket_number_check CHECK ((number ~ '^[1-9][0-9]{7}$'::text)),
  constraint ticket_retained_until_check CHECK ((retained_until ~ '^\d{4}-\d\d-\d\d$'::text)),
  constraint ticket_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint ticket_urgency_check CHECK ((urgency = ANY (ARRAY['normal'::text, 'urgent'::text]))),
  constraint ticket_wish_check CHECK (((wish ->> 'kind'::text) = ANY (ARRAY['callback'::text, 'email'::text, 'letter'::text, 'none'::text])))
);
CREATE INDEX ticket_asked_by_due ON public.ticket USING btree (next_due, id DESC) WHERE (asked_at IS NOT NULL);
CREATE INDEX ticket_by_department_due ON public.ticket USING btree (department_id, state, next_due, id DESC);
CREATE INDEX ticket_by_due ON public.ticket USING btree (next_due, id DESC);
CREATE INDEX ticket_by_language_due ON public.ticket USING btree (language, state, next_due, id DESC);
CREATE INDEX ticket_by_number ON public.ticket USING btree (number text_pattern_ops);
CREATE INDEX ticket_by_phone ON public.ticket USING btree (((wish ->> 'number'::text)) text_pattern_ops);
CREATE INDEX ticket_by_state_due ON public.ticket USING btree (state, next_due, id DESC);
CREATE INDEX ticket_by_words ON public.ticket USING gin (words);
CREATE INDEX ticket_closed ON public.ticket USING btree (closed_at) WHERE ((state = 'closed'::text) AND (merged_into IS NULL));
CREATE INDEX ticket_department ON public.ticket USING btree (department_id, state);
CREATE INDEX ticket_held_by_due ON public.ticket USING btree (next_due, id DESC) WHERE (held_until IS NOT NULL);
CREATE INDEX ticket_merged ON public.ticket USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX ticket_open_by_words ON public.ticket USING gin (words) WHERE (state = 'open'::text);
CREATE INDEX ticket_urgent_by_due ON public.ticket USING btree (state, next_due, id DESC) WHERE (urgency = 'urgent'::text);
comment on table ticket is 'A matter with a number the citizen can quote and at least one promise.';
comment on column ticket.number is '8 digits, the last a Damm check digit (decision 27).';
comment on column ticket.code_hash is 'scrypt of the 6-digit code that opens the ticket to the citizen.';
comment on column ticket.protected is 'Service or topic was protected when the ticket was made.';
comment on column ticket.language is 'Language of the answer, never a trait of the person.';
comment on column ticket.wish is 'How the citizen wants to be answered: {kind: callback, number, window}, {kind: email, address}, {kind: letter, address in lines} or {kind: none}.';
comment on column ticket.asked_at is 'The department has asked the team something and waits for the answer.';
comment on column ticket.held_until is 'Put aside until this day (ISO date of the city); the citizen may see it, with the reason.';
comment on column ticket.next_due is 'When its first open promise is due; kept by a trigger on promise.';
comment on column ticket.answers is 'List of {key, value} for questions of its set; what was not answered is not in it.';
comment on column ticket.merged_into is 'It became one with this ticket, which is never merged itself: its number and code find that one.';
comment on column ticket.accepted_at is 'Since when somebody of its department has it in hand.';
comment on column ticket.retained_until is 'Kept until this day (ISO date of the city, included) although its time is over, because a person said so.';
comment on column ticket.merged_words is 'Words of the tickets that became one with this one, for finding.';
comment on column ticket.words is 'Folded words of text, name, mail address and answers, also of merged tickets, for finding.';

create table ticket_file (
  id uuid not null,
  ticket_id uuid not null,
  file_name text not null,
  kind text not null,
  charset text,
  bytes integer not null,
  sha256 text not null,
  added_at timestamp with time zone not null,
  account_id uuid not null,
  constraint ticket_file_pkey PRIMARY KEY (id),
  constraint ticket_file_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint ticket_file_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint ticket_file_bytes_check CHECK (((bytes >= 1) AND (bytes <= 10485760))),
  constraint ticket_file_file_name_check CHECK (((char_length(file_name) >= 1) AND (char_length(file_name) <= 200))),
  constraint ticket_file_kind_check CHECK ((kind = ANY (ARRAY['pdf'::text, 'png'::text, 'jpeg'::text, 'webp'::text, 'docx'::text, 'xlsx'::text, 'odt'::text, 'text'::text]))),
  constraint ticket_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX ticket_file_ticket ON public.ticket_file USING btree (ticket_id, added_at);
comment on table ticket_file is 'A file a person added to a ticket (Anhang); what came by mail is in mail_part.';

create table ticket_file_piece (
  file_id uuid not null,
  "position" integer not null,
  content bytea not null,
  constraint ticket_file_piece_pkey PRIMARY KEY (file_id, "position"),
  constraint ticket_file_piece_file_id_fkey FOREIGN KEY (file_id) REFERENCES ticket_file(id) ON DELETE CASCADE,
  constraint ticket_file_piece_content_check CHECK (((octet_length(content) >= 1) AND (octet_length(content) <= 262144)))
);
comment on table ticket_file_piece is 'The content in its order.';

create table ticket_link (
  ticket_id uuid not null,
  other_id uuid not null,
  what text not null,
  at timestamp with time zone not null,
  account_id uuid,
  constraint ticket_link_pkey PRIMARY KEY (ticket_id, other_id),
  constraint ticket_link_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint ticket_link_other_id_fkey FOREIGN KEY (other_id) REFERENCES ticket(id),
  constraint ticket_link_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint ticket_link_not_itself CHECK ((ticket_id <> other_id)),
  constraint ticket_link_what_check CHECK ((what = ANY (ARRAY['belongs'::text, 'split'::text])))
);
CREATE UNIQUE INDEX ticket_link_once ON public.ticket_link USING btree (LEAST(ticket_id, other_id), GREATEST(ticket_id, other_id));
CREATE INDEX ticket_link_other ON public.ticket_link USING btree (other_id);
comment on table ticket_link is 'Two tickets that belong together, without effect on either.';
comment on column ticket_link.what is 'split: other_id was parted from ticket_id.';

create table ticket_note (
  id uuid not null,
  ticket_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  text text not null,
  account_id uuid,
  happened_on text,
  written_on uuid,
  constraint ticket_note_pkey PRIMARY KEY (id),
  constraint ticket_note_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint ticket_note_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint ticket_note_written_on_fkey FOREIGN KEY (written_on) REFERENCES ticket(id),
  constraint ticket_note_happened_on_check CHECK ((happened_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text)),
  constraint ticket_note_kind_check CHECK ((kind = ANY (ARRAY['called'::text, 'mailed'::text, 'closed'::text, 'note'::text, 'reopened'::text, 'handedOn'::text, 'asked'::text, 'replied'::text, 'held'::text, 'resumed'::text, 'withdrawn'::text, 'urgent'::text, 'normal'::text, 'moved'::text, 'mailIn'::text, 'letter'::text, 'visit'::text, 'merged'::text, 'tookIn'::text, 'split'::text, 'splitOff'::text, 'linked'::text, 'unlinked'::text, 'fileAdded'::text, 'fileRemoved'::text, 'accepted'::text, 'returned'::text, 'departmentMail'::text, 'retained'::text, 'released'::text, 'newCode'::text, 'letterSent'::text, 'done'::text, 'letterMoved'::text, 'wished'::text])))
);
CREATE INDEX ticket_note_ticket ON public.ticket_note USING btree (ticket_id, at);
CREATE INDEX ticket_note_written_on ON public.ticket_note USING btree (written_on) WHERE (written_on IS NOT NULL);
comment on table ticket_note is 'What was done on a ticket and by whom.';
comment on column ticket_note.happened_on is 'Of a letter or a visit: the day it happened on; null = when it was noted.';
comment on column ticket_note.written_on is 'The ticket it was written on, when that was merged into this one.';

create table ticket_number_past (
  number text not null,
  constraint ticket_number_past_pkey PRIMARY KEY (number),
  constraint ticket_number_past_number_check CHECK ((number ~ '^[1-9][0-9]{7}$'::text))
);
comment on table ticket_number_past is 'Numbers of deleted tickets: never given again. Nothing leads from here to anybody.';

create table ticket_view (
  id uuid not null,
  account_id uuid not null,
  name text not null,
  filters jsonb not null,
  shared boolean not null,
  created_at timestamp with time zone not null,
  constraint ticket_view_pkey PRIMARY KEY (id),
  constraint ticket_view_name_once UNIQUE (account_id, name),
  constraint ticket_view_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint ticket_view_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)))
);
CREATE INDEX ticket_view_shared ON public.ticket_view USING btree (name) WHERE shared;
comment on table ticket_view is 'A saved narrowing of the list of tickets (Ansicht), of one account.';
comment on column ticket_view.filters is 'As the browser asks for them; read with their shape, so that an older one cannot break the list.';
comment on column ticket_view.shared is 'Shown to the others of the team, or of the clerk''s department.';

create table topic (
  key text not null,
  "position" integer not null,
  department_id uuid not null,
  service_id uuid,
  names jsonb not null,
  protected boolean not null,
  constraint topic_pkey PRIMARY KEY (key),
  constraint topic_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint topic_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  constraint topic_key_check CHECK ((key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint topic_names_check CHECK ((names ? 'de'::text))
);
comment on table topic is 'What a caller can choose in the menu, with the service most of these calls are about.';
