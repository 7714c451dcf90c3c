import type { RegimeName } from '../../contract/label-regimes.ts';
import { allergens, groupOf, type Allergen } from '../../contract/food-terms.ts';
import type { Fishery, Gear, OriginRule, Storage } from '../../contract/label-terms.ts';
import type { OriginStep } from '../../food/ingredients/origin.ts';

/** What a label is made of; each regime says which and in which order. */
export const elements = [
  'name',
  'net-quantity',
  'ingredients',
  'contains',
  'may-contain',
  'contents',
  'origin',
  'dates',
  'storage',
  'warnings',
  'nutrition',
  'operator',
] as const;
export type Element = (typeof elements)[number];

/** What has to be known before a label is printed. */
export type Ask =
  | 'operator'
  | 'name'
  | 'allergens'
  | 'components'
  | 'storage'
  | 'origin'
  | 'fish'
  | 'alcohol'
  | 'cooking'
  | 'durability';

export const fishFacts = ['latinName', 'fishery', 'catchArea', 'gear', 'defrosted'] as const;
export type FishFact = (typeof fishFacts)[number];

type Nutrient =
  'fatMg' | 'saturatesMg' | 'carbohydrateMg' | 'sugarsMg' | 'fibreMg' | 'proteinMg' | 'saltMg';

export type Regime = {
  /** The law that it is read from. */
  source: string;
  order: readonly Element[];
  asks: readonly Ask[];
  /**
   * Those that are declared, and how: they stand out in the list, or are said again after it. `inList` are told in the list alone, by name where
   * the name of the food does not say so.
   */
  allergens: {
    declared: readonly Allergen[];
    standOut: boolean;
    statement: boolean;
    inList: readonly Allergen[];
  };
  /** Ways in which the origin of each may be told: all steps of one of them. None: it is not asked for. */
  origin: Readonly<Partial<Record<OriginRule, readonly (readonly OriginStep[])[]>>>;
  /** Honey: every country, and in what share. */
  honey: 'countries' | 'shares' | 'nothing';
  fish: readonly FishFact[];
  energy: readonly ('kJ' | 'kcal' | 'Calories')[];
  per: readonly ('100 g' | 'serving')[];
  /** Salt is told as such, or as its sodium. */
  nutrients: readonly { fact: Nutrient; name: string; asSodium?: true }[];
  rounding: 'european' | 'american';
  /** Whether it says how many servings there are and how much one weighs. */
  tellsServings: boolean;
  mass: 'metric' | 'metric-and-ounces';
  date: 'dd.mm.yyyy' | 'dd Month yyyy' | 'MM/DD/yyyy';
  /** The least height of an x, in millimetres. */
  xHeightMm: number;
  storage: Readonly<Record<Storage, string>>;
  /** What has to be said where something needs cooking like this. */
  warnings: readonly { cookings: readonly string[]; text: string }[];
  words: {
    netQuantity: string;
    ingredients: string;
    contains: string;
    mayContain: string;
    contents: string;
    origin: string;
    steps: Readonly<Record<OriginStep, string>>;
    fisheries: Readonly<Record<Fishery, string>>;
    gears: Readonly<Record<Gear, string>>;
    farmedIn: string;
    caughtIn: string;
    defrosted: string;
    useBy: string;
    bestBefore: string;
    frozenOn: string;
    storage: string;
    nutrition: string;
    energy: string;
    perContainer: string;
    servingSize: string;
    perHundred: string;
    perServing: string;
    operator: string;
    demo: string;
    sulphites: string;
    crustaceans: string;
  };
};

const europeanWords: Regime['words'] = {
  netQuantity: 'Net quantity:',
  ingredients: 'Ingredients:',
  contains: 'Contains:',
  mayContain: 'May contain:',
  contents: 'Contents:',
  origin: 'Origin:',
  steps: {
    origin: 'Origin:',
    born: 'Born in:',
    reared: 'Reared in:',
    slaughtered: 'Slaughtered in:',
    prepared: 'Prepared in:',
    cut: 'Cutting in:',
  },
  fisheries: { caught: 'caught', 'caught-inland': 'caught in freshwater', farmed: 'farmed' },
  gears: {
    seines: 'seines',
    trawls: 'trawls',
    gillnets: 'gillnets and similar nets',
    'surrounding-nets': 'surrounding nets and lift nets',
    'hooks-and-lines': 'hooks and lines',
    dredges: 'dredges',
    'pots-and-traps': 'pots and traps',
  },
  farmedIn: 'in',
  caughtIn: 'in',
  defrosted: 'defrosted',
  useBy: 'Use by:',
  bestBefore: 'Best before:',
  frozenOn: 'Frozen on:',
  storage: 'Storage:',
  nutrition: 'Nutrition',
  energy: 'Energy',
  perContainer: 'servings per container',
  servingSize: 'serving size',
  perHundred: 'per 100 g',
  perServing: 'per serving',
  operator: 'Food business operator:',
  demo: 'A demo: nobody sells this food.',
  sulphites: 'sulphites',
  crustaceans: 'crustaceans',
};

const european: Omit<Regime, 'source'> = {
  order: [
    'name',
    'ingredients',
    'may-contain',
    'net-quantity',
    'contents',
    'origin',
    'dates',
    'storage',
    'warnings',
    'nutrition',
    'operator',
  ],
  asks: [
    'operator',
    'name',
    'allergens',
    'components',
    'storage',
    'origin',
    'fish',
    'alcohol',
    'cooking',
    'durability',
  ],
  allergens: { declared: allergens, standOut: true, statement: false, inList: [] },
  origin: {
    pork: [['reared', 'slaughtered'], ['origin']],
    sheep: [['reared', 'slaughtered'], ['origin']],
    goat: [['reared', 'slaughtered'], ['origin']],
    poultry: [['reared', 'slaughtered'], ['origin']],
    beef: [
      ['born', 'reared', 'slaughtered', 'cut'],
      ['origin', 'cut'],
    ],
    'minced-beef': [
      ['slaughtered', 'prepared'],
      ['origin', 'prepared'],
    ],
  },
  honey: 'shares',
  fish: ['latinName', 'fishery', 'catchArea', 'gear', 'defrosted'],
  energy: ['kJ', 'kcal'],
  per: ['100 g', 'serving'],
  nutrients: [
    { fact: 'fatMg', name: 'Fat' },
    { fact: 'saturatesMg', name: 'of which saturates' },
    { fact: 'carbohydrateMg', name: 'Carbohydrate' },
    { fact: 'sugarsMg', name: 'of which sugars' },
    { fact: 'fibreMg', name: 'Fibre' },
    { fact: 'proteinMg', name: 'Protein' },
    { fact: 'saltMg', name: 'Salt' },
  ],
  rounding: 'european',
  tellsServings: false,
  mass: 'metric',
  date: 'dd.mm.yyyy',
  xHeightMm: 1.2,
  storage: {
    ambient: 'Keep in a cool, dry place',
    cool: 'Keep cool and dark, not in the refrigerator',
    chilled: 'Keep refrigerated at 0 to 5 °C',
    frozen: 'Keep frozen at −18 °C; do not freeze again once thawed',
  },
  warnings: [
    { cookings: ['through'], text: 'Cook thoroughly before eating' },
    { cookings: ['beans'], text: 'Boil hard for 10 minutes before eating' },
    { cookings: ['boiled'], text: 'Boil for 1 minute before eating' },
  ],
  words: europeanWords,
};

/**
 * The nine of section 201(qq) of the Federal Food, Drug, and Cosmetic Act, which "Contains:" names and no others: of the cereals wheat alone,
 * nuts each by their own names. One of which nobody has said the kind stays among them. Sulfites are an ingredient to be named in the list (21
 * CFR 101.100(a)(4)).
 */
const majorAllergens: readonly Allergen[] = allergens.filter((one) => {
  const group = groupOf(one);
  if (group === 'gluten') return one === 'wheat' || one === 'gluten';
  return !['celery', 'mustard', 'sulphites', 'lupin', 'molluscs'].includes(group);
});

/**
 * What each law asks of a label, as data. EU: Regulation (EU) No 1169/2011, articles 9 to 35 and annexes II, VI, X, XIII and XV, with those of
 * each kind of food. UK: the same as retained, with honey by countries alone (Honey Regulations 2015). US: 21 CFR part 101, the FALCPA and
 * FASTER acts for allergens, 9 CFR 317.2(l) for raw meat, and 7 CFR parts 60 and 65 for origin.
 */
export const regimes: Readonly<Record<RegimeName, Regime>> = {
  EU: { ...european, source: 'Regulation (EU) No 1169/2011' },
  UK: {
    ...european,
    source: 'Food Information Regulations 2014 and retained Regulation (EU) No 1169/2011',
    honey: 'countries',
    date: 'dd Month yyyy',
    storage: { ...european.storage, chilled: 'Keep refrigerated at 5 °C or below' },
  },
  US: {
    ...european,
    source: '21 CFR part 101',
    order: [
      'name',
      'net-quantity',
      'contents',
      'nutrition',
      'ingredients',
      'contains',
      'may-contain',
      'operator',
      'origin',
      'storage',
      'warnings',
      'dates',
    ],
    asks: ['operator', 'name', 'allergens', 'components', 'storage', 'origin', 'fish', 'cooking'],
    allergens: {
      declared: majorAllergens,
      standOut: false,
      statement: true,
      inList: ['sulphites'],
    },
    origin: { sheep: [['origin']], goat: [['origin']], poultry: [['origin']] },
    honey: 'countries',
    fish: ['fishery', 'catchArea'],
    energy: ['Calories'],
    per: ['serving'],
    nutrients: [
      { fact: 'fatMg', name: 'Total fat' },
      { fact: 'saturatesMg', name: 'Saturated fat' },
      { fact: 'saltMg', name: 'Sodium', asSodium: true },
      { fact: 'carbohydrateMg', name: 'Total carbohydrate' },
      { fact: 'fibreMg', name: 'Dietary fiber' },
      { fact: 'sugarsMg', name: 'Total sugars' },
      { fact: 'proteinMg', name: 'Protein' },
    ],
    rounding: 'american',
    tellsServings: true,
    mass: 'metric-and-ounces',
    date: 'MM/DD/yyyy',
    xHeightMm: 1.6,
    storage: {
      ambient: 'Store in a cool, dry place',
      cool: 'Store in a cool, dark place, not in the refrigerator',
      chilled: 'Keep refrigerated at or below 40 °F',
      frozen: 'Keep frozen at 0 °F',
    },
    warnings: [
      {
        cookings: ['through', 'seared'],
        text: 'Safe handling: keep raw meat and poultry refrigerated or frozen, thaw in refrigerator or microwave, keep it apart from other foods, wash what touched it, cook thoroughly, keep hot foods hot and refrigerate leftovers at once',
      },
      { cookings: ['beans'], text: 'Boil hard for 10 minutes before eating' },
      { cookings: ['boiled'], text: 'Boil for 1 minute before eating' },
    ],
    words: {
      ...europeanWords,
      netQuantity: 'Net Wt',
      steps: { ...europeanWords.steps, origin: 'Product of' },
      fisheries: { caught: 'wild', 'caught-inland': 'wild', farmed: 'farm-raised' },
      frozenOn: 'Frozen on:',
      bestBefore: 'Best if used by:',
      nutrition: 'Nutrition Facts',
      energy: 'Calories',
      operator: 'Packed by:',
      sulphites: 'sulfites',
      crustaceans: 'crustacean shellfish',
    },
  },
};
