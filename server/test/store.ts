import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { createApp, openShop, type App, type Shop } from '../src/app.ts';
import type { Language } from '../src/contract/languages.ts';
import { readConfig } from '../src/config.ts';
import type { Permission, Role } from '../src/contract/staff-roles.ts';
import { openPlatform } from '../src/platform/open-platform.ts';
import type { SandboxWeather } from '../src/platform/payments/sandbox.ts';
import type { Letter } from '../src/platform/platform.ts';
import { openTestDatabase } from './database.ts';
import { memoryObjects } from './memory-objects.ts';
import { password } from './one-password.ts';
import { writeMenu, type SmallMenu } from './small-menu.ts';

/** A Monday morning: boxes for Wednesday and later can be ordered. */
export const monday = new Date('2026-11-23T09:00:00Z');

export type Store = Awaited<ReturnType<typeof openStore>>;
export type Reply<Body = Record<string, unknown>> = {
  status: number;
  headers: Headers;
  body: Body;
};
export type Person = {
  email: string;
  /** Asks the store as this person: a JSON body goes out, a JSON body comes back. */
  ask: <Body = Record<string, never>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Reply<Body>>;
};

/** What every store in process is told; whoever tests paying says how. */
export const settings = {
  LARDER_LOG: 'silent',
  LARDER_SECRET: 'a secret for tests that is long enough',
  LARDER_PAYMENTS: 'invoice',
};
/** Of paying the store is told nothing, as `npm start` has it. */
export const asItComes = { LARDER_PAYMENTS: '' };

/**
 * A whole store in process with a small menu, on a database of its own, closed by `close()`. Its objects are in memory, where it was told of
 * no bucket and no folder: those of the pages' tests are in one.
 */
export async function openStore(
  options: SmallMenu & {
    now?: Date;
    environment?: Record<string, string>;
    sandboxWeather?: SandboxWeather;
    /** Lays letters into the data folder too, as a store does that was told of no server for mail. */
    keepsMail?: boolean;
  } = {},
) {
  const database = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'larder-store-'));
  const time = { now: options.now ?? monday };
  const config = readConfig({
    ...settings,
    DATABASE_URL: database.url,
    LARDER_DATA: folder,
    ...options.environment,
  });
  const platform = await openPlatform(config, {
    progress: () => undefined,
    clock: () => time.now,
    checkRows: true,
    seen: true,
    sandboxWeather: options.sandboxWeather,
  });
  if (config.objects.kind === 'folder' && config.dataFolder === folder)
    Object.assign(platform.objects, memoryObjects(config.publicUrl));
  const letters: Letter[] = [];
  const { send } = platform.mail;
  const mail = {
    ...platform.mail,
    send: async (letter: Letter) => {
      letters.push(letter);
      if (options.keepsMail) await send(letter);
    },
  };
  Object.assign(platform.mail, mail);
  const faults: unknown[] = [];
  platform.log.error = ({ err }: { err: unknown }) => void faults.push(err);
  const shop = await openShop(platform, { pollMs: 0 });
  const app = createApp(shop);
  const nos = await writeMenu(shop, options);
  const settled = async () => {
    await shop.desk.idle();
    // A provider's hooks come by the outbox, and make the cashier look again.
    for (let times = 0; times < 3; times += 1) {
      await shop.waves.settled();
      await shop.cashier.settled();
      await platform.outbox.settled();
      await shop.deliveries.settled();
      await shop.reading.settled();
    }
  };
  return {
    shop,
    app,
    time,
    letters,
    /** What the store logged as an error: why it answered 500, for one. */
    faults,
    nos,
    url: database.url,
    settled,
    guest: () => visitor(app),
    customer: (email?: string) => newCustomer(app, shop, email),
    administrator: () => newAdministrator(app, shop),
    /** Somebody of the staff with this role and a second factor. */
    staff: (role: Role) => newStaff(app, shop, role),
    /** Other software with a token that this person of the staff makes for it. */
    software: (by: Person, scopes: readonly Permission[]) => newSoftware(app, by, scopes),
    /** What is in stock of each ingredient of this store, and what its ledger sums to. */
    stockAndLedger: async () => stockAndLedger(shop),
    close: async () => {
      await settled();
      await shop.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const isRaw = (body: unknown): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array;

let visitors = 0;

/** Somebody with a browser: keeps cookies, comes from an address of their own. */
export function visitor(app: App, email = 'nobody'): Person {
  const jar = new Map<string, string>();
  visitors += 1;
  const address = `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`;
  return {
    email,
    ask: async (method, path, body, headers = {}) => {
      const request = new Request(new URL(path, 'http://localhost:3000'), {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(jar.size > 0
            ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }
            : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
      });
      const socket = { remoteAddress: address };
      const response = await app.fetch(request, {
        incoming: { socket, headers: Object.fromEntries(request.headers) },
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';');
        const at = pair.indexOf('=');
        const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
        if (/max-age=0/i.test(cookie)) jar.delete(name);
        else jar.set(name, value);
      }
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      return {
        status: response.status,
        headers: response.headers,
        body: (isJson && text ? JSON.parse(text) : { text }) as never,
      };
    },
  };
}

export { password };

async function signedIn(app: App, email: string): Promise<Person> {
  const person = visitor(app, email);
  const reply = await person.ask('POST', '/auth/sign-in', { email, password });
  if (reply.status !== 200) throw new Error(`Sign-in answered ${reply.status}.`);
  return person;
}

/** A confirmed customer, signed in. */
export async function newCustomer(
  app: App,
  shop: Shop,
  email = `${randomUUID()}@example.com`,
): Promise<Person> {
  await shop.accounts.createConfirmed({ email, password, group: 'customers' });
  return signedIn(app, email);
}

/** An account on the staff: the role is written as taking an invitation up does. */
export async function hire(shop: Shop, role: Role): Promise<{ email: string; password: string }> {
  const email = `${role}-${randomUUID()}@larder.example`;
  const accountId = await shop.accounts.createConfirmed({ email, password, group: 'customers' });
  const at = shop.clock();
  await shop.database
    .run(sql`insert into staff (account_id, staff_email, role, since, changed_at, changed_by)
    values (${accountId}, ${email}, ${role}, ${at}, ${at}, 'the test')`);
  return { email, password };
}

export async function newStaff(app: App, shop: Shop, role: Role): Promise<Person> {
  const { email } = await hire(shop, role);
  return withSecondFactor(await signedIn(app, email));
}

async function newSoftware(
  app: App,
  by: Person,
  scopes: readonly Permission[],
): Promise<{ holder: Person; tokenNo: number; token: string }> {
  type Made = { token: string; tokenNo: number };
  const asked = { name: 'Software', scopes, days: 90 };
  const { status, body } = await by.ask<Made>('POST', '/api/admin/tokens', asked);
  if (status !== 201) throw new Error(`No token was made: ${status} ${JSON.stringify(body)}`);
  const authorization = `Bearer ${body.token}`;
  const { ask } = visitor(app);
  return {
    ...body,
    holder: {
      email: 'nobody',
      ask: (method, path, sent, headers) => ask(method, path, sent, { authorization, ...headers }),
    },
  };
}

/** An administrator with a second factor, signed in. `withoutMfa` has not enrolled yet. */
export async function newAdministrator(
  app: App,
  shop: Shop,
  { withoutMfa = false } = {},
): Promise<Person> {
  const email = `${randomUUID()}@larder.example`;
  await shop.accounts.createConfirmed({ email, password, group: 'administrators' });
  const person = await signedIn(app, email);
  return withoutMfa ? person : withSecondFactor(person);
}

async function withSecondFactor(person: Person): Promise<Person> {
  const begun = await person.ask<{ secret: string }>('POST', '/auth/mfa/begin', {});
  const code = new TOTP({ secret: begun.body.secret }).generate();
  const confirmed = await person.ask('POST', '/auth/mfa/confirm', { code });
  if (confirmed.status !== 200) throw new Error(`The second factor answered ${confirmed.status}.`);
  return person;
}

/** Puts recipes by name into a customer's basket and answers what an order needs to say of it. */
export async function fillBasket(
  store: Store,
  person: Person,
  lines: { recipe: string; servings: number; changes?: unknown[]; acknowledged?: string[] }[],
): Promise<{ basketVersion: number; totalCents: number }> {
  for (const { recipe, ...line } of lines) {
    const added = await person.ask('POST', '/api/cart/lines', {
      recipeNo: store.nos.recipe(recipe),
      ...line,
    });
    if (added.status !== 201) {
      const answer = `The basket answered ${added.status} ${JSON.stringify(added.body)}.`;
      throw new Error(answer, { cause: store.faults.at(-1) });
    }
  }
  const { body } = await person.ask<{
    version: number;
    totalCents: number;
    price: { totalCents: number } | null;
  }>('GET', '/api/cart');
  return {
    basketVersion: body.version,
    totalCents: body.price?.totalCents ?? body.totalCents,
  };
}

export const deliverTo = { name: 'Ada Cook', phone: '0871234567', address: '1 Quay Street' };
/** The first open day after `monday`. */
export const firstDay = '2026-11-25';

/** Orders the basket as it stands. */
export async function order(
  person: Person,
  basket: { basketVersion: number; totalCents: number },
  {
    day = firstDay,
    key = randomUUID(),
    language,
    ...more
  }: {
    day?: string;
    key?: string;
    /** Of the page that it is ordered on. */
    language?: Language;
    confirmedAge?: number;
    deliverTo?: object;
    agreedTo?: object;
  } = {},
): Promise<Reply<{ orderNo: number; code?: string }>> {
  return person.ask(
    'POST',
    language ? `/api/orders?language=${language}` : '/api/orders',
    { ...basket, deliveryDay: day, deliverTo, ...more },
    { 'idempotency-key': key },
  );
}

/** Asks to change an order: to another day, another address, or what lies in the cart. */
export async function changeOrder(
  person: Person,
  orderNo: number,
  {
    key = randomUUID(),
    ...asked
  }: { editNo: number; totalCents: number; key?: string } & Record<string, unknown>,
): Promise<Reply<{ editNo: number; code?: string }>> {
  return person.ask(
    'PUT',
    `/api/orders/${orderNo}`,
    { deliveryDay: firstDay, deliverTo, ...asked },
    { 'idempotency-key': key },
  );
}

/** Changes somebody's profile as it stands. */
export async function changeProfile(person: Person, changes: object): Promise<Reply> {
  const { body } = await person.ask<{ version: number }>('GET', '/api/me');
  return person.ask('PATCH', '/api/me', { ...changes, version: body.version });
}

const levelRow = z.object({ name: z.string().nullable(), stock: z.int(), ledger: z.int() });

async function stockAndLedger(
  shop: Shop,
): Promise<Record<string, { stock: number; ledger: number }>> {
  const rows = await shop.database.query(
    levelRow,
    sql`select i.ingredients_name as name, i.ingredients_inventory as stock, coalesce(sum(m.amount), 0)::bigint as ledger
      from ingredients i left join stock_movement m using (ingredients_no) group by 1, 2, i.ingredients_no`,
  );
  return Object.fromEntries(
    rows.map(({ name, stock, ledger }) => [name ?? 'nameless', { stock, ledger }]),
  );
}
