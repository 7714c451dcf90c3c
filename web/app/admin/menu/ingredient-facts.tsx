import { NativeSelect, TextInput } from '@mantine/core';
import type { Problem } from '../../kit/problem.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { units, type Unit } from './food-lists.ts';
import type { TypedFacts } from './ingredient-form.ts';
import styles from './menu.module.css';
import { wrongHere } from './wrong-here.ts';

const texts = adminMenuWords.ingredient;

export function IngredientFactsFields(props: {
  typed: TypedFacts;
  problem: Problem | undefined;
  unit: Unit;
  setUnit: (unit: Unit) => void;
}) {
  const { typed, problem, unit, setUnit } = props;
  const field = (name: string, defaultValue: string) => ({
    name,
    defaultValue,
    error: wrongHere(problem, name),
  });
  return (
    <div className={styles.fields}>
      <TextInput label={texts.name} maxLength={50} {...field('/name', typed.name)} />
      <TextInput
        className={styles.wide}
        label={texts.description}
        maxLength={100}
        {...field('/description', typed.description)}
      />
      <TextInput
        label={texts.price}
        description={texts.priceHint}
        required
        inputMode="decimal"
        maxLength={5}
        {...field('/priceCents', typed.price)}
      />
      <TextInput
        label={texts.pack}
        description={texts.packHint}
        required
        inputMode="numeric"
        maxLength={10}
        {...field('/packAmount', typed.pack)}
      />
      <NativeSelect
        label={texts.unit}
        description={texts.unitHint}
        data={units.map((value) => ({ value, label: texts.units[value] }))}
        {...field('/unit', typed.unit)}
        onChange={(event) => {
          const chosen = units.find((known) => known === event.currentTarget.value);
          if (chosen) setUnit(chosen);
        }}
      />
      <TextInput
        label={texts.pieceGrams}
        description={texts.pieceGramsHint}
        inputMode="numeric"
        maxLength={10}
        disabled={unit !== 'piece' && typed.pieceGrams === ''}
        {...field('/pieceGrams', typed.pieceGrams)}
      />
      <TextInput
        label={texts.mark}
        description={texts.markHint}
        required
        inputMode="numeric"
        maxLength={10}
        rightSection={<span className={styles.hint}>{unit}</span>}
        rightSectionWidth={52}
        {...field('/lowStockAmount', typed.mark)}
      />
    </div>
  );
}
