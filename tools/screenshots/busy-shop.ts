import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { TOTP } from 'otpauth';
import { pino } from 'pino';
import sql from 'sql-template-tag';
import { onwardStatuses } from '../../server/src/contract/order-status.ts';
import { openPostgres } from '../../server/src/platform/database/postgres.ts';
import type { BusyPayment, BusyShop, Visitor } from '../../web/app/pages.ts';
import { beginToPay, payWith, sitBefore } from '../../web/test/by-card.ts';
import { importRecipe } from '../../web/test/import-recipe.ts';
import { buy } from '../../web/test/buying-in.ts';
import { giveMoneyOff } from '../../web/test/money-off.ts';

type Cookie = { name: string; value: string; url: string };

export type OpenBusyShop = BusyShop & {
  url: string;
  cookies: Record<Visitor, Cookie[]>;
  close: () => Promise<void>;
};

const password = 'a long and quiet password';
const customers = ['Ada Cook', 'Brian Hayes', 'Chidi Obi', 'Dana Ruiz', 'Elif Aydin', 'Finn Walsh'];

/** A store of its own as `npm start` opens it, with customers who ordered for the next days and one whose box is full. */
export async function openBusyShop(): Promise<OpenBusyShop> {
  const folder = await mkdtemp(join(tmpdir(), 'larder-busy-'));
  await chmod(folder, 0o755);
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../server/src/start.js')], {
    env: { PATH: process.env['PATH'], LARDER_DATA: folder, LARDER_LOG: 'silent', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Whatever goes wrong here, no store is left behind.
  const orphan = () => child.kill('SIGKILL');
  process.once('exit', orphan);
  const output: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`The store ended with ${code}: ${output.join(' ')}`));
    });
    createInterface(child.stdout).on('line', (line) => {
      output.push(line);
      const port = /listening on .*:(\d+)/.exec(line)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
  });
  const letters = join(folder, 'mail');
  const staff = staffIn(output.join('\n'));
  const administrator = await openAdministrator(url, staff);
  const people = [];
  for (const name of customers) people.push(await openCustomer(url, letters, name));
  const menu = await administrator.ask<Menu>('GET', '/api/recipes?limit=50');
  // Those that are nearly gone would be gone.
  const recipes = menu.items.filter(({ portionsLeft }) => portionsLeft === null);
  const { items: days } = await administrator.ask<Days>('GET', '/api/delivery-days');
  const paid: BusyPayment[] = [];
  const [day = '', nextDay = '', emptyDay = ''] = days.flatMap((it) =>
    it.room > 0 ? [it.day] : [],
  );
  for (const [index, person] of people.entries()) {
    const name = customers[index] ?? '';
    const dishes = recipes.slice(index * 3, index * 3 + 3);
    for (const on of [day, nextDay]) {
      const orderNo = await placeOrder(person, name, dishes, on);
      const payment = await beginToPay(person.ask, orderNo);
      await payWith(person.ask, payment);
      paid.push(payment);
    }
  }
  const orders = paid.map(({ orderNo }) => orderNo);
  const moves = [orders.slice(2, 8), orders.slice(4, 8), orders.slice(6, 8)];
  for (const [step, orderNos] of moves.entries()) {
    const to = onwardStatuses[step];
    await administrator.ask('POST', '/api/admin/orders/move', {
      orderNos,
      to,
      reason: 'Asked for early',
    });
  }
  const [ada] = people;
  if (!ada) throw new Error('Nobody shops.');
  const [first] = paid;
  if (!first) throw new Error('Nobody pays.');
  const { orderNo } = first;
  const delivered = await haveDelivered(administrator, ada, recipes.slice(27, 29), nextDay);
  const waiting = [];
  for (const recipe of recipes.slice(24, 27))
    waiting.push(await placeOrder(ada, 'Ada Cook', [recipe], nextDay));
  const payments = await sitBefore(ada.ask, first, waiting);
  for (const { recipeNo } of recipes.slice(20, 23))
    await ada.ask('POST', '/api/cart/lines', { recipeNo, servings: 2 });
  await changeProfile(ada, { avoidedAllergens: ['mustard', 'sesame'] });
  const [coriander] = (
    await ada.ask<{ items: { ingredientNo: number }[] }>('GET', '/api/ingredients?q=coriander')
  ).items;
  for (const member of [
    { name: 'Mia', avoidedAllergens: ['milk', 'hazelnuts'], portions: 1 },
    { name: 'Tom', diets: ['pork-free'], dislikes: [coriander?.ingredientNo], portions: 2 },
  ])
    await ada.ask('POST', '/api/me/household', member);
  await ada.ask('POST', '/api/me/addresses', {
    label: 'Work',
    name: 'Ada Cook',
    phone: '0871234567',
    address: '20 Custom House Square, Dublin',
    postcode,
  });
  const subscriptionNo = await subscribe(ada);
  const billed = await bill(administrator, folder, orders[1] ?? 0);
  const recruit = await openRecruit(url, folder);
  const newcomer = await openCustomer(url, letters, 'Gwen Novak');
  const promotionNo = await giveMoneyOff(administrator.ask, ada.ask);
  const importNo = await importRecipe(administrator.ask);
  const dal = await ada.ask<Recipe>('GET', '/api/recipes/red-lentil-and-spinach-dal');
  const path = `/api/admin/orders/${orderNo}`;
  const { customerNo } = await administrator.ask<{ customerNo: number }>('GET', path);
  return {
    url,
    cookies: {
      guest: [],
      customer: ada.cookies(),
      newcomer: newcomer.cookies(),
      administrator: administrator.cookies(),
      recruit: recruit.cookies(),
    },
    orderNo,
    day,
    emptyDay,
    customerNo,
    payments,
    delivered,
    billed,
    promotionNo,
    importNo,
    subscriptionNo,
    newcomer: { password },
    staff,
    recipeNo: dal.recipeNo,
    ingredientNo: dal.ingredients[0]?.ingredientNo ?? 0,
    bought: await buy(administrator.ask, dal.ingredients[0]?.ingredientNo ?? 0),
    close: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
      process.off('exit', orphan);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Two meals each week, but not in the second. */
async function subscribe(person: Person): Promise<number> {
  const deliverTo = {
    name: 'Ada Cook',
    phone: '0871234567',
    address: '1 Quay Street, Dublin',
    postcode,
  };
  const plan = { meals: 2, servings: 4, weekday: 3, everyWeeks: 1, deliverTo };
  await person.ask('POST', '/api/subscriptions', plan);
  const [own] = (await person.ask<{ items: Plan[] }>('GET', '/api/subscriptions')).items;
  if (!own) throw new Error('Nobody subscribes.');
  const week = own.weeks[1]?.week ?? '';
  await person.ask('POST', `/api/subscriptions/${own.subscriptionNo}/weeks/${week}/skip`, {});
  return own.subscriptionNo;
}
type Plan = { subscriptionNo: number; weeks: { week: string }[] };

type Menu = { items: { recipeNo: number; slug: string; portionsLeft: number | null }[] };
type Recipe = { recipeNo: number; ingredients: { ingredientNo: number }[] };
type Days = { items: { day: string; room: number }[] };
type Person = ReturnType<typeof openPerson>;

/** Somebody with a browser's cookies. */
function openPerson(url: string) {
  const jar = new Map<string, string>();
  return {
    ask: async <Body = unknown>(
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ): Promise<Body> => {
      const reply = await fetch(url + path, {
        method,
        headers: {
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      for (const cookie of reply.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';');
        jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
      return (await reply.json()) as Body;
    },
    cookies: () => [...jar].map(([name, value]) => ({ name, value, url })),
  };
}

/** The store says once who its first administrator is. */
function staffIn(output: string): BusyShop['staff'] {
  const found = /administrator: (\S+) with password (\S+)/.exec(output);
  return { email: found?.[1] ?? '', password: found?.[2] ?? '' };
}

async function openAdministrator(url: string, staff: BusyShop['staff']): Promise<Person> {
  const person = openPerson(url);
  await person.ask('POST', '/auth/sign-in', staff);
  const begun = await person.ask<{ secret: string }>('POST', '/auth/mfa/begin', {});
  const code = new TOTP({ secret: begun.secret }).generate();
  await person.ask('POST', '/auth/mfa/confirm', { code });
  return person;
}

async function openRecruit(url: string, folder: string): Promise<Person> {
  const email = 'robin.park@example.com';
  const person = await openCustomer(url, join(folder, 'mail'), 'Robin Park');
  const larder = join(import.meta.dirname, '../../server/bin/larder.js');
  await promisify(execFile)(process.execPath, [larder, 'grant-admin', email], {
    env: { PATH: process.env['PATH'], LARDER_DATA: folder },
  });
  await person.ask('POST', '/auth/sign-in', { email, password });
  return person;
}

/** In the zone of the demo that asks for no minimum. */
const postcode = 'D02 XY45';

async function openCustomer(url: string, letters: string, name: string): Promise<Person> {
  const person = openPerson(url);
  const email = `${name.toLowerCase().replace(' ', '.')}@example.com`;
  await person.ask('POST', '/auth/sign-up', { email, password });
  await person.ask('POST', '/auth/confirm', { email, code: await codeFor(letters, email) });
  await person.ask('POST', '/auth/sign-in', { email, password });
  await changeProfile(person, { name, phone: '0871234567', address: '1 Quay Street', postcode });
  return person;
}

/** Letters are files here; the code is in the one to this address, once it is there. */
async function codeFor(letters: string, email: string): Promise<string> {
  for (let look = 0; look < 100; look += 1) {
    const found = await readdir(letters, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of found.filter((it) => it.isFile() && it.name.endsWith('.eml'))) {
      const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
      const code = text.includes(email) ? /\b(\d{6})\b/.exec(text)?.[1] : undefined;
      if (code) return code;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No letter came to ${email}.`);
}

async function placeOrder(
  person: Person,
  name: string,
  recipes: Menu['items'],
  day: string,
): Promise<number> {
  type Cart = { version: number; price: { totalCents: number } | null };
  for (const { recipeNo } of recipes)
    await person.ask('POST', '/api/cart/lines', { recipeNo, servings: 2 });
  const { version, price } = await person.ask<Cart>('PUT', '/api/cart/place', { postcode });
  const body = {
    basketVersion: version,
    totalCents: price?.totalCents,
    deliveryDay: day,
    deliverTo: { name, phone: '0871234567', address: '1 Quay Street', postcode },
    confirmedAge: 18,
  };
  const key = { 'idempotency-key': randomUUID() };
  const { orderNo } = await person.ask<{ orderNo: number }>('POST', '/api/orders', body, key);
  return orderNo;
}

/** A box that its customer has, of which they rated a meal and marked another. */
async function haveDelivered(
  administrator: Person,
  person: Person,
  recipes: Menu['items'],
  day: string,
): Promise<BusyShop['delivered']> {
  const orderNo = await placeOrder(person, 'Ada Cook', recipes, day);
  await payWith(person.ask, await beginToPay(person.ask, orderNo));
  for (const to of onwardStatuses)
    await administrator.ask('POST', `/api/admin/orders/${orderNo}/move`, {
      to,
      reason: 'Asked for early',
    });
  const said = { stars: 4, note: 'A little less salt, please.' };
  await person.ask('PUT', `/api/orders/${orderNo}/lines/1/rating`, said);
  const [first, last] = recipes;
  if (last) await person.ask('PUT', `/api/me/favourites/${last.recipeNo}`, {});
  return { orderNo, recipeNo: first?.recipeNo ?? 0 };
}

/** Lets an order close, and waits for its invoice. */
async function bill(
  administrator: Person,
  folder: string,
  orderNo: number,
): Promise<BusyShop['billed']> {
  const url = await readFile(join(folder, 'postgres.url'), 'utf8');
  const database = await openPostgres(url, { log: pino({ level: 'silent' }), max: 1 });
  await database.run(
    sql`update orders set cancel_until = now() - interval '1 minute', cashier_at = now() where order_no = ${orderNo}`,
  );
  await database.close();
  for (let look = 0; look < 100; look += 1) {
    const path = `/api/admin/orders/${orderNo}/invoices`;
    const { items } = await administrator.ask<{ items: { number: string }[] }>('GET', path);
    if (items[0]) return { orderNo, number: items[0].number };
    await pause(200);
  }
  throw new Error(`Order ${orderNo} was not billed.`);
}

async function changeProfile(person: Person, changes: object): Promise<void> {
  const { version } = await person.ask<{ version: number }>('GET', '/api/me');
  await person.ask('PATCH', '/api/me', { ...changes, version });
}
