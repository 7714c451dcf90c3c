import { Field } from '../../kit/field.tsx';
import picker from '../../kit/food-picker.module.css';
import { householdWords as words } from '../../words/en/household.ts';
import type { Disliked } from './dislikes.server.ts';

/** What somebody does not like: what is known to tick, and a line to name more. */
export function Dislikes(props: {
  known: readonly Disliked[];
  ticked: readonly Disliked[];
  /** What was typed and could not be taken as it is. */
  text: string;
  fault: string | undefined;
}) {
  const { known, ticked, text, fault } = props;
  const chosen = new Set(ticked.map(({ ingredientNo }) => ingredientNo));
  return (
    <fieldset className={picker.picker} aria-describedby="dislikes-hint">
      <legend>{words.dislikesLegend}</legend>
      <p id="dislikes-hint" className={picker.hint}>
        {words.dislikesHint}
      </p>
      {known.length > 0 ? (
        <div className={picker.choices}>
          {known.map(({ ingredientNo, name }) => (
            <label key={ingredientNo} className={picker.choice}>
              <input
                type="checkbox"
                name="dislikes"
                value={`${ingredientNo} ${name ?? ''}`.trim()}
                defaultChecked={chosen.has(ingredientNo)}
              />
              {name ?? words.gone}
            </label>
          ))}
        </div>
      ) : null}
      <Field
        label={words.addDislike}
        name="addDislike"
        value={text}
        hint={words.addDislikeHint}
        error={fault}
        autoComplete="off"
      />
    </fieldset>
  );
}
