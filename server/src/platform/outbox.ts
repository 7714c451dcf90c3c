import sql from 'sql-template-tag';
import type { Json, Tx } from './platform.ts';

export { openOutbox } from './outbox/worker.ts';
export type { Handlers, Outbox, OutboxOptions } from './outbox/worker.ts';

/** Something that must happen after the commit; its handler may be asked more than once. */
export type OutboxEvent = { kind: string; payload: Json };

/** The event is worked off if and only if the transaction commits; `poke` the outbox after that to have it at once. */
export async function add(tx: Tx, event: OutboxEvent): Promise<void> {
  await addAll(tx, [event]);
}

export async function addAll(tx: Tx, events: OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  const kinds = events.map(({ kind }) => kind);
  const payloads = events.map(({ payload }) => JSON.stringify(payload));
  await tx.run(
    sql`
      insert into outbox (kind, payload)
      select kind, payload from unnest(${kinds}::text[], ${payloads}::jsonb[])
        with ordinality event (kind, payload, place)
      order by place`,
    { name: 'add-events' },
  );
}
