import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import { receipt, type Receipt } from './receipt.ts';

/** One server makes the first key. */
export async function lockKeys(tx: Tx): Promise<void> {
  await tx.run(sql`lock table receipt_key in share row exclusive mode`);
}

const keyRow = z.object({ key: z.string(), x: z.string(), sealed: z.string(), since: z.date() });

/** The newest first. */
export async function readKeys(db: Db): Promise<z.infer<typeof keyRow>[]> {
  return db.query(
    keyRow,
    sql`select key_name as "key", public_x as "x", sealed_private as "sealed", made_at as "since" from receipt_key order by made_at desc, key_name`,
  );
}

export async function addKey(
  tx: Tx,
  { key, x, sealed, at }: { key: string; x: string; sealed: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into receipt_key (key_name, public_x, sealed_private, made_at)
    values (${key}, ${x}, ${sealed}, ${at})`);
}

const lastRow = z.object({ subscriptionNo: z.int(), seq: z.int(), digest: z.string() });

/** The last of each that has any. */
export async function readLast(
  tx: Tx,
  subscriptionNos: readonly number[],
): Promise<z.infer<typeof lastRow>[]> {
  return tx.query(
    lastRow,
    sql`select l.subscription_no as "subscriptionNo", l.seq, l.digest from unnest(${subscriptionNos}::bigint[]) s (subscription_no)
    cross join lateral (select r.* from subscription_receipt r where r.subscription_no = s.subscription_no order by r.seq desc limit 1) l`,
    { name: 'read-last-receipts' },
  );
}

export async function addReceipts(tx: Tx, receipts: readonly Receipt[]): Promise<void> {
  const contents = receipts.map(({ content }) => content);
  await tx.run(
    sql`insert into subscription_receipt (subscription_no, seq, given_at, content, digest, key_name, signature)
    select * from unnest(${contents.map(({ subscriptionNo }) => subscriptionNo)}::bigint[], ${contents.map(({ seq }) => seq)}::int[],
      ${contents.map(({ at }) => at)}::timestamptz[], ${contents.map((content) => JSON.stringify(content))}::jsonb[],
      ${receipts.map(({ digest }) => digest)}::text[], ${receipts.map(({ key }) => key)}::text[],
      ${receipts.map(({ signature }) => signature)}::text[])`,
    { name: 'add-receipts' },
  );
}

export async function readReceipts(db: Db, subscriptionNo: number): Promise<Receipt[]> {
  return db.query(
    receipt,
    sql`select content, digest, key_name as "key", signature from subscription_receipt
    where subscription_no = ${subscriptionNo} order by seq`,
  );
}
