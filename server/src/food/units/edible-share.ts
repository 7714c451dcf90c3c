import { divide, multiply, rational, subtract, one, type Rational } from './rational.ts';
import { weightsNamed } from './weights-of.ts';

type Row = readonly [food: string, refusePercent: number, refuse: string];

/**
 * What of a food as it is bought is not eaten, in per cent of its weight: “refuse” of the USDA's National Nutrient Database for Standard Reference (public
 * domain). Each figure stands alike in releases 25 (2012) and 28 (2016), compared by a program on 30 November 2026; names are those of `food-weights.ts`. What is
 * mostly sold without it (nuts without shells, dates without stones, picked berries) was left out by hand.
 */
// prettier-ignore
export const refuseRows: readonly Row[] = [
  ['apple', 10, 'core and stem'],
  ['apricot', 7, 'pits'],
  ['asparagus', 47, 'butt ends'],
  ['aubergine', 19, 'ends, parings and trimmings'],
  ['avocado', 26, 'seed and skin'],
  ['banana', 36, 'skin'],
  ['basil', 36, 'tough stems, flower heads and trimmings'],
  ['beetroot', 33, 'parings and part tops'],
  ['broccoli', 39, 'leaves and tough stalks with trimmings'],
  ['brussels sprouts', 10, 'outer leaves'],
  ['butternut squash', 16, 'seeds, rind and trimmings'],
  ['cantaloupe melon', 49, 'cavity contents, cutting loss, rind'],
  ['carrot', 11, 'crown, tops and scrapings'],
  ['cauliflower', 61, 'leaf stalks, cores and trimmings'],
  ['celeriac', 14, 'parings'],
  ['celery', 11, 'roots and trimmings'],
  ['cherries', 8, 'pits and stems'],
  ['chinese cabbage', 7, 'outer leaves and root base'],
  ['coriander', 15, 'roots, old and bruised leaves'],
  ['courgette', 5, 'ends'],
  ['cucumber', 3, 'ends'],
  ['dill', 41, 'tough stems and trimmings'],
  ['egg', 12, 'shell'],
  ['endive', 14, 'outer leaves and core'],
  ['fennel', 28, 'stalk, leaves and core'],
  ['figs', 1, 'stems'],
  ['garlic', 13, 'knob and skin'],
  ['ginger', 7, 'scrapings'],
  ['grapefruit', 49, 'peel, seeds, core, and membrane'],
  ['grapes', 4, 'stems'],
  ['green beans', 12, 'ends, strings, trimmings'],
  ['green chilli', 27, 'stem ends, seeds and core'],
  ['green pepper', 18, 'stem ends, seeds and core'],
  ['iceberg lettuce', 5, 'core'],
  ['jalapeño', 8, 'stems and seeds'],
  ['kiwi', 24, 'skin'],
  ['kohlrabi', 54, 'leaves, stems and parings'],
  ['leek', 56, 'tops, root end and skin'],
  ['lemon', 47, 'peel, seeds'],
  ['lemongrass', 35, 'tough stem'],
  ['lime', 16, 'peel and seeds'],
  ['mangetout', 6, 'ends and strings'],
  ['mango', 29, 'seeds and skin'],
  ['mint', 59, 'stems'],
  ['nectarine', 9, 'pit'],
  ['okra', 14, 'crown and tips'],
  ['onion', 10, 'stem ends, sprouts and defects'],
  ['orange', 27, 'peel and seeds'],
  ['oyster mushrooms', 11, 'stems'],
  ['pak choi', 12, 'base and damaged leaves'],
  ['papaya', 38, 'seeds and skin'],
  ['parsley', 5, 'tough stems'],
  ['parsnip', 15, 'parings'],
  ['peach', 4, 'pit'],
  ['pear', 10, 'stem, core and seeds'],
  ['persimmon', 16, 'calyx, skin'],
  ['pineapple', 49, 'core, crown, parings'],
  ['plum', 6, 'pits'],
  ['pomegranate', 44, 'skin and membrane'],
  ['portobello mushrooms', 3, 'trimmings'],
  ['potato', 25, 'parings and trimmings'],
  ['pumpkin', 30, 'seeds, rind and stem'],
  ['radishes', 10, 'stem ends, rootlets and trimmings'],
  ['red cabbage', 20, 'outer leaves and core'],
  ['red chilli', 27, 'stem ends, seeds and core'],
  ['red pepper', 18, 'stem ends, seed and core'],
  ['rhubarb', 25, 'ends, leaves'],
  ['romaine lettuce', 6, 'core'],
  ['rosemary', 35, 'stems'],
  ['savoy cabbage', 20, 'outer leaves and core'],
  ['shallots', 12, 'skins'],
  ['spinach', 28, 'large stems and roots'],
  ['spring onions', 4, 'rootlets'],
  ['strawberries', 6, 'caps and stems'],
  ['sweet potato', 28, 'parings and trimmings'],
  ['swiss chard', 8, 'tough stems and damaged leaves'],
  ['tangerine', 26, 'peel and seeds'],
  ['thyme', 32, 'stems'],
  ['tomato', 9, 'core and stem ends'],
  ['turnip', 19, 'parings'],
  ['watercress', 8, 'tough stems and ends'],
  ['watermelon', 48, 'rind, seeds, and cutting loss'],
  ['white cabbage', 20, 'outer leaves and core'],
  ['white mushrooms', 3, 'trimmings'],
];

const byFood = new Map(refuseRows.map(([food, percent, what]) => [food, { percent, what }]));

/** What of it is not eaten; undefined where nobody knows, which is not the same as nothing. */
export function refuseOf(food: string): { percent: number; what: string } | undefined {
  const known = weightsNamed(food);
  return known && byFood.get(known.food);
}

const edibleShare = (food: string): Rational | undefined => {
  const refuse = refuseOf(food);
  return refuse && subtract(one, rational(refuse.percent, 100));
};

/** How much has to be bought for so much that is eaten: 100 g of leek are 227 g as sold. Undefined where nobody knows. */
export function asBought(edible: Rational, food: string): Rational | undefined {
  const share = edibleShare(food);
  return share && divide(edible, share);
}

/** How much of what was bought is eaten. Undefined where nobody knows. */
export function asEaten(bought: Rational, food: string): Rational | undefined {
  const share = edibleShare(food);
  return share && multiply(bought, share);
}
