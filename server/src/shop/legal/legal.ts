import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { isAgreed, legalTopics, type LegalTopic } from '../../contract/legal-pages.ts';
import type { ShopSettings } from '../../contract/shop-settings.ts';
import { pollEvery } from '../../platform/poll.ts';
import type { Database, Db } from '../../platform/platform.ts';
import { overSeen, Refusal } from '../../refusal.ts';
import type { Actor } from '../audit/actor.ts';
import { record } from '../audit/audit.ts';
import * as settings from '../settings/settings.ts';
import type { Settings } from '../settings/settings.ts';
import { nextMoment, startOf } from '../settings/settings-at.ts';
import * as rows from './sql.ts';
import {
  begunOf,
  holdingOf,
  momentOf,
  plannedOf,
  stoodAt,
  type Holding,
  type Version,
} from './versions-at.ts';

/** Which versions there are, kept warm: one begins at the moment that it was planned for, without a look at the database. */
export type WarmPages = {
  /** Which version of a page holds, 0 where nobody has written one, and the least that customers must have agreed to. */
  holding: (topic: LegalTopic) => Holding[LegalTopic];
  versions: () => readonly Version[];
  /** Another one whenever something else holds. */
  version: () => string;
  /** Reads them again if somebody has changed something. */
  refresh: () => Promise<void>;
  close: () => void;
};

/** Looks every `pollMs` whether another server changed them; 0 never looks. */
export async function openPagesAboutTheShop(
  { database, clock, log }: { database: Database; clock: () => Date; log: Logger },
  pollMs: number,
): Promise<WarmPages> {
  let versions = await rows.readVersions(database);
  let held: { from: number; until: number; holding: Holding; version: string } | undefined;
  const hold = () => {
    const now = clock();
    const time = now.getTime();
    if (held && time >= held.from && time < held.until) return held;
    const holding = holdingOf(versions, now);
    held = {
      from: time,
      until: nextMoment(versions, now)?.getTime() ?? Infinity,
      holding,
      version: legalTopics.map((topic) => holding[topic].version).join('.'),
    };
    return held;
  };
  const refresh = async () => {
    const read = await rows.readVersions(database);
    if (JSON.stringify(read) === JSON.stringify(versions)) return;
    versions = read;
    held = undefined;
  };
  const close = pollEvery(pollMs, refresh, (error) => {
    log.warn({ err: error }, 'the pages about the shop could not be read again');
  });
  return {
    holding: (topic) => hold().holding[topic],
    versions: () => versions,
    version: () => hold().version,
    refresh,
    close,
  };
}

export type Legal = Omit<Settings, 'settings'> & { legal: WarmPages };

type Shown = {
  version: number;
  holdsFrom: Date | null;
  text: string | null;
  values: ShopSettings;
  versions: Version[];
};

/** A page as customers read it: what holds now, one of its versions, or what stood there at a moment. */
export async function readPage(
  parts: Legal,
  topic: LegalTopic,
  asked: { version?: number | undefined; at?: Date | undefined },
): Promise<Shown> {
  const { database, clock, legal } = parts;
  const now = clock();
  const versions = begunOf(legal.versions(), topic, now);
  const { at = now } = asked;
  if (at > now)
    throw new Refusal('invalid-input', {
      fields: [{ field: 'at', message: 'must not be in the future' }],
    });
  const version = asked.version ?? begunOf(versions, topic, at)[0]?.versionNo ?? 0;
  const shown = versions.find(({ versionNo }) => versionNo === version);
  if (!shown && version !== 0) throw new Refusal('page-version-not-found');
  if (asked.at && asked.version !== undefined && !stoodAt(versions, version, asked.at))
    throw new Refusal('page-version-not-found');
  const moment = asked.at ?? momentOf(versions, version, now);
  return {
    version,
    holdsFrom: shown?.holdsFrom ?? null,
    text: (shown && (await rows.readText(database, topic, version))) ?? null,
    values: await settings.settingsOn(parts, moment),
    versions,
  };
}

/** Each page with what holds of it, and what is planned. */
export async function overview({
  database,
  clock,
}: Pick<Legal, 'database' | 'clock'>): Promise<
  { topic: LegalTopic; holds: Version | undefined; planned: Version | undefined }[]
> {
  const versions = await rows.readVersions(database);
  return legalTopics.map((topic) => ({
    topic,
    holds: begunOf(versions, topic, clock())[0],
    planned: plannedOf(versions, topic, clock()),
  }));
}

type State = {
  topic: LegalTopic;
  version: number;
  /** What the newest says, and from when. */
  mark: string;
  holds: number;
  text: string | null;
  values: ShopSettings;
  versions: Version[];
};

/** A page as it is written: its newest text, and all that it ever said. */
export async function versionsOf(parts: Omit<Legal, 'legal'>, topic: LegalTopic): Promise<State> {
  const { database, clock } = parts;
  const versions = await allOf(database, topic);
  const version = versions[0]?.versionNo ?? 0;
  const text = (await rows.readText(database, topic, version)) ?? null;
  return {
    topic,
    version,
    mark: markOf(versions[0], text),
    holds: begunOf(versions, topic, clock())[0]?.versionNo ?? 0,
    text,
    values: await settings.settingsOn(parts, clock()),
    versions,
  };
}

/** Another one for whatever else a version of the same number says: its number may have been another plan's before. */
const markOf = (version: Version | undefined, text: string | null): string =>
  createHash('sha256')
    .update(JSON.stringify([version?.versionNo, version?.holdsFrom, version?.agreeAgain, text]))
    .digest('base64url')
    .slice(0, 22);

const allOf = async (db: Db, topic: LegalTopic): Promise<Version[]> =>
  (await rows.readVersions(db)).filter((version) => version.topic === topic).toReversed();

/** One of them beside the one before it. */
export async function versionOf(
  parts: Omit<Legal, 'legal'>,
  topic: LegalTopic,
  versionNo: number,
): Promise<{ version: Version; text: string | null; before: string | null; values: ShopSettings }> {
  const { database, clock } = parts;
  const version = (await allOf(database, topic)).find((one) => one.versionNo === versionNo);
  if (!version) throw new Refusal('page-version-not-found');
  return {
    version,
    text: (await rows.readText(database, topic, versionNo)) ?? null,
    before: (await rows.readText(database, topic, versionNo - 1)) ?? null,
    values: await settings.settingsOn(parts, clock()),
  };
}

type Asked = {
  text: string | null;
  holdsFrom: string | null;
  agreeAgain: boolean;
  version: number;
};

/** Writes the next version over the one that the caller saw. While one is planned there is no other: what follows would come before it. */
export async function publish(
  parts: Legal,
  topic: LegalTopic,
  asked: Asked,
  by: Actor,
): Promise<State> {
  const { database, clock, environment, legal } = parts;
  const now = clock();
  const { text, agreeAgain } = asked;
  const planned =
    asked.holdsFrom === null ? null : startOf(asked.holdsFrom, environment.shop.timeZone);
  if (planned && planned <= now) throw wrong('/holdsFrom', 'must be a later day');
  if (agreeAgain && !isAgreed(topic))
    throw wrong('/agreeAgain', 'must be false: customers do not agree to this page');
  await database.transaction(async (tx) => {
    await rows.takeThePen(tx);
    const [newest] = await allOf(tx, topic);
    const version = newest?.versionNo ?? 0;
    const theirs = {
      text: (await rows.readText(tx, topic, version)) ?? null,
      agreeAgain: newest?.agreeAgain ?? false,
      version,
    };
    const mine = { text, agreeAgain };
    if (overSeen(asked.version, mine, theirs) === 'written') return;
    const holdsFrom = planned ?? now;
    // Who has been asked to agree to this text is not asked less by its being sent again.
    const isSaid = theirs.text === text && (theirs.agreeAgain || !agreeAgain);
    if (isSaid && (!newest || newest.holdsFrom <= holdsFrom)) return;
    if (newest && newest.holdsFrom > now)
      throw new Refusal('page-is-planned', { holdsFrom: newest.holdsFrom.toISOString() });
    await rows.writeVersion(tx, { topic, versionNo: version + 1, holdsFrom, agreeAgain, text });
    await record(tx, {
      by,
      what: planned ? 'page-planned' : 'page-published',
      subject: topic,
      before: newest ? told(newest) : {},
      after: {
        ...told({ versionNo: version + 1, isOurs: text === null, agreeAgain }),
        ...(planned && { holdsFrom: planned.toISOString() }),
      },
    });
  });
  await legal.refresh();
  return versionsOf(parts, topic);
}

const wrong = (field: string, message: string) =>
  new Refusal('invalid-input', { fields: [{ field, message }] });

/** As the audit trail keeps them; the text is in the version. */
const told = ({ versionNo, isOurs, agreeAgain }: Omit<Version, 'topic' | 'holdsFrom'>) => ({
  versionNo,
  isOurs,
  agreeAgain,
});

/** Takes back the plan that the caller saw, if it has not begun; its number goes to the next one. */
export async function withdraw(
  { database, clock, legal }: Legal,
  { topic, versionNo, mark }: { topic: LegalTopic; versionNo: number; mark: string },
  by: Actor,
): Promise<void> {
  await database.transaction(async (tx) => {
    await rows.takeThePen(tx);
    const [newest] = await allOf(tx, topic);
    const text = (await rows.readText(tx, topic, versionNo)) ?? null;
    const isSeen = newest?.versionNo === versionNo && markOf(newest, text) === mark;
    const gone = isSeen && (await rows.removePlanned(tx, { topic, versionNo, now: clock() }));
    if (!gone) throw new Refusal('planned-change-not-found', { topic, versionNo });
    await record(tx, {
      by,
      what: 'page-withdrawn',
      subject: topic,
      before: { ...told(gone), holdsFrom: gone.holdsFrom.toISOString() },
      after: null,
    });
  });
  await legal.refresh();
}
