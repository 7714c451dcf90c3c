import { afterEach, beforeEach, expect, test } from 'vitest';
import { hear, hearHook, heedStops } from '../../src/people/mailboxes/mailboxes.ts';
import { outboxState } from '../../src/platform/outbox.ts';
import { addressRefused, addressStopped } from '../../src/platform/refused-address.ts';
import { fillBasket, openStore, order, type Person, type Store } from '../store.ts';

let store: Store;
let office: Person;
let ada: Person;
let customerNo: number;
beforeEach(async () => {
  store = await openStore({
    stock: { Rice: 100_000 },
    recipes: { Congee: { Rice: 90 } },
    facts: { Rice: { allergens: [] } },
  });
  office = await store.administrator();
  ada = await store.customer();
  customerNo = (await ada.ask<{ customerNo: number }>('GET', '/api/me')).body.customerNo;
});
afterEach(() => store.close());

const buy = async () => {
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
  const { orderNo } = (await order(ada, basket)).body;
  await store.settled();
  return orderNo;
};
const sent = (end: string) => store.letters.filter(({ id }) => id.endsWith(end)).length;
const bounce = (why = '550 5.1.1 No such mailbox') =>
  hear(store.shop, { kind: 'bounce', addresses: [ada.email.toUpperCase()], why });
const mine = async () =>
  (await ada.ask<{ stop: object | null }>('GET', '/api/me/mailbox')).body.stop;
const staffReads = async () =>
  (await office.ask<{ stop: object | null }>('GET', `/api/admin/customers/${customerNo}/mailbox`))
    .body.stop;

test('letters to an address that takes none are given up at once, and nobody is alarmed', async () => {
  await bounce();
  await buy();
  expect(sent('-placed')).toBe(0);
  expect(await outboxState(store.shop.database)).toMatchObject({ waiting: 0, givenUp: 0 });
  expect((await office.ask('GET', '/api/admin/health')).body).toMatchObject({ isWell: true });
  expect(store.faults).toEqual([]);
  expect(await mine()).toEqual({ kind: 'bounce', stoppedAt: store.time.now.toISOString() });
  expect(await staffReads()).toMatchObject({ kind: 'bounce', why: '550 5.1.1 No such mailbox' });
});

test('that a meal holds an allergen is written all the same', async () => {
  const orderNo = await buy();
  await bounce();
  const path = `/api/admin/ingredients/${store.nos.ingredient('Rice')}`;
  type Row = Record<string, unknown>;
  const { ingredientNo: _no, ...rice } = (await office.ask<Row>('GET', path)).body;
  const changed = await office.ask('PUT', path, { ...rice, allergens: ['mustard'] });
  expect(changed.status).toBe(200);
  await store.settled();
  expect(
    store.letters.filter(({ id }) => id.startsWith(`order-${orderNo}-corrected`)),
  ).toHaveLength(1);
});

test('staff send letters again, and the trail says who did', async () => {
  await bounce();
  const lift = `/api/admin/customers/${customerNo}/mailbox/lift`;
  const kitchen = await store.staff('kitchen');
  expect((await kitchen.ask('POST', lift, {})).status).toBe(403);
  expect((await office.ask('POST', lift, {})).status).toBe(200);
  expect(await office.ask('POST', lift, {})).toMatchObject({ body: { code: 'mail-not-stopped' } });
  expect(await mine()).toBeNull();
  await buy();
  expect(sent('-placed')).toBe(1);
  const trail = await office.ask<{ items: object[] }>(
    'GET',
    '/api/admin/audit?action=mail-stop-lifted',
  );
  expect(JSON.stringify(trail.body)).not.toContain(ada.email);
  // What comes back later stops it again.
  await bounce();
  expect(await mine()).toMatchObject({ kind: 'bounce' });
});

test('who reads the letter that they had sent says that it arrived; a link from before a later stop lifts nothing', async () => {
  await bounce();
  expect((await ada.ask('POST', '/api/me/mailbox/letter', {})).status).toBe(200);
  await store.settled();
  const text = store.letters.at(-1)?.text ?? '';
  const key = /\/mailbox\/([\w-]+)/.exec(text)?.[1] ?? '';
  expect((await store.guest().ask('POST', `/api/mailbox/${key}`, {})).status).toBe(200);
  expect(await mine()).toBeNull();
  await bounce('552 5.2.1 Switched off');
  expect((await store.guest().ask('POST', `/api/mailbox/${key}`, {})).status).toBe(200);
  expect(await mine()).toMatchObject({ kind: 'bounce' });
});

test('what the mail service tells is heard where it shows that it is the service, and refused otherwise', async () => {
  const told = {
    eventType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [{ emailAddress: ada.email }],
    },
  };
  const read = (body: string) => Promise.resolve(body === 'signed' ? { told } : undefined);
  await hearHook({ ...store.shop, mailEvents: { read } }, 'signed');
  expect(await mine()).toMatchObject({ kind: 'bounce' });
  const forged = hearHook({ ...store.shop, mailEvents: { read } }, JSON.stringify(told));
  await expect(forged).rejects.toMatchObject({ code: 'hook-not-signed' });
  // Where no service was chosen there is nobody to believe.
  const reply = await store.guest().ask('POST', '/api/mail/events', told);
  expect(reply).toMatchObject({ status: 403, body: { code: 'hook-not-signed' } });
});

test.each([
  ['550 5.1.1 <ada@example.com>: Recipient address rejected', true],
  ['550 5.2.1 The email account is disabled', true],
  ['552 5.2.2 Mailbox full', false],
  ['550 Blocked: see https://blocklist.example', false],
])('a mail server that says “%s” stops the address: %s', async (response, stops) => {
  const cause = { code: 'EENVELOPE', command: 'RCPT TO', response };
  const refused = Object.assign(new Error(`${addressRefused}${response}`), { cause });
  const mail = heedStops({ ...store.shop.mail, send: () => Promise.reject(refused) }, store.shop);
  const letter = { id: 'of-the-test', to: ada.email, subject: 'Your box', text: 'It comes.' };
  await expect(mail.send(letter)).rejects.toThrow(stops ? addressStopped : addressRefused);
  expect((await mine()) !== null).toBe(stops);
});
