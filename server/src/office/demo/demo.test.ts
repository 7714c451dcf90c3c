import { firstKitchen } from '../../contract/kitchens.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openStore, type Store } from '../../../test/store.ts';
import { exportCatalogue, importCatalogue, readFiles } from '../../food/menu-files/menu-files.ts';
import { loadDemo } from './demo.ts';

const demo = join(import.meta.dirname, '../../../db/demo');
const nothing = { created: 0, updated: 0, unchanged: 0 };

/** A recipe begins anew where it is new: how often it was changed elsewhere is nothing of it. */
const withoutEditions = (files: ReadonlyMap<string, string>) =>
  [...files].map(([path, text]) => [path, text.replace(/^version: \d+$/m, '')]);

describe('the demo', () => {
  let store: Store;
  let folder: string;
  beforeAll(async () => {
    store = await openStore();
    folder = await mkdtemp(join(tmpdir(), 'larder-demo-'));
    await Promise.all([
      loadDemo(store.shop, () => undefined),
      loadDemo(store.shop, () => undefined),
    ]);
  });
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('fills an empty store once, even when two servers start together', async () => {
    const { catalogue, published } = store.shop.menu;
    expect(catalogue().ingredients.size).toBe(219);
    expect(catalogue().recipes.size).toBe(63);
    // Two of its recipes are still being written.
    expect(published().entries).toHaveLength(61);
    const [twice] = await store.shop.database.query(
      z.object({ count: z.int() }),
      sql`select count(*) from (select ingredients_no from stock_movement group by 1 having count(*) > 1) moved`,
    );
    expect(twice?.count).toBe(0);
    expect(store.shop.stock.levels(firstKitchen).get(1001)).toBe(170_000);
    expect(await loadDemo(store.shop, () => undefined)).toBe('not-empty');
  });

  test('comes out as it went in, and importing it again changes nothing', async () => {
    await exportCatalogue(store.shop, folder);
    const version = store.shop.menu.catalogue().version;
    for (const source of [folder, demo]) {
      expect(await importCatalogue(store.shop, source, { dryRun: false })).toEqual({
        categories: { ...nothing, unchanged: 10 },
        ingredients: { ...nothing, unchanged: 219 },
        recipes: { ...nothing, unchanged: 63 },
        synonyms: { ...nothing, unchanged: 39 },
        // Its own files say what is translated elsewhere, and take nothing of it away.
        ...(source === folder && { translations: { ...nothing, unchanged: 584 } }),
        errors: [],
      });
    }
    expect(store.shop.menu.catalogue().version).toBe(version);
    const exported = await readFiles(folder);
    await exportCatalogue(store.shop, folder);
    expect(await readFiles(folder)).toEqual(exported);
    expect([...exported.keys()]).toEqual([...(await readFiles(demo)).keys()]);
  });

  test('fills a new store from its export, translations and all, which comes out of that one alike', async () => {
    await exportCatalogue(store.shop, folder);
    const other = await openStore();
    const again = await mkdtemp(join(tmpdir(), 'larder-demo-'));
    expect(await importCatalogue(other.shop, folder, { dryRun: false })).toMatchObject({
      recipes: { created: 63 },
      translations: { created: 584 },
      errors: [],
    });
    await exportCatalogue(other.shop, again);
    const files = await readFiles(again);
    expect(withoutEditions(files)).toEqual(withoutEditions(await readFiles(folder)));
    expect(files.get('recipes/apple-and-hazelnut-crumble.yaml')).toContain(
      '  de:\n    version: 1\n',
    );
    expect(other.shop.menu.sold('ar')?.translations).toEqual(
      store.shop.menu.sold('ar')?.translations,
    );
    await other.close();
    await rm(again, { recursive: true });
  });
});
