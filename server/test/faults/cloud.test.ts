import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { choicesTable } from '../../src/platform/choices/dynamo/dynamo.fixtures.ts';
import type * as Dynamo from '../../src/platform/choices/dynamo.ts';
import type * as Cognito from '../../src/platform/accounts/cognito.ts';
import { contradictions } from '../races/contradictions.ts';
import { startCognito, type CognitoStandIn } from '../stand-ins/cognito.ts';
import { dynamoHere, openDynamoRegion, replicate, type DynamoRegion } from '../stand-ins/dynamo.ts';
import { useFakeCredentials } from '../stand-ins/fake-credentials.ts';
import { openBuckets } from '../stand-ins/s3.ts';
import { fillBasket, monday, openStore, order, type Person, type Store } from '../store.ts';
import { faults } from './faults.ts';
import * as edits from '../../src/food/edits/edits.ts';
import * as recipes from '../../src/food/recipes/recipes.ts';

/** Where the stand-ins are: the store itself asks AWS. */
const at = vi.hoisted(() => ({ primary: '', secondary: '', cognito: '' }));
vi.mock('../../src/platform/choices/dynamo.ts', async (original) => {
  const { openDynamoChoices } = await original<typeof Dynamo>();
  const open = (options: Parameters<typeof openDynamoChoices>[0]) =>
    // A slow machine may take a while to answer.
    openDynamoChoices({ ...options, endpoints: at, limitMs: 2_000 });
  return { openDynamoChoices: open };
});
vi.mock('../../src/platform/accounts/cognito.ts', async (original) => {
  const { openCognitoAccounts } = await original<typeof Cognito>();
  const open = (options: Parameters<typeof openCognitoAccounts>[0]) =>
    openCognitoAccounts({ ...options, endpoint: at.cognito, evenMs: 0 });
  return { openCognitoAccounts: open };
});

describe.skipIf(!dynamoHere)('in the cloud (skipped where DynamoDB has no stand-in)', () => {
  let primary: DynamoRegion;
  let secondary: DynamoRegion;
  let buckets: Awaited<ReturnType<typeof openBuckets>>;
  let cognito: CognitoStandIn;
  let store: Store;
  let ada: Person;

  beforeAll(async () => {
    useFakeCredentials();
    [primary, secondary, buckets, cognito] = await Promise.all([
      openDynamoRegion(choicesTable),
      openDynamoRegion(choicesTable),
      openBuckets(['larder']),
      startCognito({ clock: () => monday }),
    ]);
    Object.assign(at, {
      primary: primary.endpoint,
      secondary: secondary.endpoint,
      cognito: cognito.endpoint,
    });
    vi.stubEnv('AWS_ENDPOINT_URL_S3', buckets.url);
    store = await openStore({
      stock: { Rice: 1_000_000 },
      recipes: { Congee: { Rice: 90 } },
      environment: {
        AWS_REGION: 'eu-west-1',
        LARDER_CHOICES_TABLE: choicesTable.TableName,
        LARDER_CHOICES_REGIONS: 'eu-west-1,eu-central-1',
        LARDER_BUCKET: 'larder',
        LARDER_COGNITO_POOL: cognito.id,
        LARDER_COGNITO_CLIENT: cognito.client,
        LARDER_COGNITO_SECRET: cognito.clientSecret,
      },
    });
    ada = await store.customer();
    await store.settled();
  });
  afterAll(async () => {
    await store.close();
    await Promise.all([primary.close(), secondary.close(), buckets.close(), cognito.close()]);
    vi.unstubAllEnvs();
  });

  /** A basket and its order; what a customer does all day. */
  async function buy(): Promise<number> {
    const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
    const { status, body } = await order(ada, basket);
    expect({ status, body }).toMatchObject({ status: 201 });
    return body.orderNo;
  }

  const orderNoRow = z.object({ order_no: z.int() });
  const ordersOf = (key: string) =>
    store.shop.database.query(
      orderNoRow,
      sql`select order_no from orders where idempotency_key = ${key}`,
    );
  const status = async (path: string) => (await store.guest().ask('GET', path)).status;
  const answersMenu = async () => {
    expect(await status('/api/recipes')).toBe(200);
    expect(await status('/api/recipes/congee')).toBe(200);
  };

  /** The breaker lets a second pass before it trusts the primary again. */
  async function primaryIsAsked(): Promise<void> {
    const asked = async () => {
      const before = primary.heard();
      expect((await ada.ask('GET', '/api/cart')).status).toBe(200);
      return primary.heard() - before;
    };
    await expect.poll(asked, { timeout: 20_000, interval: 100 }).toBeGreaterThan(0);
  }

  test.each([
    [faults.primaryKilled, () => primary.goAway()],
    [faults.primaryFrozen, async () => primary.freeze()],
    [faults.primaryThrottled, async () => primary.throttle()],
  ])('$fault', async (_, begin) => {
    await primaryIsAsked();
    const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
    await replicate(primary, secondary);
    await begin();
    const before = secondary.heard();
    expect((await order(ada, basket)).status).toBe(201);
    expect(secondary.heard()).toBeGreaterThan(before);
    await store.settled();
    await buy();
    await answersMenu();
    await primary.recover();
    await store.settled();
    await replicate(secondary, primary);
    await primaryIsAsked();
    await buy();
    await store.settled();
    await replicate(primary, secondary);
    expect(await contradictions(store.shop.database)).toEqual([]);
  });

  test(faults.bothRegionsAway.fault, async () => {
    const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
    await replicate(primary, secondary);
    await Promise.all([primary.goAway(), secondary.goAway()]);
    const key = randomUUID();
    const refused = await order(ada, basket, { key });
    expect(refused).toMatchObject({ status: 503, body: { code: 'not-ready' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await ordersOf(key)).toEqual([]);
    await answersMenu();
    await Promise.all([primary.recover(), secondary.recover()]);
    await expect
      .poll(async () => (await order(ada, basket, { key })).status, { timeout: 20_000 })
      .toBeLessThan(300);
    expect(await ordersOf(key)).toHaveLength(1);
    await store.settled();
    await replicate(primary, secondary);
  });

  test(faults.bucketAway.fault, async () => {
    const body = async () =>
      Buffer.from((await store.shop.objects.get('catalog/menu.json'))?.body ?? []).toString();
    await buckets.goAway();
    await edits.changeMenu(store.shop, (tx) =>
      recipes.saveCategory(tx, { slug: 'bowls', name: 'Winter bowls', position: 1 }, 'shop'),
    );
    await buy();
    await answersMenu();
    await store.shop.outbox.settled();
    await buckets.recover();
    // A minute later what could not be stored is tried again.
    store.time.now = new Date(store.time.now.getTime() + 60_000);
    await expect
      .poll(() => store.settled().then(body), { timeout: 30_000 })
      .toContain('Winter bowls');
  });

  test.each([
    [faults.cognitoThrottled, 'throttled' as const],
    [faults.cognitoAway, 'away' as const],
  ])('$fault', async (_, how) => {
    const email = `${randomUUID()}@example.com`;
    const password = 'correct horse battery staple';
    await store.shop.accounts.createConfirmed({ email, password, group: 'customers' });
    const eve = store.guest();
    const signIn = () => eve.ask('POST', '/auth/sign-in', { email, password });
    const leaving = await store.customer();
    const open = cognito.pool.refreshTokens.size;
    cognito.behave(how);
    try {
      const refused = await signIn();
      expect([429, 503]).toContain(refused.status);
      await buy();
      await answersMenu();
      expect((await leaving.ask('POST', '/auth/sign-out', {})).status).toBe(200);
      expect((await leaving.ask('GET', '/api/me')).status).toBe(401);
      await store.settled();
      expect(cognito.pool.refreshTokens.size).toBe(open);
    } finally {
      cognito.behave('well');
    }
    store.time.now = new Date(store.time.now.getTime() + 60_000);
    store.shop.outbox.poke();
    await store.settled();
    expect(cognito.pool.refreshTokens.size).toBeLessThan(open);
    await expect.poll(async () => (await signIn()).status, { timeout: 20_000 }).toBe(200);
  });
});
