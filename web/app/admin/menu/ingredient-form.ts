import type { Fact } from '../../../../server/src/contract/ingredient-facts.ts';
import {
  eachFact,
  flat,
  nested,
  pointerOf,
  type AnyValue,
  type ChosenName,
  type FactName,
  type FactValue,
  type FlatFacts,
  type IngredientFacts,
} from '../../../../server/src/contract/ingredient-shape.ts';
import { typedFrom, wholeFrom } from '../kit/decimals.ts';

/** An ingredient as it is typed: numbers as text, and null where nobody has declared a list. */
export type TypedFacts = { [Name in FactName]: Name extends ChosenName ? FactValue<Name> : string };

export const emptyFacts = eachFact((fact) => typedOf(fact, fact.blank ?? null)) as TypedFacts;

export function typedFacts(known: IngredientFacts): TypedFacts {
  const said = flat(known);
  return eachFact((fact, name) => typedOf(fact, said[name])) as TypedFacts;
}

export function typedOf(fact: Fact, value: AnyValue): AnyValue {
  if (fact.kind === 'choice' || fact.kind === 'choices') return value;
  if (typeof value !== 'number') return value ?? '';
  if (fact.kind === 'price') return typedFrom(value, 2);
  return fact.kind === 'grams' ? typedFrom(value, 3, { short: true }) : String(value);
}

/** What a form of an ingredient says; its fields are named as the API names what is wrong with them. */
export function factsFromForm(form: FormData): TypedFacts {
  const said = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return eachFact((fact, name) => {
    const field = pointerOf(name);
    switch (fact.kind) {
      case 'choice':
        return fact.of.find((choice) => choice === said(field)) ?? fact.blank ?? null;
      case 'choices':
        return said(`${field}Declared`) === 'yes'
          ? fact.of.filter((choice) => form.getAll(field).includes(choice))
          : null;
      case 'text':
      case 'price':
      case 'whole':
      case 'grams':
        return said(field);
    }
  }) as TypedFacts;
}

export function factsOf(typed: TypedFacts): IngredientFacts {
  const said = eachFact((fact, name) => saidOf(fact, typed[name]));
  // The types follow the same table.
  return nested(said as FlatFacts);
}

function saidOf(fact: Fact, typed: AnyValue): AnyValue {
  if (typeof typed !== 'string') return typed;
  if (fact.nullable && typed.trim() === '') return null;
  switch (fact.kind) {
    case 'price':
      return whole(typed, 2);
    case 'whole':
      return whole(typed);
    case 'grams':
      return whole(typed, 3);
    case 'text':
    case 'choice':
    case 'choices':
      return typed;
  }
}

/** What is no number becomes 0.5, which no field takes, so that the store names the field. */
const whole = (typed: string, places = 0) => wholeFrom(typed, places) ?? 0.5;
