import { amount, money } from '../../kit/format.ts';
import { foodWords } from '../../words/en/food.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import type { Offer } from './offer.ts';
import styles from './why-this-price.module.css';

/** The price in its parts, which add up to it to the cent. */
export function WhyThisPrice({ offer }: { offer: Offer }) {
  return (
    <details className={styles.why}>
      <summary>{recipeWords.why}</summary>
      <p>{recipeWords.whyText}</p>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{recipeWords.ingredient}</th>
            <th scope="col">{recipeWords.amount}</th>
            <th scope="col">{recipeWords.cost}</th>
          </tr>
        </thead>
        <tbody>
          {offer.parts.map((part) => (
            <tr key={part.ingredientNo}>
              <th scope="row">{part.name ?? foodWords.nameless}</th>
              <td>{amount(part.amount, part.unit)}</td>
              <td>{money(part.cents)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{recipeWords.preparation}</th>
            <td />
            <td>{money(offer.preparationCents)}</td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{recipeWords.total}</th>
            <td />
            <td>{money(offer.totalCents)}</td>
          </tr>
        </tfoot>
      </table>
    </details>
  );
}
