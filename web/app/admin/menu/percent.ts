import type { Cost } from '../kit/office-types.ts';

/** What of the price is not ingredients, in whole percent. */
export const percentOf = ({ totalCents, preparationCents }: Cost): number =>
  totalCents === 0 ? 0 : Math.round((100 * preparationCents) / totalCents);
