/**
 * Energy of a food from what is in it, by the factors of Annex XIV of Regulation (EU) No 1169/2011: kJ and kcal in a gram. Salads and polyols are
 * not told apart here; what the shop knows of a food names neither.
 */
const factors = {
  carbohydrate: { kj: 17, kcal: 4 },
  protein: { kj: 17, kcal: 4 },
  fat: { kj: 37, kcal: 9 },
  alcohol: { kj: 29, kcal: 7 },
  fibre: { kj: 8, kcal: 2 },
} as const;

/** In 100 g or 100 ml; milligrams, as the shop keeps them. Carbohydrate is without fibre, as the Regulation has it. */
export type Macronutrients = {
  carbohydrateMg: number;
  proteinMg: number;
  fatMg: number;
  fibreMg: number;
  /** Tenths of a per cent by volume, in a food that is told per 100 ml. */
  alcoholPermille: number;
};

/** Grams of ethanol in a millilitre at 20 °C (OIML R 22). */
const ethanol = 0.78924;

/** kJ and kcal of 100 g or 100 ml. */
export function energyOf(food: Macronutrients): { kj: number; kcal: number } {
  const grams = {
    carbohydrate: food.carbohydrateMg / 1000,
    protein: food.proteinMg / 1000,
    fat: food.fatMg / 1000,
    fibre: food.fibreMg / 1000,
    alcohol: (food.alcoholPermille / 10) * ethanol,
  };
  const total = (unit: 'kj' | 'kcal') =>
    (Object.keys(factors) as (keyof typeof factors)[]).reduce(
      (sum, name) => sum + grams[name] * factors[name][unit],
      0,
    );
  return { kj: total('kj'), kcal: total('kcal') };
}
