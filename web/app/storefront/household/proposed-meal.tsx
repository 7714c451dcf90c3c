import { Link } from 'react-router';
import type { Proposal } from '../../kit/api-types.ts';
import { money } from '../../kit/format.ts';
import { Picture } from '../../kit/picture.tsx';
import { foodWords } from '../../words/en/food.ts';
import { menuWords } from '../../words/en/menu.ts';
import { proposalWords as words } from '../../words/en/proposal.ts';
import { writeSelection } from '../recipe/selection.ts';
import styles from './for-us.module.css';
import { changesOf } from './proposal-wish.ts';

type Meal = Proposal['meals'][number];

/** One meal of a proposal: what it is, what was changed and for whom, and the way to another one. */
export function ProposedMeal(props: { meal: Meal; servings: number; another: string }) {
  const { meal, servings, another } = props;
  const dish = meal.name ?? foodWords.nameless;
  const notes = notesOf(meal);
  return (
    <li className={styles.meal} aria-label={dish}>
      <Picture
        base={meal.picture}
        alt=""
        sizes="(min-width: 44rem) 160px, 96px"
        className={styles.picture}
      />
      <div>
        <h2 className={styles.name}>
          <Link to={`/recipes/${meal.slug}?${selectionIn(meal, servings).toString()}`}>{dish}</Link>
        </h2>
        <p className={styles.facts}>
          <span className="tag">{menuWords.minutes(meal.minutes)}</span>{' '}
          <span className="figures">
            {money(meal.perServingCents)} {menuWords.aServing}
          </span>
        </p>
        {notes.length > 0 ? (
          <ul className={styles.notes}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        ) : null}
      </div>
      <Link
        to={another}
        rel="nofollow"
        className={`button plain ${styles.another}`}
        aria-label={words.anotherOf(dish)}
        preventScrollReset
      >
        {words.another}
      </Link>
    </li>
  );
}

/** The meal as its page reads it in the address, and the form that puts it into the box. */
export const selectionIn = (meal: Meal, servings: number): URLSearchParams =>
  writeSelection({ servings, changes: changesOf(meal) }, { servings: 0 });

function notesOf({ changes, disliked, liked, eatenLately }: Meal): string[] {
  const called = (name: string | null) => name ?? foodWords.nameless;
  return [
    ...changes.map((change) => {
      const what = change.with
        ? words.swapped(called(change.name), called(change.with.name))
        : words.omitted(called(change.name));
      return words.forNames(
        what,
        change.for.map(({ name }) => name ?? words.you),
      );
    }),
    ...disliked.map(({ name, ingredients }) =>
      words.disliked(
        name ?? words.you,
        ingredients.map((it) => called(it.name)),
      ),
    ),
    ...(liked ? [words.liked] : []),
    ...(eatenLately ? [words.eatenLately] : []),
  ];
}
