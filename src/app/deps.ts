// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The only place that opens a database, a journal, the switch and the voices. */
import { join } from 'node:path';
import type { HotlineRecord } from '../features/call/call-record.core.ts';
import { machineClock } from '../platform/clock.ts';
import { openDatabase, type Connection, type Db } from '../platform/database/database.ts';
import { createJournal, type Journal, type JournalNews } from '../platform/journal/journal.ts';
import { createLog, type Log } from '../platform/observe/log.ts';
import { createJobs } from '../platform/jobs/jobs.ts';
import type { Jobs } from '../platform/jobs/jobs.port.ts';
import { createRelay } from '../platform/mail/relay.ts';
import type { Relay } from '../platform/mail/relay.port.ts';
import { createMetrics, type Metrics } from '../platform/observe/metrics.ts';
import { createAsterisk } from '../platform/telephony/asterisk/asterisk.ts';
import { createFake, type Fake } from '../platform/telephony/fake.ts';
import type { Phones, Telephony } from '../platform/telephony/telephony.port.ts';
import { callerRecognition, type CallerRecognition } from './caller-recognition.ts';
import { createVoices, type Voices, type VoicesOptions } from './city/voices.ts';
import type { MailConfig } from './config-mail.ts';
import type { Config } from './config.ts';
import { createPracticeWords, type PracticeWords } from './practice-words.ts';
import type { Runtime } from './runtime.ts';
import { saveHotlineRecords, withoutNumber } from './save-records.ts';

/** Everything outside the program, opened. */
export interface Deps {
  readonly config: Config;
  readonly runtime: Runtime;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly db: Db;
  readonly connection: Connection;
  readonly journal: Journal<HotlineRecord>;
  readonly recognition: CallerRecognition;
  readonly telephony: Telephony & Phones & { ready(): boolean; awayMs(): number; close(): void };
  /** The practice switch's controls and what it says instead of sounds, when there is no Asterisk. */
  readonly practice: { readonly fake: Fake; readonly words: PracticeWords } | undefined;
  /** The city's mail server and the jobs of sending; undefined = none is set. */
  readonly mail: { readonly relay: Relay; readonly jobs: Jobs } | undefined;
  readonly voices: Pick<Voices, 'resolve'>;
  readonly voiceOptions: Omit<VoicesOptions, 'onMissing'>;
  close(): Promise<void>;
}

/** Opens all of it; nothing is listened to yet. */
export function openDeps(config: Config, runtime: Runtime): Deps {
  const log = createLog('server', config.logLevel);
  const metrics = createMetrics();
  const connection = 'url' in runtime.database ? runtime.database.url : runtime.database;
  const db = openDatabase(connection);
  const recognition = callerRecognition(join(runtime.dataDir, 'run', 'caller-keys.json'), config.secondCallDays);
  const journal = createJournal<HotlineRecord>({
    db,
    spoolFile: join(runtime.dataDir, 'run', 'journal-spool.jsonl'),
    clock: machineClock,
    saveRecords: (trx, records) => saveHotlineRecords(trx, records, recognition.hash),
    withoutPerson: withoutNumber,
    onNews: journalNews(log, metrics),
  });
  const words = createPracticeWords();
  const practice = runtime.ari ? undefined : { fake: createFake({ playMs: words.lengthMs }), words };
  const telephony = runtime.ari
    ? createAsterisk({
        ...runtime.ari,
        ...(config.trunk?.numbers[0] !== undefined && { outgoingNumber: config.trunk.numbers[0] }),
        log: (message) => log.warn({}, message),
      })
    : practiceOf(practice).fake.telephony;
  const missing = metrics.counter('amtsleitung_sounds_missing_total', 'Announcements that could not be found');
  const voiceOptions = {
    folder: runtime.promptsDir,
    recordings: join(runtime.cityFolder, 'prompts'),
    ownRecordings: join(runtime.dataDir, 'recordings'),
    ...(runtime.espeak && { espeak: runtime.espeak }),
  };
  const voices =
    practice?.words ??
    createVoices({
      ...voiceOptions,
      onMissing: (sound) => {
        missing();
        log.error(
          { ...sound },
          'An announcement has no sound; callers hear it in German or a beep. Run npm start again, or put a recording in its place.',
        );
      },
    });
  return {
    config,
    runtime,
    log,
    metrics,
    db,
    connection,
    journal,
    recognition,
    telephony,
    practice,
    mail: config.mail && mailOf(config.mail, connection, log),
    voices,
    voiceOptions,
    async close() {
      telephony.close();
      await journal.close();
      await db.destroy();
    },
  };
}

function mailOf(mail: MailConfig, connection: Connection, log: Log): NonNullable<Deps['mail']> {
  return {
    relay: createRelay(mail),
    jobs: createJobs(connection, 'mail', (error) =>
      log.warn({ error }, 'The queue of the mails has a trouble; mails are looked for without it, too.'),
    ),
  };
}

function practiceOf(practice: Deps['practice']): NonNullable<Deps['practice']> {
  if (!practice) throw new Error('there is neither a switch nor the practice switch');
  return practice;
}

/** What the operator hears of the journal. */
function journalNews(log: Log, metrics: Metrics): (news: JournalNews) => void {
  const count = metrics.counter('amtsleitung_journal_news_total', 'Troubles and recoveries of the journal', ['type']);
  return (news) => {
    count({ type: news.type });
    if (news.type === 'databaseAway')
      log.error(
        { error: news.error },
        'The database does not answer; calls go on and are kept in a local file until it is back.',
      );
    else if (news.type === 'databaseBack') log.info({}, 'The database answers again.');
    else if (news.type === 'spoolReplayed')
      log.info({ entries: news.entries }, 'What was kept in the local file is in the database now.');
    else log.error({ ...news }, 'The journal needs a look: see the file beside the spool in DATA_DIR/run.');
  };
}
