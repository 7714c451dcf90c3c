import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestDatabase } from '../../server/test/database.ts';
import { dynamoHere } from '../../server/test/stand-ins/dynamo.ts';
import { useFakeCredentials } from '../../server/test/stand-ins/fake-credentials.ts';
import { launchBrowser } from '../../web/test/browser.ts';
import { openAwsLocal, type AwsLocal } from './aws-local.ts';
import type { Asked } from './exchange.ts';
import { openFirewall } from './firewall.ts';
import { codeFor, newAdministrator, newCustomer, orderBox, password, well } from './shopping.ts';
import { synthesise } from './synthesise.ts';
import { openVisitor, type Visitor } from './visitor.ts';

const noodles = 'dan-dan-pork-noodles';
/** This edge has a port of its own, which a store's cookies tell. */
const ofThisPort: unknown = expect.arrayContaining([
  expect.stringMatching(/^__Host-at-\d+$/),
  expect.stringMatching(/^__Host-rt-\d+$/),
]);

let local: AwsLocal;
const closing: (() => Promise<unknown>)[] = [];

// The stand-in for DynamoDB has a program for Linux on x64 only.
describe.skipIf(!dynamoHere)('the store behind its edge', () => {
  beforeAll(async () => {
    useFakeCredentials();
    const { folder, remove } = await synthesise();
    closing.push(remove);
    const database = await createTestDatabase('larder_template');
    closing.push(database.drop);
    local = await openAwsLocal({ folder, databaseUrl: database.url });
    closing.push(local.close);
  }, 300_000);
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
    vi.unstubAllEnvs();
  });

  test('a customer signs up, confirms, signs in, orders a box and cancels it', async () => {
    const customer = await newCustomer(local);
    expect([...customer.jar.keys()].sort()).toEqual(ofThisPort);
    const { orderNo } = await orderBox(customer, noodles);
    const order = `/api/orders/${orderNo}`;
    expect(await well(customer, 'GET', order)).toMatchObject({ status: 'placed' });
    await expect
      .poll(() => local.services.ses.letters.some((letter) => letter.includes(customer.email)))
      .toBe(true);
    await well(customer, 'POST', `${order}/cancel`, { body: {} });
    expect(await well(customer, 'GET', order)).toMatchObject({ status: 'cancelled' });
    await well(customer, 'POST', '/auth/refresh', { body: {} });
    await well(customer, 'POST', '/auth/sign-out', { body: {} });
    expect((await customer.ask('GET', order)).status).toBe(401);
  });

  test('what a customer chose lies in the tables of both regions', async () => {
    const customer = await newCustomer(local);
    const { customerNo, version } = await well<{ customerNo: number; version: number }>(
      ...([customer, 'GET', '/api/me'] as const),
    );
    const body = { version, avoidedAllergens: ['milk'] };
    await well(customer, 'PATCH', '/api/me', { body });
    const { recipeNo } = await well<{ recipeNo: number }>(
      ...([customer, 'GET', `/api/recipes/${noodles}`] as const),
    );
    await well(customer, 'POST', '/api/choices/seen', { body: { recipeNo } });
    const { deliveryDay } = await orderBox(customer, noodles);
    const key = JSON.stringify({ key: { S: `choices:customer:${customerNo}` } });
    const kept = () =>
      Promise.all(
        [...local.services.tables.regions.values()].map(
          async (region) => JSON.parse((await region.look(key))?.['value']?.S ?? '{}') as object,
        ),
      );
    const whole = {
      eating: { avoidedAllergens: ['milk'] },
      servings: { count: 2 },
      delivery: { postcode: 'D02 XY45', day: deliveryDay },
      seen: [{ recipeNo }],
    };
    await expect.poll(kept, { timeout: 20_000 }).toMatchObject([whole, whole]);
  });

  test('whoever was signed out elsewhere orders nothing, however good their token still is', async () => {
    const customer = await newCustomer(local);
    const phone = openVisitor(local);
    const who = { email: customer.email, password };
    await well(phone, 'POST', '/auth/sign-in', { body: who });
    await well(phone, 'POST', '/auth/sign-out', { body: { everywhere: true } });
    await well(customer, 'GET', '/api/me');
    await expect(orderBox(customer, noodles)).rejects.toThrow('not-signed-in');
    expect((await customer.ask('GET', '/api/me')).status).toBe(401);
    await well(customer, 'POST', '/auth/sign-in', { body: who });
    expect((await orderBox(customer, noodles)).orderNo).toBeGreaterThan(0);
  });

  /** An administrator who has one. */
  async function withSecondFactor(store: AwsLocal): Promise<Visitor> {
    const { email } = await newAdministrator(store);
    const staff = openVisitor(store);
    await well(staff, 'POST', '/auth/sign-in', { body: { email, password } });
    const begun = await well<{ secret: string }>(staff, 'POST', '/auth/mfa/begin', { body: {} });
    const code = new TOTP({ secret: begun.secret }).generate();
    await well(staff, 'POST', '/auth/mfa/confirm', { body: { code } });
    return staff;
  }

  test('an administrator needs a second factor, and then runs a day in the kitchen', async () => {
    const { orderNo, deliveryDay } = await orderBox(await newCustomer(local), noodles);
    const { email } = await newAdministrator(local);
    const staff = openVisitor(local);
    await well(staff, 'POST', '/auth/sign-in', { body: { email, password } });
    const kitchen = `/api/admin/kitchen/${deliveryDay}`;
    const early = await staff.ask('GET', `${kitchen}/purchase-list`);
    expect([early.status, early.body.code]).toEqual([403, 'mfa-required']);
    const begun = await well<{ secret: string }>(staff, 'POST', '/auth/mfa/begin', { body: {} });
    const code = new TOTP({ secret: begun.secret }).generate();
    await well(staff, 'POST', '/auth/mfa/confirm', { body: { code } });
    const list = await well<{ items: { neededAmount: number }[] }>(
      ...([staff, 'GET', `${kitchen}/purchase-list`] as const),
    );
    expect(list.items.some(({ neededAmount }) => neededAmount > 0)).toBe(true);
    for (const to of ['packing', 'packed', 'shipped']) {
      // Before its cut-off an order is packed with a reason only.
      const body = { to, orderNos: [orderNo], reason: 'Asked for early' };
      const moved = await well(staff, 'POST', '/api/admin/orders/move', { body });
      expect(moved).toMatchObject({ items: [{ orderNo, moved: true }] });
    }
  });

  test('pages come from the servers, and what they load from S3', async () => {
    const visitor = openVisitor(local);
    const { status, body } = await visitor.ask<string>('GET', '/');
    expect(status).toBe(200);
    const script = /\/assets\/[^"]+\.js/.exec(body)?.[0] ?? '';
    const picture = /\/pictures\/[^"\s]+\.webp/.exec(body)?.[0] ?? '';
    for (const path of [script, picture]) {
      const reply = await visitor.ask('GET', path);
      expect([path, reply.status]).toEqual([path, 200]);
      expect(reply.headers['cache-control']).toMatch(/max-age=31536000/);
      const again = await visitor.ask('GET', path);
      expect(again.headers['x-cache']).toBe('Hit from cloudfront');
    }
  });

  test('whoever does not know the edge’s secret comes no further than the balancer', async () => {
    for (const headers of [{}, { 'x-larder-origin': 'a guess' }] as Record<string, string>[]) {
      const reply = await local.balancer.handle(asked('/api/recipes', headers));
      expect([reply.status, reply.body.toString()]).toEqual([
        403,
        'Please come in by the front door.',
      ]);
    }
  });

  test('whoever goes to the API past the edge is refused by what stands behind it', async () => {
    const { host, handle } = local.gateway;
    const through = (path: string, method = 'GET') => handle({ ...asked(path, { host }), method });
    const before = local.services.cognito.asked.length;
    const guessed = ['', `/edge-${'x'.repeat(48)}`];
    for (const door of guessed)
      for (const path of ['/api/recipes', '/by-token/api/recipes', '/api/no-such-thing'])
        expect((await through(`${door}${path}`)).body.toString()).toBe('{"message":"Forbidden"}');
    // More than the limit of that route: nobody's turn is used up by who knows no door.
    for (let time = 0; time < 500; time += 1)
      expect((await through('/auth/sign-in', 'POST')).status).toBe(403);
    const visitor = openVisitor(local);
    const body = { email: 'nobody@larder.example', password };
    expect((await visitor.ask('POST', '/auth/sign-in', { body })).status).toBe(401);
    expect(local.services.cognito.asked.length).toBe(before + 1);
    // Who has found the door still lacks the word that the origins want to hear.
    const door = `/edge-${local.services.cloud.secret('larder-small-door-1')}`;
    expect((await through(`${door}/api/recipes`)).body.toString()).toContain('front door');
    expect((await through(`${door}/auth/sign-in`, 'POST')).status).toBe(403);
    expect((await handle(asked('/api/recipes', { host: 'other.example' }))).status).toBe(403);
  });

  test('the edge drops a secret, a token and an address that a client made up', async () => {
    const visitor = openVisitor(local);
    const { email } = await newCustomer(local);
    const headers = {
      'x-larder-origin': 'a guess',
      'x-forwarded-for': '203.0.113.7',
      authorization: 'Bearer a.b.c',
    };
    expect((await visitor.ask('GET', '/api/recipes?limit=1', { headers })).status).toBe(200);
    expect((await visitor.ask('GET', '/api/me', { headers })).status).toBe(401);
    await visitor.ask('POST', '/auth/sign-in', { headers, body: { email, password } });
    const { asked: calls } = local.services.cognito;
    const addresses = calls.map(({ input }) => JSON.stringify(input));
    expect(addresses.some((text) => text.includes('127.0.0.1'))).toBe(true);
    expect(addresses.filter((text) => text.includes('203.0.113.7'))).toEqual([]);
  });

  test('a token that nobody of ours has signed is refused before any server is asked', async () => {
    const visitor = openVisitor(local);
    for (const token of [undefined, 'a.b.c', unsigned()]) {
      if (token) visitor.jar.set('__Host-at', token);
      const reply = await visitor.ask('GET', '/api/admin/orders');
      expect(reply.status).toBe(401);
      expect(reply.headers['x-request-id']).toBeUndefined();
    }
  });

  test('other software asks with a token of the store, which alone says what it may; a browser’s session goes with none', async () => {
    const staff = await withSecondFactor(local);
    const made = await well<{ token: string; tokenNo: number }>(
      staff,
      'POST',
      '/api/admin/tokens',
      {
        body: { name: 'Till', scopes: ['see-orders'], days: 1 },
      },
    );
    const authorization = `Bearer ${made.token}`;
    const software = openVisitor(local);
    const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      software.ask(method, path, { headers: { authorization, ...headers } });
    const orders = await ask('/api/admin/orders?limit=1');
    expect([orders.status, orders.headers['ratelimit-policy']]).toEqual([
      200,
      '"token";q=600;w=60',
    ]);
    expect((await ask('/api/admin/stock')).body.code).toBe('not-allowed');
    expect((await ask('/api/me')).body.code).toBe('not-signed-in');
    expect((await ask('/by-token/api/admin/orders')).status).toBe(404);
    const forged = await ask('/api/admin/orders', { authorization: 'Bearer larder_1_Zm9yZ2Vk' });
    expect([forged.status, forged.body.code]).toEqual([401, 'not-signed-in']);
    // Whose browser it is counts for nothing where a token is shown.
    const beside = await staff.ask('GET', '/api/admin/stock', { headers: { authorization } });
    expect([beside.status, beside.body.code]).toEqual([403, 'not-allowed']);
    await well(staff, 'DELETE', `/api/admin/tokens/${made.tokenNo}`);
    expect((await ask('/api/admin/orders')).status).toBe(401);
  });

  test('a page of an allowed site asks first, and then with a token; of another it is told nothing', async () => {
    const asksFirst = (origin: string) =>
      openVisitor(local).ask('OPTIONS', '/api/admin/orders', {
        headers: {
          origin,
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'authorization',
        },
      });
    const admitted = await asksFirst('https://till.example');
    expect(admitted.status).toBe(204);
    expect(admitted.headers['access-control-allow-origin']).toBe('https://till.example');
    expect(admitted.headers['access-control-allow-headers']).toContain('authorization');
    const other = await asksFirst('https://other.example');
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('a customer’s token opens no door of the administrators', async () => {
    const customer = await newCustomer(local);
    const reply = await customer.ask('GET', '/api/admin/orders');
    expect([reply.status, reply.body.code]).toEqual([403, 'not-allowed']);
  });

  test('a page of another site can sign nobody in', async () => {
    const { email } = await newCustomer(local);
    const visitor = openVisitor(local);
    const strangers = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of strangers as Record<string, string>[]) {
      const body = { email, password };
      const reply = await visitor.ask('POST', '/auth/sign-in', { headers, body });
      expect([reply.status, reply.body.code]).toEqual([403, 'cross-origin']);
    }
    expect(visitor.jar.size).toBe(0);
  });

  test('a carrier’s many customers order at the cut-off from one address; a flood from one is turned away with words', () => {
    let now = 0;
    const firewall = openFirewall(local.services.cloud, () => now);
    const objection = (path: string, method = 'GET') =>
      firewall.objection({ ...asked(path, {}), method, from: '198.51.100.1' });
    for (let customer = 0; customer < 200; customer += 1) {
      for (let page = 0; page < 25; page += 1) expect(objection('/menu')).toBeUndefined();
      for (const path of ['/checkout', '/checkout.data', '/sign-in'])
        expect(objection(path)).toBeUndefined();
      expect(objection('/checkout.data', 'POST')).toBeUndefined();
    }
    now += 60_001;
    const answers = Array.from({ length: 400 }, () => objection('/auth/sign-in', 'POST'));
    expect(answers.filter(Boolean)).toHaveLength(100);
    const flood = Array.from({ length: 7000 }, () => objection('/menu')).at(-1);
    expect(flood?.status).toBe(429);
    expect(flood?.body.toString()).toContain('please wait a minute');
  });

  test('a body that is too large stops at the edge', async () => {
    const body = JSON.stringify({ email: 'x'.repeat(70_000) });
    for (const path of ['/auth/sign-in', '/api/cart/lines', '/sign-in']) {
      const reply = await openVisitor(local).ask('POST', path, { body });
      expect([path, reply.status]).toEqual([path, 413]);
    }
  });

  test('what one customer is shown is never kept for another', async () => {
    const [ada, bob] = [await newCustomer(local), await newCustomer(local)];
    for (const path of ['/account', '/api/me', '/api/cart']) {
      const hers = await ada.ask<unknown>('GET', path);
      const his = await bob.ask<unknown>('GET', path);
      expect([path, hers.status, his.status]).toEqual([path, 200, 200]);
      for (const reply of [hers, his]) {
        expect(reply.headers['x-cache']).toBe('Miss from cloudfront');
        expect(reply.headers['cache-control']).toMatch(/no-store|private/);
      }
      expect(JSON.stringify(his.body)).not.toContain(ada.email);
    }
    expect(JSON.stringify((await ada.ask('GET', '/api/me')).body)).toContain(ada.email);
  });

  test('what nobody knows is a 404, and asks for a token below /api', async () => {
    const visitor = openVisitor(local);
    expect((await visitor.ask('GET', '/no-such-page')).status).toBe(404);
    expect((await visitor.ask('GET', '/api/no-such-thing')).status).toBe(401);
    expect((await visitor.ask('GET', '/auth/no-such-thing')).body.code).toBe('route-not-found');
    expect((await visitor.ask('GET', '/pictures/none.webp')).status).toBe(404);
    expect((await local.edge(asked('/', { host: 'other.example' }))).status).toBe(403);
  });

  test('an address that is written oddly opens nothing', async () => {
    const visitor = openVisitor(local);
    for (const path of [
      '/%61pi/admin/orders',
      '//api/admin/orders',
      '/api%2fadmin/orders',
      '/API/admin/orders',
    ])
      expect([path, (await visitor.ask('GET', path)).status >= 400]).toEqual([path, true]);
  });

  test('a guest buys a box in a browser and signs up on the way', async () => {
    const browser = await launchBrowser();
    closing.push(() => browser.close());
    // A worker is only fetched over a certificate that the browser trusts, whatever a page may ignore.
    const context = await browser.newContext({
      baseURL: local.url,
      ignoreHTTPSErrors: true,
      serviceWorkers: 'block',
    });
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    const email = 'ada.in.a.browser@example.com';
    await page.goto(`/recipes/${noodles}`);
    await page.getByRole('button', { name: 'Add to box' }).first().click();
    await page.getByText(/Added to your box|In your box: 2 servings/).waitFor();
    await page.goto('/box');
    await page.getByRole('link', { name: 'Go to checkout' }).click();
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByRole('heading', { name: 'Create an account' }).waitFor();
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Create an account' }).click();
    await page.getByRole('heading', { name: 'Look at your mail' }).waitFor();
    await page.getByLabel('Code').fill(codeFor(local, email));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByLabel('Name').waitFor();
    await page.waitForLoadState('networkidle');
    await page.getByLabel('Name').fill('Ada Cook');
    await page.getByLabel('Phone').fill('0871234567');
    await page.getByLabel('Address').fill('1 Quay Street, Galway');
    // What it costs there is told before it is ordered for.
    const priced = page.waitForResponse(/\/api\/cart\?/);
    await page.getByLabel('Postcode').fill('D02 XY45');
    await priced;
    await page.getByRole('button', { name: 'Place order', exact: true }).click();
    await expect
      .poll(() => page.locator('main').innerText(), { timeout: 120_000 })
      .toContain('Thank you, your box is ordered');
    expect(problems).toEqual([]);
    const names = (await context.cookies()).map(({ name }) => name);
    expect(names).toEqual(ofThisPort);
  });
});

const asked = (path: string, headers: Record<string, string>): Asked => ({
  method: 'GET',
  path,
  query: '',
  headers,
  body: Buffer.alloc(0),
  from: '198.51.100.7',
});

/** A token that says everything right, signed by nobody. */
function unsigned(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const { issuer, client } = local.services.cognito;
  const claims = {
    iss: issuer,
    aud: client,
    exp: 4_102_444_800,
    'cognito:groups': ['administrators'],
  };
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.none`;
}
