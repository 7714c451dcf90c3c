import { Fragment } from 'react';
import { languages } from '../../../../server/src/contract/languages.ts';
import { weighed, day as dayInWords } from '../../kit/format.ts';
import { phoneInWords } from '../../kit/phone.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { foodWords } from '../../words/en/food.ts';
import {
  linesOfWarnings,
  type Beside,
  type BoxLabel,
  type BoxPart,
  type LabelPart,
  type LineLabel,
  type Pieces,
} from './label-sheets.ts';
import styles from './labels.module.css';

const { labels: texts, servings, meals } = adminKitchenWords;

/** What is stuck on the bag of one meal: the warnings before all that may be long, and what finds no room on a label of its own. */
export function MealLabelCard({ meal, part }: { meal: LineLabel; part: LabelPart }) {
  const { ingredients, acknowledged, allergens, mayContain, addedSince, lostDiets, inLanguage } =
    meal;
  const added = [addedSince.allergens, addedSince.mayContain, addedSince.unknownAllergensIn];
  // Each warning takes about as much room as an ingredient does.
  const dense =
    part.of > 1 ||
    inLanguage !== null ||
    meal.changesText.length > 90 ||
    [ingredients, allergens, mayContain, lostDiets, ...added].flat().length > 18;
  return (
    <article className={styles.label} data-dense={dense || undefined}>
      <header className={styles.top}>
        <strong>{texts.order(meal.orderNo)}</strong>
        <span>{texts.line(meal.lineNo, meal.linesInBox)}</span>
      </header>
      <h3 className={styles.dish}>{meal.recipeName}</h3>
      {inLanguage && inLanguage.recipeName.text !== meal.recipeName ? (
        <p className={styles.dishIn} lang={inLanguage.language} dir={inLanguage.dir}>
          <Said pieces={[inLanguage.recipeName]} in={inLanguage} />
        </p>
      ) : null}
      <p className={styles.facts}>
        {servings(meal.servings)} · <bdi>{meal.deliverName}</bdi> · {dayInWords(meal.day)}
      </p>
      {part.of > 1 ? <p className={styles.changed}>{texts.part(part.no, part.of)}</p> : null}
      <WarningsForStaff warnings={part.english} />
      {part.no === 1 && acknowledged ? <p className={styles.facts}>{texts.acknowledged}</p> : null}
      {inLanguage ? <WarningsIn label={inLanguage} warnings={part.warnings} /> : null}
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
      {inLanguage && part.inside.length > 0 ? (
        <p className={styles.inside} lang={inLanguage.language} dir={inLanguage.dir}>
          {inLanguage.inside.title}{' '}
          {part.inside.map(({ ingredientNo, pieces }, index) => (
            <Fragment key={ingredientNo}>
              {index > 0 ? inLanguage.inside.comma : ''}
              <Said pieces={pieces} in={inLanguage} />
            </Fragment>
          ))}
        </p>
      ) : null}
    </article>
  );
}

type Language = Pick<Beside, 'language' | 'dir'>;

/** What whoever eats of it reads in their own language; a name that stands as the shop wrote it says so. */
function Said({ pieces, in: { language } }: { pieces: Pieces; in: Language }) {
  return pieces.map((piece, index) => {
    const isOther = piece.language !== language;
    const text = isOther ? (
      <bdi lang={piece.language} dir={languages[piece.language].dir}>
        {piece.text}
      </bdi>
    ) : (
      piece.text
    );
    return piece.emphasised ? <b key={index}>{text}</b> : <Fragment key={index}>{text}</Fragment>;
  });
}

const loud: Beside['warnings'][number]['kind'][] = ['added-since', 'lost-diets', 'check-age'];

function WarningsIn({ label, warnings }: { label: Language; warnings: Beside['warnings'] }) {
  if (warnings.length === 0) return null;
  return (
    <div className={styles.beside} lang={label.language} dir={label.dir}>
      {warnings.map(({ kind, pieces }) => (
        <p key={kind} className={loud.includes(kind) ? styles.changed : styles.contains}>
          <Said pieces={pieces} in={label} />
        </p>
      ))}
    </div>
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
export function BoxLabelCard({ box, part }: { box: BoxLabel; part: BoxPart }) {
  const { inLanguage } = box;
  const dense = part.of > 1 || inLanguage !== null || linesOfWarnings(box) > 5;
  return (
    <article className={styles.label} data-dense={dense || undefined}>
      <header className={styles.top}>
        <strong>{texts.box}</strong>
        <span>{meals(box.lines)}</span>
      </header>
      <h3 className={styles.number}>{box.orderNo}</h3>
      {part.of > 1 ? <p className={styles.changed}>{texts.partOfBox(part.no, part.of)}</p> : null}
      {part.no === 1 ? <Address box={box} /> : null}
      <WarningsForStaff warnings={part.english} />
      {inLanguage ? <WarningsIn label={inLanguage} warnings={part.warnings} /> : null}
    </article>
  );
}

/** Where it goes, and when. */
function Address({ box }: { box: BoxLabel }) {
  return (
    <>
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
    </>
  );
}

/** What staff read of it. */
function WarningsForStaff({ warnings }: { warnings: BoxPart['english'] }) {
  return warnings.map(({ kind, pieces }) => (
    <p key={kind} className={loud.includes(kind) ? styles.changed : styles.contains}>
      {pieces.map(({ text, emphasised }, at) =>
        emphasised ? <b key={at}>{text}</b> : <Fragment key={at}>{text}</Fragment>,
      )}
    </p>
  ));
}
