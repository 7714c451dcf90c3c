import { amount, money } from '../../kit/format.ts';
import { words } from '../../words/words.ts';
import type { Offer } from './offer.ts';
import styles from './why-this-price.module.css';

/** The price in its parts, which add up to it to the cent. */
export function WhyThisPrice({ offer }: { offer: Offer }) {
  const { recipe, food } = words;
  return (
    <details className={styles.why}>
      <summary>{recipe.why}</summary>
      <p>{recipe.whyText}</p>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{recipe.ingredient}</th>
            <th scope="col">{recipe.amount}</th>
            <th scope="col">{recipe.cost}</th>
          </tr>
        </thead>
        <tbody>
          {offer.parts.map((part) => (
            <tr key={part.ingredientNo}>
              <th scope="row">{part.name ?? food.nameless}</th>
              <td>{amount(part.amount, part.unit)}</td>
              <td>{money(part.cents)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{recipe.preparation}</th>
            <td />
            <td>{money(offer.preparationCents)}</td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{recipe.total}</th>
            <td />
            <td>{money(offer.totalCents)}</td>
          </tr>
        </tfoot>
      </table>
    </details>
  );
}
