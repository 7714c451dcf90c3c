import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { behaviour } from './behaviour.ts';
import { asBuilt, inputs, planned, scales } from './cases.ts';
import { costOf, dominating, totalOf } from './cost.ts';
import { demandOf } from './demand.ts';
import { breaksAt, ceilingOf, limitsOf } from './limits.ts';
import { namesIn, placeTables } from './markdown.ts';
import { planFor, type Design } from './plan.ts';
import { accountTiers, prices, tiered, type AccountPlan } from './prices.ts';
import { pressureAt, shareOfDay } from './rush.ts';
import { pages, scaleTables } from './tables.ts';

const orderCounts = fc.integer({ min: 100, max: 100_000_000 });
const growth = fc.double({ min: 1.001, max: 1000, noNaN: true });
const accountPlans = fc.constantFrom(...(Object.keys(accountTiers) as AccountPlan[]));

test('everybody orders at some time, the more the nearer the cut-off is', () => {
  expect(shareOfDay(behaviour, behaviour.openHours, 0)).toBeCloseTo(1, 10);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 400, noNaN: true }), (hours) => {
      expect(pressureAt(behaviour, hours)).toBeGreaterThan(pressureAt(behaviour, hours + 1));
      const hour = shareOfDay(behaviour, hours + 1, hours);
      expect(hour).toBeLessThan(pressureAt(behaviour, hours));
      expect(hour).toBeGreaterThan(pressureAt(behaviour, hours + 1));
    }),
  );
});

test('more orders ask for more of everything', () => {
  fc.assert(
    fc.property(orderCounts, growth, (orders, times) => {
      const less = demandOf(orders, inputs.behaviour, inputs.measured);
      const more = demandOf(orders * times, inputs.behaviour, inputs.measured);
      for (const [name, value] of Object.entries(less)) {
        expect(value, name).toBeGreaterThan(0);
        expect(more[name as keyof typeof more], name).toBeGreaterThan(value);
      }
    }),
  );
});

test('no limit moves away while orders grow and the machines stay', () => {
  fc.assert(
    fc.property(orderCounts, growth, (orders, times) => {
      const plan = planned(orders, asBuilt);
      const at = (count: number) =>
        limitsOf(demandOf(count, inputs.behaviour, inputs.measured), plan, inputs);
      const more = at(orders * times);
      for (const [index, { name, used }] of at(orders).entries()) {
        expect(used, name).toBeGreaterThan(0);
        // Larger groups take fewer cores an order: the database's may rest for a while.
        const rests = name === 'the database’s cores' ? 0.5 : 0.999;
        expect(more[index]?.used, name).toBeGreaterThanOrEqual(used * rests);
      }
    }),
    { numRuns: 30 },
  );
});

test('what a month costs is the sum of its lines, none of them negative, and grows with orders', () => {
  fc.assert(
    fc.property(orderCounts, growth, accountPlans, (orders, times, accounts) => {
      const plan = planned(orders, asBuilt);
      const lines = costOf(orders, plan, inputs, { prices, accounts });
      for (const { service, dollars } of lines) expect(dollars, service).toBeGreaterThanOrEqual(0);
      const [first = { dollars: 0 }] = dominating(lines);
      expect(totalOf(lines)).toBeGreaterThanOrEqual(first.dollars);
      expect(totalOf(lines)).toBeLessThanOrEqual(first.dollars * lines.length);
      const more = costOf(orders * times, plan, inputs, { prices, accounts });
      expect(totalOf(more)).toBeGreaterThan(totalOf(lines));
    }),
    { numRuns: 30 },
  );
});

test('a price that falls with quantity is paid for each part of the quantity', () => {
  expect(tiered(accountTiers.lite, 10_000)).toBe(0);
  expect(tiered(accountTiers.lite, 100_000)).toBeCloseTo(495, 6);
  expect(tiered(accountTiers.lite, 1_000_000)).toBeCloseTo(495 + 4140, 6);
  expect(tiered(accountTiers.plus, 1_000)).toBeCloseTo(20, 6);
});

test('a plan carries the orders it is made for, and breaks at the first limit above', () => {
  for (const orders of scales) {
    const plan = planned(orders, asBuilt);
    const found = breaksAt(orders, plan, inputs);
    expect(found.orders).toBeGreaterThan(orders);
    const used = (count: number) =>
      limitsOf(demandOf(count, inputs.behaviour, inputs.measured), plan, inputs);
    expect(Math.max(...used(found.orders / 1.002).map((limit) => limit.used))).toBeLessThan(1);
    expect(used(found.orders).filter((limit) => limit.used >= 1)).toContainEqual(found.limit);
  }
});

test('each change of design carries more: orders on servers of their own, then a stock for each kitchen', () => {
  const ceiling = (design: Design) => ceilingOf(design, inputs).orders;
  const steps = [
    ceiling(asBuilt),
    ceiling({ orderServers: 4, kitchens: 1 }),
    ceiling({ orderServers: 4, kitchens: 2 }),
    ceiling({ orderServers: 4, kitchens: 10 }),
  ];
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(new Set(steps).size).toBe(steps.length);
  expect(planFor((steps[0] ?? 0) * 1.01, asBuilt, inputs)).toMatchObject({
    ok: false,
    limit: { name: 'the wait for the rows of the stock' },
  });
});

test('the pages hold what the model says today, every table of it', async () => {
  const tables = scaleTables();
  const shown = await Promise.all(pages.map((page) => readFile(page, 'utf8')));
  for (const page of shown) expect(placeTables(page, tables)).toBe(page);
  expect(shown.flatMap(namesIn).toSorted()).toEqual(Object.keys(tables).toSorted());
});
