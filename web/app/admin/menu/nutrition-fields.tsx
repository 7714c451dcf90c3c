import { TextInput } from '@mantine/core';
import { words } from '../../words/admin-words.ts';
import type { Problem } from '../parts/problem.ts';
import { nutrients, type TypedFacts } from './ingredient-form.ts';
import styles from './menu.module.css';
import { wrongHere } from './wrong-here.ts';

const said = words.adminMenu.ingredient;

export function NutritionFields(props: { typed: TypedFacts; problem: Problem | undefined }) {
  const { typed, problem } = props;
  return (
    <div className={styles.fields}>
      <TextInput
        label={said.kcal}
        required
        inputMode="numeric"
        maxLength={4}
        name="/nutrition/kcal"
        defaultValue={typed.kcal}
        error={wrongHere(problem, '/nutrition/kcal')}
      />
      {nutrients.map((nutrient) => (
        <TextInput
          key={nutrient}
          label={said[nutrient]}
          required
          inputMode="decimal"
          maxLength={7}
          name={`/nutrition/${nutrient}`}
          defaultValue={typed.nutrients[nutrient]}
          error={wrongHere(problem, `/nutrition/${nutrient}`)}
        />
      ))}
    </div>
  );
}
