import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scriptsRun } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

const build = join(import.meta.dirname, '../build/en/client');

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

type Entry = { module: string; imports: string[]; css: string[]; clientActionModule?: string };

/** What the build says that each page loads. */
function pagesOfTheBuild(): Record<string, Entry> {
  const assets = join(build, 'assets');
  const name = readdirSync(assets).find((file) => file.startsWith('manifest-')) ?? '';
  const text = readFileSync(join(assets, name), 'utf8');
  const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  return (JSON.parse(json) as { routes: Record<string, Entry> }).routes;
}

/** Every file that comes with these: imports of imports, also those asked for later. */
function reach(files: string[]): Set<string> {
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    if (!file.endsWith('.js')) return;
    const code = readFileSync(join(build, file), 'utf8');
    for (const [, found = ''] of code.matchAll(
      /["'`](?:\.\/|\/?assets\/)([\w.-]+\.(?:js|css))["'`]/g,
    ))
      visit(`/assets/${found}`);
  };
  files.forEach(visit);
  return reached;
}

const loadedBy = ({ module, imports, css }: Entry) => [module, ...imports, ...css];
const isOffice = (id: string) => id.startsWith('admin/');

test('no page of the shop loads a file that only the back office needs', () => {
  const routes = Object.entries(pagesOfTheBuild());
  const shopFiles = reach(routes.filter(([id]) => !isOffice(id)).flatMap(([, at]) => loadedBy(at)));
  const officeOwn = routes.filter(([id]) => isOffice(id)).map(([, at]) => at.module);
  expect(officeOwn.length).toBeGreaterThan(10);
  expect(officeOwn.filter((file) => shopFiles.has(file))).toEqual([]);
  for (const file of shopFiles) {
    const text = readFileSync(join(build, file), 'utf8');
    expect(text, file).not.toMatch(/mantine|recharts|Back office/i);
  }
  const officeFiles = reach(
    routes.filter(([id]) => isOffice(id)).flatMap(([, at]) => loadedBy(at)),
  );
  const mantine = [...officeFiles].filter((file) =>
    readFileSync(join(build, file), 'utf8').includes('mantine'),
  );
  expect(mantine.length).toBeGreaterThan(0);
});

test('a customer who walks through the shop is sent nothing of the back office', async () => {
  const page = await shop.visit();
  const sent: string[] = [];
  page.on('response', (reply) => {
    const path = new URL(reply.url()).pathname;
    if (path.startsWith('/assets/')) sent.push(path);
  });
  for (const path of ['/', '/menu', '/box', '/sign-in']) {
    await page.goto(path);
    await scriptsRun(page);
    expect(await page.content()).not.toMatch(/mantine/i);
  }
  const scripts = sent.filter((path) => /\.(js|css)$/.test(path));
  expect(scripts.length).toBeGreaterThan(0);
  for (const path of scripts)
    expect(readFileSync(join(build, path), 'utf8'), path).not.toMatch(/mantine|recharts/i);
});
