import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { quoteLine } from '../../food/recipes/quote-line.ts';
import type { WithCustomers } from '../../people/customers/customers.ts';
import type { WithStock } from '../../stock/inventory/inventory.ts';
import { Refusal } from '../../refusal.ts';
import { addLine, mergeBaskets, putLine, type Basket, type Line } from './cart-lines.ts';

/** `ordered` remembers lines that this process has just seen ordered, until their basket is emptied in the store. */
export type WithCart = WithStock & WithCustomers & { ordered: LRUCache<string, readonly string[]> };

export function openCart<S extends WithStock & WithCustomers>(shop: S): S & WithCart {
  return { ...shop, ordered: new LRUCache({ max: 20_000, ttl: 60_000 }) };
}

/** Whose basket: a guest's secret id, or a customer. */
export type Owner = { guest: string } | { customerNo: number };

/** A basket as stored; version 0 means that nothing is stored yet. */
export type StoredBasket = Basket & { version: number };

const keyOf = (owner: Owner) =>
  'guest' in owner ? `basket:guest:${owner.guest}` : `basket:customer:${owner.customerNo}`;

const keptDays = { guest: 30, customer: 180 };

/** When a basket written now will be forgotten. */
export function keptUntil(owner: Owner, now: Date): Date {
  const days = 'guest' in owner ? keptDays.guest : keptDays.customer;
  return new Date(now.getTime() + days * 24 * 60 * 60 * 1000);
}

export async function basketOf(shop: WithCart, owner: Owner): Promise<StoredBasket> {
  const stored = await shop.choices.get(keyOf(owner));
  if (!stored) return { basketId: randomUUID(), lines: [], version: 0 };
  // Only this file writes these values, so their shape is ours.
  const basket = stored.value as unknown as Basket;
  const ordered = shop.ordered.get(basket.basketId);
  return { ...(ordered ? withoutLines(basket, ordered) : basket), version: stored.version };
}

/** What is left of a basket after an order begins another life, so that it can be ordered too. */
function withoutLines(basket: Basket, lineIds: readonly string[]): Basket {
  return {
    basketId: randomUUID(),
    lines: basket.lines.filter(({ lineId }) => !lineIds.includes(lineId)),
  };
}

/** Lets the next look into this basket find it ordered, before the outbox has emptied it. */
export function rememberOrdered(shop: WithCart, { basketId, lines }: Basket): void {
  shop.ordered.set(
    basketId,
    lines.map(({ lineId }) => lineId),
  );
}

/** How often a change is tried again when another tab was quicker. */
const tries = 8;

/**
 * Applies one change to the basket as it is now. With `expected`, refuses to touch a basket that has moved on; without, a change that
 * lost a race is applied again to what the winner left. A change that answers the basket it was given writes nothing.
 */
async function change(
  shop: WithCart,
  owner: Owner,
  expected: number | undefined,
  apply: (basket: Basket) => Basket,
): Promise<StoredBasket> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const basket = await basketOf(shop, owner);
    if (expected !== undefined && expected !== basket.version) break;
    const changed = apply(basket);
    if (changed === basket) return basket;
    const { basketId, lines } = changed;
    const put = await write(shop, owner, { basketId, lines }, basket.version);
    if (put !== 'conflict') return { basketId, lines, version: put.version };
  }
  throw new Refusal('basket-changed', { version: (await basketOf(shop, owner)).version });
}

async function write(shop: WithCart, owner: Owner, basket: Basket, expected: number) {
  const until = keptUntil(owner, shop.clock());
  return shop.choices.put(keyOf(owner), basket, expected, until);
}

/** A line that cannot be made is refused at once, so that a basket holds only what once was on the menu. */
function refuseUnmakeable(shop: WithCart, line: Line): void {
  const quoted = quoteLine(shop.warm.catalogue(), line);
  if (!quoted.ok) throw refusalOf(quoted.problem);
}

export function refusalOf(problem: { code: Refusal['code']; change?: number }): Refusal {
  const fields =
    problem.change === undefined
      ? undefined
      : [{ field: `/changes/${problem.change}`, message: 'cannot be done' }];
  return new Refusal(problem.code, fields ? { fields } : {});
}

export async function add(
  shop: WithCart,
  owner: Owner,
  line: Line,
  expected?: number,
): Promise<StoredBasket> {
  refuseUnmakeable(shop, line);
  return change(shop, owner, expected, (basket) => orRefuse(addLine(basket, line)));
}

/** Writes the line at its id: the same request twice is one line. */
export async function put(
  shop: WithCart,
  owner: Owner,
  line: Line,
  expected?: number,
): Promise<StoredBasket> {
  refuseUnmakeable(shop, line);
  return change(shop, owner, expected, (basket) => orRefuse(putLine(basket, line)));
}

function orRefuse(basket: Basket | undefined): Basket {
  if (!basket) throw new Refusal('basket-full');
  return basket;
}

export async function remove(
  shop: WithCart,
  owner: Owner,
  lineId: string,
  expected?: number,
): Promise<StoredBasket> {
  return change(shop, owner, expected, (basket) => {
    const lines = basket.lines.filter((line) => line.lineId !== lineId);
    if (lines.length === basket.lines.length) throw new Refusal('line-not-found');
    return { ...basket, lines };
  });
}

/** What a guest chose joins the customer's basket, once, also when several requests bring it: the guest's is gone afterwards. */
export async function mergeGuest(shop: WithCart, guest: string, customerNo: number): Promise<void> {
  const guests = await basketOf(shop, { guest });
  if (guests.version === 0) return;
  if (guests.lines.length > 0) {
    await change(shop, { customerNo }, undefined, (own) => mergeBaskets(own, guests));
  }
  await shop.choices.remove(keyOf({ guest }), guests.version);
}

/** Takes ordered lines out of the basket they were ordered from; what was added meanwhile stays. Safe to repeat. */
export async function emptyOrdered(
  shop: WithCart,
  ordered: { customerNo: number; basketId: string; lineIds: string[] },
): Promise<void> {
  const owner = { customerNo: ordered.customerNo };
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const stored = await shop.choices.get(keyOf(owner));
    const basket = stored?.value as Basket | undefined;
    if (!stored || basket?.basketId !== ordered.basketId) return;
    const rest = withoutLines(basket, ordered.lineIds);
    const done =
      rest.lines.length === 0
        ? await shop.choices.remove(keyOf(owner), stored.version)
        : (await write(shop, owner, rest, stored.version)) !== 'conflict';
    if (done) return;
  }
  throw new Error('An ordered basket could not be emptied.');
}
