import { join } from 'node:path';
import sql from 'sql-template-tag';
import { recipesFolder, type CatalogueFiles } from '../../food/menu-files/catalogue-files.ts';
import type { RowError } from '../../food/menu-files/import-records.ts';
import { importFiles, readFiles, type ImportReport } from '../../food/menu-files/menu-files.ts';
import { hangDemoPictures } from './demo-pictures.ts';
import * as inventory from '../../stock/inventory/inventory.ts';

const folder = join(import.meta.dirname, '../../../db/demo');
/** Any number that nothing else locks: one server fills the store, others wait for it. */
const demoLock = 5_327_001;

/**
 * Fills an empty store with the demo catalogue and its stock. Recipes come last: while there are none the store counts as empty, so a
 * start that was interrupted is finished by the next one. Pictures are hung in a store that was filled before it had them, too.
 */
export async function loadDemo(
  shop: inventory.WithStock,
  report: (sentence: string) => void,
): Promise<'loaded' | 'not-empty'> {
  return shop.database.transaction(async (tx) => {
    // This transaction only holds the lock, and is idle while pictures go to where objects are kept.
    await tx.query(sql`set local idle_in_transaction_session_timeout = 0`);
    await tx.query(sql`select pg_advisory_xact_lock(${demoLock})`);
    await shop.warm.refresh();
    const done = shop.warm.catalogue().recipes.size > 0 ? 'not-empty' : await fill(shop, report);
    await hangDemoPictures(shop, join(folder, 'pictures'));
    return done;
  });
}

async function fill(
  shop: inventory.WithStock,
  report: (sentence: string) => void,
): Promise<'loaded'> {
  const files = await readFiles(folder);
  await load(shop, new Map([...files].filter(([path]) => !path.startsWith(recipesFolder))));
  const [moved] = await inventory.movements(shop, {
    ...{ ingredientNo: undefined, before: undefined },
    limit: 1,
  });
  if (!moved)
    refuse((await inventory.receiveStock(shop, join(folder, 'stock.csv'), 'demo')).errors);
  const { recipes, ingredients } = await load(shop, files);
  report(
    `Loaded the demo catalogue: ${recipes.created} recipes of ${ingredients.unchanged} ingredients.`,
  );
  return 'loaded';
}

async function load(shop: inventory.WithStock, files: CatalogueFiles): Promise<ImportReport> {
  const report = await importFiles(shop, files, { dryRun: false });
  refuse(report.errors);
  return report;
}

/** The demo is part of the program: a wrong row in it is our own fault. */
function refuse(errors: RowError[]): void {
  if (errors.length > 0) throw new Error(`The demo has wrong rows: ${JSON.stringify(errors)}`);
}
