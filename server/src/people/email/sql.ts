import sql from 'sql-template-tag';
import type { Db, Tx } from '../../platform/platform.ts';
import { z } from 'zod';
import {
  changeRow,
  keyedRow,
  type EmailChange,
  type KeyedChange,
  type Side,
} from './email-change.ts';

const columns = sql`change_no as "changeNo", customer_no as "customerNo", new_email as "newEmail", asked_at as "askedAt",
  expires_at as "expiresAt", old_confirmed_at as "oldConfirmedAt", new_confirmed_at as "newConfirmedAt"`;
const countRow = z.object({ asked: z.int() });

/** Letters that this customer asked for, or that went to this address, since then. */
export async function countAsked(
  tx: Tx,
  { customerNo, newEmail, since }: { customerNo: number; newEmail: string; since: Date },
): Promise<number> {
  const [count] = await tx.query(
    countRow,
    sql`select count(*) as asked from email_change
      where asked_at > ${since} and (customer_no = ${customerNo} or new_email = ${newEmail})`,
  );
  return count?.asked ?? 0;
}

export async function endOpen(tx: Tx, customerNo: number, at: Date): Promise<void> {
  await tx.run(
    sql`update email_change set ended_at = ${at} where customer_no = ${customerNo} and ended_at is null`,
  );
}

export async function addChange(
  tx: Tx,
  it: Pick<EmailChange, 'customerNo' | 'newEmail' | 'askedAt' | 'expiresAt'> & {
    keys: Record<Side, Buffer>;
  },
): Promise<EmailChange> {
  const [added] = await tx.query(
    changeRow,
    sql`insert into email_change (customer_no, new_email, old_key, new_key, asked_at, expires_at)
      values (${it.customerNo}, ${it.newEmail}, ${it.keys.old}, ${it.keys.new}, ${it.askedAt}, ${it.expiresAt}) returning ${columns}`,
  );
  if (!added) throw new Error('A change of an e-mail was not written.');
  return added;
}

/** That of a customer which still waits. */
export async function readOpen(
  db: Db,
  customerNo: number,
  now: Date,
): Promise<EmailChange | undefined> {
  const [change] = await db.query(
    changeRow,
    sql`select ${columns} from email_change
      where customer_no = ${customerNo} and ended_at is null and expires_at > ${now}`,
  );
  return change;
}

const withKey = (key: Buffer, now: Date) =>
  sql`select ${columns}, case when old_key = ${key} then 'old' else 'new' end as side from email_change
    where ${key} in (old_key, new_key) and ended_at is null and expires_at > ${now}`;

export async function readByKey(db: Db, key: Buffer, now: Date): Promise<KeyedChange | undefined> {
  const [change] = await db.query(keyedRow, withKey(key, now));
  return change;
}

/** Held until the end, so that two who confirm at once see each other. */
export async function lockByKey(tx: Tx, key: Buffer, now: Date): Promise<KeyedChange | undefined> {
  const [change] = await tx.query(keyedRow, sql`${withKey(key, now)} for update`);
  return change;
}

export async function writeConfirmed(
  tx: Tx,
  { changeNo, side }: Pick<KeyedChange, 'changeNo' | 'side'>,
  at: Date,
): Promise<void> {
  await tx.run(
    side === 'old'
      ? sql`update email_change set old_confirmed_at = coalesce(old_confirmed_at, ${at}) where change_no = ${changeNo}`
      : sql`update email_change set new_confirmed_at = coalesce(new_confirmed_at, ${at}) where change_no = ${changeNo}`,
  );
}

/** A change that both mailboxes have confirmed and that was not made yet, however long that took. */
export async function readProved(db: Db, changeNo: number): Promise<EmailChange | undefined> {
  const [change] = await db.query(
    changeRow,
    sql`select ${columns} from email_change where change_no = ${changeNo} and ended_at is null
      and old_confirmed_at is not null and new_confirmed_at is not null`,
  );
  return change;
}

/** True for the one who ends it. */
export const end = async (tx: Tx, changeNo: number, at: Date): Promise<boolean> =>
  (await tx.run(
    sql`update email_change set ended_at = ${at} where change_no = ${changeNo} and ended_at is null`,
  )) > 0;
