-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Generated from the migrated database by `npm run schema`; read it in the diff, change it by a new migration.

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
  constraint account_pkey PRIMARY KEY (id),
  constraint account_folded_name_key UNIQUE (folded_name),
  constraint account_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint account_display_name_check CHECK (((char_length(display_name) >= 1) AND (char_length(display_name) <= 200))),
  constraint account_name_check CHECK (((char_length(name) >= 2) AND (char_length(name) <= 80))),
  constraint account_roles_check CHECK (((roles <@ ARRAY['admin'::text, 'lead'::text, 'agent'::text, 'editor'::text, 'clerk'::text, 'council'::text]) AND (cardinality(roles) > 0))),
  constraint account_ui_language_check CHECK ((ui_language = ANY (ARRAY['de'::text, 'en'::text])))
);
comment on table account is 'Who may sign in. Never deleted, only switched off: notes and promises name them.';
comment on column account.folded_name is 'The name as it is compared, made by the program: databases disagree about lower case of letters like İ and Ş.';
comment on column account.password_hash is 'argon2id in PHC notation; null: no sign-in by password (scripts).';
comment on column account.practice is 'A simulated agent.';
comment on column account.sample is 'Made by the sample installation (decision 5): the start refuses a trunk or a public address while one is active.';
comment on column account.script is 'Stands behind an API token; id is the token''s id.';
comment on column account.languages is 'Language tag -> good | canHelp.';
comment on column account.topics is 'Topic key -> good | canHelp.';

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
comment on table article_attachment is 'A file of an article (Anhang).';
comment on column article_attachment.internal is 'Only for the team; never on public pages.';
comment on column article_attachment.file_name is 'As it is saved by whoever opens it; its ending fits the content.';
comment on column article_attachment.kind is 'Judged by the content.';
comment on column article_attachment.charset is 'Of plain text.';
comment on column article_attachment.retired_at is 'Taken away; the content stays, so that it can be restored.';
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
comment on table article_draft is 'The wording an editor works on; at most one per article and language.';
comment on column article_draft.based_on_version is 'The published wording it began with; 0 = there was none.';
comment on column article_draft.german_version is 'For translations: the German version it follows.';
comment on column article_draft.valid_from is 'Day from which it is to be shown; null = at once.';
comment on column article_draft.authors is 'Ids of all who saved it: none of them may approve it where four eyes are asked for.';
comment on column article_draft.publisher_id is 'Who scheduled it.';
comment on column article_draft.reason is 'Why it was sent back.';
comment on column article_draft.why is 'What the history will say about it.';
comment on column article_draft.valid_until is 'Last day it is to be shown; null = until further notice.';

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
  constraint article_variant_pkey PRIMARY KEY (id),
  constraint article_variant_article_id_language_key UNIQUE (article_id, language),
  constraint article_variant_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint article_variant_valid_until_check CHECK ((valid_until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text))
);
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
  constraint city_setting_pkey PRIMARY KEY (name)
);
comment on table city_setting is 'What the city edits beside its records: hours, menu, announcements, routing, closing days.';

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
  constraint department_pkey PRIMARY KEY (id),
  constraint department_key_key UNIQUE (key),
  constraint department_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES department(id),
  constraint department_check CHECK ((parent_id <> id)),
  constraint department_key_check CHECK ((key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint department_stage_check CHECK ((stage = ANY (ARRAY['notConnected'::text, 'directory'::text, 'shadow'::text, 'live'::text, 'overflow'::text])))
);
comment on table department is 'Organisational unit with a central number, an e-mail address, hours and an onboarding stage (Fachbereich).';
comment on column department.names is 'Name per language where it differs from the German one.';
comment on column department.tasks is 'What it does, in the words people search for.';
comment on column department.hours is 'Weekly hours: weekday 1 (Monday) to 7, each a list of {from, to} in minutes since local midnight.';

create table directory_entry (
  id uuid not null,
  key text not null,
  department_id uuid not null,
  name text not null,
  number text,
  acceptance text not null,
  hours jsonb,
  account_id uuid,
  constraint directory_entry_pkey PRIMARY KEY (id),
  constraint directory_entry_account_id_key UNIQUE (account_id),
  constraint directory_entry_key_key UNIQUE (key),
  constraint directory_entry_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint directory_entry_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint directory_entry_acceptance_check CHECK ((acceptance = ANY (ARRAY['answer'::text, 'key'::text]))),
  constraint directory_entry_key_check CHECK ((key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint directory_entry_leads_somewhere CHECK (((number IS NOT NULL) OR (account_id IS NOT NULL))),
  constraint directory_entry_number_check CHECK ((number ~ '^(\+49[1-9][0-9]{4,12}|[1-9][0-9]{0,5})$'::text))
);
CREATE INDEX directory_entry_department ON public.directory_entry USING btree (department_id);
comment on table directory_entry is 'A number a citizen can be transferred to; the only numbers that may be dialled (decision 12).';
comment on column directory_entry.number is 'Null for a person who is reached only at a phone registered with us.';
comment on column directory_entry.acceptance is 'Transfer counts as accepted on answer, or only after key 1 (decision 17).';
comment on column directory_entry.hours is 'Own weekly hours; null = those of the department.';
comment on column directory_entry.account_id is 'Whose registered phone rings instead of the number (decision 12); the entry is made when the phone is first switched on.';

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
  constraint invitation_pkey PRIMARY KEY (token_hash)
);
comment on table invitation is 'One-time links that make the first administrator.';

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
  constraint knowledge_gap_word_pkey PRIMARY KEY (id),
  constraint knowledge_gap_word_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES knowledge_gap(id) ON DELETE CASCADE
);
CREATE INDEX knowledge_gap_word_gap ON public.knowledge_gap_word USING btree (gap_id);
CREATE INDEX knowledge_gap_word_key ON public.knowledge_gap_word USING btree (words_key);
CREATE INDEX knowledge_gap_word_met ON public.knowledge_gap_word USING btree (met_at);
comment on table knowledge_gap_word is 'Each time somebody met a gap: the citizen''s own words, without personal data.';
comment on column knowledge_gap_word.note is 'What the agent added, e.g. what is wrong.';

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
  constraint matter_target_only_transferred CHECK (((transferred_to IS NULL) OR (outcome = 'transferred'::text)))
);
CREATE INDEX matter_undecided ON public.matter USING btree (contact_id) WHERE (outcome IS NULL);
comment on table matter is 'What the citizen wants, about one service (Anliegen); a served call has at least one.';

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
  constraint promise_pkey PRIMARY KEY (id),
  constraint promise_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint promise_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint promise_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint promise_channel_check CHECK ((channel = ANY (ARRAY['callback'::text, 'email'::text]))),
  constraint promise_ended_has_reason CHECK (((ended_at IS NULL) = (ended_reason IS NULL))),
  constraint promise_kept_or_ended CHECK (((kept_at IS NULL) OR (ended_at IS NULL)))
);
CREATE INDEX promise_open_by_due ON public.promise USING btree (due_at) WHERE ((kept_at IS NULL) AND (ended_at IS NULL));
CREATE INDEX promise_ticket ON public.promise USING btree (ticket_id);
comment on table promise is '"You will hear from us by … through …" (Zusage), owned by a department.';
comment on column promise.account_id is 'Who gave it: named persons stand only on promises and tickets (decision 29).';

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
  constraint service_pkey PRIMARY KEY (id),
  constraint service_key_key UNIQUE (key),
  constraint service_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
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
  constraint ticket_pkey PRIMARY KEY (id),
  constraint ticket_matter_id_key UNIQUE (matter_id),
  constraint ticket_number_key UNIQUE (number),
  constraint ticket_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint ticket_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint ticket_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  constraint ticket_closed_has_time CHECK (((closed_at IS NULL) = (state = 'open'::text))),
  constraint ticket_number_check CHECK ((number ~ '^[1-9][0-9]{7}$'::text)),
  constraint ticket_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint ticket_wish_check CHECK (((wish ->> 'kind'::text) = ANY (ARRAY['callback'::text, 'email'::text])))
);
CREATE INDEX ticket_department ON public.ticket USING btree (department_id, state);
comment on table ticket is 'A matter with a number the citizen can quote and at least one promise.';
comment on column ticket.number is '8 digits, the last a Damm check digit (decision 27).';
comment on column ticket.code_hash is 'scrypt of the 6-digit code that opens the ticket to the citizen.';
comment on column ticket.protected is 'Service or topic was protected when the ticket was made.';
comment on column ticket.language is 'Language of the answer, never a trait of the person.';

create table ticket_note (
  id uuid not null,
  ticket_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  text text not null,
  account_id uuid,
  constraint ticket_note_pkey PRIMARY KEY (id),
  constraint ticket_note_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint ticket_note_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint ticket_note_kind_check CHECK ((kind = ANY (ARRAY['called'::text, 'mailed'::text, 'closed'::text, 'note'::text, 'reopened'::text])))
);
CREATE INDEX ticket_note_ticket ON public.ticket_note USING btree (ticket_id, at);
comment on table ticket_note is 'What was done on a ticket and by whom.';

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
