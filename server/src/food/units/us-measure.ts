import { usUnits, type UsUnit } from '../../contract/measures.ts';
import type { Unit } from '../../contract/food-terms.ts';
import { compare, divide, multiply, nearest, one, rational, type Rational } from './rational.ts';
import { asFraction, ownUnit } from './show-amount.ts';
import { sizeOf } from './unit-table.ts';
import { weightsNamed, weightsOf } from './weights-of.ts';

/** `count` as people write it, `1 ½`; `isMany`: more than one. */
export type UsMeasure = { count: string; unit: UsUnit; isMany: boolean };

/** Nobody has a spoon for less than an eighth, and below half an ounce grams say it better. */
const leastOf = (unit: UsUnit): Rational => rational(1, unit === 'oz' ? 2 : 8);
const isUsUnit = (unit: string): unit is UsUnit => usUnits.some((known) => known === unit);

/**
 * An amount in base units as a cook in the US measures it: what is poured, and what is weighed and somebody knows the density of, in cups and spoons; what else
 * is weighed in pounds and ounces. `food` is what the shop calls it in English. Null where base units say it better: pieces, milligrams, the smallest amounts.
 */
export function inUsMeasure(amount: number, unit: Unit, food: string | null): UsMeasure | null {
  if (unit === 'piece' || unit === 'mg') return null;
  const known = unit === 'g' && food !== null ? weightsNamed(food) : undefined;
  const { density } = known ? weightsOf(known) : {};
  if (density) return told(divide(rational(amount), density), 'ml');
  return told(rational(amount), unit);
}

function told(base: Rational, of: 'g' | 'ml'): UsMeasure | null {
  const unit = ownUnit(base, of, 'us');
  const [size, other] = [sizeOf(of, 'US'), sizeOf(unit, 'US')];
  if (!size || !other || !isUsUnit(unit)) return null;
  const count = divide(multiply(base, size), other);
  if (compare(count, leastOf(unit)) < 0) return null;
  // Beyond one nobody measures eighths.
  const isEighths = count.under === 8n && compare(count, one) > 0;
  const quarters = rational(nearest(multiply(count, rational(4))), 4n);
  const text = asFraction(isEighths ? quarters : count);
  // As it is shown: a hair more than one is one.
  return { count: text, unit, isMany: compare(count, one) > 0 && text !== '1' };
}
