import type { Database, Db, OutboxPort, Tx } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import * as rows from './sql.ts';

/** What one change of the menu takes; the menu of this server is read again after it. */
export type Editing = {
  database: Database;
  outbox: OutboxPort;
  menu: { refresh: () => Promise<void> };
};

/** Makes one change of the menu: whatever `write` does becomes one new version, whose number it is told, is read again here, and told to the outbox. */
export async function changeMenu<T>(
  { database, outbox, menu }: Editing,
  write: (tx: Tx, version: number) => Promise<T>,
): Promise<T> {
  const result = await database
    .transaction(async (tx) => {
      return write(tx, await rows.nextVersion(tx));
    })
    .catch(refuseTaken);
  outbox.poke();
  await menu.refresh();
  return result;
}

/** Two names the database keeps unique; whoever loses the race hears the same as whoever comes late. */
function refuseTaken(error: unknown): never {
  const constraint = (error as { constraint?: unknown } | null)?.constraint;
  if (constraint === 'recipe_slug_is_unique')
    throw new Refusal('slug-taken', { fields: [{ field: '/slug', message: 'is taken' }] });
  if (constraint === 'ingredients_name_is_unique') throw nameTaken();
  throw error;
}

export const nameTaken = () =>
  new Refusal('ingredient-name-taken', { fields: [{ field: '/name', message: 'is taken' }] });

/** The version that the menu has in the database: it moves with every change. */
export async function menuVersion(db: Db): Promise<number> {
  return rows.readVersion(db);
}
