import { menuWords } from '../words/en/menu.ts';
import type { Card } from './api-types.ts';
import styles from './dish-row.module.css';
import { RecipeCard } from './recipe-card.tsx';
import type { Fit } from './use-conflicts.ts';

/** Dishes below something else, each with what of it goes against the profile of whoever looks; nothing where there are none. */
export function DishRow(props: {
  /** Of its heading. */
  id: string;
  title: string;
  cards: readonly Card[];
  fit: Fit;
  className?: string | undefined;
}) {
  const { id, title, cards, fit, className = '' } = props;
  if (cards.length === 0) return null;
  return (
    <section className={`${styles.row} ${className} no-print`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {fit.failed ? <p role="status">{menuWords.notCompared}</p> : null}
      <ul className={styles.cards}>
        {cards.map((card) => (
          <li key={card.recipeNo}>
            <RecipeCard
              card={card}
              sizes="(min-width: 60rem) 18rem, (min-width: 34rem) 45vw, 92vw"
              discover="none"
              conflicts={fit.of.get(card.recipeNo)}
              favourite={fit.favourites.has(card.recipeNo)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
