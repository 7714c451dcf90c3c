import type { AuditAction } from '../../contract/audit-trail.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import { Refusal, type RefusalCode } from '../../refusal.ts';
import type { Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import { changeMenu, type Editing } from '../edits/edits.ts';
import type { Archived } from './archived.ts';
import * as rows from './sql.ts';
import type { Kind } from './sql.ts';

export async function everythingArchived(db: Db): Promise<Archived> {
  const found = await rows.readArchived(db);
  const keys = (kind: Kind) => found.flatMap((row) => (row.kind === kind ? [row.key] : []));
  return {
    ingredients: new Set(keys('ingredient').map(Number)),
    recipes: new Set(keys('recipe').map(Number)),
    categories: new Set(keys('category')),
  };
}

const unknown: Record<Kind, RefusalCode> = {
  ingredient: 'ingredient-unknown',
  recipe: 'recipe-not-found',
  category: 'category-unknown',
};

/** What still needs it: whoever archives it is told, and takes those off the menu first. */
const needs = (tx: Tx, kind: Kind, key: string | number): Promise<rows.Need[]> =>
  kind === 'category'
    ? rows.usedIn(tx, String(key))
    : kind === 'recipe'
      ? rows.offered(tx, Number(key))
      : rows.offeredWith(tx, Number(key));

type Archiving = Editing & { clock: () => Date };

/** Takes something out of lists and offers, or brings it back; it stays where it was ordered. What is so already is left alone. */
export async function setArchived(
  parts: Archiving,
  kind: Kind,
  key: string | number,
  archived: boolean,
  by: Actor,
): Promise<void> {
  await changeMenu(parts, async (tx) => {
    if (!(await rows.exists(tx, kind, key))) throw new Refusal(unknown[kind]);
    const known = await rows.readArchived(tx);
    const before = known.some((row) => row.kind === kind && row.key === String(key));
    if (before === archived) return;
    const needed = archived ? await needs(tx, kind, key) : [];
    if (needed.length > 0) throw new Refusal('still-needed', { needs: needed });
    await rows.writeArchived(tx, kind, key, archived ? parts.clock() : null);
    const what: AuditAction = archived ? `${kind}-archived` : `${kind}-unarchived`;
    await record(tx, { by, what, subject: key, before: { archived: before }, after: { archived } });
  });
}
