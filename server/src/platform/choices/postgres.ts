import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Choices, Database, Json, StoredChoice } from '../platform.ts';
import { gatherReads } from '../gather-reads.ts';
import { gatherWrites } from '../gather-writes.ts';

const storedRow = z.object({ key: z.string(), json: z.string(), version: z.int() });
const versionRow = z.object({ place: z.int(), version: z.int().nullable() });
const goneRow = storedRow.pick({ key: true, version: true });

type Put = { key: string; value: string; expected: number; expiresAt: Date };
type Removal = { key: string; version: number };

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

  /** In the order of their keys, so that two groups never wait for each other. */
  async function putAll(asked: Put[]): Promise<(number | null)[]> {
    const written = await database.query(
      versionRow,
      sql`select a.place, put_choice(a.key, a.value::jsonb, a.expected, a.expires_at, ${clock()}) as version
        from (select * from unnest(${asked.map(({ key }) => key)}::text[], ${asked.map(({ value }) => value)}::text[],
            ${asked.map(({ expected }) => expected)}::bigint[], ${asked.map(({ expiresAt }) => expiresAt.toISOString())}::timestamptz[])
          with ordinality asked (key, value, expected, expires_at, place) order by key, place) a`,
      { name: 'put-choices' },
    );
    const versions = new Map(written.map(({ place, version }) => [place, version]));
    return asked.map((_, at) => versions.get(at + 1) ?? null);
  }

  /** Waits for the disk as little as writing does: what a power cut brings back is known to be ordered. */
  async function removeAll(asked: Removal[]): Promise<boolean[]> {
    const gone = await database.query(
      goneRow,
      sql`
        delete from choice where key = any(array(
          select c.key from choice c
          join unnest(${asked.map(({ key }) => key)}::text[], ${asked.map(({ version }) => version)}::bigint[])
            asked (key, version) on asked.key = c.key and asked.version = c.version
          where c.expires_at > ${clock()} order by c.key for update of c
        )) and set_config('synchronous_commit', 'off', true) is not null
        returning key, version`,
      { name: 'remove-choices' },
    );
    const left = new Map(gone.map(({ key, version }) => [key, version]));
    // Of two who ask for the same, the first is told that it was he.
    return asked.map(({ key, version }) => left.get(key) === version && left.delete(key));
  }

  const gatheredPuts = gatherWrites(putAll);
  const gatheredRemovals = gatherWrites(removeAll);

  async function put(key: string, value: Json, expected: number, expiresAt: Date) {
    const version = await gatheredPuts({ key, value: JSON.stringify(value), expected, expiresAt });
    return version === null ? 'conflict' : { version };
  }

  const remove = (key: string, version: number): Promise<boolean> =>
    gatheredRemovals({ key, version });

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
