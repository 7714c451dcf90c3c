import { amount } from '../../kit/format.ts';
import type { Recipe } from '../../kit/shop-types.ts';
import { words } from '../../words/words.ts';
import { AddIngredient } from './add-ingredient.tsx';
import styles from './customiser.module.css';
import { ExtraField, IngredientRow } from './ingredient-row.tsx';
import row from './ingredient-row.module.css';
import type { RecipeView } from './load-recipe.server.ts';
import type { Offer } from './offer.ts';
import { rowsOf, type Other } from './rows.ts';
import { extraOf, type Selection } from './selection.ts';

/** Every ingredient with what can be done about it, and the rest of the pantry. */
export function Customiser(props: {
  recipe: Recipe;
  selection: Selection;
  offer: Offer;
  others: Other[];
  found: RecipeView['found'];
  onAdd: (other: Other) => void;
  onDrop: (ingredientNo: number) => void;
}) {
  const { selection, offer, others } = props;
  const { recipe, food } = words;
  return (
    <section className={styles.customiser} aria-labelledby="customise">
      <h2 id="customise" className="no-print">
        {recipe.customise}
      </h2>
      <p className={`${styles.lead} no-print`}>{recipe.customiseLead}</p>
      <h2 className={styles.onPaper}>{recipe.printIngredients(offer.servings)}</h2>
      <ul className={styles.rows}>
        {rowsOf(props.recipe, selection, offer).map((it) => (
          <IngredientRow key={it.original.ingredientNo} row={it} />
        ))}
        {others.map(({ ingredientNo, name, unit, first }) => {
          const extra = extraOf(selection, ingredientNo);
          const said = name ?? food.nameless;
          return (
            <li key={ingredientNo} className={row.other}>
              <span className={row.name}>
                {said}
                <small>
                  {recipe.extraAdded} · {amount(extra, unit)}
                </small>
              </span>
              <span className={`${styles.otherActions} no-print`}>
                <ExtraField name={said} unit={unit} no={ingredientNo} extra={first} />
                <button
                  className="button quiet"
                  type="submit"
                  formMethod="get"
                  formNoValidate
                  name="drop"
                  value={ingredientNo}
                  aria-label={recipe.removeExtra(said)}
                  onClick={(event) => {
                    event.preventDefault();
                    props.onDrop(ingredientNo);
                  }}
                >
                  {recipe.remove}
                </button>
              </span>
            </li>
          );
        })}
      </ul>
      <AddIngredient found={props.found} onAdd={props.onAdd} />
    </section>
  );
}
