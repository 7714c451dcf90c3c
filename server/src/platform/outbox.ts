import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Json, OutboxState, Tx } from './platform.ts';
import { addressStopped } from './refused-address.ts';

export { openOutbox } from './outbox/worker.ts';
export type { Handlers, Outbox, OutboxOptions } from './outbox/worker.ts';

/** Something that must happen after the commit; its handler may be asked more than once. */
export type OutboxEvent = { kind: string; payload: Json; notBefore?: Date };

/** The event is worked off if and only if the transaction commits; `poke` the outbox after that to have it at once. */
export async function add(tx: Tx, event: OutboxEvent): Promise<void> {
  await addAll(tx, [event]);
}

export async function addAll(tx: Tx, events: OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  const kinds = events.map(({ kind }) => kind);
  const payloads = events.map(({ payload }) => JSON.stringify(payload));
  const notBefore = events.map((event) => event.notBefore?.toISOString() ?? null);
  await tx.run(
    sql`
      insert into outbox (kind, payload, next_attempt_at)
      select kind, payload, coalesce(not_before, '-infinity')
      from unnest(${kinds}::text[], ${payloads}::jsonb[], ${notBefore}::timestamptz[])
        with ordinality event (kind, payload, not_before, place)
      order by place`,
    { name: 'add-events' },
  );
}

const stateRow = z.object({ waiting: z.int(), givenUp: z.int(), oldestSeconds: z.int() });
/** A pile of events is seen to be one long before all of it is counted. */
const mostCounted = 10_000;

export async function outboxState(db: Db): Promise<OutboxState> {
  const [state] = await db.query(
    stateRow,
    sql`
      select count(*) filter (where failed_at is null) as waiting,
        count(*) filter (where failed_at is not null and not stopped) as "givenUp",
        coalesce(extract(epoch from now() - min(created_at) filter (where failed_at is null)), 0)::bigint as "oldestSeconds"
      from (select failed_at, created_at, coalesce(starts_with(last_error, ${addressStopped}), false) as stopped from outbox order by event_no limit ${mostCounted}) oldest`,
    { name: 'outbox-state' },
  );
  if (!state) throw new Error('The outbox did not tell its state.');
  return state;
}
