import { folded } from '../../contract/fold.ts';
import type { Measure, Weights } from './convert.ts';
import { foodWeights, type FoodWeights } from './food-weights.ts';
import {
  compare,
  divide,
  multiply,
  one,
  rational,
  readRational,
  subtract,
  type Rational,
} from './rational.ts';
import { sizeOf, unitNamed, type UnitName } from './unit-table.ts';

const stem = (word: string) =>
  word
    .replace(/(?:ies)$/, 'y')
    .replace(/(?<=o|sh|ch|x|ss)es$/, '')
    .replace(/(?<=[^su])s$/, '');
const keyOf = (food: string) => folded(food).split(' ').map(stem).toSorted().join(' ');

const byKey = new Map(foodWeights.map((row) => [keyOf(row.food), row]));

/** What is known of a food by its whole name, in the singular or plural; a name that says more or less is another food. */
export const weightsNamed = (food: string): FoodWeights | undefined => byKey.get(keyOf(food));

const poured: readonly UnitName[] = ['cup', 'fl oz', 'tbsp', 'tsp'];
const near = rational(5, 100);

/** Of the ways in which a food lies in a unit the one that was asked for, or that is said of none in particular; none where they differ. */
function oneWay(grams: FoodWeights['grams'], unit: string, how: string): Rational | undefined {
  const ways = Object.entries(grams).flatMap(([said, weight]) => {
    const [name = '', ...way] = said.split(', ');
    const amount = readRational(weight);
    return name === unit && amount ? [{ way: way.join(', '), amount }] : [];
  });
  const asked = how === '' ? undefined : ways.find(({ way }) => way !== '' && how.includes(way));
  const plain = ways.find(({ way }) => way === '');
  const [first, ...others] = ways;
  const isAlike = others.every(({ amount }) => {
    const apart = first ? subtract(divide(amount, first.amount), one) : one;
    return compare(multiply(apart, apart), multiply(near, near)) <= 0;
  });
  return (asked ?? plain ?? (isAlike ? first : undefined))?.amount;
}

/**
 * The weights of a food for `convert`: what its own units weigh, and its density from the largest measure that was weighed. Without a size a piece is
 * a medium one. `how` is what was done to it, since a cup of sliced onion holds less than one of chopped.
 */
export function weightsOf({ food, grams }: FoodWeights, how = ''): Weights {
  const own = new Map<string, Measure>();
  for (const said of Object.keys(grams)) {
    const unit = unitNamed(said.split(', ')[0] ?? '');
    const weight = unit && oneWay(grams, unit, how);
    if (weight && !poured.includes(unit)) own.set(unit, { amount: weight, unit: 'g' });
  }
  const medium = own.get('medium');
  if (medium && !own.has('piece')) own.set('piece', medium);
  // The largest measure that was weighed decides; where it lies in several ways and nobody says which, a smaller one would be a guess.
  const largest = poured.find((unit) =>
    Object.keys(grams).some((said) => said.split(', ')[0] === unit),
  );
  const weight = largest && oneWay(grams, largest, how);
  const size = largest && sizeOf(largest, 'US');
  const isButter = /butter$/.test(food);
  return { own, isButter, ...(weight && size && { density: divide(weight, size) }) };
}
