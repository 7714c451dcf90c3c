import type { Config } from '../../config.ts';
import { inLanguage, type ReadMenu } from '../../checkout/orders/read-lines-in.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import type { Need } from '../../food/recipes/customise-recipe.ts';
import type { Database } from '../../platform/platform.ts';
import { nameOr } from './day-lines.ts';
import { planPurchase, type PurchaseLine } from './plan-purchase.ts';
import { portionedAmounts, portionLines, type RecipePortions } from './portion-lines.ts';
import { reconcileDay, type Reconciliation } from './reconcile-day.ts';
import * as rows from './sql.ts';
import { writeLabels, type Labels } from './write-labels.ts';

/** What the day's live orders need, in packs, and what to buy; by name. */
export async function purchaseList(
  { database }: { database: Database },
  day: string,
): Promise<PurchaseLine[]> {
  return (await rows.readNeeds(database, day)).map(planPurchase);
}

export async function portioningSheet(
  { database }: { database: Database },
  day: string,
): Promise<RecipePortions[]> {
  return portionLines(await rows.readDayLines(database, day));
}

export async function labels(
  { database, config, menu }: { database: Database; config: Pick<Config, 'shop'>; menu: ReadMenu },
  day: string,
): Promise<Labels> {
  const { alcoholAge, languages } = config.shop;
  const spoken = languages.map((language) => ({ language, food: inLanguage(menu, language) }));
  return writeLabels(day, await rows.readDayLines(database, day), alcoholAge, spoken);
}

type NamedReconciliation = Omit<Reconciliation, 'differences'> & {
  differences: (Reconciliation['differences'][number] & { name: string })[];
};

/** Whether purchase list, portioning sheet and stock ledger agree, all three read at one moment. */
export async function reconciliation(
  { database, menu }: { database: Database; menu: WarmMenu },
  day: string,
): Promise<NamedReconciliation> {
  const accounts = await database.snapshot(async (db) => {
    return {
      needed: needOf(await rows.readNeeds(db, day), ({ neededAmount }) => neededAmount),
      portioned: portionedAmounts(portionLines(await rows.readDayLines(db, day))),
      taken: needOf(await rows.readTaken(db, day), ({ amount }) => amount),
    };
  });
  const reconciled = reconcileDay(accounts);
  const { ingredients } = menu.catalogue();
  const named = reconciled.differences.map((difference) => ({
    ...difference,
    name: nameOr(
      ingredients.get(difference.ingredientNo)?.name,
      'ingredient',
      difference.ingredientNo,
    ),
  }));
  return { ...reconciled, differences: named };
}

function needOf<Row extends { ingredientNo: number }>(
  list: readonly Row[],
  amountOf: (row: Row) => number,
): Need {
  return new Map(list.map((row) => [row.ingredientNo, amountOf(row)]));
}
