import type { Quote } from '../../food/recipes/quote-line.ts';
import type { LineToPrice } from './price-order.ts';
import { taxClassOf } from './tax-class.ts';

/** The lines of a box in their order. */
export const linesToPrice = (quotes: readonly Quote[]): LineToPrice[] =>
  quotes.map((quote, index) => ({
    lineNo: index + 1,
    cents: quote.price.totalCents,
    taxClass: taxClassOf(quote),
  }));
