import { TextInput } from '@mantine/core';
import type { Problem } from '../../kit/problem.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { nutrients, type TypedFacts } from './ingredient-form.ts';
import styles from './menu.module.css';
import { wrongHere } from './wrong-here.ts';

const texts = adminMenuWords.ingredient;

export function NutritionFields(props: { typed: TypedFacts; problem: Problem | undefined }) {
  const { typed, problem } = props;
  return (
    <div className={styles.fields}>
      <TextInput
        label={texts.kcal}
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
          label={texts[nutrient]}
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
