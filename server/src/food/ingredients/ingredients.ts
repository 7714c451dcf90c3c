import type { Database, Db, Tx } from '../../platform/platform.ts';
import { overSeen, Refusal } from '../../refusal.ts';
import * as outbox from '../../platform/outbox.ts';
import { nameKey } from '../../contract/fold.ts';
import type { Actor } from '../../shop/audit/actor.ts';
import { record, recordAll } from '../../shop/audit/audit.ts';
import { changeMenu, nameTaken, type Editing } from '../edits/edits.ts';
import { freeNameOfCopy } from './name-of-copy.ts';
import { unitStays } from './contradictions.ts';
import { correctionOf, type Corrections } from './corrections.ts';
import type { IngredientFacts as Facts } from '../../contract/ingredient-shape.ts';
import type { Ingredient, KeptIngredient } from './ingredient.ts';
import * as rows from './sql.ts';

/** As the database has it now; the warm menu may be a second behind. */
export async function ingredientByNo(
  { database }: { database: Database },
  ingredientNo: number,
): Promise<KeptIngredient> {
  const [ingredient] = await rows.readIngredients(database, ingredientNo);
  if (!ingredient) throw new Refusal('ingredient-unknown');
  return ingredient;
}

/** Every ingredient by its number. */
export async function everyIngredient(db: Db): Promise<Map<number, KeptIngredient>> {
  const ingredients = await rows.readIngredients(db);
  return new Map(ingredients.map((ingredient) => [ingredient.ingredientNo, ingredient]));
}

/** The ingredients whose unit recipes, swaps or the stock count in. */
export async function countedIngredients(db: Db): Promise<ReadonlySet<number>> {
  return rows.readCounted(db);
}

export async function addIngredient(
  parts: Editing,
  facts: Facts,
  by: Actor,
): Promise<KeptIngredient> {
  const no = await changeMenu(parts, async (tx) => {
    await refuseTakenName(tx, facts.name);
    const subject = await rows.writeIngredient(tx, undefined, facts);
    await record(tx, { by, what: 'ingredient-added', subject, before: null, after: facts });
    return subject;
  });
  return ingredientByNo(parts, no);
}

/**
 * Adds an ingredient that says what this one says, under a name of its own. Nobody has declared what is in it, so that is left to be said:
 * a copy is another product.
 */
export async function copyIngredient(
  parts: Editing,
  ingredientNo: number,
  by: Actor,
): Promise<KeptIngredient> {
  const no = await changeMenu(parts, async (tx) => {
    const known = await rows.readIngredients(tx);
    const original = known.find((it) => it.ingredientNo === ingredientNo);
    if (!original) throw new Refusal('ingredient-unknown');
    const taken = new Set(known.map(({ name }) => nameKey(name ?? '')));
    const { ingredientNo: _no, version: _version, ...facts } = original;
    const undeclared = { allergens: null, mayContain: null, diets: null, alcoholPermille: null };
    const copy = {
      ...facts,
      name: freeNameOfCopy(facts.name, (name) => taken.has(nameKey(name))),
      ...undeclared,
    };
    const subject = await rows.writeIngredient(tx, undefined, copy);
    await record(tx, { by, what: 'ingredient-added', subject, before: null, after: copy });
    return subject;
  });
  return ingredientByNo(parts, no);
}

/**
 * Writes over the version of an ingredient that the caller saw. Its unit stays once something is counted in it: 500 g of stock are not
 * 500 pieces.
 */
export async function changeIngredient(
  parts: Editing,
  ingredientNo: number,
  facts: Facts,
  seenVersion: number,
  by: Actor,
): Promise<KeptIngredient> {
  await ingredientByNo(parts, ingredientNo);
  await changeMenu(parts, async (tx, version) => {
    await rows.lockIngredients(tx, [ingredientNo]);
    const [known] = await rows.readIngredients(tx, ingredientNo);
    if (known && overSeen(seenVersion, facts, known) === 'written') return;
    if (known?.unit !== facts.unit && (await rows.readCounted(tx, ingredientNo)).size > 0) {
      throw new Refusal('unit-in-use', { fields: [{ field: '/unit', message: unitStays }] });
    }
    if (known?.name !== facts.name) await refuseTakenName(tx, facts.name, ingredientNo);
    await rows.writeIngredient(tx, ingredientNo, facts);
    await recordFacts(tx, [[known, { ingredientNo, ...facts }]], by);
    await tellCorrections(tx, version, [[known, { ingredientNo, ...facts }]]);
  });
  return ingredientByNo(parts, ingredientNo);
}

/** Two names that look the same are one. Who holds the menu's pen is alone with them; older shops keep the pairs that they have. */
async function refuseTakenName(tx: Tx, name: string | null, but?: number): Promise<void> {
  if (name === null) return;
  const others = await rows.readIngredients(tx);
  const isTaken = others.some(
    (other) =>
      other.ingredientNo !== but && other.name !== null && nameKey(other.name) === nameKey(name),
  );
  if (isTaken) throw nameTaken();
}

/** Writes many, in the order of their numbers, as everywhere; names may change hands among them. `version` is the menu's after it. */
export async function saveIngredients(
  tx: Tx,
  ingredients: Ingredient[],
  known: ReadonlyMap<number, Ingredient>,
  version: number,
  by: Actor,
): Promise<void> {
  const nos = ingredients.map(({ ingredientNo }) => ingredientNo);
  const renamed = ingredients.flatMap(({ ingredientNo, name }) =>
    name === known.get(ingredientNo)?.name ? [] : [ingredientNo],
  );
  await rows.lockIngredients(tx, nos);
  await rows.releaseNames(tx, renamed);
  for (const { ingredientNo, ...facts } of ingredients) {
    await rows.writeIngredient(tx, ingredientNo, facts);
  }
  const changes = ingredients.map(
    (after) => [known.get(after.ingredientNo), after] satisfies FactsChange,
  );
  await recordFacts(tx, changes, by);
  await tellCorrections(tx, version, changes);
}

type FactsChange = [before: Ingredient | undefined, after: Ingredient];

async function recordFacts(tx: Tx, changes: readonly FactsChange[], by: Actor): Promise<void> {
  await recordAll(
    tx,
    changes.map(([before, { ingredientNo, ...after }]) => ({
      by,
      what: before ? 'ingredient-changed' : 'ingredient-added',
      subject: ingredientNo,
      before: before ? factsOf(before) : null,
      after,
    })),
  );
}

const factsOf = ({ ingredientNo: _no, ...facts }: Ingredient & { version?: number }) => {
  const { version: _version, ...known } = facts;
  return known;
};

/** Whoever has ordered what is corrected hears of it: an event that is there if and only if the correction is. */
async function tellCorrections(tx: Tx, version: number, changes: FactsChange[]): Promise<void> {
  const corrections = changes.flatMap(([before, after]) => correctionOf(before, after) ?? []);
  if (corrections.length === 0) return;
  const payload = { version, corrections } satisfies Corrections;
  await outbox.add(tx, { kind: 'ingredients-corrected', payload });
}

/** Writes one inside a change of the menu; without a number it gets the next one. */
export async function saveIngredient(
  tx: Tx,
  ingredientNo: number | undefined,
  facts: Facts,
): Promise<number> {
  return rows.writeIngredient(tx, ingredientNo, facts);
}
