import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { lookAt } from '../../src/payments/cashier/cashier.ts';
import {
  at,
  cutOff,
  openCardStore,
  orderToPay,
  payFor,
  startPayment,
  stay,
  type Started,
} from '../paying.ts';
import { firstDay, type Person, type Store } from '../store.ts';
import { openTill, placed } from './till.ts';

let store: Store;
afterEach(() => store.close());

const lettersTo = ({ email }: Person, about: RegExp) =>
  store.letters.filter(({ to, subject }) => to === email && about.test(subject));

type Asked = { refunds: { refundNo: number }[] };
const giveBack = (staff: Person, orderNo: number, parts: object[], reason: string) =>
  staff.ask<Asked>(
    'POST',
    `/api/admin/orders/${orderNo}/refunds`,
    { parts, reason },
    { 'idempotency-key': randomUUID() },
  );
const numbersOf = async (person: Person, orderNo: number): Promise<string[]> =>
  (
    await person.ask<{ items: { number: string }[] }>('GET', `/api/orders/${orderNo}/invoices`)
  ).body.items.map(({ number }) => number);

test('who is charged reads how much, on which card, and where the invoice is', async () => {
  store = await openCardStore();
  const ada = await store.customer();
  const orderNo = await orderToPay(store, ada);
  await payFor(store, ada, orderNo);
  await at(store, cutOff);
  await stay(ada);
  const [number = ''] = await numbersOf(ada, orderNo);
  const letters = lettersTo(ada, /is charged/);
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).toMatch(/€\d+\.\d\d were charged to your card, Visa •••• 4242\./);
  expect(letters[0]?.text).toContain(`/account/orders/${orderNo}/invoices/${number}`);
});

test('a refund that was sent is told once: how much, what for, to which card, until when, and its credit note', async () => {
  store = await openCardStore();
  const [ada, staff] = [await store.customer(), await store.administrator()];
  const orderNo = await orderToPay(store, ada);
  await payFor(store, ada, orderNo);
  await at(store, cutOff);
  await stay(staff);
  await giveBack(staff, orderNo, [{ kind: 'line', lineNo: 1 }], 'It came late');
  await store.settled();
  for (let times = 0; times < 3; times += 1) await lookAt(store.shop, orderNo);
  await store.settled();
  await stay(ada);
  const numbers = await numbersOf(ada, orderNo);
  const letters = lettersTo(ada, /refund/);
  expect(letters.map(({ subject }) => subject)).toEqual([
    `Your refund for order ${orderNo} was sent`,
  ]);
  const text = letters[0]?.text ?? '';
  expect(text).toMatch(/we have sent €\d+\.\d\d back to your card, Visa •••• 4242/);
  expect(text).toContain('What for: Congee.');
  expect(text).toContain('Reason: It came late');
  expect(text).toContain('as a rule within 10 working days');
  expect(text).toContain(`/account/orders/${orderNo}/invoices/${numbers[1] ?? 'no credit note'}`);
});

test('a refund that failed is not told to be sent', async () => {
  store = await openCardStore();
  const [ada, staff] = [await store.customer(), await store.administrator()];
  const orderNo = await orderToPay(store, ada);
  await payFor(store, ada, orderNo);
  await at(store, cutOff);
  await stay(staff);
  const { payments } = store.shop;
  if (!payments) throw new Error('Nobody pays by card here.');
  Object.assign(payments, {
    refund: () => Promise.resolve({ ref: 're_1', state: 'failed', failure: 'card-closed' }),
  });
  await giveBack(staff, orderNo, [{ kind: 'line', lineNo: 1 }], 'It came late');
  await store.settled();
  expect(lettersTo(ada, /refund|owe less/)).toEqual([]);
});

test('who buys on account reads what they owe, where the invoice is, and what is taken off it', async () => {
  store = await openTill({ LARDER_PAYMENTS: 'invoice' });
  const [ada, staff] = [await store.customer(), await store.administrator()];
  const orderNo = await placed(store, ada);
  await at(store, cutOff);
  await stay(ada);
  const [number = ''] = await numbersOf(ada, orderNo);
  const billed = lettersTo(ada, /^The invoice of/);
  expect(billed).toHaveLength(1);
  expect(billed[0]?.text).toMatch(/To pay: €\d+\.\d\d\. The shop arranges payment with you\./);
  expect(billed[0]?.text).toContain(`/account/orders/${orderNo}/invoices/${number}`);
  expect(lettersTo(ada, /is charged/)).toEqual([]);
  await stay(staff);
  await giveBack(staff, orderNo, [{ kind: 'delivery' }], 'It came late');
  await store.settled();
  const less = lettersTo(ada, /You owe less/);
  expect(less).toHaveLength(1);
  expect(less[0]?.text).toMatch(/€4\.90 is taken off what you owe/);
  expect(less[0]?.text).toContain('What for: the delivery.');
  expect(less[0]?.text).not.toContain('card');
});

test('what is owed less for what is missing is told once, with what is missing', async () => {
  store = await openTill({ LARDER_PAYMENTS: 'invoice' });
  const [ada, staff] = [await store.customer(), await store.administrator()];
  const orderNo = await placed(store, ada);
  await at(store, cutOff);
  await stay(staff);
  const missing = { ingredientNo: store.nos.ingredient('Rice'), amount: 50 };
  const path = `/api/admin/kitchen/${firstDay}/packing/${orderNo}/lines/1/missing`;
  expect((await staff.ask('POST', path, missing)).status).toBe(200);
  await store.settled();
  expect(lettersTo(ada, /Something is missing/)).toHaveLength(1);
  expect(lettersTo(ada, /You owe less/)).toEqual([]);
});

test('the page that takes the card says in the language of its customer when it is charged', async () => {
  store = await openCardStore();
  const [ada, staff] = [await store.customer(), await store.administrator()];
  const change = { languages: ['de', 'ar'] };
  await staff.ask('PATCH', '/api/admin/settings', { change, holdsFrom: null, version: 0 });
  const noteAt = async ({ url }: Started) =>
    (
      await ada.ask<{ note: string }>(
        'GET',
        `/api/sandbox/payments/${url?.split('/').at(-1) ?? ''}`,
      )
    ).body.note;
  const path = `/api/orders/${await orderToPay(store, ada)}/payment`;
  const german = await ada.ask<Started>('POST', `${path}?language=de`, {});
  expect(await noteAt(german.body)).toContain('zum Bestellschluss');
  const arabic = await ada.ask<Started>(
    'POST',
    `/api/orders/${await orderToPay(store, ada)}/payment?language=ar`,
    {},
  );
  expect(await noteAt(arabic.body)).toContain('عند إغلاق الطلب');
  const english = await startPayment(ada, await orderToPay(store, ada));
  expect(await noteAt(english.body)).toContain('when the order closes');
});
