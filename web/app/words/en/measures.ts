import type { UsUnit } from '../../../../server/src/contract/measures.ts';

/** What amounts are told in. */
export const measureWords = {
  legend: 'Amounts in',
  metric: 'Grams and millilitres',
  inCups: 'US cups',
  steps: 'The steps say grams and millilitres all the same.',
  us: {
    cup: (count, isMany) => (isMany ? `${count} cups` : `${count} cup`),
    tbsp: (count) => `${count} tbsp`,
    tsp: (count) => `${count} tsp`,
    lb: (count) => `${count} lb`,
    oz: (count) => `${count} oz`,
  } satisfies Record<UsUnit, (count: string, isMany: boolean) => string> as Record<
    UsUnit,
    (count: string, isMany: boolean) => string
  >,
};
