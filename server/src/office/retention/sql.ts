import sql from 'sql-template-tag';
import type { Db } from '../../platform/platform.ts';

/** A change that both mailboxes confirmed waits to be made, however long that takes. */
export async function forgetEmailChanges(db: Db, before: Date): Promise<void> {
  await db.run(
    sql`delete from email_change where asked_at < ${before}
      and (ended_at is not null or old_confirmed_at is null or new_confirmed_at is null)`,
  );
}

export async function forgetGivenUp(db: Db, before: Date): Promise<void> {
  await db.run(sql`delete from outbox where failed_at < ${before}`);
}

export async function forgetHooks(db: Db, before: Date): Promise<void> {
  await db.run(sql`delete from payment_hook where received_at < ${before}`);
}

export async function forgetWithdrawals(db: Db, before: Date): Promise<void> {
  await db.run(sql`delete from withdrawal where arrived_at < ${before}`);
}

export async function forgetNotices(db: Db, before: Date): Promise<void> {
  await db.run(sql`delete from subscription_notice where arrived_at < ${before}`);
}
