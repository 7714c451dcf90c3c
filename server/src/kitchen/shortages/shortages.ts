import { toldIn, type Telling } from '../../checkout/after-order/after-order.ts';
import { linesOf, orderedCards, type By, type Orders } from '../../checkout/orders/orders.ts';
import { cancellableUntil } from '../../checkout/orders/promise.ts';
import { ownLanguage } from '../../contract/languages.ts';
import { orderStatuses } from '../../contract/order-status.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import {
  giveOwedBack,
  missingOf,
  owedBackOf,
  tellMissingIn,
  type Refunding,
} from '../../payments/refunds/refunds.ts';
import * as customers from '../../people/customers/customers.ts';
import { consentOf } from '../../people/substitutions/substitutions.ts';
import * as outbox from '../../platform/outbox.ts';
import type { Claims, Db, Json, Mail, Tx } from '../../platform/platform.ts';
import { shopsOwn, shopsReasons } from '../../contract/shops-own.ts';
import { Refusal } from '../../refusal.ts';
import { nameOf, type Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import type { WarmStock } from '../../stock/inventory/inventory.ts';
import { takePen } from '../../stock/lots/lots.ts';
import { unpackIn } from '../packing/packing.ts';
import { mayHappenIn, type MayHappen } from './decide-shortage.ts';
import { askedLetter, swappedLetter } from './letters.ts';
import * as rows from './sql.ts';
import type { OrderInShort, Shortage } from './sql.ts';
import { overpaidCents, type Substitute } from './substitutes.ts';

export type { Shortage };

/** What deciding about missing food takes. */
export type Shortages = Refunding &
  Pick<Orders, 'days'> &
  customers.People & { menu: WarmMenu; stock: WarmStock };

/** An ingredient of a box, what its customer wants where it is missing, and what may stand in for it and is there. */
export type InShort = Omit<MayHappen, 'substitutes'> & {
  substitutes: (Substitute & { name: string | null })[];
};

/** Every ingredient of a box, with what may happen where it is missing; and what has happened already. */
export async function shortagesOf(
  parts: Shortages,
  day: string,
  orderNo: number,
): Promise<{ ingredients: InShort[]; shortages: Shortage[] }> {
  const { database } = parts;
  const order = await rows.readOrder(database, orderNo);
  if (!order || order.day !== day) throw new Refusal('order-not-found', { orderNo });
  return {
    ingredients: await mayHappen(parts, database, order),
    shortages: await rows.readShortages(database, orderNo),
  };
}

async function mayHappen(
  parts: Pick<Shortages, 'menu'>,
  db: Db,
  { orderNo, kitchenNo, customerNo, day }: OrderInShort,
): Promise<InShort[]> {
  const { ingredients: pantry } = parts.menu.read(ownLanguage).catalogue;
  const { members } = await customers.customerByNo({ database: db }, customerNo);
  const found = mayHappenIn({
    lines: await linesOf(db, orderNo),
    cards: await orderedCards({ database: db }, orderNo),
    consent: await consentOf(db, customerNo),
    dislikes: members.flatMap(({ dislikes }) => dislikes),
    pantry,
  });
  const nos = new Set(
    found.flatMap((it) => it.substitutes.map(({ ingredientNo }) => ingredientNo)),
  );
  const free = await rows.readFree(db, kitchenNo, [...nos], day);
  return found.map(({ substitutes, ...it }) => ({
    ...it,
    substitutes: substitutes
      .filter(({ ingredientNo, amount }) => (free.get(ingredientNo) ?? 0) >= amount)
      .map(({ ingredientNo, amount }) => ({
        ingredientNo,
        amount,
        name: pantry.get(ingredientNo)?.name ?? null,
      })),
  }));
}

type Short = { orderNo: number; lineNo: number; ingredientNo: number; withNo: number };

/**
 * Puts what may stand in for a missing ingredient into the box, or asks its customer, as they chose; of whoever wants neither it is told
 * that it is missing, by another verb. Sent twice it is done once.
 */
export async function standIn(
  parts: Shortages,
  day: string,
  short: Short,
  by: Actor,
): Promise<Shortage> {
  const { orderNo, lineNo, ingredientNo, withNo } = short;
  const shortage = await parts.database.transaction(async (tx) => {
    const order = await hold(tx, orderNo);
    if (order?.day !== day) throw new Refusal('order-not-found', { orderNo });
    const told = await find(tx, short);
    if (told?.withNo === withNo) return told;
    if (told) throw new Refusal('shortage-decided', { orderNo, lineNo, ingredientNo });
    refuseUnlessHere(order);
    const until = cancellableUntil(order, parts.clock(), parts.days.calendar);
    if (until !== null)
      throw new Refusal('customer-may-cancel', { orderNo, cancelUntil: until.toISOString() });
    const { amount, wish, substitute, cents } = await mayStandIn(parts, tx, order, short);
    if (wish === 'leave-out') throw new Refusal('swap-not-wanted', { orderNo, ingredientNo });
    if ((await missingOf(tx, orderNo, lineNo, ingredientNo)) > 0)
      throw new Refusal('shortage-decided', { orderNo, lineNo, ingredientNo });
    const state = wish === 'swap' ? 'swapped' : 'asked';
    const mover = { kind: 'staff', by, reason: null } as const;
    const at = parts.clock();
    const written = {
      orderNo,
      lineNo,
      ingredientNo,
      amount,
      withNo,
      withAmount: substitute.amount,
    };
    const shortageNo = await rows.writeShortage(tx, {
      ...written,
      state,
      toldAt: at,
      toldBy: nameOf(by),
    });
    if (state === 'swapped')
      await swapIn(tx, parts, order, { ...written, shortageNo, cents }, mover);
    const after = { lineNo, ingredientNo, with: withNo, state };
    await record(tx, { by, what: 'shortage-told', subject: orderNo, before: null, after });
    await outbox.add(tx, { kind: `shortage-${state}`, payload: { orderNo, shortageNo } });
    return found(await find(tx, short));
  });
  parts.outbox.poke();
  await parts.stock.refresh();
  return shortage;
}

/** A customer answers what they were asked, once and while their box is here. What is not there any more is left out after all. */
export async function answer(
  parts: Shortages,
  claims: Claims,
  { orderNo, shortageNo, accepts }: { orderNo: number; shortageNo: number; accepts: boolean },
): Promise<Shortage> {
  const { customerNo } = await customers.customerOf(parts, claims);
  const answered = await parts.database.transaction(async (tx) => {
    const order = await hold(tx, orderNo);
    if (order?.customerNo !== customerNo) throw new Refusal('order-not-found');
    const asked = (await rows.readShortages(tx, orderNo)).find(
      (it) => it.shortageNo === shortageNo,
    );
    if (!asked) throw new Refusal('shortage-not-found');
    const wanted = accepts ? 'swapped' : 'left-out';
    if (asked.state === wanted) return asked;
    const { lineNo, ingredientNo, amount } = asked;
    const isDecided = (await missingOf(tx, orderNo, lineNo, ingredientNo)) > 0;
    if (asked.state !== 'asked' || isDecided) throw new Refusal('shortage-decided', { orderNo });
    refuseUnlessHere(order);
    if (accepts) {
      const { cents } = await mayStandIn(parts, tx, order, asked);
      await swapIn(tx, parts, order, { ...asked, cents }, theShop);
      await outbox.add(tx, { kind: 'shortage-swapped', payload: { orderNo, shortageNo } });
    } else {
      const missing = { orderNo, lineNo, ingredientNo, amount };
      await tellMissingIn(tx, parts, order.day, missing, 'shop');
    }
    await rows.writeAnswer(tx, shortageNo, { state: wanted, answeredAt: parts.clock() });
    return found(await find(tx, asked));
  });
  parts.outbox.poke();
  await parts.stock.refresh();
  return answered;
}

/** What became of missing food of a box, as its customer reads it: nothing is asked that was decided otherwise. */
export async function ownShortages(
  parts: Shortages,
  claims: Claims,
  orderNo: number,
): Promise<Shortage[]> {
  const { customerNo } = await customers.customerOf(parts, claims);
  const order = await rows.readOrder(parts.database, orderNo);
  if (order?.customerNo !== customerNo) throw new Refusal('order-not-found');
  const told = await rows.readShortages(parts.database, orderNo);
  const open = await stillAsked(parts, parts.database, order, told);
  return told.map((it) =>
    it.state === 'asked' && !open.has(it.shortageNo) ? { ...it, state: 'left-out' } : it,
  );
}

/** The numbers of those that may still come: the box is here, nothing else was decided, and what was offered is there and still no worse. */
async function stillAsked(
  parts: Pick<Shortages, 'menu'>,
  db: Db,
  order: OrderInShort,
  told: readonly Shortage[],
): Promise<ReadonlySet<number>> {
  const { orderNo, status } = order;
  const asked = told.filter(({ state }) => state === 'asked');
  const { live, inTheHouse } = orderStatuses[status];
  if (asked.length === 0 || !live || !inTheHouse) return new Set();
  const offered = await mayHappen(parts, db, order);
  const open = new Set<number>();
  for (const { shortageNo, lineNo, ingredientNo, withNo } of asked) {
    const of = offered.find((it) => it.lineNo === lineNo && it.ingredientNo === ingredientNo);
    const isThere = of?.substitutes.some((it) => it.ingredientNo === withNo) ?? false;
    if (isThere && (await missingOf(db, orderNo, lineNo, ingredientNo)) === 0) open.add(shortageNo);
  }
  return open;
}

/** The order, then whoever moves lots: as everybody takes them. */
async function hold(tx: Tx, orderNo: number): Promise<OrderInShort | undefined> {
  const order = await rows.lockOrder(tx, orderNo);
  await takePen(tx);
  return order;
}

function refuseUnlessHere({ orderNo, status }: OrderInShort): void {
  const { live, inTheHouse } = orderStatuses[status];
  if (!live || !inTheHouse)
    throw new Refusal('order-move-not-allowed', { orderNo, orderStatus: status });
}

const find = async (
  db: Db,
  { orderNo, lineNo, ingredientNo }: Pick<Short, 'orderNo' | 'lineNo' | 'ingredientNo'>,
): Promise<Shortage | undefined> =>
  (await rows.readShortages(db, orderNo)).find(
    (it) => it.lineNo === lineNo && it.ingredientNo === ingredientNo,
  );

/** Whether this may stand in for that, and is there, asked while nobody else can take it. */
async function mayStandIn(
  parts: Shortages,
  tx: Tx,
  order: OrderInShort,
  { lineNo, ingredientNo, withNo }: Omit<Short, 'orderNo'>,
): Promise<InShort & { substitute: Substitute }> {
  await rows.lockFood(tx, order.kitchenNo, [ingredientNo, withNo]);
  const of = (await mayHappen(parts, tx, order)).find(
    (it) => it.lineNo === lineNo && it.ingredientNo === ingredientNo,
  );
  if (!of) throw new Refusal('line-not-found', { orderNo: order.orderNo, lineNo, ingredientNo });
  const substitute = of.substitutes.find((it) => it.ingredientNo === withNo);
  if (!substitute) throw new Refusal('substitute-not-offered', { ingredientNo, with: withNo });
  return { ...of, substitute };
}

/** Who puts into a box what its customer has agreed to. */
const theShop = { kind: 'shop', name: shopsOwn.shop, reason: null } as const;

/** The box holds the other from now on, once somebody has put it in, at the price of what was ordered; what it costs less is given back. */
async function swapIn(
  tx: Tx,
  parts: Shortages,
  { kitchenNo, status }: OrderInShort,
  swap: Short & { shortageNo: number; amount: number; withAmount: number; cents: number },
  mover: By,
): Promise<void> {
  const { orderNo, lineNo, withNo, withAmount, cents } = swap;
  const by = mover.kind === 'staff' ? nameOf(mover.by) : mover.name;
  await rows.replaceInLine(tx, { ...swap, kitchenNo, at: parts.clock(), by });
  await unpackIn(tx, parts, { orderNo, lineNo, status }, mover);
  await rows.portionAgain(tx, orderNo);
  const substitute = parts.menu.read(ownLanguage).catalogue.ingredients.get(withNo);
  if (!substitute) throw new Error(`Ingredient ${withNo} is gone.`);
  const back = overpaidCents(cents, { ingredientNo: withNo, amount: withAmount }, substitute);
  if (back === 0) return;
  const reason = shopsReasons.swapped;
  await giveOwedBack(tx, parts, { orderNo, key: keyOf(swap), cents: back, reason });
}

/** What is written after the commit. Each may run more than once. */
export function afterShortage(parts: Shortages & Telling & { mail: Mail }) {
  const toTell = async (payload: Json) => {
    const { orderNo, shortageNo } = payload as { orderNo: number; shortageNo: number };
    const told = await rows.readShortages(parts.database, orderNo);
    const shortage = found(told.find((it) => it.shortageNo === shortageNo));
    const { story, wording } = await toldIn(parts, orderNo);
    const { ingredients } = parts.menu.read(wording.language).catalogue;
    const called = (ingredientNo: number, amount: number) => ({
      ingredientNo,
      amount,
      name: ingredients.get(ingredientNo)?.name ?? null,
      unit: ingredients.get(ingredientNo)?.unit ?? 'g',
    });
    const standIn = {
      shortageNo,
      lineNo: shortage.lineNo,
      missing: called(shortage.ingredientNo, shortage.amount),
      substitute: called(shortage.withNo, shortage.withAmount),
    };
    return { shortage, standIn, story, wording };
  };
  return {
    'shortage-swapped': async (payload: Json) => {
      const { standIn, story, wording } = await toTell(payload);
      const { orderNo, currency } = story.order;
      const owed = await owedBackOf(parts.database, orderNo, keyOf(standIn));
      await parts.mail.send(swappedLetter(story, standIn, { cents: owed, currency }, wording));
    },
    'shortage-asked': async (payload: Json) => {
      const { shortage, standIn, story, wording } = await toTell(payload);
      // Decided meanwhile, or gone, it is not asked any more.
      const open = await stillAsked(parts, parts.database, story.order, [shortage]);
      if (!open.has(shortage.shortageNo)) return;
      await parts.mail.send(askedLetter(story, standIn, wording));
    },
  };
}

/** By which the shop knows what it owes for a stand-in. */
const keyOf = ({ shortageNo }: { shortageNo: number }) => `swapped-${shortageNo}`;

function found(shortage: Shortage | undefined): Shortage {
  if (!shortage) throw new Error('A shortage is gone.');
  return shortage;
}
