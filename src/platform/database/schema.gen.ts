// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

// @generated from the migrated database by `npm run schema`; change it by a new migration.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** A point in time: read as Date, written as Date or ISO text. */
type Timestamp = ColumnType<Date, Date | string, Date | string>;
/** A JSON document: read as what it may be, written as JSON text (the client would turn lists into PostgreSQL arrays). */
type Json = ColumnType<unknown, string, string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type NullableJson = ColumnType<unknown, string | null | undefined, string | null>;

/** Who may sign in. Never deleted, only switched off: notes and promises name them. */
export interface AccountTable {
  readonly id: string;
  readonly name: string;
  readonly foldedName: string;
  readonly displayName: string;
  readonly passwordHash: string | null;
  readonly roles: string[];
  readonly departmentId: string | null;
  readonly uiLanguage: Generated<'de' | 'en'>;
  readonly practice: Generated<boolean>;
  readonly sample: Generated<boolean>;
  readonly script: Generated<boolean>;
  readonly active: Generated<boolean>;
  readonly languages: ColumnType<unknown, string | undefined, string>;
  readonly topics: ColumnType<unknown, string | undefined, string>;
  readonly createdAt: Timestamp;
  readonly version: Generated<number>;
  readonly phones: Generated<string[]>;
  readonly deskNumber: string | null;
  readonly homeOffice: Generated<boolean>;
  readonly weeklyMinutes: number | null;
}

/** Bearer tokens for scripts (npm run -s token), stored as SHA-256. */
export interface ApiTokenTable {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly role: 'admin' | 'lead' | 'agent' | 'editor' | 'clerk' | 'council';
  readonly label: Generated<string>;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp;
}

/** What the team needs to answer questions on one service. */
export interface ArticleTable {
  readonly id: string;
  readonly serviceId: string;
  readonly ownerId: string | null;
  readonly reviewBy: string | null;
  readonly fourEyes: Generated<boolean>;
  readonly version: Generated<number>;
}

/** A file of an article (Anhang). */
export interface ArticleAttachmentTable {
  readonly id: string;
  readonly articleId: string;
  readonly title: string;
  readonly language: string;
  readonly internal: boolean;
  readonly fileName: string;
  readonly kind: 'pdf' | 'png' | 'jpeg' | 'webp' | 'docx' | 'xlsx' | 'odt' | 'text';
  readonly charset: string | null;
  readonly bytes: number;
  readonly sha256: string;
  readonly retiredAt: NullableTimestamp;
  readonly version: Generated<number>;
}

/** Who did what with an attachment, and what it was called then. */
export interface ArticleAttachmentChangeTable {
  readonly id: string;
  readonly attachmentId: string;
  readonly what: 'added' | 'changed' | 'retired' | 'restored';
  readonly title: string;
  readonly language: string;
  readonly internal: boolean;
  readonly madeAt: Timestamp;
  readonly accountId: string;
}

/** The content in its order. */
export interface ArticleAttachmentPieceTable {
  readonly attachmentId: string;
  readonly position: number;
  readonly content: Buffer;
}

/** The wording an editor works on; at most one per article and language. */
export interface ArticleDraftTable {
  readonly id: string;
  readonly articleId: string;
  readonly language: string;
  readonly basedOnVersion: number;
  readonly germanVersion: number | null;
  readonly title: string;
  readonly shortAnswer: string;
  readonly bodyMarkdown: string;
  readonly internalMarkdown: string;
  readonly keywords: Json;
  readonly facts: Json;
  readonly checked: boolean;
  readonly validFrom: string | null;
  readonly state: 'draft' | 'review' | 'approved' | 'scheduled';
  readonly authorId: string;
  readonly authors: string[];
  readonly reviewerId: string | null;
  readonly publisherId: string | null;
  readonly reason: string | null;
  readonly why: Generated<string>;
  readonly savedAt: Timestamp;
  readonly version: number;
  readonly validUntil: string | null;
  readonly factKeys: GeneratedAlways<string[]>;
}

/** Every published wording; the first of the city's files is kept when the second is published. */
export interface ArticleHistoryTable {
  readonly id: string;
  readonly articleId: string;
  readonly language: string;
  readonly version: number;
  readonly germanVersion: number | null;
  readonly title: string;
  readonly shortAnswer: string;
  readonly bodyMarkdown: string;
  readonly internalMarkdown: string;
  readonly keywords: Json;
  readonly facts: Json;
  readonly checked: boolean;
  readonly publishedAt: Timestamp;
  readonly accountId: string | null;
  readonly why: string;
  readonly validUntil: string | null;
  readonly insteadOf: number | null;
}

/** In a call: used, told, missing, wrong, unclear (Rückmeldung). Who said so is not kept. */
export interface ArticleMarkTable {
  readonly id: string;
  readonly articleId: string;
  readonly language: string;
  readonly articleVersion: number;
  readonly kind: 'used' | 'told' | 'missing' | 'wrong' | 'unclear';
  readonly words: string;
  readonly wordsKey: string;
  readonly contactId: string | null;
  readonly gapWordId: string | null;
  readonly madeAt: Timestamp;
}

/** An article in one language; the German wording is official. */
export interface ArticleVariantTable {
  readonly id: string;
  readonly articleId: string;
  readonly language: string;
  readonly title: string;
  readonly shortAnswer: string;
  readonly facts: Json;
  readonly bodyMarkdown: string;
  readonly basedOn: NullableTimestamp;
  readonly updatedAt: Timestamp;
  readonly foldedTitle: string;
  readonly foldedKeywords: string;
  readonly foldedText: string;
  readonly checked: Generated<boolean>;
  readonly version: Generated<number>;
  readonly basedOnVersion: number | null;
  readonly internalMarkdown: Generated<string>;
  readonly lookedAt: NullableTimestamp;
  readonly validUntil: string | null;
  readonly factKeys: GeneratedAlways<string[]>;
}

/** Exactly one row for every call that reached us (decision 24); id = id of its contact. */
export interface CallTable {
  readonly id: string;
  readonly source: 'trunk' | 'web';
  readonly dialled: string;
  readonly sipCallId: string;
  readonly callerKind: 'known' | 'withheld' | 'unknown';
  readonly callerNumber: string | null;
  readonly language: string;
  readonly topic: string | null;
  readonly menuPath: string;
  readonly arrivedAt: Timestamp;
  readonly queuedAt: NullableTimestamp;
  readonly answeredAt: NullableTimestamp;
  readonly waitedMs: number | null;
  readonly talkMs: number | null;
  readonly holdMs: number | null;
  readonly transferredTo: string | null;
  readonly transferAccepted: boolean | null;
  readonly endedAt: NullableTimestamp;
  readonly end: 'served' | 'abandoned_menu' | 'abandoned_waiting' | 'callback_booked' | 'self_served' | 'closed' | 'refused' | 'broken' | null;
  readonly endedBy: 'citizen' | 'agent' | 'department' | 'system' | null;
  readonly priority: number;
  readonly version: number;
}

/** A call-back wish: a citizen who is called back instead of calling again (Rückrufwunsch). */
export interface CallbackTable {
  readonly id: string;
  readonly callId: string | null;
  readonly number: string | null;
  readonly language: string;
  readonly topic: string | null;
  readonly departmentId: string;
  readonly origin: 'closed' | 'queue' | 'ticket' | 'desk' | 'broken';
  readonly since: Timestamp;
  readonly text: string;
  readonly ticketId: string | null;
  readonly bookedBy: string | null;
  readonly slotFrom: NullableTimestamp;
  readonly slotTo: NullableTimestamp;
  readonly windowFrom: NullableTimestamp;
  readonly windowTo: NullableTimestamp;
  readonly notBefore: Timestamp;
  readonly state: 'proposed' | 'open' | 'settled';
  readonly createdAt: Timestamp;
  readonly endedAt: NullableTimestamp;
  readonly endedReason: 'reached' | 'calledIn' | 'withdrawn' | 'ticket' | 'closed' | 'retention' | null;
  readonly endedNote: Generated<string>;
  readonly endedBy: string | null;
  readonly version: number;
}

/** One attempt to call back (Anrufversuch); id = id of the contact it became, if it became one. No agent, no number. */
export interface CallbackAttemptTable {
  readonly id: string;
  readonly callbackId: string;
  readonly startedAt: Timestamp;
  readonly endedAt: NullableTimestamp;
  readonly result: 'reached' | 'busy' | 'noAnswer' | 'mailbox' | 'wrongNumber' | 'failed' | 'notDialled' | null;
}

/** Who called, as HMAC-SHA-256 of the number with the key of the day. The keys lie in a file beside the database; without them a hash says nothing. */
export interface CallerTraceTable {
  readonly contactId: string;
  readonly day: string;
  readonly hash: Buffer;
  readonly at: Timestamp;
}

/** City files that were loaded (decision 32). */
export interface CityImportTable {
  readonly id: string;
  readonly city: string;
  readonly fingerprint: string;
  readonly importedAt: Timestamp;
}

/** What the city edits beside its records: hours, menu, announcements, routing, closing days. */
export interface CitySettingTable {
  readonly name: string;
  readonly value: Json;
  readonly updatedAt: Timestamp;
  readonly version: Generated<number>;
}

/** One call, call-back, e-mail or web request (Kontakt); no person, no number. */
export interface ContactTable {
  readonly id: string;
  readonly channel: 'call' | 'callback' | 'email' | 'web';
  readonly startedAt: Timestamp;
  readonly endedAt: NullableTimestamp;
  readonly language: string;
  readonly topic: string | null;
  readonly shiftId: string | null;
}

/** Organisational unit with a central number, an e-mail address, hours and an onboarding stage (Fachbereich). */
export interface DepartmentTable {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly names: Json;
  readonly tasks: string;
  readonly number: string | null;
  readonly email: string | null;
  readonly hours: Json;
  readonly stage: 'notConnected' | 'directory' | 'shadow' | 'live' | 'overflow';
  readonly parentId: string | null;
  readonly noticeMode: Generated<'off' | 'signIn' | 'link' | 'mail'>;
  readonly noticeAddress: string | null;
  readonly version: Generated<number>;
  readonly exceptions: ColumnType<unknown, string | undefined, string>;
  readonly connects: Generated<'announce' | 'straight'>;
  readonly deputyId: string | null;
}

/** A mail to a department about one of its tickets, with the link it holds, if it holds one. */
export interface DepartmentNoticeTable {
  readonly id: string;
  readonly ticketId: string;
  readonly departmentId: string;
  readonly why: 'created' | 'handedOn' | 'citizenWrote' | 'replied' | 'danger' | 'answerReturned' | 'newLink';
  readonly promisedFor: NullableTimestamp;
  readonly createdAt: Timestamp;
  readonly tokenHash: string | null;
  readonly linkUntil: NullableTimestamp;
  readonly openedAt: NullableTimestamp;
  readonly sessionHash: string | null;
  readonly sessionUntil: NullableTimestamp;
  readonly answerNoteId: string | null;
}

/** A number a citizen can be transferred to; the only numbers that may be dialled (decision 12). */
export interface DirectoryEntryTable {
  readonly id: string;
  readonly key: string;
  readonly departmentId: string;
  readonly name: string;
  readonly number: string | null;
  readonly acceptance: 'answer' | 'key';
  readonly hours: NullableJson;
  readonly accountId: string | null;
  readonly version: Generated<number>;
  readonly kind: Generated<'place' | 'person'>;
  readonly role: Generated<string>;
  readonly exceptions: ColumnType<unknown, string | undefined, string>;
  readonly deputyId: string | null;
}

/** The duty roster as it was brought in: when somebody is planned to work. A plan, not what was worked; deleted a week after it is over. */
export interface DutyTable {
  readonly id: string;
  readonly accountId: string;
  readonly startsAt: Timestamp;
  readonly endsAt: Timestamp;
}

/** The plan a roster took the place of, so that it can be put back; deleted a week after it is over, like the plan itself. */
export interface DutyBeforeTable {
  readonly changeId: string;
  readonly accountId: string;
  readonly startsAt: Timestamp;
  readonly endsAt: Timestamp;
}

/** A fee, document, deadline … that texts refer to by {{fakt:KEY}} (Fakt). */
export interface FactTable {
  readonly id: string;
  readonly key: string;
  readonly kind: 'fee' | 'document' | 'deadline' | 'hours' | 'address' | 'duration' | 'text';
  readonly name: string;
  readonly departmentId: string;
  readonly retiredAt: NullableTimestamp;
  readonly version: Generated<number>;
}

/** An editor said: what this fact said since that day was wrong (war falsch seit). */
export interface FactDoubtTable {
  readonly id: string;
  readonly factId: string;
  readonly wrongSince: string;
  readonly why: string;
  readonly madeAt: Timestamp;
  readonly accountId: string | null;
}

/** What a fact says from day to day; both days belong to it. */
export interface FactVersionTable {
  readonly id: string;
  readonly factId: string;
  readonly value: Json;
  readonly uncertain: boolean;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly madeAt: Timestamp;
  readonly accountId: string | null;
  readonly why: string;
  readonly replacedAt: NullableTimestamp;
}

/** Answers to POSTs with an Idempotency-Key, kept 24 hours; encrypted with a key derived from the client's Idempotency-Key, of which only the hash is here. */
export interface IdempotencyTable {
  readonly accountId: string;
  readonly endpoint: string;
  readonly keyHash: Buffer;
  readonly requestHash: Buffer;
  readonly response: Buffer;
  readonly createdAt: Timestamp;
}

/** One-time links: one makes the first administrator, the others let a person set their password. */
export interface InvitationTable {
  readonly tokenHash: Buffer;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp;
  readonly usedAt: NullableTimestamp;
  readonly accountId: string | null;
}

/** Append-only events of calls and queue; no agent ids, no numbers (decision 29). */
export interface JournalTable {
  readonly id: string;
  readonly at: Timestamp;
  readonly callId: string | null;
  readonly type: string;
  readonly data: Json;
}

/** What the knowledge base could not answer in a call (Lücke). */
export interface KnowledgeGapTable {
  readonly id: string;
  readonly kind: 'notFound' | 'missing' | 'wrong' | 'unclear';
  readonly articleId: string | null;
  readonly departmentId: string | null;
  readonly ownerId: string | null;
  readonly due: string | null;
  readonly state: 'open' | 'answering' | 'closed' | 'dismissed';
  readonly answer: Generated<string>;
  readonly answerArticleId: string | null;
  readonly answerLanguage: string | null;
  readonly reason: Generated<string>;
  readonly openedAt: Timestamp;
  readonly endedAt: NullableTimestamp;
  readonly version: Generated<number>;
}

/** Who is to be told that a gap has ended; erased when they have read it. Shown to nobody else. */
export interface KnowledgeGapTellerTable {
  readonly gapId: string;
  readonly accountId: string;
  readonly metAt: Timestamp;
}

/** Each time somebody met a gap: the citizen's own words, without personal data. */
export interface KnowledgeGapWordTable {
  readonly id: string;
  readonly gapId: string;
  readonly words: string;
  readonly wordsKey: string;
  readonly language: string;
  readonly topic: string | null;
  readonly note: Generated<string>;
  readonly metAt: Timestamp;
  readonly folded: GeneratedAlways<string>;
}

/** What a run would change, field by field, for the eyes of an editor. */
export interface KnowledgeImportChangeTable {
  readonly runId: string;
  readonly position: number;
  readonly kind: 'new' | 'changed' | 'gone';
  readonly sourceId: string;
  readonly serviceId: string | null;
  readonly title: string;
  readonly foldedTitle: string;
  readonly fields: Json;
  readonly kept: boolean;
}

/** The delivered services of a run until it is applied or discarded; part = language of a translation that came by itself. */
export interface KnowledgeImportEntryTable {
  readonly runId: string;
  readonly sourceId: string;
  readonly part: string;
  readonly position: number;
  readonly line: number;
  readonly entry: Json;
}

/** One delivered file: its sums, its problems, and who applied it (audit). */
export interface KnowledgeImportRunTable {
  readonly id: string;
  readonly source: string;
  readonly fileName: string;
  readonly format: 'xzufi' | 'jsonl' | 'csv' | 'xlsx' | null;
  readonly complete: boolean;
  readonly departmentId: string | null;
  readonly state: 'reading' | 'compared' | 'applied' | 'refused' | 'failed' | 'discarded';
  readonly token: string | null;
  readonly sums: NullableJson;
  readonly problems: ColumnType<unknown, string | undefined, string>;
  readonly problemCount: Generated<number>;
  readonly refusal: NullableJson;
  readonly startedAt: Timestamp;
  readonly startedBy: string;
  readonly endedAt: NullableTimestamp;
  readonly appliedBy: string | null;
}

/** What brings a citizen to the city, such as moving or a birth (Lebenslage). */
export interface LifeSituationTable {
  readonly key: string;
  readonly position: number;
  readonly names: Json;
}

/** A mail that reached one of our mailboxes, as it came and as it reads (E-Mail). */
export interface MailMessageTable {
  readonly id: string;
  readonly mailbox: string;
  readonly identity: string;
  readonly raw: Buffer | null;
  readonly receivedAt: Timestamp;
  readonly state: 'stored' | 'processed' | 'quarantined' | 'ignored' | 'deleted';
  readonly reason: 'empty' | 'tooLarge' | 'tooSlow' | 'tooMuchMemory' | 'tooManyParts' | 'tooDeep' | 'headersTooLarge' | 'boundaryMissing' | 'broken' | 'notStorable' | 'own' | 'mailboxTest' | null;
  readonly attempts: number;
  readonly nextAt: Timestamp;
  readonly endedAt: NullableTimestamp;
  readonly kind: 'person' | 'autoReply' | 'bounce' | 'list' | 'own' | null;
  readonly fromName: string | null;
  readonly fromAddress: string | null;
  readonly subject: string | null;
  readonly sentAt: NullableTimestamp;
  readonly text: string | null;
  readonly html: string | null;
  readonly hints: Json;
  readonly ticketId: string | null;
  readonly noteId: string | null;
  readonly wholeBytes: number | null;
  readonly outsidePictures: Generated<number>;
  readonly unconfirmed: 'notPerson' | 'noSender' | 'otherReplyTo' | 'notAuthenticated' | 'nobodyReads' | 'own' | 'address' | 'all' | 'off' | null;
  readonly forgottenAt: NullableTimestamp;
}

/** Every mail to a citizen, from its writing on (transactional outbox). */
export interface MailOutboxTable {
  readonly id: string;
  readonly ticketId: string | null;
  readonly noteId: string | null;
  readonly kind: 'acknowledgement' | 'answer' | 'promiseMoved' | 'tooLarge' | 'correction' | 'departmentNotice' | 'newCode' | 'mailboxTest';
  readonly toAddress: string;
  readonly addressKey: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly replyTo: string;
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly attempts: Generated<number>;
  readonly nextAt: NullableTimestamp;
  readonly begunAt: Timestamp;
  readonly claimedAt: NullableTimestamp;
  readonly maybeTwice: Generated<boolean>;
  readonly createdAt: Timestamp;
  readonly sentAt: NullableTimestamp;
  readonly lastError: string | null;
  readonly forgottenAt: NullableTimestamp;
}

/** Files a mail takes along; a file that went out stays. */
export interface MailOutboxFileTable {
  readonly mailId: string;
  readonly fileId: string;
  readonly position: number;
}

/** What was attached to a mail (Anhang). */
export interface MailPartTable {
  readonly id: string;
  readonly mailId: string;
  readonly position: number;
  readonly name: string;
  readonly type: string;
  readonly contentId: string | null;
  readonly inline: boolean;
  readonly bytes: number;
  readonly content: Buffer;
}

/** What the citizen wants, about one service (Anliegen); a served call has at least one. */
export interface MatterTable {
  readonly id: string;
  readonly contactId: string;
  readonly position: number;
  readonly topic: string | null;
  readonly serviceId: string | null;
  readonly departmentId: string | null;
  readonly outcome: 'answered' | 'transferred' | 'ticket' | null;
  readonly complaint: boolean;
  readonly party: 'person' | 'company';
  readonly transferredTo: string | null;
  readonly createdAt: Timestamp;
  readonly decidedAt: NullableTimestamp;
  readonly version: number;
  readonly ticketEnd: string | null;
  readonly ticketEndedAt: NullableTimestamp;
}

/** A second call: this matter came back on the earlier one. The cause is about the process, never about a colleague. */
export interface MatterLinkTable {
  readonly matterId: string;
  readonly earlierId: string;
  readonly cause: 'chasing' | 'unclearLetter' | 'notFindable' | 'wrongPlace' | 'promiseBroken' | 'formDefect' | 'misunderstanding' | 'new';
  readonly at: Timestamp;
}

/** An article the citizen was told from, in one matter; no person. */
export interface MatterToldTable {
  readonly matterId: string;
  readonly articleId: string;
  readonly language: string;
  readonly articleVersion: number;
  readonly at: Timestamp;
}

/** What a fact said when the citizen was told; the last one of a fact is what the citizen knows. */
export interface MatterToldFactTable {
  readonly id: string;
  readonly matterId: string;
  readonly factVersionId: string;
  readonly articleId: string | null;
  readonly at: Timestamp;
  readonly correction: Generated<boolean>;
}

/** One row: whether a second person puts a menu on the air. */
export interface MenuRuleTable {
  readonly one: Generated<boolean>;
  readonly fourEyes: boolean;
  readonly version: Generated<number>;
}

/** A menu with its announcements and topics on the way to the air, or one that was there; none is deleted. */
export interface MenuVersionTable {
  readonly id: string;
  readonly number: number;
  readonly state: 'draft' | 'tested' | 'live' | 'past' | 'dropped';
  readonly content: Json;
  readonly basedOn: string | null;
  readonly restores: string | null;
  readonly revision: Generated<number>;
  readonly editors: Generated<string[]>;
  readonly createdAt: Timestamp;
  readonly createdBy: string | null;
  readonly changedAt: Timestamp;
  readonly changedBy: string | null;
  readonly trialRevision: number | null;
  readonly testedAt: NullableTimestamp;
  readonly testedBy: string | null;
  readonly testNote: Generated<string>;
  readonly liveAt: NullableTimestamp;
  readonly liveBy: string | null;
  readonly liveWhy: Generated<string>;
  readonly alone: Generated<boolean>;
}

export interface MigrationTable {
  readonly number: number;
  readonly name: string;
  readonly fingerprint: string;
  readonly appliedAt: Timestamp;
}

/** A short message for the team (Nachricht) or a work instruction (Arbeitsanweisung). */
export interface NewsTable {
  readonly id: string;
  readonly kind: 'news' | 'instruction';
  readonly title: string;
  readonly bodyMarkdown: string;
  readonly topics: string[];
  readonly important: boolean;
  readonly firstDay: string;
  readonly lastDay: string | null;
  readonly endedAt: NullableTimestamp;
  readonly createdAt: Timestamp;
  readonly changedAt: Timestamp;
  readonly changedBy: string | null;
  readonly version: Generated<number>;
}

/** Every version of a message, the present one too. */
export interface NewsHistoryTable {
  readonly newsId: string;
  readonly version: number;
  readonly kind: string;
  readonly title: string;
  readonly bodyMarkdown: string;
  readonly topics: string[];
  readonly important: boolean;
  readonly firstDay: string;
  readonly lastDay: string | null;
  readonly ended: boolean;
  readonly at: Timestamp;
  readonly accountId: string | null;
}

/** Read marks: shown to their own reader and to nobody else, without a time; they go when the message has ended. */
export interface NewsReadTable {
  readonly newsId: string;
  readonly accountId: string;
  readonly version: number;
}

/** A recording for the emergency announcement: WAV, 16 bit, one channel, 16 kHz; deleted 90 days after it was made unless it is on air. */
export interface OnAirRecordingTable {
  readonly id: string;
  readonly bytes: Buffer;
  readonly lengthMs: number;
  readonly accountId: string | null;
  readonly madeAt: Timestamp;
}

/** What shows that a condition of joining is met: a test with its result, a note, or a waiver with its reason. Never changed afterwards. */
export interface OnboardingProofTable {
  readonly id: string;
  readonly departmentId: string;
  readonly gate: 'articles' | 'questions' | 'number' | 'mailbox' | 'agents' | 'council';
  readonly kind: 'test' | 'note' | 'waiver';
  readonly about: string;
  readonly state: 'running' | 'passed' | 'failed';
  readonly result: Generated<string>;
  readonly note: Generated<string>;
  readonly day: string | null;
  readonly codeHash: string | null;
  readonly tries: Generated<number>;
  readonly accountId: string | null;
  readonly madeAt: Timestamp;
  readonly settledAt: NullableTimestamp;
}

/** "You will hear from us by … through …" (Zusage), owned by a department. */
export interface PromiseTable {
  readonly id: string;
  readonly ticketId: string;
  readonly what: string;
  readonly channel: 'callback' | 'email' | 'letter' | 'none';
  readonly dueAt: Timestamp;
  readonly departmentId: string;
  readonly accountId: string | null;
  readonly madeAt: Timestamp;
  readonly keptAt: NullableTimestamp;
  readonly endedAt: NullableTimestamp;
  readonly endedReason: string | null;
  readonly withdrawn: Generated<boolean>;
  readonly givenOn: string | null;
}

/** A promised time that was not kept and the later one the citizen was told instead: a breach, announced when it was told in time. */
export interface PromiseMoveTable {
  readonly id: string;
  readonly promiseId: string;
  readonly at: Timestamp;
  readonly fromDue: Timestamp;
  readonly toDue: Timestamp;
  readonly reason: string;
  readonly accountId: string | null;
  readonly shown: Generated<boolean>;
}

/** What is left of a promise when its ticket is deleted: figures, no person, no words. */
export interface PromisePastTable {
  readonly id: string;
  readonly matterId: string;
  readonly departmentId: string;
  readonly channel: 'callback' | 'email';
  readonly madeAt: Timestamp;
  readonly firstDueAt: Timestamp;
  readonly dueAt: Timestamp;
  readonly endedAt: Timestamp;
  readonly ended: 'kept' | 'withdrawn' | 'closed' | 'retention';
  readonly breach: 'none' | 'announced' | 'silent';
}

/** What a person of the city has spoken for an announcement; which one is heard stands with the announcements. */
export interface PromptRecordingTable {
  readonly id: string;
  readonly name: string;
  readonly language: 'de' | 'tr' | 'en' | 'fr' | 'it' | 'pl' | 'ku';
  readonly source: 'recorded' | 'uploaded';
  readonly wav: Buffer;
  readonly ms: number;
  readonly madeAt: Timestamp;
  readonly madeBy: string | null;
}

/** What a department answered by mail: nobody outside has read it before somebody of the team has (Antwort des Fachbereichs). */
export interface ProposedAnswerTable {
  readonly id: string;
  readonly ticketId: string;
  readonly noteId: string;
  readonly departmentId: string;
  readonly fromAddress: string;
  readonly text: string;
  readonly quoted: string;
  readonly createdAt: Timestamp;
  readonly state: 'waiting' | 'sent' | 'returned';
  readonly settledAt: NullableTimestamp;
  readonly sender: 'checked' | 'unchecked' | 'failed';
}

/** What is asked when a ticket of this service is taken (Fragen); the highest version holds, an empty one asks nothing. */
export interface QuestionSetTable {
  readonly id: string;
  readonly serviceId: string;
  readonly version: number;
  readonly questions: Json;
  readonly madeAt: Timestamp;
  readonly accountId: string | null;
}

/** The citizen agreed to be told when the answer changes; personal data, deleted when its last day is over. */
export interface RecallConsentTable {
  readonly matterId: string;
  readonly wish: Json;
  readonly language: string;
  readonly until: string;
  readonly madeAt: Timestamp;
}

/** Nobody needs to be told of this change, says an editor with a reason. */
export interface RecallDismissalTable {
  readonly factId: string;
  readonly stamp: string;
  readonly reason: string;
  readonly at: Timestamp;
  readonly accountId: string | null;
}

/** A matter whose citizen is told of a change; once for each change. */
export interface RecallItemTable {
  readonly matterId: string;
  readonly causeId: string;
  readonly factId: string;
  readonly ticketId: string | null;
  readonly noteId: string | null;
  readonly channel: 'callback' | 'email' | 'letter';
  readonly byHand: boolean;
  readonly at: Timestamp;
}

/** The records a change of the kind records replaced, in the words of the city's files: by part and key, null = there was none. */
export interface RecordsBeforeTable {
  readonly changeId: string;
  readonly before: Json;
  readonly after: Json;
}

/** What a roster took the place of: the plan of some days, of some people or of everybody. */
export interface RosterChangeTable {
  readonly changeId: string;
  readonly startsFrom: Timestamp;
  readonly startsTo: Timestamp;
  readonly accountIds: string[] | null;
}

/** Administrative service (Leistung) with its LeiKa key. */
export interface ServiceTable {
  readonly id: string;
  readonly key: string;
  readonly leika: string | null;
  readonly departmentId: string;
  readonly topic: string | null;
  readonly stage: 'notConnected' | 'directory' | 'shadow' | 'live' | 'overflow';
  readonly protected: boolean;
  readonly titles: Json;
  readonly keywords: Json;
  readonly lifeSituations: Generated<string[]>;
  readonly content: Generated<'model' | 'official'>;
}

/** Under which id a source delivers a service. */
export interface ServiceOriginTable {
  readonly source: string;
  readonly sourceId: string;
  readonly serviceId: string;
  readonly base: Json;
  readonly runId: string | null;
  readonly deliveredAt: Timestamp;
}

/** A service for which another department is responsible in a district or some streets (Zuständigkeit nach Ort). */
export interface ServicePlaceTable {
  readonly id: string;
  readonly serviceId: string;
  readonly place: string;
  readonly streets: Generated<string[]>;
  readonly departmentId: string;
}

/** One signed-in browser; the cookie holds the token, this table its SHA-256. */
export interface SessionTable {
  readonly tokenHash: Buffer;
  readonly accountId: string;
  readonly createdAt: Timestamp;
  readonly seenAt: Timestamp;
  readonly expiresAt: Timestamp;
}

/** One change of a setting of the city, a department, a number, a person; never changed itself. */
export interface SettingChangeTable {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly title: string;
  readonly before: NullableJson;
  readonly after: NullableJson;
  readonly why: Generated<string>;
  readonly accountId: string | null;
  readonly madeAt: Timestamp;
  readonly undoes: string | null;
}

/** What a department says of an answer the team gave on its services before it was live; about the answer, never about who gave it. */
export interface ShadowMarkTable {
  readonly matterId: string;
  readonly rightAnswer: boolean;
  readonly note: Generated<string>;
  readonly accountId: string | null;
  readonly markedAt: Timestamp;
}

/** One stretch of work under a random id; account_id is deleted after 24 hours (decision 29). */
export interface ShiftTable {
  readonly id: string;
  readonly accountId: string | null;
  readonly startedAt: Timestamp;
  readonly endedAt: NullableTimestamp;
}

/** Open although the calendar says closed; trial = sample installation (decision 5), ended by one click. */
export interface SpecialOpeningTable {
  readonly id: string;
  readonly startsAt: Timestamp;
  readonly endsAt: NullableTimestamp;
  readonly reason: string;
  readonly trial: boolean;
}

/** A matter with a number the citizen can quote and at least one promise. */
export interface TicketTable {
  readonly id: string;
  readonly number: string;
  readonly codeHash: string;
  readonly matterId: string;
  readonly serviceId: string | null;
  readonly departmentId: string;
  readonly protected: boolean;
  readonly language: string;
  readonly text: string;
  readonly citizenName: string;
  readonly foldedName: string;
  readonly wish: Json;
  readonly state: 'open' | 'closed';
  readonly createdAt: Timestamp;
  readonly closedAt: NullableTimestamp;
  readonly version: number;
  readonly urgency: Generated<'normal' | 'urgent'>;
  readonly askedAt: NullableTimestamp;
  readonly heldUntil: string | null;
  readonly heldReason: Generated<string>;
  readonly nextDue: NullableTimestamp;
  readonly questionSetId: string | null;
  readonly answers: ColumnType<unknown, string | undefined, string>;
  readonly mergedInto: string | null;
  readonly acceptedAt: NullableTimestamp;
  readonly retainedUntil: string | null;
  readonly retainedReason: Generated<string>;
  readonly mergedWords: Generated<string>;
  readonly words: GeneratedAlways<string>;
}

/** A file a person added to a ticket (Anhang); what came by mail is in mail_part. */
export interface TicketFileTable {
  readonly id: string;
  readonly ticketId: string;
  readonly fileName: string;
  readonly kind: 'pdf' | 'png' | 'jpeg' | 'webp' | 'docx' | 'xlsx' | 'odt' | 'text';
  readonly charset: string | null;
  readonly bytes: number;
  readonly sha256: string;
  readonly addedAt: Timestamp;
  readonly accountId: string;
}

/** The content in its order. */
export interface TicketFilePieceTable {
  readonly fileId: string;
  readonly position: number;
  readonly content: Buffer;
}

/** Two tickets that belong together, without effect on either. */
export interface TicketLinkTable {
  readonly ticketId: string;
  readonly otherId: string;
  readonly what: 'belongs' | 'split';
  readonly at: Timestamp;
  readonly accountId: string | null;
}

/** What was done on a ticket and by whom. */
export interface TicketNoteTable {
  readonly id: string;
  readonly ticketId: string;
  readonly at: Timestamp;
  readonly kind: 'called' | 'mailed' | 'closed' | 'note' | 'reopened' | 'handedOn' | 'asked' | 'replied' | 'held' | 'resumed' | 'withdrawn' | 'urgent' | 'normal' | 'moved' | 'mailIn' | 'letter' | 'visit' | 'merged' | 'tookIn' | 'split' | 'splitOff' | 'linked' | 'unlinked' | 'fileAdded' | 'fileRemoved' | 'accepted' | 'returned' | 'departmentMail' | 'retained' | 'released' | 'newCode' | 'letterSent' | 'done' | 'letterMoved' | 'wished';
  readonly text: string;
  readonly accountId: string | null;
  readonly happenedOn: string | null;
  readonly writtenOn: string | null;
}

/** Numbers of deleted tickets: never given again. Nothing leads from here to anybody. */
export interface TicketNumberPastTable {
  readonly number: string;
}

/** A saved narrowing of the list of tickets (Ansicht), of one account. */
export interface TicketViewTable {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly filters: Json;
  readonly shared: boolean;
  readonly createdAt: Timestamp;
}

/** What a caller can choose in the menu, with the service most of these calls are about. */
export interface TopicTable {
  readonly key: string;
  readonly position: number;
  readonly departmentId: string;
  readonly serviceId: string | null;
  readonly names: Json;
  readonly protected: boolean;
}

/** Every table. */
export interface Database {
  readonly account: AccountTable;
  readonly apiToken: ApiTokenTable;
  readonly article: ArticleTable;
  readonly articleAttachment: ArticleAttachmentTable;
  readonly articleAttachmentChange: ArticleAttachmentChangeTable;
  readonly articleAttachmentPiece: ArticleAttachmentPieceTable;
  readonly articleDraft: ArticleDraftTable;
  readonly articleHistory: ArticleHistoryTable;
  readonly articleMark: ArticleMarkTable;
  readonly articleVariant: ArticleVariantTable;
  readonly call: CallTable;
  readonly callback: CallbackTable;
  readonly callbackAttempt: CallbackAttemptTable;
  readonly callerTrace: CallerTraceTable;
  readonly cityImport: CityImportTable;
  readonly citySetting: CitySettingTable;
  readonly contact: ContactTable;
  readonly department: DepartmentTable;
  readonly departmentNotice: DepartmentNoticeTable;
  readonly directoryEntry: DirectoryEntryTable;
  readonly duty: DutyTable;
  readonly dutyBefore: DutyBeforeTable;
  readonly fact: FactTable;
  readonly factDoubt: FactDoubtTable;
  readonly factVersion: FactVersionTable;
  readonly idempotency: IdempotencyTable;
  readonly invitation: InvitationTable;
  readonly journal: JournalTable;
  readonly knowledgeGap: KnowledgeGapTable;
  readonly knowledgeGapTeller: KnowledgeGapTellerTable;
  readonly knowledgeGapWord: KnowledgeGapWordTable;
  readonly knowledgeImportChange: KnowledgeImportChangeTable;
  readonly knowledgeImportEntry: KnowledgeImportEntryTable;
  readonly knowledgeImportRun: KnowledgeImportRunTable;
  readonly lifeSituation: LifeSituationTable;
  readonly mailMessage: MailMessageTable;
  readonly mailOutbox: MailOutboxTable;
  readonly mailOutboxFile: MailOutboxFileTable;
  readonly mailPart: MailPartTable;
  readonly matter: MatterTable;
  readonly matterLink: MatterLinkTable;
  readonly matterTold: MatterToldTable;
  readonly matterToldFact: MatterToldFactTable;
  readonly menuRule: MenuRuleTable;
  readonly menuVersion: MenuVersionTable;
  readonly migration: MigrationTable;
  readonly news: NewsTable;
  readonly newsHistory: NewsHistoryTable;
  readonly newsRead: NewsReadTable;
  readonly onAirRecording: OnAirRecordingTable;
  readonly onboardingProof: OnboardingProofTable;
  readonly promise: PromiseTable;
  readonly promiseMove: PromiseMoveTable;
  readonly promisePast: PromisePastTable;
  readonly promptRecording: PromptRecordingTable;
  readonly proposedAnswer: ProposedAnswerTable;
  readonly questionSet: QuestionSetTable;
  readonly recallConsent: RecallConsentTable;
  readonly recallDismissal: RecallDismissalTable;
  readonly recallItem: RecallItemTable;
  readonly recordsBefore: RecordsBeforeTable;
  readonly rosterChange: RosterChangeTable;
  readonly service: ServiceTable;
  readonly serviceOrigin: ServiceOriginTable;
  readonly servicePlace: ServicePlaceTable;
  readonly session: SessionTable;
  readonly settingChange: SettingChangeTable;
  readonly shadowMark: ShadowMarkTable;
  readonly shift: ShiftTable;
  readonly specialOpening: SpecialOpeningTable;
  readonly ticket: TicketTable;
  readonly ticketFile: TicketFileTable;
  readonly ticketFilePiece: TicketFilePieceTable;
  readonly ticketLink: TicketLinkTable;
  readonly ticketNote: TicketNoteTable;
  readonly ticketNumberPast: TicketNumberPastTable;
  readonly ticketView: TicketViewTable;
  readonly topic: TopicTable;
}
