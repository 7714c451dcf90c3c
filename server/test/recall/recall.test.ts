import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { settleRefund } from '../../src/payments/refunds/refunds.ts';
import { charge, openTill, placed } from '../money/till.ts';
import { contradictions } from '../races/contradictions.ts';
import { fillBasket, firstDay, order, type Person, type Store } from '../store.ts';

let store: Store;
let staff: Person;
let supplierNo: number;

beforeAll(async () => {
  store = await openTill();
  Object.assign(store.shop.config.shop, { languages: ['de', 'ar'] });
  staff = await store.administrator();
  const supplier = {
    name: '=Green Fields',
    address: '3 Mill Lane',
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

type Started = {
  recallNo: number;
  isDrill: boolean;
  endedAt: string | null;
  foundMs: number;
  boxes: number;
  code?: string;
};
type Line = {
  orderNo: number;
  lineNo: number;
  amount: number;
  state: string;
  refundedCents: number | null;
};
type Story = Started & {
  lotStatus: string;
  progress: Record<'here' | 'left' | 'told' | 'without' | 'refunded', number>;
  drafts: { language: string; subject: string; text: string }[];
};
type Box = {
  orderNo: number;
  status: string;
  lines: {
    lineNo: number;
    packedAt: string | null;
    blockedLots: { lotNo: number; name: string; amount: number }[];
  }[];
};
type Refunds = {
  capturedCents: number;
  leftCents: number;
  refunds: { refundNo: number; cents: number; reason: string }[];
};

/** So much rice, which ends before all other rice and so is in the next boxes. */
async function receiveRice(amount: number): Promise<number> {
  const line = {
    ingredientNo: store.nos.ingredient('Rice'),
    amount,
    storage: 'ambient',
    label: { useBy: firstDay, supplierLot: `RICE-${amount}` },
  };
  const key = { 'idempotency-key': randomUUID() };
  const { body } = await staff.ask<{ lines: { lotNo: number }[] }>(
    'POST',
    '/api/admin/goods-receipts',
    { supplierNo, lines: [line] },
    key,
  );
  return body.lines[0]?.lotNo ?? 0;
}

const congee = [{ recipe: 'Congee', servings: 2 }];
const recalls = '/api/admin/recalls';
const move = (orderNo: number, to: string) =>
  staff.ask<{ code?: string; lotNos?: number[] }>('POST', `/api/admin/orders/${orderNo}/move`, {
    to,
    reason: 'Because.',
  });
async function bring(orderNo: number, ...moves: string[]): Promise<number> {
  for (const to of moves) expect(await move(orderNo, to)).toMatchObject({ status: 200 });
  return orderNo;
}
const begin = (lotNo: number, more: object = {}) =>
  staff.ask<Started>('POST', recalls, { lotNo, isDrill: false, hazard: 'microbes', ...more });
const storyOf = async (recallNo: number) =>
  (await staff.ask<Story>('GET', `${recalls}/${recallNo}`)).body;
const linesOf = async (recallNo: number) =>
  (await staff.ask<{ items: Line[] }>('GET', `${recalls}/${recallNo}/lines`)).body.items;
const lotOf = async (lotNo: number) =>
  (await staff.ask<{ status: string; amount: number }>('GET', `/api/admin/lots/${lotNo}`)).body;
const boxOf = async (orderNo: number) => {
  const board = await staff.ask<{ orders: Box[] }>('GET', `/api/admin/kitchen/${firstDay}/packing`);
  return board.body.orders.find((box) => box.orderNo === orderNo);
};
const takeOut = (orderNo: number, lotNo: number) =>
  staff.ask<Box & { code?: string }>(
    'POST',
    `/api/admin/kitchen/${firstDay}/packing/${orderNo}/lines/1/taken-out`,
    { lotNo },
  );
const refundsOf = async (orderNo: number) =>
  (await staff.ask<Refunds>('GET', `/api/admin/orders/${orderNo}/refunds`)).body;
const lettersOf = (recallNo: number) =>
  store.letters.filter(({ id }) => id.startsWith(`recall-${recallNo}-`));

/** Everything that a drill must leave as it was. */
const countsRow = z.object({ counts: z.array(z.int()) });
const everything = () =>
  store.shop.database.query(
    countsRow,
    sql`select array[(select count(*) from stock_movement), (select count(*) from lot_movement), (select count(*) from order_lot),
      (select count(*) from missing_ingredient), (select count(*) from refund), (select coalesce(sum(amount), 0) from food_owed),
      (select sum(ingredients_inventory) from ingredients), (select count(*) from order_move),
      (select count(*) from lot where status = 'quarantined')]::bigint[] as counts`,
  );

test('a drill finds the boxes and changes nothing else; it says how long it took', async () => {
  const lotNo = await receiveRice(400);
  const ada = await store.customer();
  const away = await bring(await placed(store, ada, congee), 'packing', 'packed', 'shipped');
  await store.settled();
  const [before, letters] = [await everything(), store.letters.length];
  const { status, body } = await begin(lotNo, { isDrill: true });
  expect(status).toBe(201);
  expect(await linesOf(body.recallNo)).toMatchObject([
    { orderNo: away, lineNo: 1, amount: 200, state: 'left', refundedCents: null },
  ]);
  const refused = await staff.ask('POST', `${recalls}/${body.recallNo}/letters`, {});
  expect(refused).toMatchObject({ status: 409, body: { code: 'recall-is-a-drill' } });
  store.time.now = new Date(store.time.now.getTime() + 60_000);
  const ended = await staff.ask<Started>('POST', `${recalls}/${body.recallNo}/end`, {});
  expect(ended.body.foundMs).toBeGreaterThanOrEqual(0);
  expect(ended.body.endedAt).toBe(store.time.now.toISOString());
  await store.settled();
  expect(await everything()).toEqual(before);
  expect(store.letters.length).toBe(letters);
  // What is left of the lot is of no other test.
  await staff.ask('POST', `/api/admin/lots/${lotNo}/changes`, { kind: 'quarantined' });
});

test('a lot that is called back is blocked, once, and no box leaves with it, whatever two tablets do at once', async () => {
  const lotNo = await receiveRice(500);
  const ada = await store.customer();
  const here = await bring(await placed(store, ada, congee), 'packing', 'packed');
  const begun = await Promise.all([begin(lotNo), begin(lotNo, { hazard: 'quality' })]);
  expect(begun.map(({ status }) => status).toSorted()).toEqual([200, 201]);
  const [recallNo = 0, same] = begun.map(({ body }) => body.recallNo);
  expect(same).toBe(recallNo);
  expect(await lotOf(lotNo)).toMatchObject({ status: 'quarantined', amount: 300 });
  expect(
    await staff.ask('POST', `/api/admin/lots/${lotNo}/changes`, { kind: 'released' }),
  ).toMatchObject({ status: 409, body: { code: 'lot-being-recalled' } });

  expect(await move(here, 'shipped')).toMatchObject({
    status: 409,
    body: { code: 'blocked-food', lotNos: [lotNo] },
  });
  expect((await boxOf(here))?.lines[0]?.blockedLots).toMatchObject([
    { lotNo, name: 'Rice', amount: 200 },
  ]);
  const [first, second, shipped] = await Promise.all([
    takeOut(here, lotNo),
    takeOut(here, lotNo),
    move(here, 'shipped'),
  ]);
  expect([first.status, second.status, shipped.status]).toEqual([200, 200, 409]);
  expect(await lotOf(lotNo)).toMatchObject({ amount: 500 });
  // Its meal is to be packed again, from what is good.
  expect(await boxOf(here)).toMatchObject({
    status: 'packing',
    lines: [{ packedAt: null, blockedLots: [] }],
  });
  const lots = await staff.ask<{ items: { lotNo: number; amount: number }[] }>(
    'GET',
    `/api/admin/orders/${here}/lots`,
  );
  expect(lots.body.items.map(({ amount }) => amount)).toEqual([200]);
  expect(lots.body.items[0]?.lotNo).not.toBe(lotNo);
  await bring(here, 'packed', 'shipped');
  expect(await linesOf(recallNo)).toMatchObject([{ orderNo: here, state: 'without' }]);
  // It left without: nobody is written to.
  await staff.ask('POST', `${recalls}/${recallNo}/letters`, {});
  await store.settled();
  expect(lettersOf(recallNo)).toEqual([]);
  // It can be released once the recall has ended; ended it stays as it was.
  await staff.ask('POST', `${recalls}/${recallNo}/end`, {});
  expect((await staff.ask('POST', `${recalls}/${recallNo}/letters`, {})).body).toMatchObject({
    code: 'recall-ended',
  });
  const released = await staff.ask('POST', `/api/admin/lots/${lotNo}/changes`, {
    kind: 'released',
  });
  expect(released.status).toBe(200);
  expect((await takeOut(await placed(store, ada, congee), lotNo)).body.code).toBe(
    'lot-not-in-that-state',
  );
  await staff.ask('POST', `/api/admin/lots/${lotNo}/changes`, { kind: 'quarantined' });
});

test('what is good no more is told as missing, and the box leaves without it', async () => {
  const lotNo = await receiveRice(200);
  const all = await staff.ask<{ items: { lotNo: number; status: string }[] }>(
    'GET',
    `/api/admin/lots?ingredientNo=${store.nos.ingredient('Rice')}`,
  );
  const ada = await store.customer();
  const here = await bring(await placed(store, ada, congee), 'packing', 'packed');
  const others = all.body.items.filter((lot) => lot.lotNo !== lotNo && lot.status === 'usable');
  for (const lot of others)
    await staff.ask('POST', `/api/admin/lots/${lot.lotNo}/changes`, { kind: 'quarantined' });
  const { recallNo } = (await begin(lotNo)).body;
  await takeOut(here, lotNo);
  await bring(here, 'packed');
  expect((await move(here, 'shipped')).body.code).toBe('no-good-lot');
  const missing = { ingredientNo: store.nos.ingredient('Rice'), amount: 200 };
  const line = `/api/admin/kitchen/${firstDay}/packing/${here}/lines/1`;
  expect((await staff.ask('POST', `${line}/missing`, missing)).status).toBe(200);
  await bring(here, 'shipped');
  expect(await linesOf(recallNo)).toMatchObject([{ orderNo: here, state: 'without' }]);
  for (const lot of others)
    await staff.ask('POST', `/api/admin/lots/${lot.lotNo}/changes`, { kind: 'released' });
});

test('who has it is told once, in their language, and what it cost goes back: never more, however much of it was missing', async () => {
  const lotNo = await receiveRice(1400);
  /** How much of 200 g was told to be missing, and whether it is paid by then. */
  const mixes = [
    { missing: 0, charged: true },
    { missing: 1, charged: true },
    { missing: 73, charged: true },
    { missing: 199, charged: true },
    { missing: 200, charged: true },
    { missing: 50, charged: false },
  ];
  const orders: ((typeof mixes)[number] & { orderNo: number })[] = [];
  for (const mix of mixes) {
    const orderNo = await placed(store, await store.customer(), congee);
    if (mix.charged) await charge(store, orderNo);
    await bring(orderNo, 'packing', 'packed');
    const line = `/api/admin/kitchen/${firstDay}/packing/${orderNo}/lines/1/missing`;
    const missing = { ingredientNo: store.nos.ingredient('Rice'), amount: mix.missing };
    if (mix.missing > 0) expect((await staff.ask('POST', line, missing)).status).toBe(200);
    await bring(orderNo, 'shipped');
    orders.push({ ...mix, orderNo });
  }
  const german = await store.customer();
  const basket = await fillBasket(store, german, congee);
  const fritz = {
    name: 'Fritz Koch',
    phone: '0871234567',
    address: '1 Quay Street',
    postcode: 'D02 XY45',
  };
  let inGerman = await order(german, basket, { deliverTo: fritz, language: 'de' });
  if (inGerman.body.code === 'price-changed') {
    const { totalCents } = inGerman.body as unknown as { totalCents: number };
    inGerman = await order(german, { ...basket, totalCents }, { deliverTo: fritz, language: 'de' });
  }
  const { orderNo: germansNo } = inGerman.body;
  await bring(germansNo, 'packing', 'packed', 'shipped');
  await store.settled();

  const note = 'It was stored too warm on 20 November.';
  const { recallNo } = (await begin(lotNo, { note })).body;
  const { drafts, progress } = await storyOf(recallNo);
  expect(progress).toMatchObject({ here: 0, left: 7, told: 0 });
  expect(drafts.map(({ language }) => language)).toEqual(['en', 'de', 'ar']);
  const sent = await Promise.all(
    [1, 2].map(() => staff.ask('POST', `${recalls}/${recallNo}/letters`, {})),
  );
  expect(sent.map(({ status }) => status)).toEqual([200, 200]);
  await store.settled();
  const letters = lettersOf(recallNo);
  expect(letters.map(({ id }) => id).toSorted()).toEqual(
    [...orders, { orderNo: germansNo }]
      .map((it) => `recall-${recallNo}-order-${it.orderNo}`)
      .toSorted(),
  );
  const letterOf = (orderNo: number) =>
    letters.find(({ id }) => id === `recall-${recallNo}-order-${orderNo}`);
  expect(letterOf(germansNo)).toMatchObject({ language: 'de' });
  expect(letterOf(germansNo)?.text).toContain('Keime');
  // The first draft was the letter of the first box, as it was sent.
  expect(letterOf(orders[0]?.orderNo ?? 0)?.text).toBe(drafts[0]?.text);

  for (const { orderNo, missing, charged } of orders) {
    const letter = letterOf(orderNo)?.text ?? '';
    expect(letter).toContain(note);
    expect(letter).toMatch(/call back .*Rice/);
    const { refunds } = await refundsOf(orderNo);
    const recalled = refunds.filter(({ reason }) => reason.startsWith('It was called back'));
    const cents = recalled.reduce((sum, refund) => sum + refund.cents, 0);
    if (!charged) {
      expect(refunds).toEqual([]);
      expect(letter).toContain('once your order is charged');
    } else if (missing === 200) {
      // All of it was missing, and is given back as that: the letter promises nothing.
      expect(recalled).toEqual([]);
      expect(letter).not.toMatch(/get back/);
    } else {
      expect(letter).toContain(`You get back what it cost: €${(cents / 100).toFixed(2)}`);
    }
  }
  // The last is charged now: what was missing and what was called back follow by themselves.
  const late = orders.at(-1)?.orderNo ?? 0;
  await charge(store, late);
  await store.settled();
  expect((await refundsOf(late)).refunds.map(({ reason }) => reason).toSorted()).toEqual([
    'It was called back, and is not to be eaten.',
    'Missing in the box',
  ]);

  const whole: number[] = [];
  for (const { orderNo } of orders) {
    const { refunds, capturedCents, leftCents } = await refundsOf(orderNo);
    const cents = refunds.reduce((sum, refund) => sum + refund.cents, 0);
    expect(cents + leftCents).toBe(capturedCents);
    whole.push(cents);
    for (const { refundNo } of refunds)
      await store.shop.database.transaction((tx) =>
        settleRefund(tx, store.shop, refundNo, { state: 'succeeded', ref: 're_1' }),
      );
  }
  // However it was missing, all that its rice cost went back, and not a cent more.
  expect(new Set(whole).size).toBe(1);
  expect(whole[0]).toBeGreaterThan(0);
  expect((await storyOf(recallNo)).progress).toMatchObject({ left: 0, told: 7 });
  const reasons = await store.shop.database.query(
    z.object({ reason: z.string() }),
    sql`select distinct content ->> 'reason' as reason from invoice where refund_no is not null order by 1`,
  );
  expect(reasons.map(({ reason }) => reason)).toEqual([
    'It was called back, and is not to be eaten.',
    'Missing in the box',
  ]);
  // Sent once more there is nobody left to tell.
  await staff.ask('POST', `${recalls}/${recallNo}/letters`, {});
  await store.settled();
  expect(lettersOf(recallNo)).toHaveLength(7);
});

test('the trace of a lot is a sheet of both ways that adds up, and nobody’s formula', async () => {
  const lotNo = await receiveRice(450);
  const ada = await store.customer();
  const away = await bring(await placed(store, ada, congee), 'packing', 'packed', 'shipped');
  await store.settled();
  const here = await bring(await placed(store, ada, congee), 'packing');
  const wasted = { kind: 'wasted', amount: 20, seenAmount: 50, reason: 'damaged' };
  await staff.ask('POST', `/api/admin/lots/${lotNo}/changes`, wasted);
  const { body } = await staff.ask<{ text: string }>('GET', `/api/admin/lots/${lotNo}/trace-csv`);
  const [head = '', ...rows] = body.text.replace('\ufeff', '').trim().split('\n');
  const heads = head.split(',');
  const cells = rows.map((row) =>
    Object.fromEntries(row.split(',').map((cell, at) => [heads[at] ?? '', cell])),
  );
  expect(cells).toMatchObject([
    {
      event: 'received',
      traceability_lot_code: 'RICE-450',
      product: 'Rice',
      amount: '450',
      unit: 'g',
      from_name: "'=Green Fields",
      from_address: '3 Mill Lane',
      reference_type: 'goods receipt',
    },
    { event: 'wasted', amount: '20', reference_type: '' },
    {
      event: 'left',
      amount: '200',
      to_name: `Order ${away}`,
      to_place: 'IE D02 XY45',
      reference_no: String(away),
    },
    { event: 'portioned', amount: '200', to_name: `Order ${here}`, delivery_day: firstDay },
  ]);
  expect((await lotOf(lotNo)).amount).toBe(450 - 200 - 200 - 20);
  const back = await staff.ask<{ items: object[] }>('GET', `/api/admin/orders/${away}/lots`);
  expect(back.body.items).toMatchObject([
    { lotNo, supplierNo, supplier: '=Green Fields', receivedAt: store.time.now.toISOString() },
  ]);
});
