import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contradictions } from '../races/contradictions.ts';
import { openStore, type Person, type Store } from '../store.ts';

type Purchase = {
  purchaseNo: number;
  version: number;
  state: string;
  totalCents: number;
  arrived: number;
  items: { ingredientNo: number; packs: number; receivedAmount: number }[];
};
type Receipt = {
  receiptNo: number;
  code?: string;
  lines: { lotNo: number | null; cents: number | null; amount: number }[];
};

let store: Store;
let cook: Person;
let supplierNo: number;
const rice = () => store.nos.ingredient('Rice');
const egg = () => store.nos.ingredient('Egg');

beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 100, Egg: 10 },
    recipes: { Congee: { Rice: 50, Egg: 1 } },
    facts: {
      Rice: { costCents: 100, packAmount: 100, lowStockAmount: 1000 },
      Egg: { unit: 'piece', pieceGrams: 60, packAmount: 6, costCents: null },
    },
  });
  cook = await store.staff('kitchen');
  const supplier = {
    name: 'Green Fields',
    contactName: 'Ann',
    email: 'orders@green.example',
    currency: 'EUR',
    leadDays: 2,
    orderWeekdays: [4, 1, 4],
    minOrderCents: 10_000,
  };
  const added = await cook.ask<{ supplierNo: number }>('POST', '/api/admin/suppliers', supplier);
  expect(added.status, JSON.stringify(added.body)).toBe(201);
  supplierNo = added.body.supplierNo;
  const articles = `/api/admin/suppliers/${supplierNo}/articles`;
  const saved = await cook.ask('PUT', `${articles}/${rice()}`, {
    articleNo: 'R-500',
    gtin: '4006381333931',
    packAmount: 500,
    packCents: 1000,
    preferred: true,
  });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  await cook.ask('PUT', `${articles}/${egg()}`, { packAmount: 30, packCents: 600 });
});
afterAll(async () => {
  expect(await contradictions(store.shop.database)).toEqual([]);
  await store.close();
});

const receive = (receipt: object, key: string = randomUUID()) =>
  cook.ask<Receipt>(
    'POST',
    '/api/admin/goods-receipts',
    { supplierNo, ...receipt },
    { 'idempotency-key': key },
  );
const line = (ingredientNo: number, amount: number, more: object = {}) => ({
  ingredientNo,
  amount,
  storage: 'ambient',
  label: {},
  ...more,
});
const costOf = async (ingredientNo: number) => {
  const path = `/api/admin/ingredients/${ingredientNo}`;
  return (await cook.ask<{ costCents: number | null }>('GET', path)).body.costCents;
};

test('a supplier is kept as it was said, and who changes it says which one they saw', async () => {
  const path = `/api/admin/suppliers/${supplierNo}`;
  const { body } = await cook.ask<{ version: number }>('GET', path);
  expect(body).toMatchObject({ orderWeekdays: [1, 4], leadDays: 2, email: 'orders@green.example' });
  const facts = {
    name: 'Green Fields',
    currency: 'EUR',
    leadDays: 3,
    orderWeekdays: [1, 4],
    minOrderCents: 10_000,
    version: body.version,
  };
  expect((await cook.ask('PUT', path, facts)).status).toBe(200);
  const late = await cook.ask<{ code: string }>('PUT', path, { ...facts, leadDays: 4 });
  expect(late).toMatchObject({ status: 409, body: { code: 'precondition-failed' } });
});

test('what a scanner typed finds the article, whatever stands beside it on the label', async () => {
  const code = encodeURIComponent('010400638133393110LOT7\u001d17261205');
  const { body } = await cook.ask('GET', `/api/admin/scans?code=${code}`);
  expect(body).toMatchObject({
    said: { gtin: '04006381333931', useBy: '2026-12-05', lot: 'LOT7' },
    articles: [{ supplierNo, ingredientNo: rice(), packAmount: 500 }],
  });
  const wrong = await cook.ask('GET', '/api/admin/scans?code=4006381333930');
  expect(wrong.body).toMatchObject({ said: null, why: 'check-digit', articles: [] });
});

test('an order comes in parts, with what nobody ordered, and closes when all of it is there', async () => {
  const lines = [
    { ingredientNo: rice(), articleNo: 'R-500', packAmount: 500, packCents: 1000, packs: 4 },
    { ingredientNo: egg(), packAmount: 30, packCents: 600, packs: 1 },
  ];
  const made = await cook.ask<Purchase>('POST', '/api/admin/purchase-orders', {
    supplierNo,
    lines,
  });
  const { purchaseNo } = made.body;
  const path = `/api/admin/purchase-orders/${purchaseNo}`;
  const early = await receive({ purchaseNo, lines: [line(rice(), 500)] });
  expect(early.body.code).toBe('purchase-not-in-that-state');
  expect((await cook.ask('POST', `${path}/state`, { to: 'sent', version: 1 })).status).toBe(200);
  // 2000 g for 40.00 are ordered; 900 come, and something else.
  const key = randomUUID();
  const receipt = { purchaseNo, lines: [line(rice(), 900, { label: { supplierLot: 'A' } })] };
  const part = await receive(receipt, key);
  expect(part).toMatchObject({ status: 201, body: { lines: [{ amount: 900, cents: 1800 }] } });
  // Sent again, it came once; with something else under its key it is refused.
  expect((await receive(receipt, key)).body.receiptNo).toBe(part.body.receiptNo);
  expect((await receive({ lines: [line(egg(), 1)] }, key)).body.code).toBe(
    'idempotency-key-reused',
  );
  const open = (await cook.ask<Purchase>('GET', path)).body;
  expect(open).toMatchObject({ state: 'sent', arrived: 0, totalCents: 4600 });
  expect(open.items.find((it) => it.ingredientNo === rice())?.receivedAmount).toBe(900);
  // 100 g at 1.00 for 100 g and 900 g at 2.00 for 100 g: 1.90 on average.
  expect(await costOf(rice())).toBe(190);
  await receive({ purchaseNo, lines: [line(rice(), 1100), line(egg(), 30, { cents: 900 })] });
  expect((await cook.ask<Purchase>('GET', path)).body).toMatchObject({
    state: 'closed',
    arrived: 2,
  });
  // Nobody knew what eggs cost: 9.00 for 30 is 1.80 for six.
  expect(await costOf(egg())).toBe(180);
});

test('what comes too warm is refused, or blocked, or checked; and only what is taken is paid', async () => {
  const warm = line(rice(), 100, { storage: 'chilled', temperature: 81 });
  expect((await receive({ lines: [warm] })).body.code).toBe('too-warm');
  const unmeasured = { ...warm, temperature: null };
  expect((await receive({ lines: [unmeasured] })).body.code).toBe('temperature-missing');
  expect((await receive({ lines: [{ ...warm, action: 'refused' }] })).body.code).toBe(
    'invalid-input',
  );
  const before = (await store.stockAndLedger())['Rice']?.stock ?? 0;
  const cost = await costOf(rice());
  const actionNote = 'The van was off.';
  const back = await receive({ lines: [{ ...warm, action: 'refused', actionNote }] });
  expect(back.body.lines).toMatchObject([{ lotNo: null, cents: null }]);
  expect(await costOf(rice())).toBe(cost);
  const held = await receive({ lines: [{ ...warm, action: 'quarantined', actionNote }] });
  const lotNo = held.body.lines[0]?.lotNo ?? 0;
  expect((await cook.ask('GET', `/api/admin/lots/${lotNo}`)).body).toMatchObject({
    status: 'quarantined',
    amount: 100,
  });
  expect((await store.stockAndLedger())['Rice']?.stock).toBe(before);
});

test('what the coming weeks take beyond the stock is proposed: while nobody will order, nothing', async () => {
  const propose = () => cook.ask('GET', '/api/admin/purchase-proposals?weeks=1');
  expect(await propose()).toMatchObject({ status: 200, body: { orders: [], nobodyHas: [] } });
});
