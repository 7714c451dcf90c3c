import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import { startEmbedded } from '../../src/platform/database/embedded.ts';
import { openPostgres } from '../../src/platform/database/postgres.ts';
import type { Database } from '../../src/platform/platform.ts';
import { startOldStore, type OldStore } from './old-store.ts';
import { recordAnswers, type Answer } from './record.ts';
import { leaveThingsUndone, liveAWeek, type Story } from './story.ts';

const log = pino({ level: 'silent' });

const waitingRow = z.object({ kind: z.string(), payload: z.record(z.string(), z.unknown()) });
export type Waiting = z.infer<typeof waitingRow>;

export type Lived = { story: Story; answers: Answer[]; takenAt: string; waiting: Waiting[] };

/** The kinds of events that every version wrote. */
const kinds = ['baskets-ordered', 'catalogue-changed', 'letter', 'order-moved', 'order-placed'];

/**
 * Runs the old store of a checkout on the data folder, lets people do everything there, and ends it with an event of each kind waiting:
 * cleanly, or in the middle of whatever it does.
 */
export async function liveAndLeave(
  checkout: string,
  data: string,
  { kill }: { kill: boolean },
): Promise<Lived> {
  const stores: OldStore[] = [];
  const start = async (environment: Record<string, string> = {}) => {
    const store = await startOldStore(checkout, data, environment);
    stores.push(store);
    return store;
  };
  try {
    const first = await start();
    const story = await liveAWeek(first, data);
    await whileItRuns(data, untilNothingWaits);
    await first.stop();
    const second = await start({ LARDER_SMTP: 'smtp://127.0.0.1:1' });
    const giveBack = await takeObjects(data);
    await whileItRuns(data, async (database) => {
      await leaveThingsUndone(second, data, story, (no) => holdBasket(database, no));
      if (!kill) await untilEachWasTried(database);
    });
    const answers = await recordAnswers(second.ask, story);
    const takenAt = new Date().toISOString();
    if (kill) await killInTheMiddle(second);
    else await second.stop();
    await giveBack();
    const waiting = await openData(data, async (database) => {
      await letBasketGo(database);
      return database.query(waitingRow, sql`select kind, payload from outbox order by event_no`);
    });
    return { story, answers, takenAt, waiting };
  } finally {
    for (const store of stores) await store.stop();
  }
}

async function killInTheMiddle(store: OldStore): Promise<void> {
  const body = { email: 'cleo@example.com' };
  const asked = store.ask('POST', '/auth/forgot-password', { body }).catch(() => undefined);
  await store.kill();
  await asked;
}

/** A file where the folder was: what should be stored cannot be. */
async function takeObjects(data: string): Promise<() => Promise<void>> {
  const objects = join(data, 'objects');
  const aside = `${objects}-aside`;
  await rename(objects, aside);
  await writeFile(objects, '');
  return async () => {
    await rm(objects);
    await rename(aside, objects);
  };
}

/** The database of a store that is running. */
export async function whileItRuns<T>(
  data: string,
  use: (database: Database) => Promise<T>,
): Promise<T> {
  return useDatabase(await readFile(join(data, 'postgres.url'), 'utf8'), use);
}

/** The database in a data folder that no store uses now. */
export async function openData<T>(
  data: string,
  use: (database: Database) => Promise<T>,
): Promise<T> {
  const folder = join(data, 'postgres');
  const embedded = await startEmbedded({ folder, log, progress: () => undefined });
  try {
    return await useDatabase(embedded.url, use);
  } finally {
    await embedded.stop();
  }
}

async function useDatabase<T>(url: string, use: (database: Database) => Promise<T>): Promise<T> {
  const database = await openPostgres(url, { log, max: 1, patient: true });
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

export async function untilNothingWaits(database: Database): Promise<void> {
  await until(
    async () =>
      (await database.query(z.object({ kind: z.string() }), sql`select kind from outbox`))
        .length === 0,
  );
}

async function untilEachWasTried(database: Database): Promise<void> {
  await until(async () => {
    const tried = await database.query(
      z.object({ kind: z.string() }),
      sql`select kind from outbox group by kind having min(attempts) > 0`,
    );
    return kinds.every((kind) => tried.some((it) => it.kind === kind));
  });
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let looks = 0; looks < 1_200; looks += 1) {
    if (await isSo()) return;
    await pause(100);
  }
  throw new Error('The old store did not get as far as it should.');
}

/** The only event that needs no mail and no object: the basket it should empty is held by the database. */
async function holdBasket(database: Database, customerNo: number): Promise<void> {
  await database.run(
    raw(`create function hold() returns trigger language plpgsql as $$ begin raise exception 'held'; end $$;
      create trigger held before update or delete on choice for each row
        when (old.key = 'basket:customer:${customerNo}') execute function hold();`),
  );
}

async function letBasketGo(database: Database): Promise<void> {
  await database.run(raw('drop trigger held on choice; drop function hold();'));
}
