import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db } from '../platform.ts';

const claimedEvent = z.object({
  event_no: z.int(),
  event_id: z.uuid(),
  kind: z.string(),
  payload: z.json(),
  /** How often it has failed so far. */
  attempts: z.int(),
});
export type ClaimedEvent = z.infer<typeof claimedEvent>;
const kindRow = z.object({ kind: z.string() });

export type FailedEvent = {
  event: ClaimedEvent;
  nextAttemptAt: Date;
  error: string;
  givenUp: boolean;
};

/** Takes what is due, at most `room` of each kind, and leases it: nobody else sees it before `leaseEnds`. Oldest first. */
export async function claim(
  db: Db,
  rooms: { kind: string; room: number }[],
  now: Date,
  leaseEnds: Date,
): Promise<ClaimedEvent[]> {
  const kinds = rooms.map(({ kind }) => kind);
  const counts = rooms.map(({ room }) => room);
  // What a power cut forgets of a claim or of a deletion is done again, so neither waits for the disk.
  // An array, not a join: the planner would read the whole table for as many rows as it expects here.
  const claimed = await db.query(
    claimedEvent,
    sql`
      update outbox set next_attempt_at = ${leaseEnds}
      where event_no = any (array(
        select due.event_no
        from unnest(${kinds}::text[], ${counts}::int[]) lane (kind, room)
        cross join lateral (
          select event_no from outbox
          where kind = lane.kind and failed_at is null and next_attempt_at <= ${now}
          order by next_attempt_at, event_no limit lane.room for update skip locked
        ) due
      )) and set_config('synchronous_commit', 'off', true) is not null
      returning event_no, event_id, kind, payload, attempts`,
    { name: 'claim-events' },
  );
  return claimed.sort((a, b) => a.event_no - b.event_no);
}

/** Kinds with something due that are not among `known`. */
export async function strangeKinds(db: Db, known: string[], now: Date): Promise<string[]> {
  const rows = await db.query(
    kindRow,
    sql`
    select distinct kind from outbox
    where failed_at is null and next_attempt_at <= ${now} and kind <> all(${known})`,
  );
  return rows.map(({ kind }) => kind);
}

export async function renewLeases(db: Db, eventNos: number[], leaseEnds: Date): Promise<void> {
  await db.run(sql`
    update outbox set next_attempt_at = ${leaseEnds}
    where event_no = any(${eventNos}) and failed_at is null`);
}

export async function deleteDone(db: Db, events: ClaimedEvent[]): Promise<void> {
  await db.run(
    sql`delete from outbox where event_no = any(${events.map(({ event_no }) => event_no)})
      and set_config('synchronous_commit', 'off', true) is not null`,
    { name: 'delete-events' },
  );
}

/** Counts a failure once, also when two workers saw it because a lease ran out. */
export async function putOff(db: Db, failures: FailedEvent[], now: Date): Promise<void> {
  await db.run(sql`
    update outbox set
      attempts = outbox.attempts + 1,
      next_attempt_at = failure.next_attempt_at,
      last_error = failure.error,
      failed_at = case when failure.given_up then ${now}::timestamptz end
    from unnest(
      ${failures.map(({ event }) => event.event_no)}::bigint[],
      ${failures.map(({ event }) => event.attempts)}::int[],
      ${failures.map(({ nextAttemptAt }) => nextAttemptAt)}::timestamptz[],
      ${failures.map(({ error }) => error)}::text[],
      ${failures.map(({ givenUp }) => givenUp)}::boolean[]
    ) failure (event_no, attempts, next_attempt_at, error, given_up)
    where outbox.event_no = failure.event_no and outbox.attempts = failure.attempts`);
}
