import type { Measures, UsUnit } from '../../../server/src/contract/measures.ts';
import type { Unit } from '../../../server/src/contract/food-terms.ts';
import { measureWords } from '../words/en/measures.ts';
import type { UsMeasures } from './api-types.ts';
import { amount } from './format.ts';

/** Amounts of ingredients that the store has told in cups, by ingredient and amount. */
export type ToldInUs = Readonly<Record<string, string>>;

export type Measured = { ingredientNo: number; amount: number };
const keyOf = ({ ingredientNo, amount: some }: Measured) => `${ingredientNo} ${some}`;

export const isTold = (told: ToldInUs, part: Measured): boolean => keyOf(part) in told;

/** What the store answered; an amount that base units say better is in none. */
export const toldOf = ({ items }: UsMeasures): ToldInUs =>
  Object.fromEntries(
    items.map(({ measure, ...part }) => [
      keyOf(part),
      measure === null ? '' : usAmount(measure.count, measure.unit, measure.isMany),
    ]),
  );

const usAmount = (count: string, unit: UsUnit, isMany: boolean): string =>
  measureWords.us[unit](count, isMany);

/** An amount in what somebody measures in; in base units until it is told. */
export const amountIn = (told: ToldInUs, part: Measured, unit: Unit): string =>
  told[keyOf(part)] || amount(part.amount, unit);

export const measuresIn = (said: string | null | undefined): Measures | undefined =>
  said === 'us' || said === 'metric' ? said : undefined;
