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

/** An entry goes with those that correct it, once the last of them is old enough. */
export async function forgetHygiene(db: Db, before: Date): Promise<void> {
  await db.run(sql`with recursive old as (
    select entry_no, entry_no as last from hygiene_entry e
    where noted_at < ${before} and not exists (select from hygiene_entry c where c.corrects = e.entry_no)
    union all
    select e.corrects, old.last from old join hygiene_entry e on e.entry_no = old.entry_no where e.corrects is not null
  ) delete from hygiene_entry where entry_no in (select entry_no from old)`);
}
