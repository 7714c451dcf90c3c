import type { Config } from '../../config.ts';
import { inLanguage, type ReadMenu } from '../../checkout/orders/read-lines-in.ts';
import { shopDate } from '../../checkout/days/delivery-days.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import { weekOf } from '../../food/menu-weeks/menu-week.ts';
import type { Need } from '../../food/recipes/customise-recipe.ts';
import type { Database, Replica } from '../../platform/platform.ts';
import { forecast, type Forecasting } from '../forecast/forecast.ts';
import { needUntil } from '../forecast/forecast-weeks.ts';
import { nameOr } from './day-lines.ts';
import { planPurchase, type PurchaseLine } from './plan-purchase.ts';
import { portionedAmounts, portionLines, type RecipePortions } from './portion-lines.ts';
import { reconcileDay, type Reconciliation } from './reconcile-day.ts';
import { refuseUnknown } from '../../stock/kitchens/kitchens.ts';
import * as rows from './sql.ts';
import { writeCards, type BoxCard } from './write-cards.ts';
import { writeLabels, type Labels } from './write-labels.ts';

/** So many weeks ahead it is said what orders to come will take. */
const mostWeeksAhead = 8;

/** What buying for a day takes: what is ordered and in stock, and what is likely to be ordered yet. */
export type Buying = Forecasting & { database: Database; replica: Replica };

/** What the day's live orders need, in packs, what is likely to be ordered yet, and what to buy; by name. In one kitchen, or all of them. */
export async function purchaseList(
  parts: Buying,
  day: string,
  kitchenNo?: number,
): Promise<PurchaseLine[]> {
  await refuseUnknown(parts, kitchenNo);
  const likely = await likelyUntil({ ...parts, database: parts.replica }, day, kitchenNo);
  const needs = await rows.readNeeds(parts.database, day, [...likely.keys()], kitchenNo);
  return needs.map((need) => planPurchase(need, likely.get(need.ingredientNo) ?? 0));
}

async function likelyUntil(
  parts: Forecasting,
  day: string,
  kitchenNo: number | undefined,
): Promise<Need> {
  const thisWeek = weekOf(shopDate(parts.clock(), parts.days.calendar.timeZone));
  const ahead = weeksBetween(thisWeek, weekOf(day));
  if (ahead < 0 || ahead > mostWeeksAhead) return new Map();
  return needUntil((await forecast(parts, ahead, kitchenNo)).weeks, day);
}

const weekMs = 7 * 86_400_000;
const weeksBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / weekMs;

export async function portioningSheet(
  { database }: { database: Database },
  day: string,
  kitchenNo?: number,
): Promise<RecipePortions[]> {
  await refuseUnknown({ database }, kitchenNo);
  return portionLines(await rows.readDayLines(database, day, kitchenNo));
}

export async function labels(
  { database, config, menu }: { database: Database; config: Pick<Config, 'shop'>; menu: ReadMenu },
  day: string,
  kitchenNo?: number,
): Promise<Labels> {
  await refuseUnknown({ database }, kitchenNo);
  const { alcoholAge, languages } = config.shop;
  const spoken = languages.map((language) => ({ language, food: inLanguage(menu, language) }));
  const lines = await rows.readDayLines(database, day, kitchenNo);
  return writeLabels(day, lines, alcoholAge, spoken);
}

/** The recipe cards of a day, read at one moment, as they are put into the boxes. */
export async function cards(
  { database, config, menu }: { database: Database; config: Pick<Config, 'shop'>; menu: ReadMenu },
  day: string,
  kitchenNo?: number,
): Promise<BoxCard[]> {
  await refuseUnknown({ database }, kitchenNo);
  const { alcoholAge, languages } = config.shop;
  const spoken = languages.map((language) => ({ language, food: inLanguage(menu, language) }));
  const { lines, editions } = await database.snapshot(async (db) => ({
    lines: await rows.readDayLines(db, day, kitchenNo),
    editions: await rows.readDayEditions(db, day, kitchenNo),
  }));
  return writeCards(day, lines, editions, { alcoholAge, spoken });
}

type NamedReconciliation = Omit<Reconciliation, 'differences'> & {
  differences: (Reconciliation['differences'][number] & { name: string })[];
};

/** Whether purchase list, portioning sheet and stock ledger agree, all three read at one moment; in one kitchen, or all of them. */
export async function reconciliation(
  { database, menu }: { database: Database; menu: WarmMenu },
  day: string,
  kitchenNo?: number,
): Promise<NamedReconciliation> {
  await refuseUnknown({ database }, kitchenNo);
  const accounts = await database.snapshot(async (db) => {
    return {
      needed: needOf(
        await rows.readNeeds(db, day, [], kitchenNo),
        ({ neededAmount }) => neededAmount,
      ),
      portioned: portionedAmounts(portionLines(await rows.readDayLines(db, day, kitchenNo))),
      taken: needOf(await rows.readTaken(db, day, kitchenNo), ({ amount }) => amount),
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
