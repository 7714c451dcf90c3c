import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { firstKitchen } from '../../contract/kitchens.ts';
import type { Menu } from '../../food/menu/build-menu.ts';
import type { Few } from '../../food/menu/reply.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import type { WarmOffers } from '../../food/menu-weeks/menu-weeks.ts';
import { mostAmount } from '../../food/recipes/customise-recipe.ts';
import type { RowError } from '../../food/menu-files/import-records.ts';
import type { Logger } from 'pino';
import type { Database, Tx } from '../../platform/platform.ts';
import { pollEvery } from '../../platform/poll.ts';
import { nameOf, type Actor } from '../../shop/audit/actor.ts';
import { recordAll, type Trace } from '../../shop/audit/audit.ts';
import { Refusal } from '../../refusal.ts';
import { refuseUnknown } from '../kitchens/kitchens.ts';
import { countFew, fewBeside, fewEverywhere, recountFew } from './few-left.ts';
import { totalOf, type Levels } from './portions-left.ts';
import * as rows from './sql.ts';
import type { Movement, NewMovement } from './movement.ts';
import { inSlices } from '../../platform/in-slices.ts';
import { planStock, readStock, type StockPlan } from './stock-file.ts';

/**
 * What is on the shelf, kept warm to say how much is left. It promises nothing: the order desk asks the database itself, and tells
 * here what it saw.
 */
export type WarmStock = {
  /** What a kitchen has on its shelf. */
  levels: (kitchenNo: number) => Levels;
  /** What the kitchens have together. */
  total: () => Levels;
  /** Their numbers, the first one first. */
  kitchens: () => number[];
  /**
   * Servings left of each recipe on the menu as written, up to `few`, else not in the map; for a week no more than it still offers. It is what
   * the kitchen that has most of it can make: only what is nearly gone in all of them is in the map.
   */
  few: (week?: string) => Few;
  /** Moves when `few` says something else than before. */
  fewVersion: () => string;
  saw: (
    kitchenNo: number,
    levels: Iterable<readonly [ingredientNo: number, amount: number]>,
  ) => void;
  refresh: () => Promise<void>;
  close: () => void;
};

/** Reads the shelf again every `pollMs`; 0 never does. */
export async function openStock(
  {
    database,
    menu,
    offers,
    log,
  }: { database: Database; menu: WarmMenu; offers: WarmOffers; log: Logger },
  pollMs: number,
): Promise<WarmStock> {
  const shelves = new Map([[firstKitchen, newShelf()]]);
  let few: Few = new Map();
  let fewVersion = 0;

  const refresh = async () => {
    const read = Map.groupBy(await rows.readLevels(database), ({ kitchenNo }) => kitchenNo);
    // What gives food back gives its place in the week back.
    await offers.refresh();
    for (const [kitchenNo, ofKitchen] of read)
      saw(
        kitchenNo,
        ofKitchen.map(({ ingredientNo, amount }) => [ingredientNo, amount]),
      );
  };
  function saw(kitchenNo: number, seen: Iterable<readonly [number, number]>) {
    const shelf = shelves.get(kitchenNo) ?? newShelf();
    shelves.set(kitchenNo, shelf);
    for (const [ingredientNo, amount] of seen) {
      const known = shelf.levels.get(ingredientNo);
      if (known === amount) continue;
      shelf.levels.set(ingredientNo, amount);
      if (!shelf.before.has(ingredientNo)) shelf.before.set(ingredientNo, known ?? 0);
    }
  }
  function fewNow(): Few {
    const published = menu.published();
    let isOther = false;
    for (const shelf of shelves.values()) isOther = countShelf(shelf, published) || isOther;
    if (!isOther) return few;
    fewVersion += 1;
    few = fewEverywhere([...shelves.values()].map((shelf) => shelf.few));
    return few;
  }
  await refresh();
  const close = pollEvery(pollMs, refresh, (error) => {
    log.warn({ err: error }, 'the stock could not be read again; the last levels stay in use');
  });
  return {
    levels: (kitchenNo) => shelves.get(kitchenNo)?.levels ?? nothing,
    total: () => totalOf([...shelves.values()].map(({ levels }) => levels)),
    kitchens: () => [...shelves.keys()],
    few: (week) => (week === undefined ? fewNow() : fewBeside(fewNow(), offers.few(week))),
    fewVersion: () => {
      fewNow();
      return `${fewVersion} ${offers.fewVersion()}`;
    },
    saw,
    refresh,
    close,
  };
}

/** What there is in a kitchen, or in all of them together. */
export const levelsIn = (
  stock: Pick<WarmStock, 'levels' | 'total'>,
  kitchenNo: number | undefined,
): Levels => (kitchenNo === undefined ? stock.total() : stock.levels(kitchenNo));

/** What is on the shelf of one kitchen, and what is nearly gone there. */
type Shelf = {
  levels: Map<number, number>;
  /** What there was when it was last counted, of what has moved since. */
  before: Map<number, number>;
  menu: Menu | undefined;
  few: Map<number, number>;
};
const newShelf = (): Shelf => ({
  levels: new Map(),
  before: new Map(),
  menu: undefined,
  few: new Map(),
});
const nothing: Levels = new Map();

/** Brings what is nearly gone up to its levels, and tells whether anything of it is another. */
function countShelf(shelf: Shelf, published: Menu): boolean {
  const { levels, before } = shelf;
  let isOther = false;
  if (shelf.menu !== published) {
    const servings = countFew(published, levels);
    isOther = !sameEntries(servings, shelf.few);
    shelf.menu = published;
    shelf.few = servings;
  } else if (before.size > 0) {
    isOther = recountFew(shelf.few, published, levels, before);
  }
  before.clear();
  return isOther;
}

function sameEntries(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

export type StockChange = {
  /** Absent: the first kitchen. */
  kitchenNo?: number | undefined;
  ingredientNo: number;
  by: Actor;
  note: string | null;
} & (
  | { kind: 'received' | 'spoiled'; amount: number }
  /**
   * `amount` is what a person finds in the house, promised boxes included; the ledger gets the difference. `seenAmount` is what the books
   * said when they began: what moved since is in neither number. Who counts at the shelf itself says none.
   */
  | { kind: 'counted'; amount: number; seenAmount?: number | undefined }
);

/** What a change of the stock takes. */
export type Changing = { database: Database; clock: () => Date; stock: WarmStock };

/**
 * Receives, writes off or counts; refuses what would leave less than nothing or more than 10 digits. What is asked again with the same
 * `key` was done already.
 */
export async function changeStock(
  { database, clock, stock }: Changing,
  changes: StockChange[],
  key?: string,
  requestHash = hashOf(JSON.stringify(changes.toSorted(byNumber).map(saidOf))),
): Promise<void> {
  const movedAt = clock();
  const sorted = changes.toSorted(byNumber);
  await database.transaction(async (tx) => {
    if (key !== undefined && !(await isNew(tx, { key, requestHash, askedAt: movedAt }))) return;
    const traces: Trace[] = [];
    await rows.takeLotsPen(tx);
    for (const kitchenNo of new Set(sorted.map(kitchenOf)))
      await refuseUnknown({ database: tx }, kitchenNo);
    for (const change of sorted) {
      const { kitchenNo = firstKitchen } = change;
      const level = await rows.lockLevel(tx, kitchenNo, change.ingredientNo);
      if (level === undefined)
        throw new Refusal('ingredient-not-found', { ingredientNo: change.ingredientNo });
      const amount = await signedAmount(tx, change, level);
      if (level + amount < 0)
        throw new Refusal('stock-below-zero', { ingredientNo: change.ingredientNo, left: level });
      if (level + amount > mostAmount)
        throw new Refusal('movement-too-large', { ingredientNo: change.ingredientNo, left: level });
      const { ingredientNo: subject, kind, by, note } = change;
      const fact = { kind, movedAt, movedBy: nameOf(by), note, orderNo: null };
      const [movementNo] = await rows.move(
        tx,
        kitchenNo,
        [{ ingredientNo: subject, amount }],
        fact,
      );
      // How much it was the ledger says, for good.
      const after = { movementNo };
      traces.push({ by, what: `stock-${kind}`, subject, before: null, after });
    }
    await recordAll(tx, traces);
  });
  await stock.refresh();
}

const byNumber = (a: StockChange, b: StockChange) =>
  a.ingredientNo - b.ingredientNo || kitchenOf(a) - kitchenOf(b);
const kitchenOf = ({ kitchenNo = firstKitchen }: StockChange) => kitchenNo;
/** Of the first kitchen it is said as before there were others. */
const saidOf = (change: StockChange) => {
  const { kind, ingredientNo, amount, note, by } = change;
  const said = [kind, ingredientNo, amount, note, nameOf(by)];
  return kitchenOf(change) === firstKitchen ? said : [...said, kitchenOf(change)];
};
const hashOf = (said: string) => createHash('sha256').update(said).digest('base64url');

/** Whether nobody asked with this key before; a second that comes meanwhile waits for the first. */
async function isNew(
  tx: Tx,
  { key, requestHash, askedAt }: { key: string; requestHash: string; askedAt: Date },
): Promise<boolean> {
  if (await rows.claimKey(tx, { key, requestHash, askedAt })) return true;
  if ((await rows.hashOfKey(tx, key)) !== requestHash) throw new Refusal('idempotency-key-reused');
  return false;
}

type StockReport = { received: number; errors: RowError[] };

/** Receives what a `stock.csv` lists (`no,amount` in base units); rows that are wrong are reported and the others received. */
export async function receiveStock(
  parts: Changing & { menu: WarmMenu },
  path: string,
  by: Actor,
): Promise<StockReport> {
  const table = readStock(await readFile(path));
  await parts.menu.refresh();
  const { ingredients } = parts.menu.catalogue();
  const changes: StockChange[] = [];
  for (const { file, value, rowOf } of table.rows) {
    const { no: ingredientNo, amount } = value;
    const isKnown = ingredients.has(ingredientNo);
    if (!isKnown) {
      const message = 'is not an ingredient';
      table.errors.push({ file, row: rowOf('no'), column: 'no', message });
    }
    if (!isKnown || amount === 0) continue;
    changes.push({ ingredientNo, kind: 'received', amount, by, note: 'opening stock' });
  }
  await changeStock(parts, changes);
  return { received: changes.length, errors: table.errors };
}

/**
 * Reads counts and deliveries from a file: all of it moves, or with one wrong row nothing. The same key again moves nothing more. A dry run
 * only says what it would do.
 */
export async function importStock(
  parts: Changing & { menu: WarmMenu },
  text: string,
  {
    kitchenNo,
    dryRun,
    by,
    key,
  }: { kitchenNo: number; dryRun: boolean; by: Actor; key: string | undefined },
): Promise<Pick<StockPlan, 'counts' | 'errors'>> {
  await refuseUnknown(parts, kitchenNo);
  await parts.menu.refresh();
  await parts.stock.refresh();
  const { ingredients } = parts.menu.catalogue();
  const waiting = await promised(parts, kitchenNo, [...ingredients.keys()]);
  const levels = parts.stock.levels(kitchenNo);
  const shelf = new Map(
    [...ingredients.values()].map(({ ingredientNo, name, unit }) => {
      const taken = waiting.get(ingredientNo) ?? 0;
      const inHouse = (levels.get(ingredientNo) ?? 0) + taken;
      return [ingredientNo, { name, unit, inHouse, promised: taken }];
    }),
  );
  const { movements, counts, errors } = await inSlices(planStock(text, shelf));
  if (dryRun) return { counts, errors };
  const whose = kitchenNo === firstKitchen ? [] : [kitchenNo];
  const requestHash = hashOf(JSON.stringify([text, nameOf(by), ...whose]));
  // Asked again it is done already: what it counted then is no more what was in the house before.
  if (key !== undefined && (await rows.hashOfKey(parts.database, key)) === requestHash)
    return { counts, errors: [] };
  if (errors.length > 0 || movements.length === 0) return { counts, errors };
  const changes = movements.map((movement) => ({ ...movement, kitchenNo, by }));
  await changeStock(parts, changes, key, requestHash);
  return { counts, errors };
}

async function signedAmount(tx: Tx, change: StockChange, level: number): Promise<number> {
  switch (change.kind) {
    case 'received':
      return change.amount;
    case 'spoiled':
      return -change.amount;
    case 'counted': {
      const inTheHouse =
        level + (await rows.promisedAmount(tx, kitchenOf(change), change.ingredientNo));
      const { ingredientNo, amount, seenAmount = inTheHouse } = change;
      if (seenAmount !== inTheHouse) {
        throw new Refusal('precondition-failed', {
          ingredientNo,
          current: { amount: inTheHouse },
          conflicts: [{ field: '/amount', mine: amount, theirs: inTheHouse }],
        });
      }
      return amount - inTheHouse;
    }
  }
}

/**
 * Puts a cancelled order's ingredients back on the shelf of its kitchen, inside the transaction that cancels it; refused while the shelf would then hold
 * more than ten digits.
 */
export async function giveBack(
  tx: Tx,
  { orderNo, kitchenNo }: { orderNo: number; kitchenNo: number },
  amounts: NewMovement[],
  { at, by }: { at: Date; by: string },
): Promise<void> {
  const fact = { kind: 'given-back', movedAt: at, movedBy: by, note: null, orderNo } as const;
  await rows.move(tx, kitchenNo, amounts, fact).catch((error: unknown) => {
    const { constraint } = error as { constraint?: unknown };
    if (constraint !== 'ingredients_inventory_is_never_negative') throw error;
    throw new Refusal('movement-too-large', { orderNo });
  });
}

/** What of these ingredients is in a kitchen for orders that were not shipped yet. */
export async function promised(
  { database }: { database: Database },
  kitchenNo: number,
  ingredientNos: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (ingredientNos.length === 0) return new Map();
  const amounts = await rows.promisedAmounts(database, kitchenNo, ingredientNos);
  return new Map(amounts.map(({ ingredientNo, amount }) => [ingredientNo, amount]));
}

/** Ingredients whose ledger does not sum to what is on the shelf: none, in a store that is right. */
export const unevenStock = ({ database }: { database: Database }): Promise<rows.UnevenStock[]> =>
  rows.readUneven(database);

export async function movements(
  { database }: { database: Database },
  query: {
    kitchenNo: number;
    ingredientNo: number | undefined;
    before: number | undefined;
    limit: number;
  },
): Promise<Movement[]> {
  await refuseUnknown({ database }, query.kitchenNo);
  return rows.readMovements(database, query);
}
