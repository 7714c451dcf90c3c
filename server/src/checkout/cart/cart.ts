import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { keepDays, overAfter } from '../../contract/keep-times.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import type { Choices, Json, Neighbours } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import type { EnteredCode } from '../promotions/money-for.ts';
import {
  addLine,
  beginEditing,
  mergeCarts,
  putLine,
  stopEditing,
  withBalance,
  withCode,
  withPlace,
  withoutOrdered,
  type Cart,
  type Editing,
  type GoesTo,
  type Line,
  type OrderedLine,
} from './cart-lines.ts';

/** Lines that this process, or one beside it, has just seen ordered, by the life of their cart, until that is emptied in the store. */
export type OrderedLines = {
  of: (basketId: string) => readonly OrderedLine[] | undefined;
  remember: (ordered: Pick<Cart, 'basketId' | 'lines'>) => void;
};

export function openOrderedLines(neighbours: Neighbours | undefined): OrderedLines {
  const known = new LRUCache<string, readonly OrderedLine[]>({ max: 20_000, ttl: 60_000 });
  neighbours?.hear('ordered', (said) => {
    const { basketId, lines } = said as Pick<Cart, 'basketId' | 'lines'>;
    known.set(basketId, lines);
  });
  return {
    of: (basketId) => known.get(basketId),
    remember: ({ basketId, lines }) => {
      known.set(basketId, lines);
      neighbours?.tell('ordered', { basketId, lines: lines as Json[] });
    },
  };
}

/** Where carts are kept. */
export type Carts = { choices: Choices; ordered: OrderedLines; clock: () => Date };

/** Whose cart: a guest's secret id, or a customer. */
export type Owner = { guest: string } | { customerNo: number };

/** A cart as stored; version 0 means that nothing is stored yet. */
export type StoredCart = Cart & { version: number };

/** Kept carts are found by these names, so they stay. */
const keyOf = (owner: Owner) =>
  'guest' in owner ? `basket:guest:${owner.guest}` : `basket:customer:${owner.customerNo}`;

/** When a cart written now will be forgotten. */
export const keptUntil = (owner: Owner, now: Date): Date =>
  overAfter('guest' in owner ? keepDays.guestBox : keepDays.customerBox, now);

export async function cartOf(parts: Carts, owner: Owner): Promise<StoredCart> {
  const stored = await parts.choices.get(keyOf(owner));
  if (!stored) return { basketId: randomUUID(), lines: [], version: 0 };
  // Only this file writes these values, so their shape is ours.
  const known = stored.value as unknown as Cart;
  // An order that has closed since is not changed any more.
  const isClosed = known.editing && new Date(known.editing.until) <= parts.clock();
  const cart = isClosed ? stopEditing(known, randomUUID()) : known;
  const ordered = parts.ordered.of(cart.basketId);
  return { ...(ordered ? withoutLines(cart, ordered) : cart), version: stored.version };
}

/** What is left of a cart after an order begins another life, so that it can be ordered too. */
function withoutLines(cart: Cart, ordered: readonly OrderedLine[]): Cart {
  const { lines, editing, code: _used, savesBalance: _saves, ...rest } = cart;
  const kept = editing?.kept ?? [];
  return {
    ...rest,
    basketId: randomUUID(),
    lines: [...kept, ...withoutOrdered(lines, ordered)],
  };
}

/** Lets the next look into this cart find it ordered, before the outbox has emptied it. */
export function rememberOrdered(ordered: OrderedLines, cart: Cart): void {
  ordered.remember(cart);
}

/** How often a change is tried again when another tab was quicker. */
const tries = 8;

/** Whose cart is changed, and `seen`, what was just read of it, where somebody did. */
type Changing = { owner: Owner; seen?: StoredCart | undefined };

/**
 * Applies one change to the cart as it is now. With `expected`, refuses to touch a cart that has moved on; without, a change that
 * lost a race is applied again to what the winner left. A change that answers the cart it was given writes nothing.
 */
async function change(
  parts: Carts,
  { owner, seen }: Changing,
  expected: number | undefined,
  apply: (cart: Cart) => Cart,
): Promise<StoredCart> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const cart = (attempt === 0 ? seen : undefined) ?? (await cartOf(parts, owner));
    if (expected !== undefined && expected !== cart.version) break;
    const changed = apply(cart);
    if (changed === cart) return cart;
    const written = cartIn(changed);
    const put = await write(parts, owner, written, cart.version);
    if (put !== 'conflict') return { ...written, version: put.version };
  }
  throw new Refusal('basket-changed', { version: (await cartOf(parts, owner)).version });
}

const cartIn = ({ basketId, lines, goesTo, code, savesBalance, editing }: Cart): Cart => ({
  basketId,
  lines,
  ...(goesTo ? { goesTo } : {}),
  ...(code ? { code } : {}),
  ...(savesBalance ? { savesBalance } : {}),
  ...(editing ? { editing } : {}),
});

async function write(parts: Carts, owner: Owner, cart: Cart, expected: number) {
  const until = keptUntil(owner, parts.clock());
  return parts.choices.put(keyOf(owner), cart, expected, until);
}

/** A line that cannot be made is refused at once, so that a cart holds only what once was on the menu. */
function refuseUnmakeable(menu: WarmMenu, line: Line): void {
  const quoted = menu.quote(line);
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
  parts: Carts & { menu: WarmMenu },
  changing: Changing,
  line: Line,
  expected?: number,
): Promise<StoredCart> {
  refuseUnmakeable(parts.menu, line);
  return change(parts, changing, expected, (cart) => orRefuse(addLine(cart, line)));
}

/** Writes the line at its id: the same request twice is one line. */
export async function put(
  parts: Carts & { menu: WarmMenu },
  changing: Changing,
  line: Line,
  expected?: number,
): Promise<StoredCart> {
  refuseUnmakeable(parts.menu, line);
  return change(parts, changing, expected, (cart) => orRefuse(putLine(cart, line)));
}

function orRefuse(cart: Cart | undefined): Cart {
  if (!cart) throw new Refusal('basket-full');
  return cart;
}

export async function remove(
  parts: Carts,
  owner: Owner,
  lineId: string,
  expected?: number,
): Promise<StoredCart> {
  return change(parts, { owner }, expected, (cart) => {
    const lines = cart.lines.filter((line) => line.lineId !== lineId);
    if (lines.length === cart.lines.length) throw new Refusal('line-not-found');
    return { ...cart, lines };
  });
}

/** Puts an order into its customer's cart, to be changed there. */
export async function beginChange(
  parts: Carts,
  owner: Owner,
  order: Omit<Editing, 'kept'> & { lines: Line[] },
): Promise<StoredCart> {
  const basketId = randomUUID();
  return change(parts, { owner }, undefined, (cart) => beginEditing(cart, { ...order, basketId }));
}

/** Leaves the order as it was; one that is not changed in this cart is not found there. */
export async function stopChange(parts: Carts, owner: Owner, orderNo: number): Promise<StoredCart> {
  const basketId = randomUUID();
  return change(parts, { owner }, undefined, (cart) => {
    if (cart.editing?.orderNo !== orderNo) throw new Refusal('order-not-found');
    return stopEditing(cart, basketId);
  });
}

/** Says where the box is to go; nowhere yet without a postcode and a country. */
export async function sendTo(parts: Carts, owner: Owner, place: GoesTo): Promise<StoredCart> {
  const isSaid = place.country !== null || place.postcode !== null;
  return change(parts, { owner }, undefined, (cart) => withPlace(cart, isSaid ? place : undefined));
}

/** Keeps a code with the cart, or takes it out. */
export const putCode = (
  parts: Carts,
  owner: Owner,
  code: EnteredCode | undefined,
): Promise<StoredCart> => change(parts, { owner }, undefined, (cart) => withCode(cart, code));

/** Says whether credit and gift cards pay for it. */
export const saveBalance = (parts: Carts, owner: Owner, saves: boolean): Promise<StoredCart> =>
  change(parts, { owner }, undefined, (cart) => withBalance(cart, saves));

/** What a guest chose joins the customer's cart, once, also when several requests bring it: the guest's is gone afterwards. */
export async function mergeGuest(parts: Carts, guest: string, customerNo: number): Promise<void> {
  const guests = await cartOf(parts, { guest });
  if (guests.version === 0) return;
  if (guests.lines.length > 0 || guests.goesTo !== undefined || guests.code !== undefined) {
    await change(parts, { owner: { customerNo } }, undefined, (own) => mergeCarts(own, guests));
  }
  await parts.choices.remove(keyOf({ guest }), guests.version);
}

/** Removes a cart, whatever is in it. */
export async function forgetCart(parts: Carts, owner: Owner): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const stored = await parts.choices.get(keyOf(owner));
    if (!stored || (await parts.choices.remove(keyOf(owner), stored.version))) return;
  }
  throw new Error('A cart could not be removed.');
}

/** What was ordered from one life of a cart. Events that have waited since before migration 0013 name the lines only. */
export type OrderedCart = { customerNo: number; basketId: string } & (
  { lines: OrderedLine[] } | { lineIds: string[] }
);

/** Takes out of a cart what was ordered of it; what was added meanwhile stays. Safe to repeat. */
export async function emptyOrdered(parts: Carts, ordered: OrderedCart): Promise<void> {
  const owner = { customerNo: ordered.customerNo };
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const stored = await parts.choices.get(keyOf(owner));
    const cart = stored?.value as Cart | undefined;
    if (!stored || cart?.basketId !== ordered.basketId) return;
    const rest = withoutLines(cart, linesOf(ordered, cart));
    const done =
      rest.lines.length === 0
        ? await parts.choices.remove(keyOf(owner), stored.version)
        : (await write(parts, owner, rest, stored.version)) !== 'conflict';
    if (done) return;
  }
  throw new Error('An ordered cart could not be emptied.');
}

const linesOf = (ordered: OrderedCart, { lines }: Cart): OrderedLine[] =>
  'lines' in ordered
    ? ordered.lines
    : lines.filter(({ lineId }) => ordered.lineIds.includes(lineId));
