import { Form, Link } from 'react-router';
import { asWritten } from '../../kit/as-written.ts';
import type { MealAgain } from '../../kit/api-types.ts';
import { describeChanges } from '../../kit/describe-changes.ts';
import { dayAndYear, money } from '../../kit/format.ts';
import { Picture } from '../../kit/picture.tsx';
import { SendButton } from '../../kit/send-button.tsx';
import { WarningSign } from '../../kit/warning-sign.tsx';
import { boxWords } from '../../words/en/box.ts';
import { correctedWords } from '../../words/en/corrected.ts';
import { foodWords } from '../../words/en/food.ts';
import { likingWords } from '../../words/en/liking.ts';
import styles from './have-again.module.css';

/** `lineId`: sent twice, it is in the box once. */
type Meal = MealAgain & { lineId: string };

/** Meals that somebody had and can have again today, each as they had it, with what has changed of it since. */
export function HaveAgain({ meals }: { meals: readonly Meal[] }) {
  if (meals.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="again">
      <h2 id="again">{likingWords.again}</h2>
      <p className={styles.small}>{likingWords.againText}</p>
      <ul className={styles.meals}>
        {meals.map((meal) => (
          <li key={meal.recipeNo} className={styles.meal}>
            <Picture
              base={meal.card.picture}
              alt=""
              sizes="(min-width: 44rem) 128px, 80px"
              className={styles.picture}
            />
            <About meal={meal} />
            <WayToBox meal={meal} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function About({ meal }: { meal: Meal }) {
  const { card, servings, orderedAt, stars, changesGone, conflicts } = meal;
  return (
    <div className={styles.about}>
      <h3 {...asWritten(card.untranslated, 'name')}>
        <Link to={`/recipes/${card.slug}`}>{card.name ?? foodWords.nameless}</Link>
      </h3>
      <p className={styles.small}>
        {[boxWords.servings(servings), ...changesOf(meal)].join(' · ')}
      </p>
      <p className={styles.small}>
        {likingWords.orderedAt(dayAndYear(orderedAt))}
        {stars === null ? null : ` · ${likingWords.youGave(likingWords.stars(stars))}`}
      </p>
      {changesGone ? <p className={styles.warning}>{likingWords.changesGone}</p> : null}
      <News news={meal.news} />
      {conflicts.length === 0 ? null : (
        <p className={styles.warning}>
          <WarningSign />
          <span>{foodWords.against(conflicts)}</span>
        </p>
      )}
    </div>
  );
}

function News({ news }: Pick<MealAgain, 'news'>) {
  const { allergens, mayContain, undeclared, lostDiets } = news;
  if (Object.values(news).every((some) => some.length === 0)) return null;
  return (
    <div className={styles.news}>
      <p>
        <strong>{likingWords.news}</strong>
      </p>
      {allergens.length > 0 ? <p>{correctedWords.contains(allergens)}</p> : null}
      {mayContain.length > 0 ? <p>{correctedWords.mayContain(mayContain)}</p> : null}
      {undeclared.length > 0 ? <p>{foodWords.notDeclared(undeclared)}</p> : null}
      {lostDiets.length > 0 ? <p>{correctedWords.lostDiets(lostDiets)}</p> : null}
    </div>
  );
}

/** What was changed then cannot be had: whoever left something out looks at the dish as it is now. */
function WayToBox({ meal }: { meal: Meal }) {
  const { card, recipeNo, servings, totalCents, changesGone, lineId } = meal;
  if (changesGone)
    return (
      <Link className={`button plain ${styles.way}`} to={`/recipes/${card.slug}`}>
        {likingWords.look}
      </Link>
    );
  const name = card.name ?? foodWords.nameless;
  return (
    <Form method="post" className={styles.way}>
      <input type="hidden" name="recipeNo" value={recipeNo} />
      <input type="hidden" name="lineId" value={lineId} />
      <p className="figures">
        <strong>{money(totalCents)}</strong>
      </p>
      <SendButton
        intent={`again-${recipeNo}`}
        sending={likingWords.adding}
        label={likingWords.addOf(name, boxWords.servings(servings))}
      >
        {likingWords.add}
      </SendButton>
    </Form>
  );
}

function changesOf({ changes, namedChanges }: MealAgain): string[] {
  const known = new Map(
    namedChanges.flatMap((change) => [
      [
        change.ingredientNo,
        { name: change.name, unit: 'unit' in change ? change.unit : null },
      ] as const,
      ...(change.action === 'swap'
        ? [[change.with, { name: change.withName, unit: null }] as const]
        : []),
    ]),
  );
  return describeChanges(changes, known);
}
