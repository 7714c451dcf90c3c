import { isTrial, type Config } from '../../config.ts';
import type { RegimeName, Resolution } from '../../contract/label-regimes.ts';
import type { LabelPrinter } from '../../contract/label-settings.ts';
import { eachInTurn, inSlices } from '../../platform/in-slices.ts';
import { printLabels } from '../../platform/label-paper.ts';
import { sendToPrinter } from '../../platform/label-printer.ts';
import type { Database } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import type { PortionDates } from '../../stock/lots/lot.ts';
import { datesOfBoxes } from '../../stock/lots/lots.ts';
import { labels as dayLabels } from '../sheets/sheets.ts';
import { gapsIn, type Gap } from './checklist.ts';
import { mealOf, type LotDates } from './meal.ts';
import { regimes, type Regime } from './regimes.ts';
import { tellLabel, type Part } from './tell-label.ts';
import { writeZpl } from './zpl.ts';

export type Labelling = {
  database: Database;
  menu: Pick<WarmMenu, 'catalogue' | 'sold'>;
  config: Pick<Config, 'shop' | 'payments' | 'publicUrl'>;
};

/** One label of a day, or all of one kitchen or of the day: the line of an order, where both are given. */
export type Which = {
  kitchen?: number | undefined;
  orderNo?: number | undefined;
  lineNo?: number | undefined;
};

export type FoodLabel = {
  orderNo: number;
  lineNo: number;
  recipeName: string;
  changesText: string;
  parts: Part[];
  gaps: Gap[];
};

/** How wide a label is where no printer says otherwise. */
const usualWidthMm = 100;

/** What the label of each meal of a day tells by the shop's regime, and what is missing for it. */
export async function foodLabels(
  parts: Labelling,
  day: string,
  { kitchen, orderNo, lineNo }: Which = {},
): Promise<{ regime: RegimeName; labels: FoodLabel[] }> {
  const { config, menu } = parts;
  const { labelRegime, operator } = config.shop;
  const { lines } = await dayLabels(parts, day, kitchen);
  const asked = lines.filter(
    (line) =>
      (orderNo === undefined || line.orderNo === orderNo) &&
      (lineNo === undefined || line.lineNo === lineNo),
  );
  if (asked.length === 0 && orderNo !== undefined)
    throw new Refusal('line-not-found', { orderNo, lineNo });
  const regime = regimes[labelRegime];
  const pantry = menu.catalogue().ingredients;
  const dates = await datesOfBoxes(parts, [...new Set(asked.map((line) => line.orderNo))]);
  const portions = Map.groupBy(dates, (of) => `${of.orderNo}.${of.lineNo}`);
  const tell = (line: (typeof asked)[number]) => {
    const meal = mealOf({
      name: line.recipeName,
      servings: line.servings,
      inside: line.ingredients,
      sold: line,
      pantry,
      lots: lotDatesOf(portions.get(`${line.orderNo}.${line.lineNo}`)),
      operator: { name: operator.name ?? null, address: operator.address ?? null },
      isTrial: isTrial(config),
    });
    const { recipeName, changesText } = line;
    const told = { parts: tellLabel(meal, regime), gaps: gapsIn(meal, regime) };
    return { orderNo: line.orderNo, lineNo: line.lineNo, recipeName, changesText, ...told };
  };
  return { regime: labelRegime, labels: await inSlices(eachInTurn(asked, tell)) };
}

/** What its lots say of a line; nothing before it is portioned. */
const lotDatesOf = (portioned: readonly PortionDates[] = []) =>
  new Map(
    portioned.map(({ ingredientNo, useBy, bestBefore }): [number, LotDates] => [
      ingredientNo,
      { useBy, bestBefore, frozenOn: null },
    ]),
  );

/** Those that may be printed; whoever asks for some that may not hears what is missing, each thing once. */
async function complete(parts: Labelling, day: string, which: Which) {
  const { regime, labels } = await foodLabels(parts, day, which);
  const ready = labels.filter(({ gaps }) => gaps.length === 0);
  if (ready.length === 0 && labels.length > 0) {
    const gaps = labels.flatMap((label) => label.gaps);
    const each = new Map(gaps.map((gap) => [`${gap.ingredientNo}/${gap.field}`, gap]));
    throw new Refusal('label-facts-missing', { gaps: [...each.values()] });
  }
  return { regime: regimes[regime], ready, incomplete: labels.length - ready.length };
}

/** Labels as a PDF, a page for each. */
export async function labelsAsPdf(
  parts: Labelling,
  day: string,
  which: Which,
): Promise<Uint8Array<ArrayBuffer>> {
  const { regime, ready } = await complete(parts, day, which);
  const pages = ready.map((label) =>
    label.parts.map(({ element, title, runs, table }) => ({
      title,
      runs,
      table,
      isHead: element === 'name',
    })),
  );
  const { xHeightMm } = regime;
  return printLabels(pages, { title: `Labels ${day}`, widthMm: usualWidthMm, xHeightMm });
}

/** Labels for a printer of so many dots an inch. */
export async function labelsAsZpl(
  parts: Labelling,
  day: string,
  which: Which,
  dpi: Resolution,
): Promise<string> {
  const { regime, ready } = await complete(parts, day, which);
  return inZpl(ready, regime, { dpi, widthMm: usualWidthMm });
}

async function inZpl(
  labels: readonly FoodLabel[],
  regime: Regime,
  on: Pick<LabelPrinter, 'dpi' | 'widthMm'>,
): Promise<string> {
  const written = await inSlices(eachInTurn(labels, ({ parts }) => writeZpl(parts, regime, on)));
  return written.join('');
}

/** Sends labels to a printer of the house; answers how many it has taken, and how many are not complete. */
export async function printOn(
  parts: Labelling,
  day: string,
  { printer: name, ...which }: Which & { printer: LabelPrinter['name'] },
): Promise<{ printed: number; incomplete: number }> {
  const printer = parts.config.shop.labelPrinters.find((it) => it.name === name);
  if (!printer) throw new Refusal('printer-not-found', { printer: name });
  const { regime, ready, incomplete } = await complete(parts, day, which);
  if (ready.length === 0) return { printed: 0, incomplete };
  const zpl = await inZpl(ready, regime, printer);
  const outcome = await sendToPrinter(printer, zpl);
  if (outcome !== 'sent') throw new Refusal('printer-away', { printer: name, reason: outcome });
  return { printed: ready.length, incomplete };
}
