import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { paymentFailures } from '../../../contract/payment-failure.ts';
import { cardBehaviours } from '../../../contract/test-cards.ts';
import type { Attempt, Db, Tx } from '../../platform.ts';

const paymentRow = z.object({
  paymentNo: z.int(),
  ref: z.string(),
  orderNo: z.int(),
  purpose: z.enum(['hold', 'save', 'charge']),
  state: z.enum([
    'open',
    'needs-action',
    'saved',
    'held',
    'captured',
    'failed',
    'closed',
    'lapsed',
  ]),
  cents: z.int(),
  currency: z.string(),
  heldCents: z.int(),
  capturedCents: z.int(),
  captureBefore: z.date().nullable(),
  expiresAt: z.date().nullable(),
  returnTo: z.string().nullable(),
  note: z.string().nullable(),
  email: z.string(),
  failure: z.enum(paymentFailures).nullable(),
  customerNo: z.int(),
  changes: z.int(),
  methodRef: z.string().nullable(),
});
export type PaymentRow = z.infer<typeof paymentRow>;

const columns = sql`p.payment_no as "paymentNo", p.ref, p.order_no as "orderNo", p.purpose, p.state, p.cents, p.currency,
  p.held_cents as "heldCents", p.captured_cents as "capturedCents", p.capture_before as "captureBefore", p.expires_at as "expiresAt",
  p.return_to as "returnTo", p.note, p.email, p.failure, p.customer_no as "customerNo", p.changes, p.method_ref as "methodRef"`;

const seenRow = paymentRow.extend({
  refundedCents: z.int(),
  brand: z.string().nullable(),
  lastFour: z.string().nullable(),
  expires: z.string().nullable(),
});
export type SeenRow = z.infer<typeof seenRow>;

/** With the card that is kept, and what was given back and has not bounced by then. */
const seen = (now: Date, which: Sql) => sql`
  select ${columns}, m.brand, m.last_four as "lastFour", m.expires,
    (select coalesce(sum(r.cents), 0)::bigint from sandbox_refund r
      where r.payment_no = p.payment_no and (r.bounces_at is null or r.bounces_at > ${now})) as "refundedCents"
  from sandbox_payment p left join sandbox_method m on m.method_ref = p.method_ref and m.forgotten_at is null
  where ${which}`;

export const seeByRef = async (db: Db, ref: string, now: Date): Promise<SeenRow | undefined> =>
  (await db.query(seenRow, seen(now, sql`p.ref = ${ref}`), { name: 'sandbox-by-ref' }))[0];

export const seeByNo = async (db: Db, paymentNo: number, now: Date): Promise<SeenRow | undefined> =>
  (await db.query(seenRow, seen(now, sql`p.payment_no = ${paymentNo}`), { name: 'sandbox-by-no' }))[0]; // prettier-ignore

/** Changed since, by somebody or by time alone; by number. */
export const seeChanged = (db: Db, since: Date, now: Date, after: number, most: number) =>
  db.query(
    seenRow,
    sql`${seen(
      now,
      sql`p.payment_no > ${after} and (p.changed_at >= ${since}
        or (p.state in ('open', 'needs-action') and p.expires_at between ${since} and ${now})
        or (p.state = 'held' and p.capture_before between ${since} and ${now})
        or exists (select from sandbox_refund r where r.payment_no = p.payment_no and r.bounces_at between ${since} and ${now}))`,
    )} order by p.payment_no limit ${most}`,
  );

/** Takes the pen for a payment. */
export const lock = async (tx: Tx, ref: string): Promise<PaymentRow | undefined> =>
  (await tx.query(
    paymentRow,
    sql`select ${columns} from sandbox_payment p where p.ref = ${ref} for no key update`,
    { name: 'sandbox-lock' },
  ))[0]; // prettier-ignore

type New = Attempt & {
  ref: string;
  state: PaymentRow['state'];
  capturedCents: number;
  failure: PaymentRow['failure'];
  methodRef: string | null;
  expiresAt: Date | null;
  returnTo: string | null;
  note: string | null;
};

/** Whether it was new; whoever adds the same number at this moment is waited for. */
export const add = async (tx: Tx, it: New, now: Date): Promise<boolean> =>
  (await tx.run(
    sql`insert into sandbox_payment (payment_no, ref, order_no, customer_no, purpose, state, cents, currency, captured_cents, failure,
        method_ref, expires_at, return_to, note, email, changed_at)
      values (${it.paymentNo}, ${it.ref}, ${it.orderNo}, ${it.customerNo}, ${it.purpose}, ${it.state}, ${it.cents}, ${it.currency},
        ${it.capturedCents}, ${it.failure}, ${it.methodRef}, ${it.expiresAt}, ${it.returnTo}, ${it.note}, ${it.email}, ${now})
      on conflict (payment_no) do nothing`,
    { name: 'sandbox-add' },
  )) === 1; // prettier-ignore

export async function update(tx: Tx, it: PaymentRow, now: Date): Promise<void> {
  await tx.run(
    sql`update sandbox_payment set state = ${it.state}, held_cents = ${it.heldCents}, captured_cents = ${it.capturedCents},
      capture_before = ${it.captureBefore}, method_ref = ${it.methodRef}, failure = ${it.failure}, changes = ${it.changes}, changed_at = ${now}
      where payment_no = ${it.paymentNo}`,
    { name: 'sandbox-update' },
  );
}

const methodRow = z.object({ behaviour: z.enum(cardBehaviours) });

/** How a kept card behaves; undefined once it is forgotten. */
export const behaviourOf = async (db: Db, methodRef: string) =>
  (await db.query(
    methodRow,
    sql`select behaviour from sandbox_method where method_ref = ${methodRef} and forgotten_at is null`,
    { name: 'sandbox-behaviour' },
  ))[0]?.behaviour; // prettier-ignore

type Method = {
  methodRef: string;
  customerNo: number;
  brand: string;
  lastFour: string;
  expires: string;
  behaviour: string;
};

export async function keepMethod(tx: Tx, it: Method): Promise<void> {
  await tx.run(sql`insert into sandbox_method (method_ref, customer_no, brand, last_four, expires, behaviour)
    values (${it.methodRef}, ${it.customerNo}, ${it.brand}, ${it.lastFour}, ${it.expires}, ${it.behaviour})`);
}

export async function forgetMethod(db: Db, methodRef: string, now: Date): Promise<void> {
  await db.run(
    sql`update sandbox_method set forgotten_at = ${now} where method_ref = ${methodRef} and forgotten_at is null`,
  );
}

export async function forgetCustomer(tx: Tx, customerNo: number, now: Date): Promise<void> {
  await tx.run(
    sql`update sandbox_method set forgotten_at = ${now} where customer_no = ${customerNo} and forgotten_at is null`,
  );
  await tx.run(sql`update sandbox_payment set email = '' where customer_no = ${customerNo}`);
}

const refundRow = z.object({
  ref: z.string(),
  paymentNo: z.int(),
  bouncesAt: z.date().nullable(),
});

export const refundByKey = async (db: Db, key: string) =>
  (await db.query(
    refundRow,
    sql`select ref, payment_no as "paymentNo", bounces_at as "bouncesAt" from sandbox_refund where key = ${key}`,
  ))[0]; // prettier-ignore

const sumRow = z.object({ cents: z.int() });

/** What was given back of a payment and has not bounced by then. */
export async function refundedCents(db: Db, paymentNo: number, now: Date): Promise<number> {
  const [sum] = await db.query(
    sumRow,
    sql`select coalesce(sum(cents), 0)::bigint as cents from sandbox_refund
      where payment_no = ${paymentNo} and (bounces_at is null or bounces_at > ${now})`,
  );
  return sum?.cents ?? 0;
}

type Refund = {
  key: string;
  ref: string;
  paymentNo: number;
  cents: number;
  bouncesAt: Date | null;
};

export async function addRefund(tx: Tx, it: Refund): Promise<void> {
  await tx.run(sql`insert into sandbox_refund (key, ref, payment_no, cents, bounces_at)
    values (${it.key}, ${it.ref}, ${it.paymentNo}, ${it.cents}, ${it.bouncesAt})`);
}
