import type { Card } from '../../kit/api-types.ts';
import { RecipeCard } from '../../kit/recipe-card.tsx';
import { useConflicts } from '../../kit/use-conflicts.ts';
import { likingWords } from '../../words/en/liking.ts';
import { menuWords } from '../../words/en/menu.ts';
import styles from './seen-lately.module.css';

/** Dishes of the menu that whoever looks has looked at lately, each with what goes against their profile as it is now. */
export function SeenLately({ cards }: { cards: readonly Card[] }) {
  const fit = useConflicts(cards);
  if (cards.length === 0) return null;
  return (
    <section className={`${styles.seen} no-print`} aria-labelledby="seen">
      <h2 id="seen">{likingWords.seen}</h2>
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
