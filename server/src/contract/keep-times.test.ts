import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overAfter } from './keep-times.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

test('nothing is kept for longer than was said, and for less than an hour less', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_095 }),
      fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
      (days, now) => {
        const early = now.getTime() + days * dayMs - overAfter(days, now).getTime();
        expect(early).toBeGreaterThanOrEqual(0);
        expect(early).toBeLessThan(hourMs);
      },
    ),
  );
});

test('what is touched again within the hour keeps its end', () => {
  const at = (time: string) => overAfter(30, new Date(`2026-12-01T${time}Z`)).toISOString();
  expect([at('10:00:00.000'), at('10:59:59.999'), at('11:00:00.000')]).toEqual([
    '2026-12-31T10:00:00.000Z',
    '2026-12-31T10:00:00.000Z',
    '2026-12-31T11:00:00.000Z',
  ]);
});
