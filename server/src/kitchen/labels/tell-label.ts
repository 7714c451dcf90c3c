import { allergens as names } from '../../contract/food-names/en.ts';
import type { Allergen } from '../../contract/food-terms.ts';
import { isStrong } from '../../food/ingredients/strength.ts';
import { readOrigin } from '../../food/ingredients/origin.ts';
import { allergensIn, type Component } from '../../food/ingredients/components.ts';
import { nutritionOf } from './energy.ts';
import type { Meal, MealIngredient } from './meal.ts';
import { wayOf } from './origin-told.ts';
import type { Element, Regime } from './regimes.ts';

/** A run of text; what is emphasised stands out, as the law wants allergens to. */
export type Run = { text: string; emphasised: boolean };
/** Figures in columns: the heads of the columns, the first over the names of the rows, and the rows. */
export type Table = { heads: string[]; rows: string[][] };
/** One thing that a label tells; what has a table is told in it, after its title and its runs. */
export type Part = { element: Element; title: string | null; runs: Run[]; table: Table | null };

/** All that the regime wants told of a meal, in its words and order. What is unknown is not there: `gapsIn` says of it. */
export const tellLabel = (meal: Meal, regime: Regime): Part[] =>
  regime.order.flatMap((element) => tell(element, meal, regime));

function tell(element: Element, meal: Meal, regime: Regime): Part[] {
  const { words } = regime;
  const part = (title: string | null, runs: readonly Run[]): Part[] =>
    runs.length === 0 ? [] : [{ element, title, runs: joined(runs), table: null }];
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
      return nutritionIn(meal, regime).map((told) => ({ element, ...told }));
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

/** A number and its unit stand on one line. */
const noBreak = '\u00a0';

const run = (text: string, emphasised = false): Run => ({ text, emphasised });

/** Runs that look alike are one: paper breaks its lines between any two. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const { text, emphasised } of runs) {
    const last = all.at(-1);
    if (last?.emphasised === emphasised) last.text += text;
    else all.push({ text, emphasised });
  }
  return all;
}

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

/** Also the additives that they come from, and American spelling. */
const saysSulphites = /sul(?:ph|f)it|sul(?:ph|f)ur dioxide/iu;
const says = (name: string, allergen: Allergen): boolean =>
  (allergen === 'sulphites' ? saysSulphites : wordsFor[allergen])?.test(name) ?? false;

/** A name with its allergens standing out in it, or after it by their own names where it does not have them. */
function named(
  name: string,
  allergens: readonly Allergen[],
  { allergens: { declared, standOut, inList }, words }: Regime,
): Run[] {
  if (!standOut) {
    const unsaid = allergens.filter((it) => inList.includes(it) && !says(name, it));
    const told = unsaid.map((it) => nameOf(it, words)).join(', ');
    return [run(told === '' ? name : `${name} (${told})`)];
  }
  const asked = allergens.filter((it) => declared.includes(it));
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
  allergen === 'sulphites' || allergen === 'crustaceans'
    ? words[allergen]
    : names[allergen].toLowerCase();

const between = (lists: readonly (readonly Run[])[], sign = ', '): Run[] =>
  lists.flatMap((runs, at) => (at === 0 ? [...runs] : [run(sign), ...runs]));

const percent = (permille: number): string => `${permille / 10}${noBreak}%`;

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

/** Allergens by name; fish and crustaceans with the kinds that there are, as they have to be told where they are said again. */
function namedOf(meal: Meal, some: readonly Allergen[], regime: Regime): Run[] {
  const { declared, statement } = regime.allergens;
  const told = some.filter((it) => declared.includes(it));
  return between(
    told.map((allergen) => {
      const name = nameOf(allergen, regime.words);
      const isOfAKind = allergen === 'fish' || allergen === 'crustaceans';
      const kinds = new Set(meal.ingredients.flatMap((one) => kindsIn(one, allergen)));
      const of = statement && isOfAKind && kinds.size > 0 ? ` (${[...kinds].join(', ')})` : '';
      return [run(`${name}${of}`, true)];
    }),
  );
}

/** What an allergen comes from: of what is made of several the innermost that has it, for the kind of fish in a sauce is no sauce. */
function kindsIn({ name, allergens, components }: MealIngredient, allergen: Allergen): string[] {
  const within = (some: readonly Component[]): string[] =>
    some.flatMap((one) => {
      const inner = within(one.components);
      if (inner.length > 0) return inner;
      return one.allergens.includes(allergen) ? [one.name] : [];
    });
  const kinds = within(components);
  return kinds.length === 0 && allergens?.includes(allergen) ? [name] : kinds;
}

/** Ounces, and from one pound on also pounds (21 CFR 101.7(j)); under four pounds the ounces come first. */
function ounces(grams: number): string {
  const tenths = Math.round((grams / 28.349523125) * 10);
  const [pounds, rest] = [Math.floor(tenths / 160), (tenths % 160) / 10];
  const all = `${(tenths / 10).toFixed(1)} oz`;
  if (pounds === 0) return all;
  const parts = rest === 0 ? `${pounds} lb` : `${pounds} lb ${rest.toFixed(1)} oz`;
  return pounds < 4 ? `${all} (${parts})` : parts;
}

/** What is weighed and what is measured, apart. */
function netQuantity({ ingredients }: Meal, { mass }: Regime): string {
  const of = (isLiquid: boolean) =>
    ingredients
      .filter(({ unit }) => (unit === 'ml') === isLiquid)
      .reduce((sum, { grams }) => sum + grams, 0);
  const grams = Math.round(of(false));
  const millilitres = Math.round(of(true));
  const weighed = mass === 'metric' ? `${grams} g` : inBoth(ounces(grams), `${grams} g`);
  const measured =
    mass === 'metric'
      ? `${millilitres} ml`
      : `${(millilitres / 29.5735295625).toFixed(1)} fl oz (${millilitres} mL)`;
  return [...(grams > 0 ? [weighed] : []), ...(millilitres > 0 ? [measured] : [])].join(' + ');
}

const inBoth = (customary: string, metric: string): string =>
  customary.endsWith(')') ? `${customary} ${metric}` : `${customary} (${metric})`;

function amountOf({ name, unit, amount, grams }: MealIngredient): string {
  switch (unit) {
    case 'g':
    case 'ml':
      return `${name} ${amount}${noBreak}${unit}`;
    case 'mg':
      return `${name} ${amount / 1000}${noBreak}g`;
    case 'piece':
      return `${amount}${noBreak}×${noBreak}${name} (${Math.round(grams)}${noBreak}g)`;
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

/** All that is good as long together, with its dates. */
function datesOf({ ingredients }: Meal, regime: Regime): string[] {
  const { words } = regime;
  const told = ingredients.flatMap(({ name, dates }) => {
    if (!dates) return [];
    const said = [
      ...(dates.useBy ? [`${words.useBy} ${dateIn(dates.useBy, regime)}`] : []),
      ...(dates.bestBefore ? [`${words.bestBefore} ${dateIn(dates.bestBefore, regime)}`] : []),
      ...(dates.frozenOn ? [`${words.frozenOn} ${dateIn(dates.frozenOn, regime)}`] : []),
    ];
    return said.length === 0 ? [] : [{ name, text: said.join(', ') }];
  });
  return [...Map.groupBy(told, ({ text }) => text)].map(
    ([text, all]) => `${all.map(({ name }) => name).join(', ')}: ${text}`,
  );
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

/** A column for each of what it is told per, and a row for the energy and each nutrient: in a table, as article 34(2) wants where there is room. */
function nutritionIn(meal: Meal, regime: Regime): Omit<Part, 'element'>[] {
  const grams = meal.ingredients.reduce((sum, one) => sum + one.grams, 0);
  if (grams === 0) return [];
  const all = nutritionOf(meal.ingredients);
  const { words, per, energy, nutrients, rounding, tellsServings } = regime;
  const shares = per.map((of) => (of === '100 g' ? 100 / grams : 1 / meal.servings));
  const round = roundings[rounding];
  const energies = (share: number) =>
    energy
      .map((unit) => {
        const value = round.energy((unit === 'kJ' ? all.kj : all.kcal) * share);
        return unit === 'Calories' ? String(value) : `${value}${noBreak}${unit}`;
      })
      .join(' / ');
  const rows = nutrients.map(({ fact, name, asSodium }) => [
    name,
    ...shares.map((share) =>
      asSodium
        ? `${round.sodium((all[fact] * share) / saltOfSodium)} mg`
        : round.grams(all[fact] * share, fact),
    ),
  ]);
  const servings = `${meal.servings} ${words.perContainer}, ${words.servingSize} ${Math.round(grams / meal.servings)} g`;
  const heads = per.map((of) => (of === '100 g' ? words.perHundred : words.perServing));
  return [
    {
      title: words.nutrition,
      runs: tellsServings ? [run(servings)] : [],
      table: {
        heads: ['', ...heads],
        rows: [[words.energy, ...shares.map(energies)], ...rows],
      },
    },
  ];
}

/** Salt is sodium times 2.5 (Annex I). */
const saltOfSodium = 2.5;

const nearest = (value: number, step: number): number => Math.round(value / step) * step;

/** How figures are rounded: in Europe as the Commission's guidance of December 2012 asks at least, in the US as 21 CFR 101.9(c) says. Milligrams in. */
const roundings: Record<
  Regime['rounding'],
  {
    energy: (value: number) => number;
    sodium: (milligrams: number) => number;
    grams: (milligrams: number, fact: Regime['nutrients'][number]['fact']) => string;
  }
> = {
  european: {
    energy: Math.round,
    sodium: Math.round,
    // Tenths of a gram, of salt hundredths under a gram.
    grams: (milligrams, fact) =>
      `${(milligrams / 1000).toFixed(fact === 'saltMg' && milligrams < 1000 ? 2 : 1)} g`,
  },
  american: {
    energy: (value) => (value < 5 ? 0 : nearest(value, value <= 50 ? 5 : 10)),
    sodium: (milligrams) => (milligrams < 5 ? 0 : nearest(milligrams, milligrams <= 140 ? 5 : 10)),
    grams: (milligrams, fact) => {
      if (milligrams < 500) return '0 g';
      if (fact === 'fatMg' || fact === 'saturatesMg')
        return `${nearest(milligrams, milligrams < 5000 ? 500 : 1000) / 1000} g`;
      return milligrams < 1000 ? 'less than 1 g' : `${nearest(milligrams, 1000) / 1000} g`;
    },
  },
};
