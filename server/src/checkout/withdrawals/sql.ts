import sql from 'sql-template-tag';
import { z } from 'zod';
import { statuses, type Status } from '../../contract/order-status.ts';
import { withdrawalOutcomes, type WithdrawalOutcome } from '../../contract/withdrawal.ts';
import type { Db, Tx } from '../../platform/platform.ts';

const numberRow = z.object({ no: z.int() });
const orderRow = z.object({
  orderNo: z.int(),
  status: z.enum(statuses),
  /** When it came last. */
  arrivedAt: z.date().nullable(),
});
export type FoundOrder = z.infer<typeof orderRow>;
const arrived: Status = 'delivered';

/** The order of that number of whoever has this e-mail, under its pen. */
export async function lockByEmail(
  tx: Tx,
  { email, orderNo }: { email: string; orderNo: number },
): Promise<FoundOrder | undefined> {
  const [row] = await tx.query(
    orderRow,
    sql`select o.order_no as "orderNo", o.order_status as "status",
      (select max(m.moved_at) from order_move m where m.order_no = o.order_no and m.to_status = ${arrived}) as "arrivedAt"
    from orders o join customer c using (customer_no)
    where o.order_no = ${orderNo} and (lower(o.deliver_email) = lower(${email}) or lower(c.cust_email) = lower(${email}))
    for no key update of o`,
  );
  return row;
}

const addedRow = z.object({ withdrawalNo: z.int(), lately: z.int() });

/** Writes a withdrawal down as it arrived; `lately`: how many that address sent within the day before. */
export async function addWithdrawal(
  tx: Tx,
  it: {
    at: Date;
    name: string;
    email: string;
    namedNo: number | null;
    statement: string | null;
    orderNo: number | null;
    outcome: WithdrawalOutcome;
  },
): Promise<z.infer<typeof addedRow>> {
  const [row] = await tx.query(
    addedRow,
    sql`with added as (
      insert into withdrawal (arrived_at, name, email, named_no, statement, order_no, outcome)
      values (${it.at}, ${it.name}, ${it.email}, ${it.namedNo}, ${it.statement}, ${it.orderNo}, ${it.outcome})
      returning withdrawal_no
    )
    select withdrawal_no as "withdrawalNo",
      (select count(*) from withdrawal w where lower(w.email) = lower(${it.email})
        and w.arrived_at > ${it.at}::timestamptz - interval '24 hours') as "lately"
    from added`,
  );
  if (!row) throw new Error('A withdrawal was not written.');
  return row;
}

const withdrawalRow = z.object({
  withdrawalNo: z.int(),
  arrivedAt: z.date(),
  name: z.string(),
  email: z.string(),
  namedNo: z.int().nullable(),
  statement: z.string().nullable(),
  orderNo: z.int().nullable(),
  outcome: z.enum(withdrawalOutcomes),
  settledAt: z.date().nullable(),
  settledBy: z.string().nullable(),
});
export type Withdrawal = z.infer<typeof withdrawalRow>;

const columns = sql`withdrawal_no as "withdrawalNo", arrived_at as "arrivedAt", name, email, named_no as "namedNo", statement,
  order_no as "orderNo", outcome, settled_at as "settledAt", settled_by as "settledBy"`;

export async function readWithdrawal(
  db: Db,
  withdrawalNo: number,
): Promise<Withdrawal | undefined> {
  const [row] = await db.query(
    withdrawalRow,
    sql`select ${columns} from withdrawal where withdrawal_no = ${withdrawalNo}`,
  );
  return row;
}

/** The last first, from before a number on. */
export const listWithdrawals = (
  db: Db,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<Withdrawal[]> =>
  db.query(
    withdrawalRow,
    sql`select ${columns} from withdrawal where ${before ?? null}::bigint is null or withdrawal_no < ${before ?? null}::bigint
    order by withdrawal_no desc limit ${limit}`,
  );

/** Writes down who has settled it; what is settled stays as it is. */
export async function settle(
  tx: Tx,
  withdrawalNo: number,
  { at, by }: { at: Date; by: string },
): Promise<boolean> {
  const [row] = await tx.query(
    numberRow,
    sql`update withdrawal set settled_at = ${at}, settled_by = ${by} where withdrawal_no = ${withdrawalNo} and settled_at is null
    returning withdrawal_no as "no"`,
  );
  return row !== undefined;
}
