import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Choices, Database, Json, StoredChoice } from '../platform.ts';
import { gatherReads } from './gather-reads.ts';

const storedRow = z.object({ key: z.string(), json: z.string(), version: z.int() });
const versionRow = z.object({ version: z.int().nullable() });
const goneRow = storedRow.pick({ key: true, version: true });

/** Keeps choices in PostgreSQL; what the clock says is expired is absent. */
export function openPostgresChoices(database: Database, clock: () => Date): Choices {
  /** Values stay text until each reader parses its own: two readers never share an object. */
  async function read(keys: string[]): Promise<Map<string, { json: string; version: number }>> {
    const rows = await database.query(
      storedRow,
      sql`
        select key, value::text as json, version from choice
        where key = any(${keys}) and expires_at > ${clock()}`,
      { name: 'get-choices' },
    );
    return new Map(rows.map((row) => [row.key, row]));
  }

  const gathered = gatherReads(read);

  async function get(key: string): Promise<StoredChoice | undefined> {
    const found = await gathered(key);
    return found && { value: JSON.parse(found.json) as Json, version: found.version };
  }

  async function put(key: string, value: Json, expected: number, expiresAt: Date) {
    const rows = await database.query(
      versionRow,
      sql`select put_choice(${key}, ${JSON.stringify(value)}, ${expected}, ${expiresAt}, ${clock()}) as version`,
      { name: 'put-choice' },
    );
    const version = rows[0]?.version;
    return version ? { version } : 'conflict';
  }

  type Removal = { place: number; key: string; version: number };

  /** Waits for the disk as little as writing does: what a power cut brings back is known to be ordered. */
  async function removeAll(asked: string[]): Promise<Map<string, true>> {
    const removals = asked.map((text) => JSON.parse(text) as Removal);
    const gone = await database.query(
      goneRow,
      sql`
        delete from choice where key = any(array(
          select c.key from choice c
          join unnest(${removals.map(({ key }) => key)}::text[], ${removals.map(({ version }) => version)}::bigint[])
            asked (key, version) on asked.key = c.key and asked.version = c.version
          where c.expires_at > ${clock()} order by c.key for update of c
        )) and set_config('synchronous_commit', 'off', true) is not null
        returning key, version`,
      { name: 'remove-choices' },
    );
    const left = new Map(gone.map(({ key, version }) => [key, version]));
    const done = new Map<string, true>();
    for (const [at, { key, version }] of removals.entries()) {
      // Of two who ask for the same, the first is told that it was he.
      if (left.get(key) !== version) continue;
      left.delete(key);
      done.set(asked[at] ?? '', true);
    }
    return done;
  }

  const gatheredRemovals = gatherReads(removeAll);
  let removals = 0;

  async function remove(key: string, version: number): Promise<boolean> {
    removals += 1;
    const removal: Removal = { place: removals, key, version };
    return (await gatheredRemovals(JSON.stringify(removal))) ?? false;
  }

  return { get, put, remove };
}

const sweepBatch = 1_000;

/** Deletes what has expired, a bounded batch per statement, and answers how many rows went. */
export async function sweepChoices(database: Database, clock: () => Date): Promise<number> {
  let swept = 0;
  for (;;) {
    const gone = await database.run(sql`
      delete from choice where key = any (array(
        select key from choice where expires_at <= ${clock()}
        order by expires_at limit ${sweepBatch} for update skip locked
      ))`);
    swept += gone;
    if (gone < sweepBatch) return swept;
  }
}
