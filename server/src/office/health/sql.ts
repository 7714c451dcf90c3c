import sql from 'sql-template-tag';
import type { z } from 'zod';
import type { Db } from '../../platform/platform.ts';
import { stateRow } from './symptoms.ts';

/** A pile is seen to be one long before all of it is counted. */
const mostCounted = 10_000;
/** Work that tells nobody anything. */
const notLetters = ['catalogue-changed', 'baskets-ordered', 'sandbox-hook'];

export async function readState(db: Db): Promise<z.infer<typeof stateRow>> {
  const [state] = await db.query(
    stateRow,
    sql`
      with pile as (
        select created_at, failed_at, attempts > 0 and kind <> all(${notLetters}) as unsent,
          failed_at is null and created_at < now() - interval '5 minutes' as late
        from outbox order by event_no limit ${mostCounted}
      ),
      silent as (
        select disabled_at from webhook_endpoint
        where removed_at is null and disabled_at is not null and failing_since is not null
      )
      select count(*) filter (where late) as waiting,
        min(created_at) filter (where late) as "waitingSince",
        count(*) filter (where failed_at is not null) as "givenUp",
        min(failed_at) as "givenUpSince",
        count(*) filter (where unsent and failed_at is null) as unsent,
        min(created_at) filter (where unsent and failed_at is null) as "unsentSince",
        (select count(*) from orders where cashier_at is not null and cashier_failures > 0) as unpaid,
        (select count(*) from silent) as silent,
        (select min(disabled_at) from silent) as "silentSince",
        (select max(number) from schema_migration) as migration,
        clock_timestamp() as now
      from pile`,
  );
  if (!state) throw new Error('The database did not tell how the store is.');
  return state;
}
