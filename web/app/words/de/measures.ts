import type { measureWords as english } from '../en/measures.ts';

export const measureWords: typeof english = {
  legend: 'Mengen in',
  metric: 'Gramm und Milliliter',
  inCups: 'US-Cups',
  steps: 'Die Schritte nennen weiterhin Gramm und Milliliter.',
  us: {
    cup: (count, isMany) => (isMany ? `${count} Cups` : `${count} Cup`),
    tbsp: (count) => `${count} EL (US)`,
    tsp: (count) => `${count} TL (US)`,
    lb: (count) => `${count} lb`,
    oz: (count) => `${count} oz`,
  },
};
