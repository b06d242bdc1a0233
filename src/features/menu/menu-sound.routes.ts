// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The endpoints of what is heard: sounds, recordings, trial calls, and the figures of the keys. */
import { uuidv7 } from '../../lib/ids.ts';
import type { Language } from '../../lib/pure/language.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { recordingUploads, type RecordingFolder } from '../../platform/speech/recording-uploads.ts';
import type { MenuContent } from './menu-content.core.ts';
import { noteTrial, readVersion } from './menu-version.store.ts';
import * as contract from './menu-sound.contract.ts';
import { readFigures } from './menu-figures.store.ts';
import { insertRecording, readRecording } from './recording.store.ts';

/** A phone of the page, for one trial call. */
export interface TrialPhone {
  readonly phoneId: string;
  readonly password: string;
  readonly webSocketPath: string;
  readonly sipHost: string;
  readonly iceServers: { urls: string; username?: string; credential?: string }[];
}

export interface MenuSoundDeps {
  readonly db: Db;
  /** Recordings on their way in. */
  readonly folder: RecordingFolder;
  /** Makes the sounds of a draft; false = they could not be made. Not before a draft is listened to. */
  readonly makeSounds: (versionId: string, content: MenuContent, forTrial: boolean) => Promise<boolean>;
  /** Null = on the air. */
  readonly lengths: (
    versionId: string | null,
    content: MenuContent | null,
  ) => Promise<{ readonly language: Language; readonly name: string; readonly ms: number }[]>;
  readonly soundFile: (versionId: string | null, language: Language, name: string) => Promise<Buffer | undefined>;
  readonly telephonyReady: () => boolean;
  /** A phone that may dial the number given; undefined = the switch does not answer. */
  readonly trialPhone: () => Promise<TrialPhone | undefined>;
  readonly trials: {
    begin(order: {
      readonly trialId: string;
      readonly accountId: string;
      readonly versionId: string;
      readonly content: MenuContent;
      readonly open: boolean;
      readonly reached: () => void;
    }): string;
    stateOf(trialId: string, accountId: string): contract.TrialState | undefined;
  };
  /** Something went wrong that keeps nobody waiting. */
  readonly failed: (error: unknown) => void;
}

const dayMs = 86_400_000;

export function menuSoundRoutes(deps: MenuSoundDeps): readonly Route[] {
  const { db } = deps;
  const uploads = recordingUploads(deps.folder, deps.failed);

  async function made(versionId: string, forTrial = false): Promise<Result<MenuContent, 'notFound' | 'notPrepared'>> {
    const version = await readVersion(db, versionId);
    if (!version) return refuse('notFound');
    return (await deps.makeSounds(versionId, version.content, forTrial)) ? ok(version.content) : refuse('notPrepared');
  }

  async function fileOf(where: string, language: Language, name: string) {
    if (where === 'recording') return readRecording(db, name);
    // No path of a file: names are those of sounds.
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return undefined;
    return deps.soundFile(where === 'on-air' ? null : where, language, name);
  }

  return [
    route(contract.menuSounds, async ({ query }) => {
      if (query.versionId === undefined) return ok({ sounds: await deps.lengths(null, null) });
      const content = await made(query.versionId);
      return content.ok ? ok({ sounds: await deps.lengths(query.versionId, content.value) }) : content;
    }),
    route(contract.openMenuSound, async ({ params }) => {
      const { where, language, name } = params;
      if (where !== 'on-air' && where !== 'recording') {
        const content = await made(where);
        if (!content.ok) return content;
      }
      const wav = await fileOf(where, language, name);
      if (!wav) return refuse('notFound');
      const disposition = `inline; filename="${language}-${name.replaceAll(/[^a-z0-9-]/g, '')}.wav"`;
      return ok({ type: 'audio/wav', disposition, bytes: wav.length, pieces: once(wav) });
    }),
    route(contract.beginRecording, ({ body }, who) => uploads.begin(body.bytes, who.accountId)), // R4
    route(contract.sendRecordingPart, ({ params, body }, who) => uploads.part(params.uploadId, who.accountId, body)),
    route(contract.addRecording, ({ body }, who) =>
      uploads.take(body.uploadId, who.accountId, (wav, ms) => {
        const { name, language, source } = body;
        const doing = { accountId: who.accountId, now: nowMs() };
        return unlessDown<{ recordingId: string; ms: number }, never>(async () =>
          ok({ recordingId: await insertRecording(db, { name, language, source, wav, ms }, doing), ms }),
        );
      }),
    ),
    route(contract.beginTrial, async ({ body }, who) => {
      if (!deps.telephonyReady()) return refuse('telephonyDown');
      const version = await readVersion(db, body.versionId);
      if (!version) return refuse('notFound');
      if (version.state !== 'draft' && version.state !== 'tested') return refuse('wrongState');
      if (version.revision !== body.revision) return refuse('draftChanged');
      const content = await made(version.id, true);
      if (!content.ok) return content;
      const phone = await deps.trialPhone();
      if (!phone) return refuse('telephonyDown');
      const trialId = uuidv7(nowMs());
      const dial = deps.trials.begin({
        ...{ trialId, accountId: who.accountId, versionId: version.id, content: content.value, open: body.open },
        reached: () => void noteTrial(db, version.id, version.revision).catch(deps.failed),
      });
      return ok({ trialId, dial, ...phone });
    }),
    route(contract.readTrial, async ({ params }, who) => {
      const state = deps.trials.stateOf(params.trialId, who.accountId);
      return state ? ok(state) : refuse('notFound');
    }),
    route(contract.menuFigures, async ({ query }) => ok(await readFigures(db, nowMs() - query.days * dayMs))),
  ];
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes;
}
