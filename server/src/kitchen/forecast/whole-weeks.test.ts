import { expect, test } from 'vitest';
import { wholeWeeks } from './whole-weeks.ts';

test.each([
  [
    { from: '2026-11-23', to: '2026-12-06' },
    { weeks: [{ from: '2026-11-23', to: '2026-11-30' }], days: [] },
  ],
  [
    { from: '2026-11-25', to: '2026-12-08' },
    {
      weeks: [{ from: '2026-11-30', to: '2026-11-30' }],
      days: [
        { from: '2026-11-25', to: '2026-11-29' },
        { from: '2026-12-07', to: '2026-12-08' },
      ],
    },
  ],
  [
    { from: '2026-11-24', to: '2026-12-05' },
    { weeks: [], days: [{ from: '2026-11-24', to: '2026-12-05' }] },
  ],
])('%j is these whole weeks and days beside them', (span, parts) => {
  expect(wholeWeeks(span)).toEqual(parts);
});
