import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { daysBetween, openDeliveryDays } from '../../src/checkout/days/days.ts';
import { firstKitchen } from '../../src/contract/kitchens.ts';
import { deliverTo, openStore } from '../store.ts';
import { contradictions } from './contradictions.ts';
import { customersOf } from './customers.ts';
import { shared, startServer, type ServerProcess } from './server-process.ts';

export type Chain = Awaited<ReturnType<typeof openChain>>;
export type Answer<Body = { orderNo: number; totalCents: number; code?: string }> = {
  status: number;
  body: Body;
};
export type Basket = { basketVersion: number; totalCents: number };
export type Wish = { recipe: string; servings: number; changes?: unknown[] };

/**
 * Several servers of one store, each a process of its own, and `store`: one more, in this process, for staff. What follows a commit is
 * left to the processes.
 */
export async function openChain(
  servers: number,
  {
    databaseUrl,
    environment = {},
    ...menu
  }: Omit<NonNullable<Parameters<typeof openStore>[0]>, 'now'> & { databaseUrl?: string } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'larder-chain-'));
  const store = await openStore({
    ...menu,
    now: new Date(),
    environment: {
      ...shared,
      ...environment,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    },
  });
  await store.shop.outbox.close();
  const started: ServerProcess[] = [];
  const start = async () => {
    const url = databaseUrl ?? store.url;
    const server = await startServer({ databaseUrl: url, dataFolder: folder, environment });
    started.push(server);
    return server;
  };
  const close = async () => {
    const stopped = await Promise.allSettled(started.map((server) => server.stop()));
    await store.close();
    await rm(folder, { recursive: true, force: true });
    for (const one of stopped) if (one.status === 'rejected') throw one.reason;
  };
  try {
    await Promise.all(Array.from({ length: servers }, start));
    const days = (await openDeliveryDays(store.shop, [firstKitchen]))
      .map(({ day }) => day)
      .slice(3);
    return {
      store,
      /** Where the servers keep what they share: mail, stored pages. */
      folder,
      servers: started,
      /** Days that can be ordered for, far from their cut-off. */
      days,
      /** How many boxes of a day are promised. */
      boxesTaken: async (day: string) => (await daysBetween(store.shop, day, day))[0]?.taken,
      start,
      buyers: (count: number) => newBuyers(store, count),
      contradictions: () => contradictions(store.shop.database),
      complaints: () => started.map((server) => server.complaints()).join(''),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type Store = Awaited<ReturnType<typeof openStore>>;
export type Buyer = Awaited<ReturnType<typeof newBuyers>>[number];

/** Customers who have just signed in. */
async function newBuyers({ shop, nos }: Store, count: number) {
  const sign = customersOf(shop.database, shared);
  const buyers = [];
  for (let number = 0; number < count; number += 1) {
    const { email, token, until } = await sign();
    buyers.push({ ...buyerWith(token, nos.recipe), email, until });
  }
  return buyers;
}

function buyerWith(token: string, recipeNo: (name: string) => number) {
  /** Rejects when there is no answer. */
  async function ask<Body>(
    server: ServerProcess,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(new URL(path, server.url), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  }
  return {
    ask,
    /** Puts recipes into the basket and answers what an order needs to say of it. */
    fill: async (server: ServerProcess, ...wishes: Wish[]): Promise<Basket> => {
      let basket: Basket | undefined;
      for (const { recipe, ...wish } of wishes) {
        const line = { recipeNo: recipeNo(recipe), ...wish };
        const { status, body } = await ask<{ version: number; totalCents: number }>(
          server,
          'POST',
          '/api/cart/lines',
          line,
        );
        if (status !== 201) throw new Error(`The basket answered ${JSON.stringify(body)}.`);
        basket = { basketVersion: body.version, totalCents: body.totalCents };
      }
      if (!basket) throw new Error('Nothing was wished for.');
      return basket;
    },
    order: (
      server: ServerProcess,
      basket: Basket,
      { day, key = randomUUID() }: { day: string; key?: string },
    ): Promise<Answer> =>
      ask(
        server,
        'POST',
        '/api/orders',
        { ...basket, deliveryDay: day, deliverTo },
        { 'idempotency-key': key },
      ),
  };
}

/** An element by turns: the first server for the first buyer, and so on. */
export function inTurn<T>(items: readonly T[], at: number): T {
  const item = items[at % items.length];
  if (item === undefined) throw new Error('There is nothing to take in turn.');
  return item;
}

/** How often each answer was given: its code when it is a refusal, else its status. */
export function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = body.code ?? String(status);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
