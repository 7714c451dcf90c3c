import { setTimeout as pause } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Tx } from '../../platform/platform.ts';

/** Any number that nothing else locks: one server fills the store, others wait for it. */
const demoLock = 5_327_001;

/** Holds the lock until the transaction ends, however long it is idle meanwhile; who waits for it waits as long as filling the store takes. */
export async function lockDemo(tx: Tx): Promise<void> {
  await tx.run(sql`set local idle_in_transaction_session_timeout = 0`);
  // Asked again and again: no single question may wait for as long as another's filling takes.
  for (;;) {
    const [answer] = await tx.query(
      z.object({ isOurs: z.boolean() }),
      sql`select pg_try_advisory_xact_lock(${demoLock}) as "isOurs"`,
    );
    if (answer?.isOurs) return;
    await pause(100);
  }
}
