import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convert, convertNamed, type Weights } from './convert.ts';
import { compare, equal, multiply, rational, readRational, subtract, zero } from './rational.ts';
import { baseAmount, scaleAmount, type ScalingRule } from './scale-amount.ts';
import { showAmount, showInOwn } from './show-amount.ts';
import { regions, sizeOf, unitNamed, units, type UnitName } from './unit-table.ts';

const names = Object.keys(units) as UnitName[];
const anyUnit = fc.constantFrom(...names);
const anyRegion = fc.constantFrom(...regions, null);
const anyAmount = fc
  .tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 64 }))
  .map(([over, under]) => rational(over, under));
/** A food of which everything is known that can be. */
const weighed: Weights = {
  density: rational(9, 10),
  own: new Map([
    ['piece', { amount: rational(150), unit: 'g' }],
    ['clove', { amount: rational(5), unit: 'g' }],
    ['can', { amount: rational(400), unit: 'ml' }],
  ]),
};

describe('an amount is converted exactly or not at all', () => {
  test('and back it is what it was', () => {
    fc.assert(
      fc.property(anyAmount, anyUnit, anyUnit, anyRegion, (amount, unit, to, region) => {
        for (const weights of [{}, weighed]) {
          const there = convert({ amount, unit }, to, weights, region);
          if (!there.ok) continue;
          const back = convert({ amount: there.amount, unit: to }, unit, weights, region);
          expect(back).toEqual({ ok: true, amount });
        }
      }),
    );
  });
  test('what is refused one way is refused the other', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, anyRegion, (unit, to, region) => {
        const amount = rational(1);
        expect(convert({ amount, unit }, to, {}, region).ok).toBe(
          convert({ amount, unit: to }, unit, {}, region).ok,
        );
      }),
    );
  });
  test('weight becomes volume for nobody who has not weighed it', () => {
    const of = (dimension: string) => names.filter((name) => units[name].dimension === dimension);
    for (const unit of of('mass')) {
      for (const to of of('volume')) {
        for (const region of regions) {
          expect(convert({ amount: rational(1), unit }, to, {}, region).ok).toBe(false);
        }
      }
    }
  });
  test('what everybody weighs wins over what a piece weighs', () => {
    const weights: Weights = { own: new Map([['kg', { amount: rational(8), unit: 'piece' }]]) };
    expect(convert({ amount: rational(500), unit: 'g' }, 'kg', weights)).toEqual({
      ok: true,
      amount: rational(1, 2),
    });
  });
  test('a unit that is made of itself is no endless question', () => {
    const own = new Map([
      ['box', { amount: rational(2), unit: 'bag' }],
      ['bag', { amount: rational(3), unit: 'box' }],
    ]);
    expect(convert({ amount: rational(1), unit: 'box' }, 'g', { own }).ok).toBe(false);
  });
});

test('every unit goes by one name, and by its plural', () => {
  for (const name of names) expect(unitNamed(name)).toBe(name);
  expect(['cups', 'leaves', 'bunches', 'loaves', 'Tablespoons', 'tins', ''].map(unitNamed)).toEqual(
    ['cup', 'leaf', 'bunch', 'loaf', 'tbsp', 'can', 'piece'],
  );
});

test.each([
  ['cup', 'US', '236.5882365'],
  ['cup', 'EU', '250'],
  ['tbsp', 'AU', '20'],
  ['pint', 'US', '473.176473'],
  ['pint', 'UK', '568.26125'],
  ['fl oz', 'UK', '28.4130625'],
  ['gill', 'UK', '142.0653125'],
  ['lb', 'US', '453.59237'],
] as const)('a %s in the %s is %s', (unit, region, size) => {
  expect(sizeOf(unit, region)).toEqual(readRational(size));
});

const anyRule: fc.Arbitrary<ScalingRule> = fc.oneof(
  fc.constantFrom<ScalingRule>({ kind: 'linear' }, { kind: 'fixed' }),
  anyAmount.map((step): ScalingRule => ({ kind: 'step', step })),
  fc.integer({ min: 1, max: 4 }).map((over): ScalingRule => ({
    kind: 'power',
    exponent: rational(over, 4),
  })),
);
const anyServings = fc.integer({ min: 1, max: 24 });

test('degrees go by their letters beside each other, and names by their other spellings', () => {
  const named = (from: string, to: string) => convertNamed(rational(350), from, to);
  expect(named('F', 'C')).toEqual({ ok: true, amount: rational(530, 3) });
  expect(named('°F', 'C')).toEqual(named('F', '°C'));
  expect(named('C', 'ml')).toEqual({ ok: false, why: 'unknown-unit' });
  expect(named('milliliters', 'Liter')).toEqual({ ok: true, amount: rational(35, 100) });
  expect(named('oz.', 'lbs.')).toEqual({ ok: true, amount: rational(350, 16) });
});

describe('a recipe for others', () => {
  test('more servings never take less', () => {
    fc.assert(
      fc.property(anyAmount, anyServings, anyServings, anyRule, (amount, servings, to, rule) => {
        const less = scaleAmount(amount, servings, to, rule);
        const more = scaleAmount(amount, servings, to + 1, rule);
        expect(compare(more, less)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
  test('there and back takes what it took, and any number of times of half as many is half', () => {
    fc.assert(
      fc.property(anyAmount, anyServings, anyServings, (amount, servings, to) => {
        const linear: ScalingRule = { kind: 'linear' };
        const there = scaleAmount(amount, servings, to, linear);
        expect(equal(scaleAmount(there, to, servings, linear), amount)).toBe(true);
        const twice = scaleAmount(amount, servings, to * 2, linear);
        expect(equal(twice, multiply(there, rational(2)))).toBe(true);
      }),
    );
  });
  test('whole steps are the first that are enough', () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, anyServings, anyServings, (amount, step, servings, to) => {
        const exact = scaleAmount(amount, servings, to, { kind: 'linear' });
        const taken = scaleAmount(amount, servings, to, { kind: 'step', step });
        expect(compare(taken, exact)).toBeGreaterThanOrEqual(0);
        expect(compare(subtract(taken, step), exact)).toBeLessThan(0);
      }),
    );
  });
  test('the stock is asked for no less than it takes, and for less than one more', () => {
    fc.assert(
      fc.property(anyAmount, fc.constantFrom('g', 'oz', 'cup', 'dl', 'piece'), (amount, unit) => {
        const base = baseAmount({ amount, unit }, {}, 'US');
        if (!base.ok) throw new Error(base.why);
        const exact = convert({ amount, unit }, base.unit, {}, 'US');
        if (!exact.ok) throw new Error(exact.why);
        expect(compare(rational(base.amount), exact.amount)).toBeGreaterThanOrEqual(0);
        expect(compare(rational(base.amount - 1n), exact.amount)).toBeLessThan(0);
      }),
    );
  });
});

describe('an amount is shown as people write it', () => {
  test('never nothing, never a number that nobody writes', () => {
    fc.assert(
      fc.property(anyAmount, anyUnit, (amount, unit) => {
        const shown = showAmount(amount, unit);
        expect(shown).not.toMatch(/^0(?!\.)|\d{2,}\/|\/\d{2,}|\.\d{3}|^\d+ \d+(?!\/)(?: |$)/);
        expect(showAmount(amount, unit, { fractions: 'plain' })).not.toMatch(/[¼-¾⅐-⅞]/);
      }),
    );
  });
  test.each([
    ['3/2', 'cup', '1 ½ cups'],
    ['1/2', 'cup', '½ cup'],
    ['22992/1000', 'piece', '23'],
    ['2999/1000', 'tbsp', '3 tbsp'],
    ['75/4', 'g', '19 g'],
    ['3', 'leaf', '3 leaves'],
  ] as const)('%s of %s is “%s”', (amount, unit, shown) => {
    expect(showAmount(readRational(amount) ?? zero, unit)).toBe(shown);
  });
  test('in somebody’s own measures', () => {
    expect(showInOwn(rational(355), 'ml', 'us')).toBe('1 ½ cups');
    expect(showInOwn(rational(567), 'g', 'us')).toBe('1 ¼ lb');
    expect(showInOwn(rational(15), 'ml', 'us')).toBe('1 tbsp');
    expect(showInOwn(rational(1500), 'g', 'metric')).toBe('1.5 kg');
    expect(showInOwn(rational(19), 'g', 'metric')).toBe('19 g');
  });
});
