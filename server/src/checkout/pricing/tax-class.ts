import type { Quote } from '../../food/recipes/quote-line.ts';
import type { LineToPrice } from './price-order.ts';

/**
 * A meal with its recipe card is one supply, and food, whatever wine is cooked into it; a line of nothing but strong drink is its own.
 * Source: CJEU C-463/16 (a single supply takes one rate, even with parts that are priced apart).
 */
export function taxClassOf({
  need,
  facts,
}: Pick<Quote, 'need' | 'facts'>): LineToPrice['taxClass'] {
  const drinks = new Set(facts.alcoholIn);
  return [...need.keys()].every((ingredientNo) => drinks.has(ingredientNo)) ? 'alcohol' : 'food';
}
