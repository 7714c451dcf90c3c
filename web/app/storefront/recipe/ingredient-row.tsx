import type { Unit } from '../../../../server/src/contract/food-terms.ts';
import { asWritten } from '../../kit/as-written.ts';
import { amount } from '../../kit/format.ts';
import { foodWords } from '../../words/en/food.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import { allergenNote } from './allergen-note.ts';
import styles from './ingredient-row.module.css';
import type { Row } from './rows.ts';
import type { OwnMeasures } from './use-measures.ts';

/** One ingredient: what is in the dish of it, and behind "Change" what can be done about it. */
export function IngredientRow({ row, say }: { row: Row; say: OwnMeasures['say'] }) {
  const { original, inIt, extra } = row;
  const name = original.name ?? foodWords.nameless;
  return (
    <li className={styles.row} data-changed={row.change !== '' || extra > 0 || undefined}>
      <details>
        <summary>
          <span className={`${styles.amount} figures`}>{amountOf(row, say)}</span>
          <span className={styles.name}>
            <span {...asWritten((inIt ?? original).untranslated, 'name')}>
              {inIt ? (inIt.name ?? foodWords.nameless) : <s>{name}</s>}
            </span>
            <small>{notesOf(row).join(' · ')}</small>
          </span>
          <span className={`${styles.change} no-print`}>{recipeWords.change}</span>
        </summary>
        <div className={`${styles.panel} no-print`}>
          <fieldset>
            <legend className="visually-hidden">{recipeWords.changeOf(name)}</legend>
            <div className={styles.choices}>
              <Choice row={row} value="" label={recipeWords.keep} />
              <Choice row={row} value="omit" label={recipeWords.leaveOut} />
              {original.swaps.map((swap) => (
                <Choice
                  key={swap.ingredientNo}
                  row={row}
                  value={`swap-${swap.ingredientNo}`}
                  label={recipeWords.swapFor(swap.name ?? foodWords.nameless)}
                  note={allergenNote(swap)}
                />
              ))}
            </div>
          </fieldset>
          <ExtraField name={name} unit={original.unit} no={original.ingredientNo} extra={extra} />
        </div>
      </details>
    </li>
  );
}

function Choice(props: { row: Row; value: string; label: string; note?: string }) {
  const { row, value, label, note = '' } = props;
  return (
    <label className={styles.choice}>
      <input
        type="radio"
        name={`change-${row.original.ingredientNo}`}
        value={value}
        defaultChecked={row.change === value}
      />
      <span>
        {label} {note === '' ? null : <small>{note}</small>}
      </span>
    </label>
  );
}

export function ExtraField(props: { name: string; unit: Unit; no: number; extra: number }) {
  const { name, unit, no, extra } = props;
  return (
    <label className={styles.extra}>
      <span aria-hidden="true">{recipeWords.more(foodWords.units[unit])}</span>
      <input
        aria-label={recipeWords.moreOf(name, foodWords.units[unit])}
        type="number"
        inputMode="numeric"
        name={`extra-${no}`}
        min={0}
        max={99999}
        placeholder="0"
        defaultValue={extra === 0 ? '' : extra}
      />
    </label>
  );
}

function amountOf({ inIt, amount: counted, countedAbove }: Row, say: OwnMeasures['say']): string {
  if (!inIt || counted === undefined || countedAbove) return '';
  return say({ ingredientNo: inIt.ingredientNo, amount: counted }, inIt.unit);
}

/** What there is to know of a row beside its name. */
function notesOf({ original, inIt, extra, change, countedAbove }: Row): string[] {
  const name = original.name ?? foodWords.nameless;
  return [
    ...(inIt ? [] : [recipeWords.leftOut]),
    ...(inIt && change !== '' ? [recipeWords.insteadOf(name)] : []),
    ...(countedAbove ? [recipeWords.inTheOther] : []),
    ...(extra > 0 ? [recipeWords.plusExtra(amount(extra, original.unit))] : []),
    ...(inIt ? [allergenNote(inIt)] : []),
  ].filter((note) => note !== '');
}
