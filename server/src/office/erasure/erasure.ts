import type { Logger } from 'pino';
import { forgetCart, type Carts } from '../../checkout/cart/cart.ts';
import { shopDate } from '../../checkout/days/delivery-days.ts';
import type { Config } from '../../config.ts';
import * as promotions from '../../checkout/promotions/promotions.ts';
import * as choices from '../../people/choices/choices.ts';
import * as customers from '../../people/customers/customers.ts';
import * as outbox from '../../platform/outbox.ts';
import type { Accounts, Jobs, Json, Mail, OutboxPort, Payments } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { nameOf, type Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import * as plans from '../../subscriptions/plans/plans.ts';
import * as rows from './sql.ts';

/** What erasing somebody takes. */
export type Erasing = customers.People &
  Carts &
  plans.Plans & {
    config: Pick<Config, 'keepInvoicesYears' | 'shop'>;
    accounts: Pick<Accounts, 'provePassword' | 'remove'>;
    mail: Pick<Mail, 'forget'>;
    payments: Payments | undefined;
    outbox: OutboxPort;
  };

/** What stands in the way of erasing somebody, what they owe, and what stays of them. */
export async function erasableOf(
  { database, config }: Pick<Erasing, 'database' | 'config'>,
  customerNo: number,
): Promise<rows.Erasable & { keepInvoicesYears: number }> {
  const { keepInvoicesYears } = config;
  const customer = await rows.readCustomer(database, customerNo);
  if (!customer) throw new Refusal('customer-not-found');
  return { ...(await rows.readErasable(database, customerNo)), keepInvoicesYears };
}

/** What is left to be done elsewhere once the rows are erased. */
type Erased = {
  customerNo: number;
  accountId: string;
  emails: string[];
  /** Addresses that are another's by now, and until when they were theirs. */
  former: { email: string; until: string }[];
};

/**
 * Erases somebody: all that is not kept by law, in one transaction, and what lies elsewhere right after it. Orders, money and books stay
 * without the person; documents keep name and address until `forgetOldDocuments`.
 */
export async function erase(
  erasing: Erasing,
  customerNo: number,
  { by, reason }: { by: Actor | 'customer'; reason: string | null },
): Promise<void> {
  const { database, clock } = erasing;
  const { accountId } = await database.transaction(async (tx) => {
    const customer = await rows.lockToErase(tx, customerNo);
    if (!customer) throw new Refusal('customer-not-found');
    await plans.endOf(tx, erasing, customerNo);
    const { underWay, owed, worksHere } = await rows.readErasable(tx, customerNo);
    if (worksHere) throw new Refusal('works-here');
    if (underWay.length > 0) throw new Refusal('orders-under-way', { underWay, owed });
    const mailboxes = await rows.readEmails(tx, customerNo);
    const emails = mailboxes.flatMap(({ email, until }) => (until ? [] : [email]));
    const former = mailboxes.flatMap(({ email, until }) =>
      until ? [{ email, until: until.toISOString() }] : [],
    );
    await rows.eraseOrders(tx, customerNo);
    await promotions.forgetPerson(tx, { clock }, customerNo);
    await rows.eraseSubscriptions(tx, customerNo, emails);
    await rows.forgetLetters(tx, customerNo, emails);
    await rows.eraseCustomer(tx, customerNo, customers.formerAccountOf(customer.accountId));
    const asked = by === 'customer' ? by : nameOf(by);
    await rows.writeErasure(tx, { customerNo, at: clock(), by: asked, reason });
    if (by !== 'customer')
      await record(tx, {
        by,
        what: 'customer-erased',
        subject: customerNo,
        before: { erased: false },
        after: { erased: true },
      });
    const payload: Erased = { customerNo, accountId: customer.accountId, emails, former };
    await outbox.add(tx, { kind: 'customer-erased', payload });
    return customer;
  });
  erasing.customers.delete(accountId);
  await forgetOldDocuments(erasing);
  erasing.outbox.poke();
  await erasing.stock.refresh();
}

/** What is not in the rows of the store: the account with its sessions, the box, the provider's cards, copies of letters. May run twice. */
export const afterErasure = (erasing: Erasing) => ({
  'customer-erased': async (payload: Json) => {
    // An event of before says nothing of former addresses.
    const written = payload as Erased | Omit<Erased, 'former'>;
    const { customerNo, accountId, emails } = written;
    const former = 'former' in written ? written.former : [];
    await erasing.accounts.remove(accountId);
    await forgetCart(erasing, { customerNo });
    await choices.forget(erasing, { customerNo });
    await erasing.payments?.forgetCustomer(customerNo);
    for (const email of emails) await erasing.mail.forget(email);
    for (const { email, until } of former) await erasing.mail.forget(email, new Date(until));
  },
});

/** Takes name and address from the documents of those who were erased, once the years are over that the law wants them kept. */
export async function forgetOldDocuments({
  database,
  clock,
  config,
}: Pick<Erasing, 'database' | 'clock' | 'config'>): Promise<void> {
  const { timeZone } = config.shop;
  const thisYear = Number(shopDate(clock(), timeZone).slice(0, 4));
  // The years are counted from the end of the year in which a document was issued.
  const before = `${thisYear - config.keepInvoicesYears}-01-01`;
  await database.transaction((tx) => rows.forgetDocuments(tx, before, timeZone));
}

/** What was written in the very moment of an erasure goes too; an order that was placed then, once it has ended. */
export async function finishErasures({ database }: Pick<Erasing, 'database'>): Promise<void> {
  await database.transaction(async (tx) => {
    await rows.forgetStrays(tx);
    await promotions.forgetStrays(tx);
  });
  for (const { customerNo } of await rows.readUnfinished(database))
    await database.transaction((tx) => rows.eraseOrders(tx, customerNo));
}

const hourMs = 3_600_000;

/** Does both again and again, until what it answers is called. */
export const keepForgetting = (
  parts: Pick<Erasing, 'database' | 'clock' | 'config'> & { log: Logger; jobs: Jobs },
): (() => void) =>
  parts.jobs.every(
    { name: 'finish-erasures', ms: hourMs },
    async () => {
      await finishErasures(parts);
      await forgetOldDocuments(parts);
    },
    (error) => {
      parts.log.error({ err: error }, 'what need no longer be kept could not be forgotten');
    },
  );
