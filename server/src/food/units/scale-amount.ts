import { ceil, divide, multiply, power, rational, type Rational } from './rational.ts';
import { convert, type Converted, type Measure, type Weights, type WhyNot } from './convert.ts';
import { dimensionOf, isUnit, type Region } from './unit-table.ts';

/**
 * How an amount follows the servings. `linear`: as they do. `step`: as they do, up to the next whole step, so that nobody gets less. `fixed`: not at
 * all (the oil of a pan, a bay leaf). `power`: slower than they do where the exponent is below one (salt, spices, the water that boils away).
 */
export type ScalingRule =
  | { kind: 'linear' }
  | { kind: 'fixed' }
  | { kind: 'step'; step: Rational }
  | { kind: 'power'; exponent: Rational };

/** Exactly what so many servings take; nothing is rounded here but a step, which is meant. */
export function scaleAmount(
  amount: Rational,
  servings: number,
  to: number,
  rule: ScalingRule,
): Rational {
  const ratio = rational(to, servings);
  switch (rule.kind) {
    case 'linear':
      return multiply(amount, ratio);
    case 'fixed':
      return amount;
    case 'step':
      return multiply(rational(ceil(divide(multiply(amount, ratio), rule.step))), rule.step);
    case 'power':
      return multiply(amount, power(ratio, rule.exponent));
  }
}

export type BaseUnit = 'g' | 'ml' | 'piece';
export type BaseAmount = { ok: true; amount: bigint; unit: BaseUnit } | { ok: false; why: WhyNot };

/** Whole base units as the stock counts them. This is the one place that rounds, up, after everything else. */
export function baseAmount(
  measure: Measure,
  weights: Weights = {},
  region: Region | null = null,
  into: BaseUnit = baseUnitOf(measure),
): BaseAmount {
  const converted: Converted = convert(measure, into, weights, region);
  return converted.ok ? { ok: true, amount: ceil(converted.amount), unit: into } : converted;
}

/** What the stock would count it in: what it is weighed or measured in, and pieces of everything else. */
export function baseUnitOf({ unit }: Measure): BaseUnit {
  const dimension = isUnit(unit) ? dimensionOf(unit) : 'count';
  return dimension === 'mass' ? 'g' : dimension === 'volume' ? 'ml' : 'piece';
}
