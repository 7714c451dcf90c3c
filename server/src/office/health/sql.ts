import sql from 'sql-template-tag';
import type { z } from 'zod';
import { addressRefused, addressStopped } from '../../platform/refused-address.ts';
import type { Db } from '../../platform/platform.ts';
import { stateRow } from './symptoms.ts';

/** A pile is seen to be one long before all of it is counted. */
const mostCounted = 10_000;
const erasure = 'customer-erased';
/** Work that writes no letter. */
const notLetters = [
  'catalogue-changed',
  'baskets-ordered',
  'sandbox-hook',
  'invoice-issued',
  'sale-cancelled',
  'ingredients-corrected',
  erasure,
];

export async function readState(db: Db): Promise<z.infer<typeof stateRow>> {
  const [state] = await db.query(
    stateRow,
    sql`
      with pile as (
        select created_at, failed_at, failed_at is null and attempts > 0 as failing, kind <> all(${notLetters}) as is_letter,
          kind = ${erasure} as is_erasure, coalesce(starts_with(last_error, ${addressRefused}), false) as refused
        from outbox where not coalesce(starts_with(last_error, ${addressStopped}), false) order by event_no limit ${mostCounted}
      ),
      told as (
        select created_at, failed_at, failing and is_letter and not refused as unsent, failing and is_erasure as known_elsewhere,
          failed_at is null and not (failing and (is_letter or is_erasure)) and created_at < now() - interval '5 minutes' as late
        from pile
      ),
      silent as (
        select disabled_at from webhook_endpoint
        where removed_at is null and disabled_at is not null and failing_since is not null
      )
      select count(*) filter (where late) as waiting,
        min(created_at) filter (where late) as "waitingSince",
        count(*) filter (where failed_at is not null) as "givenUp",
        min(failed_at) as "givenUpSince",
        count(*) filter (where unsent) as unsent,
        min(created_at) filter (where unsent) as "unsentSince",
        count(*) filter (where known_elsewhere) as "knownElsewhere",
        min(created_at) filter (where known_elsewhere) as "knownElsewhereSince",
        (select count(*) from orders where cashier_at is not null and cashier_failures > 0) as unpaid,
        (select count(*) from silent) as silent,
        (select min(disabled_at) from silent) as "silentSince",
        (select max(number) from schema_migration) as migration,
        clock_timestamp() as now
      from told`,
  );
  if (!state) throw new Error('The database did not tell how the store is.');
  return state;
}
