import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import type { Line } from '../../server/src/checkout/cart/cart-lines.ts';
import { quoteLine } from '../../server/src/food/recipes/quote-line.ts';
import { openShop, type Shop } from '../../server/src/app.ts';
import { readConfig } from '../../server/src/config.ts';
import { loadDemo } from '../../server/src/office/demo/demo.ts';
import { priceBox } from '../../server/src/checkout/pricing/price-box.ts';
import { taxClassOf } from '../../server/src/checkout/pricing/tax-class.ts';
import { setPrices } from '../../server/test/prices.ts';
import { customerRow } from '../../server/src/people/customers/customer.ts';
import { changeDay } from '../../server/src/checkout/days/days.ts';
import type { AskedOrder } from '../../server/src/checkout/desk/desk.ts';
import { openPlatform } from '../../server/src/platform/open-platform.ts';

export type BenchShop = { shop: Shop; folder: string; secret: string; close: () => Promise<void> };

/**
 * The demo store on an embedded PostgreSQL of its own (fsync on), with more stock and room than a run can use up, so that what is
 * measured is the work and not the refusals. Its outbox is not worked off unless a server is started on it.
 */
export async function openBenchShop(): Promise<BenchShop> {
  const folder = await mkdtemp(join(tmpdir(), 'larder-bench-'));
  // PostgreSQL may have to run as another user, who must reach it.
  await chmod(folder, 0o755);
  const secret = randomUUID();
  const config = readConfig({
    LARDER_DATA: folder,
    LARDER_LOG: 'warn',
    LARDER_URL: 'http://localhost:3999',
    LARDER_SECRET: secret,
    LARDER_PAYMENTS: 'invoice',
  });
  const platform = await openPlatform(config, { progress: () => undefined });
  const shop = await openShop(
    { ...platform, outbox: { ...platform.outbox, start: () => undefined, poke: () => undefined } },
    { pollMs: 0 },
  );
  await loadDemo(shop, () => undefined);
  // Measured as it was before: whoever measures zones and rates sets their own.
  await setPrices(shop, { rates: [] });
  // In lots too: what is portioned has to come from somewhere.
  await shop.database
    .run(sql`insert into stock_movement (ingredients_no, movement_kind, amount, moved_at, moved_by)
    select ingredients_no, 'received', 9000000000 - ingredients_inventory, now(), 'the bench' from ingredients`);
  await shop.database.run(sql`update ingredients set ingredients_inventory = 9000000000`);
  await shop.database.run(sql`insert into customer (account_id, cust_name, cust_email)
    select 'bench-' || n, 'Buyer ' || n, 'buyer-' || n || '@example.com' from generate_series(1, 1000) n`);
  await shop.stock.refresh();
  const days = shop.days.now().map(({ day }) => day);
  await shop.days.ensure(days);
  for (const day of days)
    await changeDay(shop, day, { capacity: 9_999_999, closed: false, version: 1 }, 'shop');
  return {
    shop,
    folder,
    secret,
    close: async () => {
      await shop.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What somebody wants, with the price they saw. */
export type Wish = { lines: Line[]; totalCents: number };

const wishes = 2000;

/** Baskets as customers make them: 1 to 4 recipes of the menu, 1 to 4 servings, a third of the lines without one ingredient. */
export function makeWishes({ shop }: BenchShop): Wish[] {
  const catalogue = shop.menu.catalogue();
  const recipes = shop.menu.published().entries.map(({ recipe }) => recipe);
  return Array.from({ length: wishes }, () => {
    const lines = Array.from({ length: 1 + Math.floor(Math.random() * 4) }, () => {
      const recipe = pick(recipes);
      return {
        lineId: randomUUID(),
        recipeNo: recipe.recipeNo,
        servings: 1 + Math.floor(Math.random() * 4),
        changes:
          Math.random() < 1 / 3
            ? [{ action: 'omit' as const, ingredientNo: pick(recipe.ingredients).ingredientNo }]
            : [],
        acknowledged: [],
      };
    });
    const totalCents = lines.reduce((sum, line) => {
      const quoted = quoteLine(catalogue, line);
      if (!quoted.ok) throw new Error(`A wish cannot be made: ${quoted.problem.code}`);
      return sum + quoted.quote.price.totalCents;
    }, 0);
    return { lines, totalCents };
  });
}

export function pick<T>(list: readonly T[]): T {
  const one = list[Math.floor(Math.random() * list.length)];
  if (one === undefined) throw new Error('Nothing to pick from.');
  return one;
}

/** Orders of those wishes by a thousand customers, each with a key and a basket of its own. */
export async function openOrderBook(bench: BenchShop): Promise<() => AskedOrder> {
  const { shop } = bench;
  const customers = await shop.database.query(
    customerRow,
    sql`select customer_no as "customerNo", account_id as "accountId",
    cust_name as "name", cust_phone as "phone", cust_address as "address", cust_email as "email", diets, avoided_allergens as "avoidedAllergens", profile_version as "profileVersion", '[]'::jsonb as "members"
    from customer where account_id like 'bench-%'`,
  );
  const wanted = makeWishes(bench);
  const days = shop.days.now();
  return () => {
    const { lines, totalCents } = pick(wanted);
    const { day, cutOffAt } = pick(days);
    return {
      customer: pick(customers),
      key: randomUUID(),
      requestHash: 'bench',
      cart: { basketId: randomUUID(), lines, version: 1 },
      day,
      cancelUntil: cutOffAt,
      deliverTo,
      expectedTotalCents: totalCents,
      confirmedAge: 18,
      payment: { by: 'invoice' as const, payBy: null, purpose: 'hold' as const },
    };
  };
}

export const deliverTo = { name: 'Ada Cook', phone: '0871234567', address: '1 Quay Street' };

/** The same place, where delivery costs something and meals are taxed. */
export const inDublin = { ...deliverTo, country: 'IE', postcode: 'D02 XY45' };

export const priced = {
  zones: [
    { name: 'Dublin', prefixes: ['IE D'], feeCents: 395, freeFromCents: 6000 },
    { name: 'Elsewhere', prefixes: ['IE'], feeCents: 595 },
  ],
  // Every meal is taxed, so that every line has a part of the price more.
  rates: (['food', 'alcohol', 'delivery'] as const).map((taxClass) => ({
    region: 'IE',
    taxClass,
    validFrom: '2020-01-01',
    validUntil: null,
    basisPoints: 1350,
  })),
};

/** The same order as a customer in Dublin places it. */
export const fromDublin = (shop: Shop, asked: AskedOrder): AskedOrder => ({
  ...asked,
  deliverTo: inDublin,
  expectedTotalCents: totalInDublin(shop, asked.cart.lines, asked.day),
});

/** What a box costs there, delivery and tax included. */
export function totalInDublin(shop: Shop, wanted: readonly Line[], day: string): number {
  const lines = wanted.map((line, index) => {
    const quoted = shop.menu.quote(line);
    if (!quoted.ok) throw new Error(quoted.problem.code);
    const { quote } = quoted;
    return { lineNo: index + 1, cents: quote.price.totalCents, taxClass: taxClassOf(quote) };
  });
  const price = priceBox(shop.prices.now(), shop.config, { lines, place: inDublin, day });
  if (!price.ok) throw new Error(price.code);
  return price.totalCents;
}
