import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { lookAt } from '../../src/payments/cashier/cashier.ts';
import type { InvoiceContent } from '../../src/contract/invoice.ts';
import { paperOf } from '../../src/contract/invoice-paper.ts';
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
import { deliverTo, fillBasket, firstDay, type Person, type Store } from '../store.ts';
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

const speak = async (staff: Person) =>
  staff.ask('PATCH', '/api/admin/settings', {
    change: { languages: ['de', 'ar'] },
    holdsFrom: null,
    version: 0,
  });
const translate = async (
  staff: Person,
  path: string,
  original: string,
  translated: string,
  version = 0,
) => {
  const texts = [{ place: 'name', original, translated }];
  const said = { version, texts };
  expect((await staff.ask('PUT', `/api/admin/${path}`, said)).status).toBe(200);
};
const orderIn = async (language: string, person: Person) => {
  const basket = await fillBasket(store, person, [{ recipe: 'Congee', servings: 2 }]);
  const placing = { ...basket, deliveryDay: firstDay, deliverTo };
  const key = { 'idempotency-key': randomUUID() };
  const path = `/api/orders?language=${language}`;
  const { status, body } = await person.ask<{ orderNo: number }>('POST', path, placing, key);
  expect(status).toBe(201);
  await store.settled();
  return body.orderNo;
};
const letter = (id: string) => store.letters.find((it) => it.id === id);

test('who orders in German reads in German what was charged, what is missing and what goes back, by its German names', async () => {
  store = await openCardStore();
  const [ada, staff] = [await store.customer(), await store.administrator()];
  await speak(staff);
  const [recipeNo, ingredientNo] = [store.nos.recipe('Congee'), store.nos.ingredient('Rice')];
  await translate(staff, `recipes/${recipeNo}/translations/de`, 'Congee', 'Heiße Suppe');
  await translate(staff, `ingredients/${ingredientNo}/translations/de`, 'Rice', 'Reis');
  const orderNo = await orderIn('de', ada);
  await payFor(store, ada, orderNo);
  await at(store, cutOff);
  await stay(ada);
  await stay(staff);
  const [number = ''] = await numbersOf(ada, orderNo);
  const charged = letter(`order-${orderNo}-charged`);
  expect(charged).toMatchObject({ to: ada.email, language: 'de' });
  expect(charged?.text).toMatch(
    /^Guten Tag Ada Cook,\n\nder Bestellschluss .* ist vorbei, und \d+,\d\d\s€ wurden von Ihrer Karte abgebucht \(Visa •••• 4242\)\./,
  );
  expect(charged?.text).toContain(`Rechnung ${number}, `);
  expect(charged?.text).toContain(`/de/account/orders/${orderNo}/invoices/${number}`);

  const path = `/api/admin/kitchen/${firstDay}/packing/${orderNo}/lines/1/missing`;
  expect((await staff.ask('POST', path, { ingredientNo, amount: 50 })).status).toBe(200);
  await store.settled();
  const missing = letter(`order-${orderNo}-missing-1-${ingredientNo}-50`);
  expect(missing).toMatchObject({ language: 'de' });
  expect(missing?.text).toContain('Es fehlt in Heiße Suppe: Reis, 50 g.');
  for (let times = 0; times < 3; times += 1) await lookAt(store.shop, orderNo);
  await store.settled();
  const back = lettersTo(ada, /Erstattung/);
  expect(back).toHaveLength(1);
  expect(back[0]?.text).toContain('Wofür: Reis, 50 g, in Heiße Suppe.');
  expect(back[0]?.text).toContain('Grund: Es fehlt in der Box.');
  expect(back[0]?.text).toContain('Rechnungskorrektur ');
  for (const { text } of store.letters.filter(({ to }) => to === ada.email))
    expect(text).not.toMatch(/\b(the|your|you|of|for|Congee|Rice)\b/i);
});

test('who orders on account in Arabic reads in Arabic what they owe, and what is taken off it', async () => {
  store = await openCardStore({ environment: { LARDER_PAYMENTS: 'invoice' } });
  const [ada, staff] = [await store.customer(), await store.administrator()];
  await speak(staff);
  const orderNo = await orderIn('ar', ada);
  await at(store, cutOff);
  await stay(ada);
  await stay(staff);
  const [number = ''] = await numbersOf(ada, orderNo);
  const billed = letter(`order-${orderNo}-billed`);
  expect(billed).toMatchObject({ to: ada.email, language: 'ar' });
  expect(billed?.subject).toBe(`فاتورة طلبك ${orderNo}`);
  expect(billed?.text).toMatch(/المطلوب دفعه: \u2068[^\u2069]*\d\.\d\d[^\u2069]*€[^\u2069]*\u2069/);
  expect(billed?.text).toContain(`/ar/account/orders/${orderNo}/invoices/${number}`);
  const reason = 'It came late';
  const parts = [{ kind: 'line', lineNo: 1 }];
  const { body } = await giveBack(staff, orderNo, parts, reason);
  await store.settled();
  const less = letter(`refund-${body.refunds[0]?.refundNo ?? 0}-given-back`);
  expect(less).toMatchObject({ to: ada.email, language: 'ar' });
  expect(less?.text).toContain(`مما عليك لطلبك ${orderNo}`);
  // Nobody has translated the meal, and what staff wrote is theirs.
  expect(less?.text).toContain('مقابل: \u2068Congee\u2069.');
  expect(less?.text).toContain(`السبب: \u2068${reason}\u2069`);
});

test('the page that takes the card says in the language of its customer when it is charged', async () => {
  store = await openCardStore();
  const [ada, staff] = [await store.customer(), await store.administrator()];
  await speak(staff);
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

const documentsOf = async (person: Person, orderNo: number) =>
  (await person.ask<{ items: InvoiceContent[] }>('GET', `/api/orders/${orderNo}/invoices`)).body
    .items;
const speakNothing = (staff: Person) =>
  staff.ask('PATCH', '/api/admin/settings', {
    change: { languages: [] },
    holdsFrom: null,
    version: 1,
  });

test('an invoice and its credit note are in the language that their order was placed in, and stay so', async () => {
  store = await openCardStore();
  const [ada, bob, staff] = [
    await store.customer(),
    await store.customer(),
    await store.administrator(),
  ];
  await speak(staff);
  const [recipeNo, ingredientNo] = [store.nos.recipe('Congee'), store.nos.ingredient('Rice')];
  await translate(staff, `recipes/${recipeNo}/translations/de`, 'Congee', 'Heiße Suppe');
  await translate(staff, `ingredients/${ingredientNo}/translations/de`, 'Rice', 'Reis');
  const [own, german] = [await orderIn('en', bob), await orderIn('de', ada)];
  await payFor(store, bob, own);
  await payFor(store, ada, german);
  await at(store, cutOff);
  for (const person of [ada, bob, staff]) await stay(person);
  const [invoice] = await documentsOf(ada, german);
  expect(invoice).toMatchObject({
    number: expect.stringMatching(/^INV-\d{6}$/) as string,
    language: 'de',
    locale: 'de',
    lines: [{ name: 'Heiße Suppe' }],
  });
  const [english] = await documentsOf(bob, own);
  expect(english).toMatchObject({
    language: 'en',
    locale: 'en-IE',
    lines: [{ name: 'Congee' }],
  });

  // The shop speaks English alone by now: what is said of the same order is said in the same words.
  expect((await speakNothing(staff)).status).toBe(200);
  const path = `/api/admin/kitchen/${firstDay}/packing/${german}/lines/1/missing`;
  expect((await staff.ask('POST', path, { ingredientNo, amount: 50 })).status).toBe(200);
  await store.settled();
  for (let times = 0; times < 3; times += 1) await lookAt(store.shop, german);
  await store.settled();
  const [before, note] = await documentsOf(ada, german);
  expect(before).toEqual(invoice);
  expect(note).toMatchObject({ kind: 'credit-note', language: 'de', corrects: invoice?.number });
  expect(note?.lines).toMatchObject([{ kind: 'missing', name: 'Reis', amount: 50, unit: 'g' }]);
  if (!note) throw new Error('Nothing was credited.');
  const paper = paperOf(note);
  expect(paper).toMatchObject({ language: 'de', dir: 'ltr' });
  expect(paper.title).toBe(`Rechnungskorrektur ${note.number}`);
  expect(paper.facts).toContainEqual(['Grund', 'Es fehlt in der Box.']);
  expect(paper.tables[0]?.rows[0]?.cells[0]).toBe('Fehlt: Reis, 50 g');
  const pdf = await ada.ask('GET', `/api/invoices/${note.number}.pdf`);
  expect(pdf).toMatchObject({ status: 200 });
});

test('a credit note calls a meal what its invoice calls it, whatever it is translated as since', async () => {
  store = await openCardStore();
  const [ada, staff] = [await store.customer(), await store.administrator()];
  await speak(staff);
  const path = `recipes/${store.nos.recipe('Congee')}/translations/de`;
  await translate(staff, path, 'Congee', 'Heiße Suppe');
  const orderNo = await orderIn('de', ada);
  await payFor(store, ada, orderNo);
  await at(store, cutOff);
  for (const person of [ada, staff]) await stay(person);
  await translate(staff, path, 'Congee', 'Warmer Brei', 1);
  const refund = { parts: [{ kind: 'line', lineNo: 1 }], reason: 'It came late' };
  const key = { 'idempotency-key': randomUUID() };
  await staff.ask('POST', `/api/admin/orders/${orderNo}/refunds`, refund, key);
  await store.settled();
  const [invoice, note] = await documentsOf(ada, orderNo);
  expect(invoice?.lines).toMatchObject([{ name: 'Heiße Suppe' }]);
  expect(note).toMatchObject({ kind: 'credit-note', lines: [{ name: 'Heiße Suppe' }] });
});
