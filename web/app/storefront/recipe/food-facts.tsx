import { foodWords } from '../../words/en/food.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import styles from './food-facts.module.css';
import type { Offer } from './offer.ts';

/** What is in it, said plainly; what nobody has declared is said too. */
export function FoodFacts({
  offer,
}: {
  offer: Pick<
    Offer,
    'allergens' | 'mayContain' | 'unknownIn' | 'tracesUnknownIn' | 'alcoholIn' | 'diets'
  >;
}) {
  const { allergens, mayContain, unknownIn, tracesUnknownIn, alcoholIn, diets } = offer;
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{recipeWords.allergens}</dt>
        <dd>
          {allergens.length > 0 ? (
            <ul className={styles.tags}>
              {allergens.map((allergen) => (
                <li key={allergen} className="tag notable">
                  {foodWords.allergens[allergen]}
                </li>
              ))}
            </ul>
          ) : null}
          {allergens.length === 0 && unknownIn.length === 0 ? `${foodWords.containsNone}.` : null}
          {mayContain.length > 0 ? (
            <p className={styles.traces}>{foodWords.mayContain(mayContain)}.</p>
          ) : null}
          {unknownIn.length > 0 ? (
            <p className={styles.unknown}>
              {foodWords.notDeclared(unknownIn.map(({ name }) => name ?? foodWords.nameless))}
            </p>
          ) : null}
          {tracesUnknownIn.length > 0 ? (
            <p className={styles.quiet}>
              {foodWords.tracesNotDeclared(
                tracesUnknownIn.map(({ name }) => name ?? foodWords.nameless),
              )}
            </p>
          ) : null}
          {alcoholIn.length > 0 ? (
            <p className={styles.traces}>{alcoholWords(alcoholIn)}.</p>
          ) : null}
        </dd>
      </div>
      {diets.length > 0 ? (
        <div>
          <dt>{recipeWords.diets}</dt>
          <dd>
            <ul className={styles.tags}>
              {diets.map((diet) => (
                <li key={diet} className="tag good">
                  {foodWords.diets[diet]}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

const alcoholWords = (alcoholIn: Offer['alcoholIn']) =>
  foodWords.alcohol(
    alcoholIn.map(({ name, permille }) => foodWords.strength(name ?? foodWords.nameless, permille)),
  );
