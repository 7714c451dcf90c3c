import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { createApp, openShop } from '../../server/src/app.ts';
import { readConfig } from '../../server/src/config.ts';
import { openPages } from '../../server/src/http/pages.ts';
import { openPlatform } from '../../server/src/platform/open-platform.ts';
import type { Letter } from '../../server/src/platform/platform.ts';
import { createStoreServer } from '../../server/src/serve.ts';
import { newAdministrator, newCustomer, password, settings, visitor } from '../../server/test/store.ts'; // prettier-ignore
import { launchBrowser } from './browser.ts';
import { copyDemoStore } from './demo-store.ts';
import { slowDown } from './slow-browser.ts';

const patienceMs = 60_000;

export type ShopWindow = Awaited<ReturnType<typeof openShopWindow>>;

/** The demo store on a port of its own, with its pages, and a real browser in front of it. `close()` ends the store. */
export async function openShopWindow(
  options: {
    environment?: Record<string, string>;
    /** Says to the store at which address it is found, `localhost`: passkeys are made for one. */
    knowsItsAddress?: boolean;
    /** Stands between the store and its database: given one address, it answers another. */
    between?: (databaseUrl: string) => Promise<string>;
  } = {},
) {
  const { environment = {}, between, knowsItsAddress = false } = options;
  const port = knowsItsAddress ? await freePort() : 0;
  const demo = await copyDemoStore();
  const config = readConfig({
    ...settings,
    DATABASE_URL: between ? await between(demo.url) : demo.url,
    LARDER_DATA: demo.folder,
    ...(knowsItsAddress && { LARDER_URL: `http://localhost:${port}` }),
    ...environment,
  });
  const platform = await openPlatform(config, { progress: () => undefined, checkRows: true });
  const letters: Letter[] = [];
  Object.assign(platform.mail, { send: async (letter: Letter) => void letters.push(letter) });
  const shop = await openShop(platform, { pollMs: 0 });
  const pages = await openPages(join(import.meta.dirname, '../build'));
  const server = createStoreServer(shop, pages).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = knowsItsAddress ? config.publicUrl : `http://127.0.0.1:${portOf(server)}`;
  const app = createApp(shop);
  const settled = async () => {
    await shop.desk.idle();
    // A provider's hooks come by the outbox, and make the cashier look again.
    for (let times = 0; times < 3; times += 1) {
      await shop.cashier.settled();
      await platform.outbox.settled();
    }
  };
  return {
    shop,
    /** The API in process, for arranging. */
    app,
    url,
    letters,
    /** A browser of its own, at a phone's or desk's width; `page.problems` must stay empty: errors and what the content policy refused. */
    visit: (options: BrowserContextOptions = {}) => visit({ baseURL: url, ...options }),
    /** A confirmed customer who can sign in with `password`. */
    newCustomer: async (email = `${randomUUID()}@example.com`) => {
      await newCustomer(app, shop, email);
      return { email, password };
    },
    /** An administrator; `codeOf` is what their authenticator app shows for the secret, now or so many steps away: a code is good once. */
    newAdministrator: async () => {
      const email = `${randomUUID()}@larder.example`;
      await shop.accounts.createConfirmed({ email, password, group: 'administrators' });
      return { email, password, codeOf };
    },
    /** Signed in through the API, for arranging orders and stock. */
    administrator: () => newAdministrator(app, shop),
    guest: () => visitor(app),
    customer: (email?: string) => newCustomer(app, shop, email),
    settled,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await settled();
      await shop.close();
      await demo.close();
    },
  };
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

let browser: Promise<Browser> | undefined;
/** Most scripts of a test run once: to make them fast takes longer than they do. */
const asTheyCome = '--js-flags=--no-opt,--no-maglev';
/** One for all files of this process; it ends with the process. Each visit has cookies, storage and a cache of its own. */
const theBrowser = (): Promise<Browser> => (browser ??= launchBrowser([asTheyCome]));

async function visit(options: BrowserContextOptions) {
  // A colour halfway between two is nobody's contrast.
  const context = await (
    await theBrowser()
  ).newContext({
    reducedMotion: 'reduce',
    // What a test lets happen to a request would not happen to those that pass through one.
    serviceWorkers: 'block',
    ...options,
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const problems = listenForProblems(page);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await tellWhatIsShown(page, problems);
    await context.close();
  });
  await slowDown(page);
  return Object.assign(page, { problems });
}

/** For whoever reads the log of a machine that they cannot look at. */
async function tellWhatIsShown(page: Page, problems: string[]): Promise<void> {
  const shown = await page.locator('main').innerText({ timeout: 5000 });
  const said = [`The page at ${page.url()} shows:`, ...problems, shown.slice(0, 2000)];
  process.stderr.write(`${said.join('\n')}\n`);
}

function listenForProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  return problems;
}

const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
