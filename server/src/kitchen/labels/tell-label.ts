import { allergens as names } from '../../contract/food-names/en.ts';
import { groupOf, type Allergen } from '../../contract/food-terms.ts';
import { isStrong } from '../../food/ingredients/strength.ts';
import { readOrigin } from '../../food/ingredients/origin.ts';
import { allergensIn, type Component } from '../../food/ingredients/components.ts';
import { nutritionOf } from './energy.ts';
import type { Meal, MealIngredient } from './meal.ts';
import { wayOf } from './origin-told.ts';
import type { Element, Regime } from './regimes.ts';

/** A run of text; what is emphasised stands out, as the law wants allergens to. */
export type Run = { text: string; emphasised: boolean };
/** One thing that a label tells. */
export type Part = { element: Element; title: string | null; runs: Run[] };

/** All that the regime wants told of a meal, in its words and order. What is unknown is not there: `gapsIn` says of it. */
export const tellLabel = (meal: Meal, regime: Regime): Part[] =>
  regime.order.flatMap((element) => tell(element, meal, regime));

function tell(element: Element, meal: Meal, regime: Regime): Part[] {
  const { words } = regime;
  const part = (title: string | null, runs: readonly Run[]): Part[] =>
    runs.length === 0 ? [] : [{ element, title, runs: [...runs] }];
  const plain = (title: string | null, texts: readonly string[], between = '; '): Part[] =>
    texts.length === 0 ? [] : part(title, [run(texts.join(between))]);
  switch (element) {
    case 'name':
      return meal.name === null ? [] : plain(null, [meal.name]);
    case 'net-quantity':
      return plain(words.netQuantity, [netQuantity(meal, regime)]);
    case 'ingredients':
      return part(words.ingredients, listOf(meal.ingredients, regime));
    case 'contains':
      return regime.allergens.statement
        ? part(words.contains, namedOf(meal, meal.allergens, regime))
        : [];
    case 'may-contain':
      return part(words.mayContain, namedOf(meal, meal.mayContain, regime));
    case 'contents':
      return plain(words.contents, meal.ingredients.map(amountOf), ', ');
    case 'origin':
      return plain(
        null,
        meal.ingredients.flatMap((one) => originOf(one, regime)),
      );
    case 'dates':
      return plain(null, datesOf(meal, regime));
    case 'storage':
      return plain(words.storage, storageOf(meal, regime));
    case 'warnings':
      return plain(null, warningsOf(meal, regime), '. ');
    case 'nutrition':
      return nutritionIn(meal, regime).flatMap(([title, text]) => plain(title, [text]));
    case 'operator': {
      const { name, address } = meal.operator;
      const said = [name, address].flatMap((text) => text ?? []);
      return said.length > 0
        ? plain(words.operator, said, ', ')
        : meal.isTrial
          ? plain(null, [words.demo])
          : [];
    }
  }
}

const run = (text: string, emphasised = false): Run => ({ text, emphasised });

/** Words that name an allergen inside the name of a food, so that it can stand out there. */
const wordsFor: Partial<Record<Allergen, RegExp>> = {
  wheat: /\bwheat\b/iu,
  rye: /\brye\b/iu,
  barley: /\bbarley\b/iu,
  oats: /\boats?\b/iu,
  crustaceans: /\bcrustaceans?\b/iu,
  eggs: /\beggs?\b/iu,
  fish: /\bfish\b/iu,
  peanuts: /\bpeanuts?\b/iu,
  soybeans: /\b(?:soya|soybeans?|soy)\b/iu,
  milk: /\bmilk\b/iu,
  almonds: /\balmonds?\b/iu,
  hazelnuts: /\bhazelnuts?\b/iu,
  walnuts: /\bwalnuts?\b/iu,
  cashews: /\bcashews?\b/iu,
  pecans: /\bpecans?\b/iu,
  'brazil-nuts': /\bbrazil nuts?\b/iu,
  pistachios: /\bpistachios?\b/iu,
  macadamias: /\bmacadamias?\b/iu,
  celery: /\bcelery\b/iu,
  mustard: /\bmustard\b/iu,
  sesame: /\bsesame\b/iu,
  sulphites: /\bsulphites?\b/iu,
  lupin: /\blupin\b/iu,
  molluscs: /\bmolluscs?\b/iu,
};

/** A name with its allergens standing out in it, or after it by their own names where it does not have them. */
function named(
  name: string,
  allergens: readonly Allergen[],
  { allergens: { groups, standOut }, words }: Regime,
): Run[] {
  const asked = allergens.filter((it) => groups.includes(groupOf(it)));
  if (!standOut) return [run(name)];
  const spans = asked.flatMap((allergen) => {
    const found = wordsFor[allergen]?.exec(name);
    return found ? [{ allergen, from: found.index, to: found.index + found[0].length }] : [];
  });
  const runs: Run[] = [];
  let at = 0;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from < at) continue;
    if (from > at) runs.push(run(name.slice(at, from)));
    runs.push(run(name.slice(from, to), true));
    at = to;
  }
  if (at < name.length) runs.push(run(name.slice(at)));
  const after = asked.filter((it) => !spans.some(({ allergen }) => allergen === it));
  if (after.length === 0) return runs;
  return [
    ...runs,
    run(' ('),
    ...between(after.map((it) => [run(nameOf(it, words), true)])),
    run(')'),
  ];
}

const nameOf = (allergen: Allergen, words: Regime['words']): string =>
  allergen === 'sulphites' ? words.sulphites.toLowerCase() : names[allergen].toLowerCase();

const between = (lists: readonly (readonly Run[])[], sign = ', '): Run[] =>
  lists.flatMap((runs, at) => (at === 0 ? [...runs] : [run(sign), ...runs]));

const percent = (permille: number): string => `${permille / 10} %`;

/** Everything in it, heaviest first, each with what it is made of; what is told once inside is not told again outside. */
function listOf(inside: readonly MealIngredient[], regime: Regime): Run[] {
  return between(
    inside.map((one) => {
      const within = new Set(allergensIn(one.components));
      const own = (one.allergens ?? []).filter((it) => !within.has(it));
      const { facts } = one;
      const strength =
        facts && isStrong(facts) ? [run(` (${percent(facts.alcoholPermille ?? 0)} vol)`)] : [];
      const thawed = facts?.defrosted === 'yes' ? [run(` (${regime.words.defrosted})`)] : [];
      return [
        ...named(one.name, own, regime),
        ...componentsIn(one.components, regime),
        ...strength,
        ...thawed,
      ];
    }),
  );
}

function componentsIn(components: readonly Component[], regime: Regime): Run[] {
  if (components.length === 0) return [];
  const told = components.map((one) => {
    const within = new Set(allergensIn(one.components));
    return [
      ...named(
        one.name,
        one.allergens.filter((it) => !within.has(it)),
        regime,
      ),
      ...(one.permille === null ? [] : [run(` ${percent(one.permille)}`)]),
      ...componentsIn(one.components, regime),
    ];
  });
  return [run(' ('), ...between(told), run(')')];
}

/** Allergens by name; fish and crustaceans with what has them, as its kind has to be told where they are said again. */
function namedOf(meal: Meal, some: readonly Allergen[], regime: Regime): Run[] {
  const { groups, statement } = regime.allergens;
  const told = some.filter((it) => groups.includes(groupOf(it)));
  return between(
    told.map((allergen) => {
      const name = nameOf(allergen, regime.words);
      const isOfAKind = allergen === 'fish' || allergen === 'crustaceans';
      const kinds = meal.ingredients.flatMap((one) =>
        one.allergens?.includes(allergen) ? [one.name] : [],
      );
      const of = statement && isOfAKind && kinds.length > 0 ? ` (${kinds.join(', ')})` : '';
      return [run(`${name}${of}`, true)];
    }),
  );
}

const ounces = (grams: number): string => (grams / 28.349523125).toFixed(1);

/** What is weighed and what is measured, apart. */
function netQuantity({ ingredients }: Meal, { mass }: Regime): string {
  const of = (isLiquid: boolean) =>
    ingredients
      .filter(({ unit }) => (unit === 'ml') === isLiquid)
      .reduce((sum, { grams }) => sum + grams, 0);
  const grams = Math.round(of(false));
  const millilitres = Math.round(of(true));
  const weighed = mass === 'metric' ? `${grams} g` : `${ounces(grams)} oz (${grams} g)`;
  const measured =
    mass === 'metric'
      ? `${millilitres} ml`
      : `${(millilitres / 29.5735295625).toFixed(1)} fl oz (${millilitres} mL)`;
  return [...(grams > 0 ? [weighed] : []), ...(millilitres > 0 ? [measured] : [])].join(' + ');
}

function amountOf({ name, unit, amount, grams }: MealIngredient): string {
  switch (unit) {
    case 'g':
    case 'ml':
      return `${name} ${amount} ${unit}`;
    case 'mg':
      return `${name} ${amount / 1000} g`;
    case 'piece':
      return `${amount} × ${name} (${Math.round(grams)} g)`;
  }
}

function originOf({ name, facts }: MealIngredient, regime: Regime): string[] {
  if (!facts?.originRule || facts.originRule === 'none') return [];
  const { words } = regime;
  const said = (texts: readonly string[]) =>
    texts.length === 0 ? [] : [`${name}: ${texts.join(', ')}`];
  const { steps, countries } = readOrigin(facts.originText ?? '');
  if (facts.originRule === 'honey')
    return regime.honey === 'nothing'
      ? []
      : said(
          countries
            .toSorted((a, b) => (b.permille ?? 0) - (a.permille ?? 0))
            .map((it) =>
              regime.honey === 'shares' && it.permille !== null
                ? `${it.name} ${percent(it.permille)}`
                : it.name,
            ),
        );
  if (facts.originRule === 'fish') return said(fishOf(facts, regime));
  const way = wayOf(facts.originRule, steps, regime) ?? [];
  return said(way.map(([step, where]) => `${words.steps[step]} ${where}`));
}

function fishOf(facts: NonNullable<MealIngredient['facts']>, { fish, words }: Regime): string[] {
  const { latinName, fishery, catchArea, gear } = facts;
  const isFarmed = fishery === 'farmed';
  return [
    ...(fish.includes('latinName') && latinName !== null ? [latinName] : []),
    ...(fishery !== null && catchArea !== null
      ? [`${words.fisheries[fishery]} ${isFarmed ? words.farmedIn : words.caughtIn} ${catchArea}`]
      : []),
    ...(fish.includes('gear') && gear !== null && !isFarmed ? [words.gears[gear]] : []),
  ];
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day, as `2026-12-01`, as the regime writes it. */
export function dateIn(day: string, { date }: Regime): string {
  const [year = '', month = '', of = ''] = day.split('-');
  switch (date) {
    case 'dd.mm.yyyy':
      return `${of}.${month}.${year}`;
    case 'dd Month yyyy':
      return `${of} ${months[Number(month) - 1] ?? month} ${year}`;
    case 'MM/DD/yyyy':
      return `${month}/${of}/${year}`;
  }
}

function datesOf({ ingredients }: Meal, regime: Regime): string[] {
  const { words } = regime;
  return ingredients.flatMap(({ name, dates }) => {
    if (!dates) return [];
    const said = [
      ...(dates.useBy ? [`${words.useBy} ${dateIn(dates.useBy, regime)}`] : []),
      ...(dates.bestBefore ? [`${words.bestBefore} ${dateIn(dates.bestBefore, regime)}`] : []),
      ...(dates.frozenOn ? [`${words.frozenOn} ${dateIn(dates.frozenOn, regime)}`] : []),
    ];
    return said.length === 0 ? [] : [`${name}: ${said.join(', ')}`];
  });
}

/** One sentence for all that is kept alike, with the names of it. */
function storageOf({ ingredients }: Meal, regime: Regime): string[] {
  const told = ingredients.flatMap(({ name, facts }) => {
    if (!facts?.storage) return [];
    return [{ name, text: facts.storageText ?? regime.storage[facts.storage] }];
  });
  return [...Map.groupBy(told, ({ text }) => text)].map(
    ([text, all]) => `${text}: ${all.map(({ name }) => name).join(', ')}`,
  );
}

function warningsOf({ ingredients }: Meal, regime: Regime): string[] {
  return regime.warnings.flatMap(({ cookings, text }) => {
    const some = ingredients.filter(
      ({ facts }) => facts?.cooking && cookings.includes(facts.cooking),
    );
    return some.length === 0 ? [] : [`${text}: ${some.map(({ name }) => name).join(', ')}`];
  });
}

/** A row for each of what it is told per: the energy, and what it is of. */
function nutritionIn(meal: Meal, regime: Regime): [title: string, text: string][] {
  const grams = meal.ingredients.reduce((sum, one) => sum + one.grams, 0);
  if (grams === 0) return [];
  const all = nutritionOf(meal.ingredients);
  const { words, per, energy, nutrients } = regime;
  return per.map((of) => {
    const share = of === '100 g' ? 100 / grams : 1 / meal.servings;
    const energies = energy.map((unit) => {
      const value = Math.round((unit === 'kJ' ? all.kj : all.kcal) * share);
      return unit === 'Calories' ? `Calories ${value}` : `${value} ${unit}`;
    });
    const rest = nutrients.map(({ fact, name, asSodium }) =>
      asSodium
        ? `${name} ${Math.round((all[fact] * share) / saltOfSodium)} mg`
        : `${name} ${gramsIn(all[fact] * share, fact === 'saltMg')} g`,
    );
    const head = of === '100 g' ? words.perHundred : words.perServing;
    return [`${words.nutrition} ${head}:`, `${energies.join(' / ')}, ${rest.join(', ')}`];
  });
}

/** Salt is sodium times 2.5 (Annex I). */
const saltOfSodium = 2.5;

/** Tenths of a gram, of salt hundredths under a gram. */
const gramsIn = (milligrams: number, isSalt: boolean): string =>
  (milligrams / 1000).toFixed(isSalt && milligrams < 1000 ? 2 : 1);
