import { words } from '../../words/words.ts';
import styles from './food-facts.module.css';
import type { Offer } from './offer.ts';

/** What is in it, said plainly; what nobody has declared is said too. */
export function FoodFacts({ offer }: { offer: Pick<Offer, 'allergens' | 'unknownIn' | 'diets'> }) {
  const { recipe, food } = words;
  const { allergens, unknownIn, diets } = offer;
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{recipe.allergens}</dt>
        <dd>
          {allergens.length > 0 ? (
            <ul className={styles.tags}>
              {allergens.map((allergen) => (
                <li key={allergen} className="tag notable">
                  {food.allergens[allergen]}
                </li>
              ))}
            </ul>
          ) : null}
          {allergens.length === 0 && unknownIn.length === 0 ? `${food.containsNone}.` : null}
          {unknownIn.length > 0 ? (
            <p className={styles.unknown}>
              {food.notDeclared(unknownIn.map(({ name }) => name ?? food.nameless))}
            </p>
          ) : null}
        </dd>
      </div>
      {diets.length > 0 ? (
        <div>
          <dt>{recipe.diets}</dt>
          <dd>
            <ul className={styles.tags}>
              {diets.map((diet) => (
                <li key={diet} className="tag good">
                  {food.diets[diet]}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
