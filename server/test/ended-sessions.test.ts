import sql from 'sql-template-tag';
import { afterEach, describe, expect, test } from 'vitest';
import { api } from '../src/api.ts';
import type { Route } from '../src/contract/route.ts';
import { accountsWorlds, anotherBrowser, type AccountsWorld } from './cognito-world.ts';
import { fillBasket, order, password, type Person } from './store.ts';

const menu = { stock: { Rice: 100_000 }, recipes: { Congee: { Rice: 100 } } };

let world: AccountsWorld;
afterEach(() => world.close());

/** Somebody with a box that is ready to be ordered, and what came of ordering it. */
async function buyer() {
  const ada = await world.store.customer();
  const basket = await fillBasket(world.store, ada, [{ recipe: 'Congee', servings: 2 }]);
  return { ada, buy: () => order(ada, basket) };
}

const orders = async (): Promise<number> => world.store.shop.database.run(sql`select from orders`);

describe.each(accountsWorlds)('accounts %s', (_name, open) => {
  test('an order is refused in a session that was ended elsewhere, and its browser forgets it', async () => {
    world = await open(menu);
    const { ada, buy } = await buyer();
    const phone = await anotherBrowser(world, ada);
    await phone.ask('POST', '/auth/sign-out', { everywhere: true });
    const refused = await buy();
    expect([refused.status, refused.body.code]).toEqual([401, 'not-signed-in']);
    expect((await ada.ask('GET', '/api/me')).status).toBe(401);
    expect(await orders()).toBe(0);

    await ada.ask('POST', '/auth/sign-in', { email: ada.email, password });
    expect((await buy()).status).toBe(201);
  });

  test('an order is refused once the password was changed elsewhere, and once the account is gone', async () => {
    world = await open(menu);
    const [one, other] = [await buyer(), await buyer()];
    const phone = await anotherBrowser(world, one.ada);
    const changed = await phone.ask('POST', '/auth/change-password', {
      password,
      newPassword: 'eight pears in a bowl',
    });
    expect(changed.status).toBe(200);
    expect((await one.buy()).body.code).toBe('not-signed-in');

    await removeAccount(other.ada);
    expect((await other.buy()).body.code).toBe('not-signed-in');
    expect(await orders()).toBe(0);
  });

  test('nothing that promises money is done in a session that has ended', async () => {
    world = await open(menu);
    const buys = Object.entries<Route>(api).filter(([, route]) => route.buys);
    expect(buys.map(([name]) => name).sort()).toEqual([
      'changeOrder',
      'changeSubscription',
      'placeOrder',
      'startPayment',
      'subscribe',
    ]);
    for (const [name, { method, path }] of buys) {
      const ada = await world.store.customer();
      const at = path.replaceAll(/\{\w+\}/g, '1');
      const asked = () =>
        ada.ask(method.toUpperCase(), at, {}, { 'idempotency-key': 'k'.repeat(20) });
      expect([name, (await asked()).status]).not.toEqual([name, 401]);
      await removeAccount(ada);
      expect([name, (await asked()).body]).toMatchObject([name, { code: 'not-signed-in' }]);
    }
  });

  test('whoever goes on is asked once an order, and stays signed in', async () => {
    world = await open(menu);
    const { ada, buy } = await buyer();
    const asked = world.cognito?.asked.length;
    for (const path of ['/api/me', '/api/cart', '/api/orders', '/api/delivery-days'])
      expect((await ada.ask('GET', path)).status).toBe(200);
    expect(world.cognito?.asked.length).toBe(asked);
    expect((await buy()).status).toBe(201);
    if (world.cognito && asked !== undefined)
      expect(world.cognito.asked.slice(asked).map(({ operation }) => operation)).toEqual([
        'GetTokensFromRefreshToken',
      ]);
    world.later(20 * 60);
    expect((await ada.ask('GET', '/api/me')).status).toBe(200);
  });
});

/** As an operator does, behind the back of this server: it has heard of nothing. */
async function removeAccount({ email }: Person): Promise<void> {
  const { cognito, store } = world;
  if (!cognito) {
    await store.shop.database.run(sql`delete from accounts."user" where email = ${email}`);
    return;
  }
  const user = [...cognito.pool.users.values()].find((each) => each.email === email);
  if (user) cognito.pool.users.delete(user.sub);
}

test('a session that another server has just ended buys nothing, whatever this one has heard', async () => {
  const [[, open] = []] = accountsWorlds;
  if (!open) throw new Error('There is no world.');
  world = await open(menu);
  const { ada, buy } = await buyer();
  expect((await ada.ask('GET', '/api/me')).status).toBe(200);
  await world.store.shop.database.run(sql`alter table accounts.session disable trigger user`);
  await world.store.shop.database.run(sql`delete from accounts.session`);
  expect((await ada.ask('GET', '/api/me')).status).toBe(200);
  expect((await buy()).body.code).toBe('not-signed-in');
});

describe('while Cognito is away', () => {
  const openAtCognito = async () => {
    const open = accountsWorlds[1]?.[1];
    if (!open) throw new Error('There is no world.');
    world = await open(menu);
    const { cognito } = world;
    if (!cognito) throw new Error('There is no Cognito.');
    return cognito;
  };

  test('who is signed in can order for as long as their token is good, and no longer', async () => {
    const cognito = await openAtCognito();
    const { ada, buy } = await buyer();
    const basket = await buyer();
    await basket.ada.ask('GET', '/api/me');
    cognito.behave('away');
    expect((await buy()).status).toBe(201);
    world.later(16 * 60);
    expect((await basket.buy()).status).toBe(503);
    cognito.behave('well');
    expect((await ada.ask('GET', '/api/me')).status).toBe(200);
  });

  test('signing out forgets the browser’s tokens, and the session ends once Cognito is back', async () => {
    const cognito = await openAtCognito();
    const ada = await world.store.customer();
    const copied = await anotherBrowser(world, ada);
    await copied.ask('GET', '/api/me');
    cognito.behave('away');
    const left = await ada.ask('POST', '/auth/sign-out', {});
    expect([left.status, gone(left.headers)]).toEqual([200, ['at', 'rt']]);
    expect((await ada.ask('GET', '/api/me')).status).toBe(401);
    const everywhere = await copied.ask('POST', '/auth/sign-out', { everywhere: true });
    expect([everywhere.status, gone(everywhere.headers)]).toEqual([200, ['at', 'rt']]);
    await world.store.shop.outbox.settled();
    expect(cognito.pool.refreshTokens.size).toBeGreaterThan(0);

    cognito.behave('well');
    await retried();
    expect(cognito.pool.refreshTokens.size).toBe(0);
  });

  test('a browser that would end all sessions ends its own, where nobody can tell whose the others are', async () => {
    const cognito = await openAtCognito();
    const ada = await world.store.customer();
    await anotherBrowser(world, ada);
    world.later(16 * 60);
    cognito.behave('away');
    const left = await ada.ask('POST', '/auth/sign-out', { everywhere: true });
    expect([left.status, gone(left.headers)]).toEqual([503, ['at', 'rt']]);
    expect((await ada.ask('GET', '/api/me')).status).toBe(401);
    cognito.behave('well');
    await retried();
    const sessions = [...cognito.pool.refreshTokens.values()].map(({ originJti }) => originJti);
    expect(new Set(sessions).size).toBe(1);
  });

  test('leaving by the button leads home, without tokens', async () => {
    const cognito = await openAtCognito();
    const ada = await world.store.customer();
    cognito.behave('away');
    const left = await ada.ask('GET', '/auth/leave');
    expect([left.status, left.headers.get('location'), gone(left.headers)]).toEqual([
      303,
      '/',
      ['at', 'rt'],
    ]);
  });

  test('a note that nobody here has sealed is not taken', async () => {
    await openAtCognito();
    const take = (note: string) =>
      world.store.guest().ask('POST', '/api/sessions/endings', { note });
    expect((await take('lime')).body).toMatchObject({ code: 'not-allowed' });
  });
});

/** What could not be done before is done now. */
async function retried(): Promise<void> {
  const { outbox } = world.store.shop;
  await outbox.settled();
  world.later(60);
  outbox.poke();
  await outbox.settled();
}

/** The cookies that an answer takes away. */
const gone = (headers: Headers): string[] =>
  headers
    .getSetCookie()
    .filter((cookie) => /max-age=0/i.test(cookie) && /path=\/(;|$)/i.test(cookie))
    .map((cookie) => cookie.split('=')[0] ?? '')
    .sort();
