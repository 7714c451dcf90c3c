import * as cart from '../../checkout/cart/cart.ts';
import * as choices from '../../people/choices/choices.ts';
import { nothingRemembered } from '../../people/choices/remembered.ts';
import * as customers from '../../people/customers/customers.ts';
import type { Accounts, Claims, Mail } from '../../platform/platform.ts';
import { orderParts } from './everything.ts';
import { tellRow } from './personal-data.ts';
import * as rows from './sql.ts';

/** What telling somebody what is kept of them takes. */
export type Telling = customers.People &
  cart.Carts & {
    mail: Pick<Mail, 'keptFor'>;
    accounts: Pick<Accounts, 'openSessions' | 'passkeys'>;
  };

/** Everything that the shop keeps about somebody, as pieces of one JSON text: however many orders there are, few are in memory at once. */
export async function* tellEverything(telling: Telling, claims: Claims): AsyncGenerator<string> {
  const { database, clock, mail } = telling;
  const { customerNo } = await customers.currentProfile(telling, claims);
  const letters: Awaited<ReturnType<Mail['keptFor']>> = [];
  for (const { email, from, until } of await rows.readMailboxes(database, customerNo))
    for (const letter of await mail.keptFor(email))
      if ((!from || letter.sentAt >= from) && (!until || letter.sentAt <= until))
        letters.push(letter);
  letters.sort((one, other) => one.sentAt.getTime() - other.sentAt.getTime());
  const ofCustomer = await rows.readKept(database, 'customer_no', [customerNo]);
  const subscriptionNos = ofCustomer
    .filter(([table]) => table === 'subscription')
    .flatMap(([, , kept]) => kept.map((row) => Number(row['subscription_no'])));
  const own = [
    ...ofCustomer,
    ...(await rows.readKept(database, 'subscription_no', subscriptionNos)),
    ...(await rows.readKept(database, 'account_id', [claims.accountId])),
  ].map(([table, { as }, kept]) => [as, kept.map((row) => tellRow(table, row))] as const);
  const { profile, ...lists } = Object.fromEntries(own);
  const { lines, goesTo } = await cart.cartOf(telling, { customerNo });
  const remembered = await choices.rememberedOf(telling, { customerNo });
  const head = {
    toldAt: clock().toISOString(),
    profile: profile?.[0] ?? {},
    ...lists,
    sessions: ((await telling.accounts.openSessions?.list(claims.accountId)) ?? []).map(
      ({ sessionId: _id, ...session }) => session,
    ),
    passkeys: ((await telling.accounts.passkeys?.list(claims.accountId)) ?? []).map(
      ({ passkeyId: _id, works: _works, ...passkey }) => passkey,
    ),
    box: lines.length === 0 && !goesTo ? null : { lines, goesTo: goesTo ?? null },
    choices: remembered === nothingRemembered ? null : remembered,
    letters: letters.map(({ sentAt, subject }) => ({ sentAt: sentAt.toISOString(), subject })),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"orders":[`;
  let before: number | null = null;
  for (;;) {
    const orders: { orderNo: number; row: Record<string, unknown> }[] = await rows.readOrders(
      database,
      customerNo,
      before,
    );
    const last = orders.at(-1);
    if (!last) break;
    const parts = await partsOf(telling, orders);
    const told = orders.map(({ orderNo, row }) =>
      JSON.stringify({ order: tellRow('orders', row), ...parts(orderNo) }),
    );
    yield `${before === null ? '' : ','}${told.join(',')}`;
    before = last.orderNo;
  }
  yield ']}';
}

/** The parts of these orders, by the number of the order. */
async function partsOf(
  { database }: Pick<Telling, 'database'>,
  orders: readonly { orderNo: number }[],
): Promise<(orderNo: number) => Record<string, unknown[]>> {
  const kept = await rows.readKept(
    database,
    'order_no',
    orders.map(({ orderNo }) => orderNo),
  );
  const lists = new Map<string, unknown[]>();
  for (const [table, { as }, ofTable] of kept)
    for (const row of ofTable) {
      const key = `${String(row['order_no'])} ${as}`;
      lists.set(key, [...(lists.get(key) ?? []), tellRow(table, row)]);
    }
  return (orderNo) =>
    Object.fromEntries(orderParts.map((part) => [part, lists.get(`${orderNo} ${part}`) ?? []]));
}
