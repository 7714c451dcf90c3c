import { NativeSelect, TextInput, type TextInputProps } from '@mantine/core';
import type { Fact, Group } from '../../../../server/src/contract/ingredient-facts.ts';
import {
  factsOfGroup,
  pointerOf,
  type FactName,
} from '../../../../server/src/contract/ingredient-shape.ts';
import type { Problem } from '../../kit/problem.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { Declared } from './declared.tsx';
import { units, type Unit } from './food-lists.ts';
import type { TypedFacts } from './ingredient-form.ts';
import styles from './menu.module.css';
import { wrongHere } from './wrong-here.ts';

const texts = adminMenuWords.ingredient;
const hints: Partial<Record<FactName, string>> = texts.hints;
const choiceNames: Partial<Record<FactName, Record<string, string>>> = texts.choices;
const declaring: Partial<Record<FactName, (typeof texts.declared)['allergens']>> = texts.declared;

type Fields = {
  typed: TypedFacts;
  problem: Problem | undefined;
  unit: Unit;
  setUnit: (unit: Unit) => void;
};

/** The fields of one panel, as the table of facts has them. */
export function IngredientFactsFields({ group, ...fields }: Fields & { group: Group }) {
  const facts = factsOfGroup(group);
  const lines = facts.filter(([, { kind }]) => kind !== 'choices');
  const lists = facts.filter(([, { kind }]) => kind === 'choices');
  return (
    <>
      {lines.length === 0 ? null : (
        <div className={styles.fields}>
          {lines.map(([name, fact]) => (
            <FactField key={name} {...{ name, fact, ...fields }} />
          ))}
        </div>
      )}
      {lists.map(([name, fact]) => (
        <FactField key={name} {...{ name, fact, ...fields }} />
      ))}
    </>
  );
}

function FactField(props: Fields & { name: FactName; fact: Fact }) {
  const { name, fact, typed, problem, unit, setUnit } = props;
  const field = pointerOf(name);
  const error = wrongHere(problem, field);
  const value = typed[name];
  const shown = { name: field, label: texts.facts[name], description: hints[name], error };
  const choices = (of: readonly string[]) =>
    of.map((choice) => ({ value: choice, label: choiceNames[name]?.[choice] ?? choice }));
  if (fact.kind === 'choices') {
    const options = declaring[name];
    return options && typeof value !== 'string' ? (
      <Declared
        name={field}
        legend={texts.facts[name]}
        known={value}
        choices={choices(fact.of)}
        {...options}
        wrong={error}
      />
    ) : null;
  }
  const defaultValue = typeof value === 'string' ? value : '';
  if (fact.kind === 'choice') {
    return (
      <NativeSelect
        {...shown}
        data={[
          ...(fact.nullable ? [{ value: '', label: texts.notSaid }] : []),
          ...choices(fact.of),
        ]}
        defaultValue={defaultValue}
        onChange={(event) => {
          const chosen = units.find((known) => known === event.currentTarget.value);
          if (name === 'unit' && chosen) setUnit(chosen);
        }}
      />
    );
  }
  const withUnit: Partial<Record<FactName, TextInputProps>> = {
    pieceGrams: { disabled: unit !== 'piece' && value === '' },
    lowStockAmount: {
      rightSection: <span className={styles.hint}>{unit}</span>,
      rightSectionWidth: 52,
    },
  };
  return (
    <TextInput
      {...shown}
      {...lineOf(fact)}
      required={!fact.nullable}
      defaultValue={defaultValue}
      {...withUnit[name]}
    />
  );
}

/** How a line of text or a number is typed. Long text has the whole width. */
function lineOf(
  fact: Exclude<Fact, { kind: 'choice' | 'choices' }>,
): Pick<TextInputProps, 'className' | 'inputMode'> {
  switch (fact.kind) {
    case 'text':
      return fact.most > 50 ? { className: styles.wide } : {};
    case 'price':
      return { inputMode: 'decimal' };
    case 'whole':
      return { inputMode: 'numeric' };
    case 'grams':
      return { inputMode: 'decimal' };
  }
}
