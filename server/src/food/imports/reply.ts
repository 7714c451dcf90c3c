import { recipeCost, type RecipeCost } from '../recipes/recipe-cost.ts';
import type { Pantry } from '../recipes/recipe.ts';
import { isUnsettled } from '../ingredients/unsettled.ts';
import { ingredientsOf, missingIn } from './draft-of.ts';
import type {
  Batch,
  ImportLine,
  LearntAlias,
  KeptImport,
  ListedImport,
  ReportedSource,
} from './import.ts';

const called = (ingredients: Pantry, ingredientNo: number) => {
  const { name = null, unit = 'g' as const } = ingredients.get(ingredientNo) ?? {};
  return { ingredientNo, name, unit };
};

/** What so much of one ingredient costs customers, by the price of its packs. */
function priceOf(ingredientNo: number, amount: number, ingredients: Pantry): number {
  const recipe = { servings: 1, preparationCents: 0, ingredients: [{ ingredientNo, amount }] };
  return recipeCost(recipe, ingredients).ingredientCents;
}

/** What an ingredient is called in recipes of others: in which language, and how. */
export function aliasReply({ aliasKey, learntAt }: LearntAlias) {
  const [language = ''] = aliasKey.split(' ', 1);
  return {
    language,
    words: aliasKey.slice(language.length + 1),
    learntAt: learntAt.toISOString(),
  };
}

function lineReply(line: ImportLine, ingredients: Pantry) {
  const { aliasKey: _key, candidates, ...said } = line;
  const { ingredientNo, amount } = line;
  const chosen = ingredientNo === null ? undefined : ingredients.get(ingredientNo);
  return {
    ...said,
    meant: ingredientNo === null ? null : called(ingredients, ingredientNo),
    priceCents: chosen && amount !== null ? priceOf(chosen.ingredientNo, amount, ingredients) : null, // prettier-ignore
    /** Somebody still has to say what is in it. */
    isUnsettled: chosen !== undefined && isUnsettled(chosen),
    candidates: candidates.map((each) => ({
      ...each,
      ...called(ingredients, each.ingredientNo),
      priceCents: each.amount === null || !ingredients.has(each.ingredientNo) ? null : priceOf(each.ingredientNo, each.amount, ingredients), // prettier-ignore
    })),
  };
}

/** An import as its author works on it: each line beside its reading, what the recipe costs so far, and what is still to be said. */
export function importReply(
  { recipe, lines }: { recipe: KeptImport; lines: readonly ImportLine[] },
  ingredients: Pantry,
) {
  const { readAt, servings, preparationCents } = recipe;
  const taken = ingredientsOf(lines).filter(({ ingredientNo }) => ingredients.has(ingredientNo));
  const cost: RecipeCost | null =
    servings === null || taken.length === 0
      ? null
      : recipeCost({ servings, preparationCents, ingredients: taken }, ingredients);
  return {
    ...recipe,
    readAt: readAt.toISOString(),
    lines: lines.map((line) => lineReply(line, ingredients)),
    cost,
    missing: recipe.state === 'open' ? missingIn(recipe, lines) : [],
  };
}

export const listedReply = ({ readAt, ...listed }: ListedImport) => ({
  ...listed,
  readAt: readAt.toISOString(),
});

export function batchReply({ startedAt, cancelledAt, waiting, ...batch }: Batch) {
  const state = cancelledAt ? 'cancelled' : waiting > 0 ? 'reading' : 'done';
  return {
    ...batch,
    waiting,
    startedAt: startedAt.toISOString(),
    // What was cancelled when nothing was left to do is done.
    state: waiting === 0 ? ('done' as const) : (state as 'cancelled' | 'reading'),
  };
}

export const reportReply = ({ batch, sources }: { batch: Batch; sources: ReportedSource[] }) => ({
  ...batchReply(batch),
  report: sources,
});
