import sql from 'sql-template-tag';
import type { Tx } from '../../platform/platform.ts';

/** Any number that nothing else locks: one server fills the store, others wait for it. */
const demoLock = 5_327_001;

/** Holds the lock until the transaction ends, however long it is idle meanwhile; who waits for it waits as long as filling the store takes. */
export async function lockDemo(tx: Tx): Promise<void> {
  await tx.run(sql`set local idle_in_transaction_session_timeout = 0`);
  await tx.run(sql`set local statement_timeout = 0`);
  await tx.run(sql`select pg_advisory_xact_lock(${demoLock})`);
}
