import { expect, test } from 'vitest';
import { faults, runModel } from './model.ts';

/** A million of them take minutes: `LARDER_MODEL_STEPS=1000000 npx vitest run server/test/subscriptions/model.test.ts`. */
const steps = Number(process.env['LARDER_MODEL_STEPS'] ?? 10_000);

test(
  'no skip that was acknowledged is charged, nobody gets two boxes or what they must not have, and receipts hold',
  () => {
    const report = runModel({ steps, seed: 20_261_130 });
    expect(report.violations).toEqual([]);
    expect(report.steps).toBe(steps);
    expect(report.orders).toBeGreaterThan(steps / 100);
    expect(report.charged).toBeGreaterThan(0);
    if (steps > 10_000) process.stdout.write(`${JSON.stringify(report)}\n`);
  },
  60_000 + steps,
);

test.each(faults)('%s: that is found', (fault) => {
  expect(runModel({ steps: 40_000, seed: 7, fault }).violations).not.toEqual([]);
});
