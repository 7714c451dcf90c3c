import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config, Decided } from '../../config.ts';
import type { SettingsChange, ShopSettings } from '../../contract/shop-settings.ts';
import { leastLogo, logoFile, logoRoom } from '../../contract/logo.ts';
import { pollEvery } from '../../platform/poll.ts';
import type { Database, Images, Objects, Tx } from '../../platform/platform.ts';
import { overSeen, Refusal } from '../../refusal.ts';
import type { Actor } from '../audit/actor.ts';
import { record } from '../audit/audit.ts';
import {
  decidedOf,
  horizonMissing,
  newIn,
  nextMoment,
  plainFields,
  settingsAt,
  settingsOf,
  startOf,
  type Version,
} from './settings-at.ts';
import * as rows from './sql.ts';

/** What an owner decides, kept warm: it changes at the moment that it was planned for, without a look at the database. */
export type WarmSettings = {
  now: () => Decided;
  /** Another one whenever something else holds. */
  version: () => string;
  /** Reads them again if somebody has changed something. */
  refresh: () => Promise<void>;
  close: () => void;
};

type Opening = {
  database: Database;
  clock: () => Date;
  log: Logger;
  environment: Pick<Config, 'shop' | 'delivery'>;
};

/** Looks every `pollMs` whether another server changed them; 0 never looks. */
export async function openSettings(
  { database, clock, log, environment }: Opening,
  pollMs: number,
): Promise<WarmSettings> {
  const start = settingsOf(environment);
  let versions = await rows.readVersions(database);
  let held: { from: number; until: number; decided: Decided; version: string } | undefined;
  const hold = () => {
    const now = clock();
    const time = now.getTime();
    if (held && time >= held.from && time < held.until) return held;
    const begun = versions.filter(({ holdsFrom }) => holdsFrom <= now);
    held = {
      from: time,
      until: nextMoment(versions, now)?.getTime() ?? Infinity,
      decided: decidedOf(environment, settingsAt(start, versions, now)),
      version: begun.map(({ versionNo }) => versionNo).join('.'),
    };
    return held;
  };
  const refresh = async () => {
    const { count, newest } = await rows.readMark(database);
    if (count === versions.length && newest === (versions.at(-1)?.versionNo ?? 0)) return;
    versions = await rows.readVersions(database);
    held = undefined;
  };
  const close = pollEvery(pollMs, refresh, (error) => {
    log.warn({ err: error }, 'the settings could not be read again; the last ones stay in use');
  });
  return { now: () => hold().decided, version: () => hold().version, refresh, close };
}

export type Settings = Pick<Opening, 'database' | 'clock' | 'environment'> & {
  settings: WarmSettings;
  objects: Pick<Objects, 'get' | 'put'>;
};

type State = { version: number; settings: ShopSettings; planned: Version[] };

/** What holds now, or on a later day as it is planned; and all that is planned. */
export async function read(
  { database, clock, environment }: Pick<Settings, 'database' | 'clock' | 'environment'>,
  on?: string,
): Promise<State> {
  const versions = await rows.readVersions(database);
  const now = clock();
  const state = stateOf(versions, { environment, now });
  const day = on === undefined ? now : startOf(on, environment.shop.timeZone);
  if (day <= now) return state;
  return { ...state, settings: settingsAt(settingsOf(environment), versions, day) };
}

/** What held at a moment, as far as owners have decided it; the rest is what the environment says today. */
export const settingsOn = async (
  { database, environment }: Pick<Opening, 'database' | 'environment'>,
  at: Date,
): Promise<ShopSettings> =>
  settingsAt(settingsOf(environment), await rows.readVersions(database), at);

function stateOf(
  versions: readonly Version[],
  { environment, now }: { environment: Settings['environment']; now: Date },
): State {
  return {
    version: Math.max(0, ...versions.map(({ versionNo }) => versionNo)),
    settings: settingsAt(settingsOf(environment), versions, now),
    planned: versions
      .filter(({ holdsFrom }) => holdsFrom > now)
      .toSorted((a, b) => a.holdsFrom.getTime() - b.holdsFrom.getTime()),
  };
}

/** Changes some of them, at once or from the start of a later day, over the version that the caller saw. Whatever was promised before stays promised. */
export async function change(
  { database, clock, environment, settings, objects }: Settings,
  asked: { change: SettingsChange; holdsFrom: string | null; version: number },
  by: Actor,
): Promise<State> {
  const now = clock();
  const { timeZone } = environment.shop;
  const planned = asked.holdsFrom === null ? null : startOf(asked.holdsFrom, timeZone);
  if (planned && planned <= now)
    throw new Refusal('invalid-input', {
      fields: [{ field: '/holdsFrom', message: 'must be a later day' }],
    });
  const { logo } = asked.change;
  if (logo && !(await objects.get(logoFile(logo))))
    throw new Refusal('invalid-input', {
      fields: [{ field: '/logo', message: 'is not there: send the picture first' }],
    });
  const holdsFrom = planned ?? now;
  const state = await database.transaction(async (tx) => {
    await rows.takeThePen(tx);
    const known = await rows.readVersions(tx);
    const start = settingsOf(environment);
    const theirs = settingsAt(start, known, holdsFrom);
    const { version } = stateOf(known, { environment, now });
    const isWritten = overSeen(asked.version, asked.change, { ...theirs, version }) === 'written';
    const change = newIn(asked.change, theirs);
    if (isWritten || Object.keys(change).length === 0) return stateOf(known, { environment, now });
    await rows.writeVersion(tx, { change, holdsFrom });
    const versions = await rows.readVersions(tx);
    const least = horizonMissing(start, versions, holdsFrom);
    if (least !== undefined)
      throw new Refusal('invalid-input', {
        fields: [
          {
            field: '/horizonDays',
            message: `must be at least ${least} with this cut-off and these weekdays, or there would be times without a day to order for`,
          },
        ],
      });
    await tell(tx, { by, change, before: theirs, holdsFrom: planned });
    return stateOf(versions, { environment, now });
  });
  await settings.refresh();
  return state;
}

async function tell(
  tx: Tx,
  told: { by: Actor; change: SettingsChange; before: ShopSettings; holdsFrom: Date | null },
): Promise<void> {
  const { by, change, before, holdsFrom } = told;
  const had = Object.fromEntries(
    Object.entries(before).filter(([name]) => name in change),
  ) as SettingsChange;
  const when = holdsFrom && { holdsFrom: holdsFrom.toISOString() };
  await record(tx, {
    by,
    what: when ? 'settings-planned' : 'settings-changed',
    subject: 'shop',
    before: plainFields(had),
    after: { ...plainFields(change), ...when },
  });
}

/** Makes a logo of a picture and keeps it; it is the shop's once the settings name it. The same picture is one logo, however often it is sent. */
export async function keepLogo(
  { objects, images }: { objects: Pick<Objects, 'put'>; images: Pick<Images, 'fit'> },
  source: Uint8Array,
): Promise<string> {
  const made = await images.fit(source, { room: logoRoom, least: leastLogo });
  if (made === 'unreadable') throw new Refusal('picture-unreadable');
  if (!('png' in made)) throw new Refusal('picture-too-small', { ...made, least: leastLogo });
  const hash = createHash('sha256').update(made.png).digest('hex').slice(0, 24);
  const name = `${hash}-${made.width}x${made.height}`;
  await objects.put(logoFile(name), {
    body: made.png,
    contentType: 'image/png',
    cacheControl: 'public, max-age=31536000, immutable',
  });
  return name;
}

/** Takes back what was planned and has not begun. */
export async function withdraw(
  { database, clock, settings }: Settings,
  versionNo: number,
  by: Actor,
): Promise<void> {
  await database.transaction(async (tx) => {
    await rows.takeThePen(tx);
    const gone = await rows.removePlanned(tx, versionNo, clock());
    if (!gone) throw new Refusal('planned-change-not-found', { versionNo });
    await record(tx, {
      by,
      what: 'settings-withdrawn',
      subject: 'shop',
      before: { ...plainFields(gone.change), holdsFrom: gone.holdsFrom.toISOString() },
      after: null,
    });
  });
  await settings.refresh();
}
