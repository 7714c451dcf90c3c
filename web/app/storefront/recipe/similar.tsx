import type { Card } from '../../kit/api-types.ts';
import { RecipeCard } from '../../kit/recipe-card.tsx';
import type { Fit } from '../../kit/use-conflicts.ts';
import { likingWords } from '../../words/en/liking.ts';
import { menuWords } from '../../words/en/menu.ts';
import styles from './similar.module.css';

/** Dishes of the menu that are like this one: the same for everybody, with what of them goes against the profile of whoever looks. */
export function Similar({ cards, fit }: { cards: readonly Card[]; fit: Fit }) {
  if (cards.length === 0) return null;
  return (
    <section className={`${styles.similar} no-print`} aria-labelledby="similar">
      <h2 id="similar">{likingWords.similar}</h2>
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
