import { allergens, cookings, diets, keepings, units } from './food-terms.ts';
import { fisheries, gears, makeups, originRules, storages, yesOrNo } from './label-terms.ts';

/**
 * What the shop knows of an ingredient, one fact a row: its column, its heading in `ingredients.csv`, its panel in the back office and its
 * limits. Everything that reads, writes or shows ingredients is made from this table, so a new fact is one row, its column and its words.
 */
export type Fact = Kind & {
  /** Of the table `ingredients`. */
  column: string;
  csv: string;
  /** Its panel in the back office; facts of nutrition are also a group of their own in the API. */
  group: Group;
  nullable?: true;
  /** For readers of the API. */
  description?: string;
  /** The edition of a recipe keeps its own copy, so that the card prints as it was sold. */
  onCard?: true;
  /** What a file that does not say which version it was written over may do to a list: never drop what people must know. */
  unversioned?: 'adds-only' | 'takes-only';
  /** The version of Larder that brought it: files from before have no such column, and leave the fact as it is. */
  since?: `${number}.${number}.${number}`;
};

/** What a fact is when nobody says it; without `blank` somebody has to. */
type Kind =
  /** `called`: what the ingredient goes by, which has a letter or a digit. */
  | { kind: 'text'; most: number; called?: true; blank?: string | null }
  /** Cents; a column of euros, and 1.20 in files. */
  | { kind: 'price'; blank?: number | null }
  | { kind: 'whole'; least: number; most: number; blank?: number | null }
  /** Milligrams in 100 g; grams with decimals in files and forms. */
  | { kind: 'grams'; blank?: number | null }
  | { kind: 'choice'; of: readonly string[]; blank?: string | null }
  /** Null: nobody has declared them, which is another thing than none. */
  | { kind: 'choices'; of: readonly string[]; nullable: true; blank?: readonly string[] | null };

export const groups = ['about', 'food', 'label', 'nutrition'] as const;
export type Group = (typeof groups)[number];

const mostDigits = 9_999_999_999;
/** What a label tells, from the version that prints them on. */
const onLabel = { group: 'label', nullable: true, blank: null, since: '0.2.0' } as const;
/** A nutrient of 100 g. */
const nutrient = { kind: 'grams', group: 'nutrition', blank: 0 } as const;

// prettier-ignore
export const ingredientFacts = {
  name: { kind: 'text', most: 50, called: true, nullable: true, blank: null, column: 'ingredients_name', csv: 'name', group: 'about', onCard: true },
  description: { kind: 'text', most: 100, nullable: true, blank: null, column: 'ingredients_description', csv: 'description', group: 'about' },
  /** What customers pay for one pack. */
  priceCents: { kind: 'price', column: 'ingredients_price', csv: 'price', group: 'about' },
  costCents: { kind: 'price', nullable: true, blank: null, column: 'ingredients_cost', csv: 'cost', group: 'about', since: '0.2.0', description: 'What the shop pays for one pack; null: nobody has said.' },
  /** How many base units one pack holds. */
  packAmount: { kind: 'whole', least: 1, most: mostDigits, column: 'ingredients_quantity', csv: 'pack', group: 'about' },
  unit: { kind: 'choice', of: units, blank: 'g', column: 'unit', csv: 'unit', group: 'about', onCard: true },
  /** Weight of one piece; only where the unit is `piece`. */
  pieceGrams: { kind: 'whole', least: 1, most: mostDigits, nullable: true, blank: null, column: 'piece_grams', csv: 'piece_grams', group: 'about' },
  allergens: { kind: 'choices', of: allergens, nullable: true, blank: null, column: 'allergens', csv: 'allergens', group: 'food', unversioned: 'adds-only', description: 'Null: nobody has declared them, which is not free-from. `gluten` or `nuts`: one of these foods, and nobody has said which.' },
  /** What the maker warns of beside it. */
  mayContain: { kind: 'choices', of: allergens, nullable: true, blank: null, column: 'may_contain', csv: 'may_contain', group: 'food', unversioned: 'adds-only', since: '0.2.0', description: 'What traces of may be in it. Null: nobody has said, which is not none.' },
  diets: { kind: 'choices', of: diets, nullable: true, blank: null, column: 'diets', csv: 'diets', group: 'food', unversioned: 'takes-only' },
  /** Tenths of a per cent by volume. */
  alcoholPermille: { kind: 'whole', least: 0, most: 1000, nullable: true, blank: null, column: 'alcohol_permille', csv: 'alcohol_permille', group: 'food', since: '0.2.0', description: 'Tenths of a per cent of alcohol by volume: 135 is 13.5 % vol. Null: nobody has said.' },
  /** Nutrition is told per 100 g, or per 100 ml of a liquid. */
  kcal: { kind: 'whole', least: 0, most: 1000, blank: 0, column: 'kcal', csv: 'kcal', group: 'nutrition' },
  fatMg: { ...nutrient, column: 'fat_mg', csv: 'fat_g' },
  saturatesMg: { ...nutrient, column: 'saturates_mg', csv: 'saturates_g' },
  carbohydrateMg: { ...nutrient, column: 'carbohydrate_mg', csv: 'carbohydrate_g' },
  sugarsMg: { ...nutrient, column: 'sugars_mg', csv: 'sugars_g' },
  fibreMg: { ...nutrient, column: 'fibre_mg', csv: 'fibre_g' },
  proteinMg: { ...nutrient, column: 'protein_mg', csv: 'protein_g' },
  saltMg: { ...nutrient, column: 'salt_mg', csv: 'salt_g' },
  /** Staff is warned under this amount. */
  lowStockAmount: { kind: 'whole', least: 0, most: mostDigits, blank: 0, column: 'low_stock', csv: 'low_stock', group: 'about' },
  keeping: { kind: 'choice', of: keepings, nullable: true, blank: null, column: 'keeping', csv: 'keeping', group: 'food', since: '0.2.0', description: 'Whether it spoils quickly or keeps. From a contract of meals of which everything keeps can be withdrawn. Null: nobody has said, and it counts as spoiling.' },
  cooking: { kind: 'choice', of: cookings, nullable: true, blank: null, column: 'cooking', csv: 'cooking', group: 'food', since: '0.2.0', onCard: true, description: 'What makes it safe and pleasant to eat. Null: nobody has said, and no recipe with it can be published.' },
  makeup: { ...onLabel, kind: 'choice', of: makeups, column: 'makeup', csv: 'makeup', description: 'Whether it is one food or made of several. Null: nobody has said.' },
  /** Read by `food/ingredients/components.ts`. */
  components: { ...onLabel, kind: 'text', most: 1000, column: 'components', csv: 'components', description: 'What a compound ingredient is made of, in descending weight, as its maker declares it: `Wheat flour 60 % [wheat], butter [milk] (cream [milk], salt)`. In brackets stand allergens by their codes.' },
  storage: { ...onLabel, kind: 'choice', of: storages, column: 'storage', csv: 'storage', description: 'How it is kept. Null: nobody has said.' },
  storageText: { ...onLabel, kind: 'text', most: 200, column: 'storage_text', csv: 'storage_text', description: 'What its maker says of keeping it, in place of the usual sentence.' },
  originRule: { ...onLabel, kind: 'choice', of: originRules, column: 'origin_rule', csv: 'origin_rule', description: 'By which rule its origin is told. Null: nobody has said.' },
  /** Read by `food/ingredients/origin.ts`. */
  originText: { ...onLabel, kind: 'text', most: 200, column: 'origin_text', csv: 'origin_text', description: '`reared: Ireland; slaughtered: Ireland`, `origin: Ireland`, or of honey `Ireland 60 %; Spain 40 %`.' },
  latinName: { ...onLabel, kind: 'text', most: 60, column: 'latin_name', csv: 'latin_name', description: 'The scientific name of fish and shellfish.' },
  fishery: { ...onLabel, kind: 'choice', of: fisheries, column: 'fishery', csv: 'fishery', description: 'How fish came about.' },
  catchArea: { ...onLabel, kind: 'text', most: 100, column: 'catch_area', csv: 'catch_area', description: 'Where it was caught, as the FAO calls the area; of farmed fish the country.' },
  gear: { ...onLabel, kind: 'choice', of: gears, column: 'gear', csv: 'gear', description: 'With what it was caught; only where it was.' },
  defrosted: { ...onLabel, kind: 'choice', of: yesOrNo, column: 'defrosted', csv: 'defrosted', description: 'Whether it is sold thawed after having been frozen.' },
} as const satisfies Record<string, Fact>;
