import { amount, number } from '../../kit/format.ts';
import { words } from '../../words/words.ts';
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
  const { recipe, food } = words;
  return (
    <section className={styles.nutrition} aria-labelledby="nutrition">
      <h2 id="nutrition">{recipe.nutrition}</h2>
      <p>{recipe.nutritionNote}</p>
      <table className="figures">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{recipe.fact}</th>
            <th scope="col">{recipe.perServing}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{food.nutrition.kcal}</th>
            <td>{food.kcal(number(Math.round(nutrition.kcal)))}</td>
          </tr>
          {shown.map((fact) => (
            <tr key={fact} className={partOfAnother.includes(fact) ? styles.part : undefined}>
              <th scope="row">{food.nutrition[fact]}</th>
              <td>{amount(toATenth(nutrition[fact]), 'mg')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
