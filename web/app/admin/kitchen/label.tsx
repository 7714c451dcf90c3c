import { weighed, day as dayInWords } from '../../kit/format.ts';
import { phoneInWords } from '../../kit/phone.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { correctedWords } from '../../words/en/corrected.ts';
import { foodWords } from '../../words/en/food.ts';
import { linesOfWarnings, type BoxLabel, type LabelPart, type LineLabel } from './label-sheets.ts';
import styles from './labels.module.css';

const { labels: texts, servings, meals } = adminKitchenWords;

/** What is stuck on the bag of one meal: the warnings before all that may be long, and what finds no room on a label of its own. */
export function MealLabelCard({ meal, part }: { meal: LineLabel; part: LabelPart }) {
  const { ingredients, acknowledged, allergens, mayContain, addedSince, lostDiets } = meal;
  const added = [addedSince.allergens, addedSince.mayContain, addedSince.unknownAllergensIn];
  // Each warning takes about as much room as an ingredient does.
  const dense =
    part.of > 1 ||
    meal.changesText.length > 90 ||
    [ingredients, allergens, mayContain, lostDiets, ...added].flat().length > 18;
  return (
    <article className={styles.label} data-dense={dense || undefined}>
      <header className={styles.top}>
        <strong>{texts.order(meal.orderNo)}</strong>
        <span>{texts.line(meal.lineNo, meal.linesInBox)}</span>
      </header>
      <h3 className={styles.dish}>{meal.recipeName}</h3>
      <p className={styles.facts}>
        {servings(meal.servings)} · <bdi>{meal.deliverName}</bdi> · {dayInWords(meal.day)}
      </p>
      {part.of > 1 ? <p className={styles.changed}>{texts.part(part.no, part.of)}</p> : null}
      {part.no === 1 ? <Contains {...meal} /> : null}
      {part.no === 1 && acknowledged ? <p className={styles.facts}>{texts.acknowledged}</p> : null}
      {part.changes.length === 0 ? null : (
        <p className={styles.changed}>
          {texts.changed}: {part.changes.join('; ')}
        </p>
      )}
      {part.ingredients.length === 0 ? null : (
        <p className={styles.inside}>
          {texts.ingredients}:{' '}
          {part.ingredients.map((ingredient, index) => (
            <Inside key={ingredient.ingredientNo} ingredient={ingredient} comma={index > 0} />
          ))}
        </p>
      )}
    </article>
  );
}

type Ingredient = LineLabel['ingredients'][number];

/** One ingredient, its allergens emphasised by their names (article 21), its alcohol by its strength (article 28). */
function Inside({ ingredient, comma }: { ingredient: Ingredient; comma: boolean }) {
  const { name, amount, unit, allergens, alcoholPermille } = ingredient;
  return (
    <>
      {comma ? ', ' : ''}
      {name} {weighed(amount, unit)}
      {allergens.length > 0 ? (
        <>
          {' ('}
          <b>{allergens.map((allergen) => foodWords.allergens[allergen]).join(', ')}</b>)
        </>
      ) : null}
      {alcoholPermille === null ? null : ` (${foodWords.percentVol(alcoholPermille)})`}
    </>
  );
}

/** What is stuck on the box of one order. */
export function BoxLabelCard({ box }: { box: BoxLabel }) {
  return (
    <article className={styles.label} data-dense={linesOfWarnings(box) > 5 || undefined}>
      <header className={styles.top}>
        <strong>{texts.box}</strong>
        <span>{meals(box.lines)}</span>
      </header>
      <h3 className={styles.number}>{box.orderNo}</h3>
      <p className={styles.address}>
        <strong>
          <bdi>{box.deliverTo.name}</bdi>
        </strong>
        <br />
        <bdi>{box.deliverTo.address}</bdi>
        {box.deliverTo.postcode === null ? null : (
          <>
            {' '}
            <bdi>{box.deliverTo.postcode}</bdi>
          </>
        )}
        <br />
        {texts.phone(phoneInWords(box.deliverTo.phone))}
      </p>
      {box.deliverTo.note === null ? null : (
        <p className={styles.facts}>
          <bdi>{box.deliverTo.note}</bdi>
        </p>
      )}
      {box.checkAge === null ? null : (
        <p className={styles.changed}>{texts.checkAge(box.checkAge)}</p>
      )}
      <p className={styles.facts}>{dayInWords(box.day)}</p>
      <Contains {...box} />
    </article>
  );
}

type Warnings = Pick<
  BoxLabel,
  'allergens' | 'mayContain' | 'unknownAllergensIn' | 'tracesUnknownIn' | 'addedSince' | 'lostDiets'
>;

const namesOf = (some: Warnings['allergens']) =>
  some.map((allergen) => foodWords.allergens[allergen]).join(', ');

function Contains(warnings: Warnings) {
  const { allergens, mayContain, unknownAllergensIn, tracesUnknownIn, addedSince, lostDiets } =
    warnings;
  const added = [...addedSince.allergens, ...addedSince.mayContain];
  return (
    <>
      {added.length + addedSince.unknownAllergensIn.length > 0 ? (
        <p className={styles.changed}>
          {texts.addedSince(
            [namesOf(added), ...addedSince.unknownAllergensIn].filter(Boolean).join(', '),
          )}
        </p>
      ) : null}
      {lostDiets.length > 0 ? (
        <p className={styles.changed}>{texts.lostSince(correctedWords.notKnownToBe(lostDiets))}</p>
      ) : null}
      {allergens.length === 0 && unknownAllergensIn.length > 0 ? null : (
        <p className={styles.contains}>
          {allergens.length === 0 ? (
            texts.containsNone
          ) : (
            <>
              {texts.contains} <b>{namesOf(allergens)}</b>
            </>
          )}
        </p>
      )}
      {mayContain.length > 0 ? (
        <p className={styles.contains}>
          {texts.mayContain} <b>{namesOf(mayContain)}</b>
        </p>
      ) : null}
      {unknownAllergensIn.length === 0 ? null : (
        <p className={styles.contains}>
          <b>{texts.undeclared(unknownAllergensIn.join(', '))}</b>
        </p>
      )}
      {tracesUnknownIn.length > 0 ? (
        <p className={styles.contains}>{foodWords.tracesNotDeclared(tracesUnknownIn)}</p>
      ) : null}
    </>
  );
}
