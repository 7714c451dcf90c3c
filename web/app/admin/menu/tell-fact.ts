import type { AnyValue } from '../../../../server/src/contract/ingredient-shape.ts';
import {
  factList,
  pointerOf,
  type FactName,
} from '../../../../server/src/contract/ingredient-shape.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { typedOf } from './ingredient-form.ts';

const texts = adminMenuWords.ingredient;
const choiceNames: Partial<Record<FactName, Record<string, string>>> = texts.choices;
const declaring: Partial<Record<FactName, (typeof texts.declared)['allergens']>> = texts.declared;

/** A fact that two people wrote, in words. */
export function tellFact(field: string, mine: unknown, theirs: unknown) {
  const found = factList.find(([name]) => pointerOf(name) === field);
  if (!found) return { label: field, mine: String(mine), theirs: String(theirs) };
  const [name, fact] = found;
  const names = choiceNames[name];
  const inWords = (value: AnyValue): string => {
    if (fact.kind === 'choices' && value === null) return declaring[name]?.undeclared.label ?? '';
    const typed = typedOf(fact, value);
    if (Array.isArray(typed)) return typed.map((one: string) => names?.[one] ?? one).join(', ');
    return typeof typed === 'string' ? (names?.[typed] ?? typed) : '';
  };
  return {
    label: texts.facts[name],
    mine: inWords(mine as AnyValue),
    theirs: inWords(theirs as AnyValue),
  };
}
