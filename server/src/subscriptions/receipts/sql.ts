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

const lastRow = z.object({ seq: z.int(), digest: z.string() });

export async function readLast(
  tx: Tx,
  subscriptionNo: number,
): Promise<z.infer<typeof lastRow> | undefined> {
  const [last] = await tx.query(
    lastRow,
    sql`select seq, digest from subscription_receipt where subscription_no = ${subscriptionNo} order by seq desc limit 1`,
    { name: 'read-last-receipt' },
  );
  return last;
}

export async function addReceipt(
  tx: Tx,
  { content, digest, key, signature }: Receipt,
): Promise<void> {
  await tx.run(
    sql`insert into subscription_receipt (subscription_no, seq, given_at, content, digest, key_name, signature)
    values (${content.subscriptionNo}, ${content.seq}, ${content.at}, ${JSON.stringify(content)}::jsonb, ${digest}, ${key}, ${signature})`,
    { name: 'add-receipt' },
  );
}

export async function readReceipts(db: Db, subscriptionNo: number): Promise<Receipt[]> {
  return db.query(
    receipt,
    sql`select content, digest, key_name as "key", signature from subscription_receipt
    where subscription_no = ${subscriptionNo} order by seq`,
  );
}
