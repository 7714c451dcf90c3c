import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { contradictions } from '../races/contradictions.ts';
import {
  changeOrder,
  fillBasket,
  firstDay,
  openStore,
  order,
  type Person,
  type Store,
} from '../store.ts';

type Lot = {
  lotNo: number;
  amount: number;
  status: string;
  goodUntil: string | null;
  isShelf: boolean;
};
type Box = { orderNo: number; day: string; amount: number; name: string };

const laterDay = '2026-11-28';
let store: Store;
let staff: Person;
let supplierNo: number;

beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 0, Lime: 0, Basil: 0, Tofu: 0 },
    recipes: {
      Congee: { Rice: 50 },
      Limeade: { Lime: 50 },
      Pesto: { Basil: 50 },
      Stew: { Tofu: 50 },
    },
  });
  staff = await store.administrator();
  const supplier = {
    name: 'Green Fields',
    currency: 'EUR',
    leadDays: 1,
    orderWeekdays: [1],
    minOrderCents: 0,
  };
  const added = await staff.ask<{ supplierNo: number }>('POST', '/api/admin/suppliers', supplier);
  supplierNo = added.body.supplierNo;
});
afterAll(async () => {
  expect(await contradictions(store.shop.database)).toEqual([]);
  await store.close();
});

/** Receives so much of an ingredient, good until a day, and answers the number of its lot. */
async function receive(ingredient: string, amount: number, useBy: string): Promise<number> {
  const line = {
    ingredientNo: store.nos.ingredient(ingredient),
    amount,
    storage: 'ambient',
    label: { useBy, supplierLot: `${ingredient}-${amount}` },
  };
  const key = { 'idempotency-key': randomUUID() };
  const receipt = { supplierNo, lines: [line] };
  const { status, body } = await staff.ask<{ lines: { lotNo: number }[] }>(
    'POST',
    '/api/admin/goods-receipts',
    receipt,
    key,
  );
  expect(status, JSON.stringify(body)).toBe(201);
  return body.lines[0]?.lotNo ?? 0;
}

async function place(recipe: string, servings: number, day = firstDay, by?: Person) {
  const person = by ?? (await store.customer());
  return order(person, await fillBasket(store, person, [{ recipe, servings }]), { day });
}

const move = (orderNo: number, to: string) =>
  staff.ask<{ code?: string; ingredientNos?: number[] }>(
    'POST',
    `/api/admin/orders/${orderNo}/move`,
    { to, reason: 'Because.' },
  );
const changeLot = (lotNo: number, change: object) =>
  staff.ask<Lot & { code?: string }>('POST', `/api/admin/lots/${lotNo}/changes`, change);
const lotsOf = async (ingredient: string) => {
  const path = `/api/admin/lots?gone=true&ingredientNo=${store.nos.ingredient(ingredient)}`;
  return (await staff.ask<{ items: Lot[] }>('GET', path)).body.items;
};
const boxesOf = async (lotNo: number) =>
  (await staff.ask<{ boxes: Box[] }>('GET', `/api/admin/lots/${lotNo}/trace`)).body.boxes;

test('what ends before a day is not sold for it, and what ends first is in the boxes first', async () => {
  const short = await receive('Rice', 200, '2026-11-26');
  const long = await receive('Rice', 100, '2026-12-24');
  const late = await place('Congee', 3, laterDay);
  expect(late).toMatchObject({ status: 409, body: { code: 'out-of-stock' } });
  expect(late.body).toMatchObject({ shortages: [{ needed: 150, left: 100 }] });
  const two = await place('Congee', 2, laterDay);
  const four = await place('Congee', 4);
  expect([two.status, four.status]).toEqual([201, 201]);
  for (const { body } of [two, four])
    expect((await move(body.orderNo, 'packing')).status).toBe(200);
  expect(await boxesOf(long)).toMatchObject([{ orderNo: two.body.orderNo, amount: 100 }]);
  expect(await boxesOf(short)).toMatchObject([{ orderNo: four.body.orderNo, amount: 200 }]);
  const from = await staff.ask<{ items: object[] }>(
    'GET',
    `/api/admin/orders/${four.body.orderNo}/lots`,
  );
  expect(from.body.items).toMatchObject([{ lotNo: short, amount: 200, supplierLot: 'Rice-200' }]);
});

test('an order moves to another day only if what is in it is good there', async () => {
  await receive('Lime', 100, '2026-11-26');
  const person = await store.customer();
  const basket = await fillBasket(store, person, [{ recipe: 'Limeade', servings: 2 }]);
  const { orderNo } = (await order(person, basket)).body;
  await store.settled();
  const { totalCents } = basket;
  const asked = { editNo: 0, totalCents, deliveryDay: laterDay };
  const refused = await changeOrder(person, orderNo, asked);
  expect(refused).toMatchObject({ status: 409, body: { code: 'out-of-stock' } });
  await receive('Lime', 100, laterDay);
  expect((await changeOrder(person, orderNo, asked)).status).toBe(200);
});

test('a blocked lot is in no box, what was sold of it is owed, and no box leaves without its food or a word', async () => {
  const bad = await receive('Basil', 200, '2026-12-24');
  const sold = await place('Pesto', 3);
  const { orderNo } = sold.body;
  expect(await changeLot(bad, { kind: 'quarantined' })).toMatchObject({
    status: 200,
    body: { status: 'quarantined', amount: 200 },
  });
  expect((await place('Pesto', 1)).body.code).toBe('out-of-stock');
  expect((await move(orderNo, 'packing')).status).toBe(200);
  expect((await move(orderNo, 'packed')).status).toBe(200);
  expect(await boxesOf(bad)).toEqual([]);
  expect(await move(orderNo, 'shipped')).toMatchObject({
    status: 409,
    body: { code: 'no-good-lot', ingredientNos: [store.nos.ingredient('Basil')] },
  });
  // What comes in goes to whoever bought first: 100 of 250 can be sold.
  const good = await receive('Basil', 250, '2026-12-24');
  expect((await place('Pesto', 3)).body.code).toBe('out-of-stock');
  expect((await place('Pesto', 2)).status).toBe(201);
  expect((await move(orderNo, 'shipped')).status).toBe(200);
  expect(await boxesOf(good)).toMatchObject([{ orderNo, amount: 150 }]);
  // Released, it is sold again.
  expect((await changeLot(bad, { kind: 'released' })).status).toBe(200);
  expect((await place('Pesto', 4)).status).toBe(201);
});

test('a lot is thrown away and counted as it was seen, and never below nothing', async () => {
  const lotNo = await receive('Tofu', 300, '2026-12-24');
  const wasted = { kind: 'wasted', amount: 100, seenAmount: 300, reason: 'damaged' };
  expect((await changeLot(lotNo, wasted)).body.amount).toBe(200);
  // Pressed twice, it happens once.
  expect((await changeLot(lotNo, wasted)).body.code).toBe('precondition-failed');
  const tooMuch = { kind: 'wasted', amount: 201, seenAmount: 200, reason: 'spoiled' };
  expect((await changeLot(lotNo, tooMuch)).body.code).toBe('lot-below-zero');
  expect(
    (await changeLot(lotNo, { kind: 'counted', amount: 220, seenAmount: 200 })).body,
  ).toMatchObject({
    amount: 220,
    movements: [
      { kind: 'counted', amount: 20 },
      { kind: 'wasted', amount: -100, reason: 'damaged' },
      { kind: 'received', amount: 300 },
    ],
  });
  // Cancelled while it is packed, it goes back to the lot that it came from.
  const { orderNo } = (await place('Stew', 2)).body;
  await move(orderNo, 'packing');
  expect((await lotsOf('Tofu')).map(({ amount }) => amount)).toEqual([120]);
  await move(orderNo, 'cancelled');
  expect((await lotsOf('Tofu')).map(({ amount }) => amount)).toEqual([220]);
});
