import type { Recipe } from '../../kit/api-types.ts';
import { amount } from '../../kit/format.ts';
import { foodWords } from '../../words/en/food.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import { AddIngredient } from './add-ingredient.tsx';
import styles from './customiser.module.css';
import { MeasuresChoice } from './measures-choice.tsx';
import type { OwnMeasures } from './use-measures.ts';
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
  measures: OwnMeasures;
  found: RecipeView['found'];
  onAdd: (other: Other) => void;
  onDrop: (ingredientNo: number) => void;
}) {
  const { selection, offer, others, measures } = props;
  return (
    <section className={styles.customiser} aria-labelledby="customise">
      <h2 id="customise" className="no-print">
        {recipeWords.customise}
      </h2>
      <p className={`${styles.lead} no-print`}>{recipeWords.customiseLead}</p>
      <MeasuresChoice {...measures} />
      <h2 className={styles.onPaper}>{recipeWords.printIngredients(offer.servings)}</h2>
      <ul className={styles.rows}>
        {rowsOf(props.recipe, selection, offer).map((it) => (
          <IngredientRow key={it.original.ingredientNo} row={it} say={measures.say} />
        ))}
        {others.map(({ ingredientNo, name, unit, first }) => {
          const extra = extraOf(selection, ingredientNo);
          const shownName = name ?? foodWords.nameless;
          return (
            <li key={ingredientNo} className={row.other}>
              <span className={row.name}>
                {shownName}
                <small>
                  {recipeWords.extraAdded} · {amount(extra, unit)}
                </small>
              </span>
              <span className={`${styles.otherActions} no-print`}>
                <ExtraField name={shownName} unit={unit} no={ingredientNo} extra={first} />
                <button
                  className="button quiet"
                  type="submit"
                  formMethod="get"
                  formNoValidate
                  name="drop"
                  value={ingredientNo}
                  aria-label={recipeWords.removeExtra(shownName)}
                  onClick={(event) => {
                    event.preventDefault();
                    props.onDrop(ingredientNo);
                  }}
                >
                  {recipeWords.remove}
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
