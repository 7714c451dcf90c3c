import { isolated } from '../../../../server/src/contract/people-text.ts';
import { foodWords } from '../../words/en/food.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import styles from './disliked.module.css';
import type { Offer } from './offer.ts';

/** What somebody of the household does not like in it, said quietly: it can be left out, and nothing is asked. */
export function Disliked(props: {
  offer: Pick<Offer, 'disliked'>;
  own: readonly number[];
  onLeaveOut: ((ingredientNo: number) => void) | undefined;
}) {
  const { offer, own, onLeaveOut } = props;
  return offer.disliked.flatMap(({ memberNo, name, ingredients }) =>
    ingredients.map((ingredient) => {
      const { ingredientNo } = ingredient;
      const food = ingredient.name ?? foodWords.nameless;
      return (
        <p key={`${memberNo} ${ingredientNo}`} className={styles.disliked}>
          {recipeWords.disliked(isolated(name), food)}{' '}
          {own.includes(ingredientNo) ? (
            <button
              className="button quiet"
              type="submit"
              formMethod="get"
              formNoValidate
              name={`change-${ingredientNo}`}
              value="omit"
              aria-label={recipeWords.leaveOutOf(food)}
              onClick={(event) => {
                if (!onLeaveOut) return;
                event.preventDefault();
                onLeaveOut(ingredientNo);
              }}
            >
              {recipeWords.leaveItOut}
            </button>
          ) : null}
        </p>
      );
    }),
  );
}
