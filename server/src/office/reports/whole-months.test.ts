import { expect, test } from 'vitest';
import { wholeMonths } from './whole-months.ts';

test.each([
  [
    { from: '2026-01-15', to: '2026-04-10' },
    {
      months: [{ from: '2026-02-01', to: '2026-03-01' }],
      days: [
        { from: '2026-01-15', to: '2026-01-31' },
        { from: '2026-04-01', to: '2026-04-10' },
      ],
    },
  ],
  [
    { from: '2025-12-01', to: '2026-02-28' },
    { months: [{ from: '2025-12-01', to: '2026-02-01' }], days: [] },
  ],
  [
    { from: '2024-02-01', to: '2024-02-28' },
    { months: [], days: [{ from: '2024-02-01', to: '2024-02-28' }] },
  ],
  [
    { from: '2024-02-01', to: '2024-02-29' },
    { months: [{ from: '2024-02-01', to: '2024-02-01' }], days: [] },
  ],
  [
    { from: '2026-01-31', to: '2026-02-28' },
    {
      months: [{ from: '2026-02-01', to: '2026-02-01' }],
      days: [{ from: '2026-01-31', to: '2026-01-31' }],
    },
  ],
  [
    { from: '2026-01-31', to: '2026-02-01' },
    { months: [], days: [{ from: '2026-01-31', to: '2026-02-01' }] },
  ],
])('%j is these whole months and days beside them', (span, parts) => {
  expect(wholeMonths(span)).toEqual(parts);
});
