import { firstKitchen } from '../../contract/kitchens.ts';
import type { Database, Db } from '../../platform/platform.ts';
import { overSeen, Refusal } from '../../refusal.ts';
import type { Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import type { Kitchen } from './kitchen.ts';
import * as rows from './sql.ts';

/** What changing kitchens takes; `stock` is told of a shelf more. */
export type Kitchens = { database: Database; stock: { refresh: () => Promise<void> } };

/** The first one first. */
export const kitchens = ({ database }: { database: Db }): Promise<Kitchen[]> =>
  rows.readKitchens(database);

/** A kitchen that is there, inside whatever is written of it. */
export async function kitchenIn(db: Db, kitchenNo: number): Promise<Kitchen> {
  const kitchen = await rows.readKitchen(db, kitchenNo);
  if (!kitchen) throw new Refusal('kitchen-not-found', { kitchenNo });
  return kitchen;
}

/** Refuses a kitchen that there is not. Nobody has to ask for the first, nor for all of them. */
export async function refuseUnknown(
  { database }: { database: Db },
  kitchenNo: number | undefined,
): Promise<void> {
  if (kitchenNo !== undefined && kitchenNo !== firstKitchen) await kitchenIn(database, kitchenNo);
}

/** Adds one with nothing on its shelf; it cooks for nobody until a zone is given to it. */
export async function addKitchen(
  { database, stock }: Kitchens,
  name: string,
  by: Actor,
): Promise<Kitchen> {
  const added = await database.transaction(async (tx) => {
    const kitchen = await rows.addKitchen(tx, name);
    if (!kitchen) throw nameTaken();
    const { kitchenNo: subject } = kitchen;
    await record(tx, { by, what: 'kitchen-added', subject, before: null, after: { name } });
    return kitchen;
  });
  await stock.refresh();
  return added;
}

/** Writes over the version of its name that the caller saw. */
export async function renameKitchen(
  { database }: Pick<Kitchens, 'database'>,
  kitchenNo: number,
  { name, version }: { name: string; version: number },
  by: Actor,
): Promise<Kitchen> {
  return database.transaction(async (tx) => {
    const known = await rows.lockKitchen(tx, kitchenNo);
    if (!known) throw new Refusal('kitchen-not-found', { kitchenNo });
    if (overSeen(version, { name }, known) === 'written') return known;
    if (!(await rows.renameKitchen(tx, kitchenNo, name))) throw nameTaken();
    const [before, after] = [{ name: known.name }, { name }];
    await record(tx, { by, what: 'kitchen-renamed', subject: kitchenNo, before, after });
    return kitchenIn(tx, kitchenNo);
  });
}

const nameTaken = () =>
  new Refusal('kitchen-name-taken', {
    fields: [{ field: '/name', message: 'is the name of another kitchen' }],
  });
