import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { createApp, openShop } from '../../server/src/app.ts';
import { readConfig } from '../../server/src/config.ts';
import { loadDemo } from '../../server/src/demo.ts';
import { openPages } from '../../server/src/http/pages.ts';
import { openPlatform } from '../../server/src/platform/open-platform.ts';
import type { Letter } from '../../server/src/platform/platform.ts';
import { createStoreServer } from '../../server/src/serve.ts';
import { openTestDatabase } from '../../server/test/database.ts';
import { newAdministrator, newCustomer, password } from '../../server/test/store.ts';
import { launchBrowser } from './browser.ts';

export type ShopWindow = Awaited<ReturnType<typeof openShopWindow>>;

/** The demo store on a port of its own, with its pages, and a real browser in front of it. `close()` ends everything. */
export async function openShopWindow() {
  const database = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'larder-window-'));
  const config = readConfig({
    DATABASE_URL: database.url,
    LARDER_DATA: folder,
    LARDER_LOG: 'silent',
    LARDER_SECRET: 'a secret for tests that is long enough',
  });
  const platform = await openPlatform(config, { progress: () => undefined });
  const letters: Letter[] = [];
  Object.assign(platform.mail, { send: async (letter: Letter) => void letters.push(letter) });
  const shop = await openShop(platform, { pollMs: 0 });
  await loadDemo(shop, () => undefined);
  const pages = await openPages(join(import.meta.dirname, '../build'));
  const server = createStoreServer(shop, pages).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launchBrowser();
  const app = createApp(shop);
  return {
    shop,
    /** The API in process, for arranging. */
    app,
    url,
    letters,
    /** A browser of its own, at a phone's or desk's width; `page.problems` must stay empty: errors and what the content policy refused. */
    visit: async (options: BrowserContextOptions = {}) => {
      const context = await browser.newContext({
        baseURL: url,
        // A colour halfway between two is nobody's contrast.
        reducedMotion: 'reduce',
        ...options,
      });
      const page = await context.newPage();
      return Object.assign(page, { problems: listenForProblems(page) });
    },
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
    customer: (email?: string) => newCustomer(app, shop, email),
    settled: async () => {
      await shop.desk.idle();
      await platform.outbox.settled();
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await shop.desk.idle();
      await platform.outbox.settled();
      await shop.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
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
