import { ingredientFacts, type Fact, type Group } from './ingredient-facts.ts';

type Table = typeof ingredientFacts;
export type FactName = keyof Table;

/** The names of the facts that are so: `FactOf<{ kind: 'choice' }>`. */
export type FactOf<Trait> = {
  [Name in FactName]: Table[Name] extends Trait ? Name : never;
}[FactName];

type Said<F> = F extends { kind: 'choices'; of: readonly (infer Choice)[] }
  ? Choice[]
  : F extends { kind: 'choice'; of: readonly (infer Choice)[] }
    ? Choice
    : F extends { kind: 'text' }
      ? string
      : number;
export type FactValue<Name extends FactName> =
  Said<Table[Name]> | (Table[Name] extends { nullable: true } ? null : never);

/** Facts that are chosen from a list, and what there is to choose. */
export type ChosenName = FactOf<{ kind: 'choice' } | { kind: 'choices' }>;
export type Choice<Name extends ChosenName> = Table[Name]['of'][number];

export type AnyValue = string | number | readonly string[] | null;

/** The facts of an ingredient side by side, as a table has them. */
export type FlatFacts = { [Name in FactName]: FactValue<Name> };

type NutrientName = FactOf<{ group: 'nutrition' }>;
/** Per 100 g, or per 100 ml of a liquid: kcal whole, the rest in milligrams. */
export type Nutrition = { [Name in NutrientName]: FactValue<Name> };

/** The facts of an ingredient as the API says them. */
export type IngredientFacts = {
  [Name in Exclude<FactName, NutrientName>]: FactValue<Name>;
} & { nutrition: Nutrition };

const factNames = Object.keys(ingredientFacts) as FactName[];

/** Every fact with its name, in the order of the table. */
export const factList: readonly (readonly [name: FactName, fact: Fact])[] = factNames.map(
  (name) => [name, ingredientFacts[name]],
);

export const factsOfGroup = (group: Group) => factList.filter(([, fact]) => fact.group === group);

const isNutrient = (name: FactName): name is NutrientName =>
  ingredientFacts[name].group === 'nutrition';
export const nutrientNames: readonly NutrientName[] = factNames.filter(isNutrient);

/** Where the API has a fact: `['nutrition', 'kcal']`. */
export const pathOf = (name: FactName): string[] =>
  isNutrient(name) ? ['nutrition', name] : [name];
/** As refusals name its field: `/nutrition/kcal`. */
export const pointerOf = (name: FactName): string => `/${pathOf(name).join('/')}`;

/** One thing for every fact. */
export const eachFact = <Value>(
  of: (fact: Fact, name: FactName) => Value,
): Record<FactName, Value> =>
  Object.fromEntries(factList.map(([name, fact]) => [name, of(fact, name)])) as Record<
    FactName,
    Value
  >;

export const eachNutrient = <Value>(of: (name: NutrientName) => Value) =>
  Object.fromEntries(nutrientNames.map((name) => [name, of(name)])) as Record<NutrientName, Value>;

export function flat({ nutrition, ...facts }: IngredientFacts): FlatFacts {
  return { ...facts, ...nutrition };
}

export function nested(facts: FlatFacts): IngredientFacts {
  const others = factNames.filter((name) => !isNutrient(name));
  return {
    ...Object.fromEntries(others.map((name) => [name, facts[name]])),
    nutrition: eachNutrient((name) => facts[name]),
  } as IngredientFacts;
}

/** What an ingredient is of which nobody said anything but what has to be said. */
export const blankFacts = Object.fromEntries(
  factList.flatMap(([name, { blank }]) => (blank === undefined ? [] : [[name, blank]])),
) as Pick<FlatFacts, FactOf<{ blank: AnyValue }>>;

type CardFacts = { [Name in FactOf<{ onCard: true }>]: FactValue<Name> | null };

/** The copy that a recipe's edition keeps; null where the ingredient is gone. */
export const cardFacts = (facts: IngredientFacts | undefined): CardFacts =>
  Object.fromEntries(
    factList
      .filter(([, { onCard }]) => onCard)
      .map(([name]) => [name, facts ? flat(facts)[name] : null]),
  ) as CardFacts;
