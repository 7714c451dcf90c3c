import { baseAmount, day as dayInWords } from '../../kit/format.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import type { BoxLabel, LineLabel } from './label-sheets.ts';
import styles from './labels.module.css';

const { labels: texts, servings, meals } = adminKitchenWords;

/** What is stuck on the bag of one meal. */
export function MealLabelCard({ meal }: { meal: LineLabel }) {
  const { changesText, ingredients, acknowledged } = meal;
  const dense = ingredients.length > 14;
  return (
    <article className={styles.label} data-dense={dense || undefined}>
      <header className={styles.top}>
        <strong>{texts.order(meal.orderNo)}</strong>
        <span>{texts.line(meal.lineNo, meal.linesInBox)}</span>
      </header>
      <h3 className={styles.dish}>{meal.recipeName}</h3>
      <p className={styles.facts}>
        {servings(meal.servings)} · {meal.deliverName} · {dayInWords(meal.day)}
      </p>
      {changesText === '' ? null : (
        <p className={styles.changed}>
          {texts.changed}: {changesText}
        </p>
      )}
      <Contains {...meal} />
      {acknowledged ? <p className={styles.facts}>{texts.acknowledged}</p> : null}
      <p className={styles.inside}>
        {texts.ingredients}:{' '}
        {ingredients
          .map(({ name, amount, unit }) => `${name} ${baseAmount(amount, unit)}`)
          .join(', ')}
      </p>
    </article>
  );
}

/** What is stuck on the box of one order. */
export function BoxLabelCard({ box }: { box: BoxLabel }) {
  return (
    <article className={styles.label}>
      <header className={styles.top}>
        <strong>{texts.box}</strong>
        <span>{meals(box.lines)}</span>
      </header>
      <h3 className={styles.number}>{box.orderNo}</h3>
      <p className={styles.address}>
        <strong>{box.deliverTo.name}</strong>
        <br />
        {box.deliverTo.address}
      </p>
      <p className={styles.facts}>{dayInWords(box.day)}</p>
      <Contains {...box} />
    </article>
  );
}

function Contains({
  allergens,
  unknownAllergensIn,
}: Pick<BoxLabel, 'allergens' | 'unknownAllergensIn'>) {
  const names = allergens.map((allergen) => adminMenuWords.allergens[allergen]);
  return (
    <>
      {names.length === 0 && unknownAllergensIn.length > 0 ? null : (
        <p className={styles.contains}>
          {names.length === 0 ? (
            texts.containsNone
          ) : (
            <>
              {texts.contains} <b>{names.join(', ')}</b>
            </>
          )}
        </p>
      )}
      {unknownAllergensIn.length === 0 ? null : (
        <p className={styles.contains}>
          <b>{texts.undeclared(unknownAllergensIn.join(', '))}</b>
        </p>
      )}
    </>
  );
}
