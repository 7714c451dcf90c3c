import sql from 'sql-template-tag';
import { z } from 'zod';
import { post, postSale } from '../../src/ledger/books/books.ts';
import { captured } from '../../src/ledger/books/transfers.ts';
import { issueInvoice } from '../../src/payments/invoices/invoices.ts';
import type { TaxRate } from '../../src/checkout/pricing/zones.ts';
import { setPrices } from '../prices.ts';
import { fillBasket, openStore, order, type Person, type Store } from '../store.ts';

const rates: TaxRate[] = (['food', 'alcohol', 'delivery'] as const).map((taxClass) => ({
  region: 'IE',
  taxClass,
  validFrom: '2020-01-01',
  validUntil: null,
  basisPoints: taxClass === 'food' ? 1350 : 2300,
}));

/** A shop that asks 4.90 for delivery and says what of its prices is tax. */
export async function openTill(environment: Record<string, string> = {}): Promise<Store> {
  const store = await openStore({
    stock: { Rice: 1_000_000, Lime: 1_000_000, Wine: 1_000_000 },
    recipes: { Congee: { Rice: 100 }, Ceviche: { Lime: 3, Rice: 50 }, Wine: { Wine: 750 } },
    facts: { Wine: { unit: 'ml', alcoholPermille: 135, diets: [] } },
    environment,
  });
  await setPrices(store.shop, {
    zones: [{ name: 'Ireland', prefixes: ['IE'], feeCents: 490 }],
    rates,
  });
  return store;
}

export type Line = { recipe: string; servings: number };

/** Places an order and answers its number; nothing is paid yet. */
export async function placed(
  store: Store,
  person: Person,
  lines: Line[] = [
    { recipe: 'Congee', servings: 2 },
    { recipe: 'Ceviche', servings: 3 },
  ],
  name = 'Ada Cook',
): Promise<number> {
  const deliverTo = {
    name,
    phone: '0871234567',
    address: '1 Quay Street',
    postcode: 'D02 XY45',
  };
  await fillBasket(store, person, lines);
  const cart = await person.ask<{ version: number; totalCents: number }>('GET', '/api/cart');
  const basket = { basketVersion: cart.body.version, totalCents: cart.body.totalCents };
  let reply = await order(person, basket, { deliverTo, confirmedAge: 30 });
  // The basket says what its meals cost; what delivery adds, the refusal does.
  if (reply.body.code === 'price-changed') {
    const { totalCents } = reply.body as unknown as { totalCents: number };
    reply = await order(person, { ...basket, totalCents }, { deliverTo, confirmedAge: 30 });
  }
  if (reply.status !== 201)
    throw new Error(`The order answered ${reply.status} ${JSON.stringify(reply.body)}.`);
  return reply.body.orderNo;
}

const paymentRow = z.object({ paymentNo: z.int(), cents: z.int(), currency: z.string() });

/** What the cashier does when the money of an order is in: it is captured, posted, sold and billed. `shares`: over several payments. */
export async function charge(
  store: Pick<Store, 'shop'>,
  orderNo: number,
  { provider = 'sandbox', shares = [1] }: { provider?: string; shares?: number[] } = {},
): Promise<void> {
  const { shop } = store;
  const at = shop.clock();
  await shop.database.transaction(async (tx) => {
    const whole = shares.reduce((sum, part) => sum + part, 0);
    for (const [index, part] of shares.entries()) {
      const before = shares.slice(0, index).reduce((sum, each) => sum + each, 0);
      const [payment] = await tx.query(
        paymentRow,
        sql`insert into payment (order_no, provider, purpose, amount_cents, captured_cents, currency, state, ref, opened_at)
          select order_no, ${provider}, 'hold', cents, cents, currency, 'captured', 'test-' || order_no || '-' || ${index}::int, ${at}
          from (select order_no, currency,
            total_cents * ${before + part}::int / ${whole}::int - total_cents * ${before}::int / ${whole}::int as cents
            from orders where order_no = ${orderNo}) o
          returning payment_no as "paymentNo", amount_cents as "cents", currency`,
      );
      if (!payment) throw new Error(`Order ${orderNo} was not charged.`);
      await post(tx, captured({ ...payment, orderNo, provider, at }));
    }
    await postSale(tx, orderNo, at);
    await issueInvoice(tx, shop, orderNo, at);
  });
}
