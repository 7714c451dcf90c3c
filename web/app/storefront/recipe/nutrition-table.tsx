import { amount, number } from '../../kit/format.ts';
import { foodWords } from '../../words/en/food.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import type { Offer } from './offer.ts';
import styles from './nutrition-table.module.css';

const shown = [
  'fatMg',
  'saturatesMg',
  'carbohydrateMg',
  'sugarsMg',
  'fibreMg',
  'proteinMg',
  'saltMg',
] as const;
const partOfAnother: readonly string[] = ['saturatesMg', 'sugarsMg'];

/** Tables of nutrition say a tenth of a gram. */
const toATenth = (milligrams: number) => Math.round(milligrams / 100) * 100;

export function NutritionTable({ nutrition }: { nutrition: Offer['nutritionPerServing'] }) {
  return (
    <section className={styles.nutrition} aria-labelledby="nutrition">
      <h2 id="nutrition">{recipeWords.nutrition}</h2>
      <p>{recipeWords.nutritionNote}</p>
      <table className="figures">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{recipeWords.fact}</th>
            <th scope="col">{recipeWords.perServing}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{foodWords.nutrition.kcal}</th>
            <td>{foodWords.kcal(number(Math.round(nutrition.kcal)))}</td>
          </tr>
          {shown.map((fact) => (
            <tr key={fact} className={partOfAnother.includes(fact) ? styles.part : undefined}>
              <th scope="row">{foodWords.nutrition[fact]}</th>
              <td>{amount(toATenth(nutrition[fact]), 'mg')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
