import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { openShop, type Shop } from '../app.ts';
import { readConfig, type Config } from '../config.ts';
import { loadDemo } from '../office/demo/demo.ts';
import type { PromotionDraft } from '../checkout/promotions/schemas.ts';
import {
  giveCredit,
  issueGift,
  keepGift,
  savePromotion,
} from '../checkout/promotions/promotions.ts';
import { customerOf } from '../people/customers/customers.ts';
import type { Claims, Platform, Sandbox } from '../platform/platform.ts';
import type { Dice } from './dice.ts';
import { Killed, mortalDatabase, mortalPayments, openLife, type Life } from './mortal.ts';
import type { Bug } from './bugs.ts';

/** A store on a scratch database, with a clock of its own, whose server is killed again and again. */
export type World = {
  now: () => Date;
  pass: (ms: number) => void;
  /** The server that lives; after a kill it is started again. */
  shop: () => Promise<Shop>;
  /** The provider's side, which no kill touches. */
  sandbox: Sandbox;
  platform: Platform;
  /** Works off what is due now. */
  settle: () => Promise<void>;
  /** From now on nobody is killed. */
  rest: () => Promise<void>;
  kills: () => number;
  close: () => Promise<void>;
};

const provider = {
  hooks: { lost: 0.1, doubled: 0.1, late: 0.1, mostLateMs: 3_600_000 },
  calls: { refused: 0.01, answerLost: 0.01, doubled: 0.01 },
};

/** So many steps at most until a server is killed. */
const mostSteps = 6000;

type PlatformOpening = {
  progress: (line: string) => void;
  clock: () => Date;
  sandboxWeather?: { seed: number } & typeof provider;
};

export type Opening = {
  /** Opens a platform, as a server does that starts. */
  open: (config: Config, opening: PlatformOpening) => Promise<Platform>;
  seed: number;
  bug?: Bug | undefined;
  /** An empty database to use up; without it one is made in a folder of its own. */
  databaseUrl?: string | undefined;
  /** Puts a menu into the empty store. */
  fill?: (shop: Shop) => Promise<unknown>;
};

const fillWithDemo = (shop: Shop) => loadDemo(shop, () => undefined);

export async function openWorld(
  { open, seed, bug, databaseUrl, fill = fillWithDemo }: Opening,
  dice: Dice,
): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'larder-torture-'));
  // PostgreSQL may have to run as another user, who must reach it.
  await chmod(folder, 0o755);
  let now = new Date('2026-11-23T09:00:00Z');
  const clock = () => now;
  const settings = {
    LARDER_DATA: folder,
    LARDER_LOG: 'silent',
    LARDER_PAYMENTS: 'sandbox',
    LARDER_SECRET: `a secret of this torture, with seed ${seed} in it`,
    LARDER_HORIZON_DAYS: '21',
  };
  const config = readConfig({ ...settings, DATABASE_URL: databaseUrl });
  const quiet = { progress: () => undefined, clock };
  const platform = await open(config, { ...quiet, sandboxWeather: { seed, ...provider } });
  const { sandbox } = platform;
  if (!sandbox) throw new Error('The torture pays in the sandbox.');
  const lives: Config = {
    ...config,
    database: { kind: 'postgres', url: platform.databaseUrl, readUrl: undefined },
  };
  // Whoever is killed here is the store, never the database.
  await platform.database.run(
    sql`do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`,
  );
  await prepare(await open(lives, quiet), fill);

  let killing = true;
  let kills = 0;
  let current: { shop: Shop; life: Life } | undefined;
  let starting: Promise<Shop> | undefined;

  async function start(): Promise<Shop> {
    if (current) {
      kills += 1;
      await current.shop.close().catch(isKill);
    }
    const life = openLife(killing ? 500 + dice.upTo(mostSteps) : Infinity);
    const own = await open(lives, {
      ...quiet,
      sandboxWeather: { seed: seed + kills, ...provider },
    });
    if (!own.payments) throw new Error('The torture pays in the sandbox.');
    const payments = mortalPayments(bug?.payments?.(own.payments) ?? own.payments, life);
    const database = mortalDatabase(bug?.database?.(own.database) ?? own.database, life);
    const shop = await openShop({ ...own, payments, database }, { pollMs: 0 });
    current = { shop, life };
    return shop;
  }

  const shop = async (): Promise<Shop> => {
    if (current && !current.life.isOver()) return current.shop;
    return (starting ??= start().finally(() => (starting = undefined)));
  };

  const settle = async (): Promise<void> => {
    const { cashier, desk, outbox } = await shop();
    await desk.idle();
    for (let times = 0; times < 3; times += 1) {
      await outbox.settled();
      await cashier.settled().catch(isKill);
    }
  };

  return {
    now: clock,
    pass: (ms) => {
      now = new Date(now.getTime() + ms);
    },
    shop,
    sandbox,
    platform,
    settle,
    rest: async () => {
      killing = false;
      current?.life.end();
      await shop();
    },
    kills: () => kills,
    close: async () => {
      if (current) await current.shop.close().catch(isKill);
      await platform.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A kill is meant; anything else is not. */
function isKill(error: unknown): void {
  if (!(error instanceof Killed)) throw error;
}

export const plenty = 1_000_000_000;

/** A menu, with more on the shelf and in the vans than the torture can use up. */
async function prepare(platform: Platform, fill: (shop: Shop) => Promise<unknown>): Promise<void> {
  const shop = await openShop(platform, { pollMs: 0 });
  await fill(shop);
  // In lots too: what is portioned has to come from somewhere.
  await shop.database
    .run(sql`insert into stock_movement (ingredients_no, movement_kind, amount, moved_at, moved_by)
    select ingredients_no, 'received', ${plenty} - ingredients_inventory, now(), 'the torture' from ingredients`);
  await shop.database.run(sql`update ingredients set ingredients_inventory = ${plenty}`);
  await shop.stock.refresh();
  const days = shop.days.now().map(({ day }) => day);
  await shop.days.ensure(days);
  await promote(shop);
  await platform.outbox.settled();
  await shop.close();
}

export const tortureCode = 'TORTURE';
/** The first customers have credit. */
const richCustomers = 12;

/** Promotions of which some are used up, and money that pays for a part of some boxes. */
async function promote(shop: Shop): Promise<void> {
  const off = {
    code: null,
    basisPoints: [] as number[],
    cents: 0,
    minGoodsCents: 0,
    firstDay: null,
    lastDay: null,
    maxUses: null,
    maxPerCustomer: null,
    firstOrderOnly: false,
    referralCents: null,
    active: true,
  };
  const add = (draft: Pick<PromotionDraft, 'title' | 'basisPoints'> & Partial<PromotionDraft>) =>
    savePromotion(shop, undefined, { ...off, kind: 'percent', ...draft }, 0, 'shop');
  await add({ title: 'Few', basisPoints: [500], maxUses: 40 });
  await add({
    title: 'By code',
    code: tortureCode,
    kind: 'schedule',
    basisPoints: [5000, 2500, 1000],
  });
  for (let customer = 0; customer < richCustomers; customer += 1) {
    const { customerNo } = await customerOf(shop, claimsOf(customer));
    const key = `torture ${customer}`;
    await giveCredit(shop, customerNo, { cents: 4000, reason: key, key }, 'shop');
    const draft = { cents: 2500, sold: true, note: null, lastDay: null, key };
    const { code } = await issueGift(shop, draft, 'shop');
    await keepGift(shop, code, customerNo);
  }
}

/** Whoever orders, by their number. */
export const claimsOf = (customer: number): Claims => ({
  accountId: `torture-${customer}`,
  email: `customer-${customer}@example.com`,
  groups: ['customers'],
  mfa: false,
  expiresAt: new Date('2100-01-01T00:00:00Z'),
});
