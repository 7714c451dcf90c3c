import { strongestAlcoholFree, type Allergen, type Diet } from '../../contract/food-terms.ts';
import type { FactName } from '../../contract/ingredient-shape.ts';
import { readComponents, undeclaredIn } from './components.ts';
import type { Ingredient } from './ingredient.ts';

/** What everything that keeps a diet keeps as well. */
const implied: Partial<Record<Diet, Diet>> = {
  vegan: 'vegetarian',
  vegetarian: 'pescatarian',
  pescatarian: 'pork-free',
};

/** Allergens that a diet rules out, because they are animals or come from them. */
const ruledOut: Partial<Record<Diet, Allergen[]>> = {
  vegan: ['milk', 'eggs', 'fish', 'crustaceans', 'molluscs'],
  vegetarian: ['fish', 'crustaceans', 'molluscs'],
};

type Contradiction = { fact: FactName; message: string };

/** Why the unit of a known ingredient is kept. */
export const unitStays = 'cannot change while recipes or the stock count in it';

/** What an ingredient is said to be that cannot be true together; `fact` names what to correct. */
export function contradictions(
  facts: Pick<
    Ingredient,
    'unit' | 'pieceGrams' | 'allergens' | 'diets' | 'alcoholPermille' | 'nutrition'
  > &
    Partial<Pick<Ingredient, 'makeup' | 'components'>>,
): Contradiction[] {
  const { unit, pieceGrams, nutrition } = facts;
  const found: Contradiction[] = dietsAgainst(facts.diets ?? [], facts.allergens ?? []);
  if (
    facts.diets?.includes('alcohol-free') &&
    (facts.alcoholPermille ?? 0) > strongestAlcoholFree
  ) {
    found.push({
      fact: 'diets',
      message: `says alcohol-free, but it holds more than ${strongestAlcoholFree / 10} % vol`,
    });
  }
  if (unit === 'piece' && pieceGrams === null) {
    found.push({ fact: 'pieceGrams', message: 'is needed where the unit is piece' });
  }
  if (unit !== 'piece' && pieceGrams !== null) {
    found.push({ fact: 'pieceGrams', message: 'must be empty unless the unit is piece' });
  }
  if (nutrition.saturatesMg > nutrition.fatMg) {
    found.push({ fact: 'saturatesMg', message: 'must not be more than the fat' });
  }
  if (nutrition.sugarsMg > nutrition.carbohydrateMg) {
    found.push({ fact: 'sugarsMg', message: 'must not be more than the carbohydrate' });
  }
  if (facts.components) found.push(...componentsAgainst(facts.components, facts));
  return found;
}

/** A list that cannot be read, or that names an allergen which the ingredient does not declare: nobody would be warned of it. */
function componentsAgainst(
  text: string,
  { makeup, allergens }: Partial<Pick<Ingredient, 'makeup' | 'allergens'>>,
): Contradiction[] {
  if (makeup === 'single')
    return [{ fact: 'components', message: 'must be empty where it is one food' }];
  const read = readComponents(text);
  if (!read.ok) return [{ fact: 'components', message: read.message }];
  const missing = undeclaredIn(read.components, allergens ?? null);
  return missing.map((allergen) => ({
    fact: 'components' as const,
    message: `names ${allergen}, which the allergens do not declare`,
  }));
}

function dietsAgainst(diets: Diet[], allergens: Allergen[]): Contradiction[] {
  return diets.flatMap((diet) => {
    const missing = implied[diet];
    const inIt = allergens.filter((allergen) => ruledOut[diet]?.includes(allergen));
    return [
      ...(missing && !diets.includes(missing) ? [`says ${diet} without ${missing}`] : []),
      ...inIt.map((allergen) => `says ${diet}, but it contains ${allergen}`),
    ].map((message) => ({ fact: 'diets' as const, message }));
  });
}
