import { foodWords } from '../../words/en/food.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import type { Offer } from './offer.ts';
import styles from './shelf.module.css';

/** Beyond this nobody needs the number. */
const plenty = 100;

export const canMake = ({ portionsLeft, servings }: Offer): boolean =>
  portionsLeft === null || portionsLeft >= servings;

/** How much of it can still be made, and what would end first; what does not fit comes with what would. */
export function Shelf(props: {
  offer: Offer;
  /** Chooses the servings that fit; without scripts the button asks for the page anew. */
  onServings: ((servings: number) => void) | undefined;
}) {
  const { offer, onServings } = props;
  const { portionsLeft, limitingIngredient } = offer;
  const limit = limitingIngredient && (limitingIngredient.name ?? foodWords.nameless);
  if (canMake(offer)) {
    return (
      <p className={styles.shelf}>
        <strong>{portionsLeft === null ? recipeWords.inStock : leftWords(portionsLeft)}</strong>{' '}
        {limit === null ? null : recipeWords.runsOutFirst(limit)}
      </p>
    );
  }
  return (
    <div className={styles.short}>
      {portionsLeft === 0 ? (
        <>
          <p>
            <strong>{recipeWords.soldOut}.</strong>{' '}
            {limit === null ? null : recipeWords.soldOutBy(limit)}
          </p>
          <p>{recipeWords.soldOutNext}</p>
        </>
      ) : (
        <>
          <p>
            <strong>{recipeWords.tooMany(portionsLeft ?? 0)}</strong>{' '}
            {limit === null ? null : recipeWords.runsOutFirst(limit)}
          </p>
          <button
            className="button plain"
            type="submit"
            formMethod="get"
            formNoValidate
            name="serve"
            value={portionsLeft ?? 0}
            onClick={(event) => {
              if (!onServings) return;
              event.preventDefault();
              onServings(portionsLeft ?? 0);
              document.getElementById('servings')?.focus();
            }}
          >
            {recipeWords.tooManyNext(portionsLeft ?? 0)}
          </button>
        </>
      )}
    </div>
  );
}

function leftWords(portions: number): string {
  if (portions > plenty) return `${recipeWords.plentyLeft}.`;
  return `${recipeWords.left(portions)}.`;
}
