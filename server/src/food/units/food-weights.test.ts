import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { energyOf } from './annex-xiv.ts';
import { convert } from './convert.ts';
import { foodWeights } from './food-weights.ts';
import { rational, readRational, roughly } from './rational.ts';
import { unitNamed } from './unit-table.ts';
import { weightsNamed, weightsOf } from './weights-of.ts';

describe('what foods weigh', () => {
  test('each food is there once, with its number in both of the tables that it was read from', () => {
    expect(foodWeights.length).toBeGreaterThanOrEqual(300);
    for (const key of ['food', 'fdcId', 'ndbNo', 'is'] as const) {
      expect(new Set(foodWeights.map((row) => row[key])).size).toBe(foodWeights.length);
    }
    for (const { fdcId, ndbNo } of foodWeights) {
      expect(fdcId).toBeGreaterThan(167_000);
      expect(ndbNo).toMatch(/^\d{5}$/);
    }
  });
  test('each weight is a number of grams for a unit that the shop knows', () => {
    for (const { food, grams } of foodWeights) {
      expect(Object.keys(grams), food).not.toEqual([]);
      for (const [unit, weight] of Object.entries(grams)) {
        const amount = readRational(weight);
        expect(amount && roughly(amount), `${food}, ${unit}`).toBeGreaterThan(0);
        expect(unitNamed(unit.split(', ')[0] ?? ''), food).toBeTruthy();
      }
    }
  });
  test('a spoon weighs its share of a cup, but for foods of which the source itself says otherwise', () => {
    const share = { cup: 48, 'fl oz': 6, tbsp: 3, tsp: 1 };
    const apart = foodWeights.flatMap(({ food, grams }) => {
      const weighed = Object.entries(share).flatMap(([unit, teaspoons]) => {
        const weight = readRational(grams[unit] ?? '');
        // The source rounds: 0.5 g is anything up to 0.55, 2 g anything up to 2.1.
        return weight ? [{ each: roughly(weight) / teaspoons, off: 0.06 / teaspoons }] : [];
      });
      const [largest, ...others] = weighed;
      const differs = others.some(
        ({ each, off }) => largest && Math.abs(each - largest.each) > largest.each * 0.06 + off,
      );
      return differs ? [food] : [];
    });
    expect(apart).toEqual([
      'lemongrass',
      'parmesan, grated',
      'rosemary',
      'salsa',
      'sour cream',
      'tomato ketchup',
    ]);
  });
  test('nothing to eat is heavier than honey by much, or as light as air', () => {
    for (const row of foodWeights) {
      const { density } = weightsOf(row);
      if (!density) continue;
      expect(roughly(density), row.food).toBeGreaterThan(0.02);
      expect(roughly(density), row.food).toBeLessThan(1.6);
    }
  });
  test('a cup of sliced onion is less than one of chopped, and of onion nobody can say', () => {
    const onion = weightsNamed('Onions');
    if (!onion) throw new Error('Nobody knows onions.');
    const grams = (how?: string) =>
      convert({ amount: rational(1), unit: 'cup' }, 'g', weightsOf(onion, how), 'US');
    expect(grams('finely chopped')).toEqual({ ok: true, amount: rational(160) });
    expect(grams('sliced')).toEqual({ ok: true, amount: rational(115) });
    expect(grams()).toEqual({ ok: false, why: 'no-density' });
    const piece = convert({ amount: rational(2), unit: 'piece' }, 'g', weightsOf(onion), 'US');
    expect(piece).toEqual({ ok: true, amount: rational(220) });
  });
  test('a metric cup holds more than the American one that was weighed', () => {
    const honey = weightsNamed('honey');
    if (!honey) throw new Error('Nobody knows honey.');
    const cup = { amount: rational(1), unit: 'cup' };
    const [us, metric] = (['US', 'EU'] as const).map((region) =>
      convert(cup, 'g', weightsOf(honey), region),
    );
    if (!us?.ok || !metric?.ok) throw new Error('A cup of honey weighs something.');
    expect(us.amount).toEqual(rational(339));
    expect(roughly(metric.amount)).toBeCloseTo(358.2, 1);
  });
});

describe('energy by Annex XIV', () => {
  const demo = join(import.meta.dirname, '../../../db/demo/ingredients.csv');
  const rows = parse<Record<string, string>>(readFileSync(demo), { columns: true });
  const number = (row: Record<string, string>, column: string) => Number(row[column] ?? 0);
  const worked = rows.map((row) => {
    const energy = energyOf({
      carbohydrateMg: number(row, 'carbohydrate_g') * 1000,
      proteinMg: number(row, 'protein_g') * 1000,
      fatMg: number(row, 'fat_g') * 1000,
      fibreMg: number(row, 'fibre_g') * 1000,
      alcoholPermille: number(row, 'alcohol_permille'),
    });
    return { name: row['name'] ?? '', said: number(row, 'kcal'), ...energy };
  });
  /** Sour by organic acids, of which a gram has 3 kcal and which the shop has no fact for. */
  const sour = ['Lemon', 'Rice vinegar', 'Red wine vinegar', 'Balsamic vinegar', 'Cider vinegar'];

  test('what the demo says of each food is what is in it, within 8 % or 2 kcal', () => {
    expect(worked.length).toBeGreaterThan(200);
    const off = worked
      .filter(({ said, kcal }) => Math.abs(said - kcal) > Math.max(0.08 * said, 2))
      .map(({ name }) => name);
    expect(off).toEqual(sour);
  });
  test('and where it is not, as much acid as makes a food sour is what is missing', () => {
    for (const { name, said, kcal } of worked.filter((each) => sour.includes(each.name))) {
      const acidGrams = (said - kcal) / 3;
      expect(acidGrams, name).toBeGreaterThan(1);
      expect(acidGrams, name).toBeLessThan(7);
    }
  });
  test('kilojoules are worked out from the same grams, not from kilocalories', () => {
    const oil = { carbohydrateMg: 0, proteinMg: 0, fatMg: 100_000, fibreMg: 0, alcoholPermille: 0 };
    expect(energyOf(oil)).toEqual({ kj: 3700, kcal: 900 });
    const wine = {
      carbohydrateMg: 2600,
      proteinMg: 100,
      fatMg: 0,
      fibreMg: 0,
      alcoholPermille: 135,
    };
    expect(energyOf(wine).kcal).toBeCloseTo(85.4, 1);
    expect(energyOf(wine).kj).toBeCloseTo(354.9, 1);
  });
});
