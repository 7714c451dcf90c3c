import type { ReactNode } from 'react';
import { money } from '../../kit/format.ts';
import type { Problem } from '../../kit/problem.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { foodWords } from '../../words/en/food.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import { ConflictTick } from './conflict-tick.tsx';
import { Disliked } from './disliked.tsx';
import { FoodFacts } from './food-facts.tsx';
import type { Offer } from './offer.ts';
import { ServingsField } from './servings-field.tsx';
import { Shelf } from './shelf.tsx';
import styles from './summary.module.css';
import { WhyThisPrice } from './why-this-price.tsx';

/** What the choice costs, contains and leaves, and the way into the box. */
export function Summary(props: {
  servings: number;
  offer: Offer;
  problem: Problem | undefined;
  asking: boolean;
  /** The way into the box. */
  way: ReactNode;
  onServings: (servings: number) => void;
  /** Numbers of the recipe's own ingredients: those can be left out. */
  own: readonly number[];
  onLeaveOut: (ingredientNo: number) => void;
}) {
  const { servings, offer, problem, asking, way, onServings, own, onLeaveOut } = props;
  const scripts = useScripts();
  const wrongServings = problem?.fields?.some(({ field }) => field === '/servings') ?? false;
  return (
    <section className={`${styles.summary} no-print`} aria-labelledby="what-you-get">
      <h2 id="what-you-get" className="visually-hidden">
        {recipeWords.yourBox}
      </h2>
      <div className={styles.servings}>
        <label htmlFor="servings">{recipeWords.howMany}</label>
        <ServingsField
          servings={servings}
          onStep={scripts ? onServings : undefined}
          invalid={wrongServings}
          describedBy={wrongServings ? 'servings-limit' : undefined}
        />
        {scripts ? null : (
          <button className={`button plain ${styles.update}`} type="submit" formMethod="get">
            {recipeWords.update}
          </button>
        )}
      </div>
      {wrongServings ? (
        <p id="servings-limit" className={styles.problem}>
          {recipeWords.servingsLimit}
        </p>
      ) : null}
      <div className={styles.money} aria-busy={asking}>
        <p className={`${styles.price} figures`}>
          <strong>{money(offer.totalCents)}</strong> {recipeWords.forServings(offer.servings)}
          <span className={styles.each}>{recipeWords.aServing(money(offer.perServingCents))}</span>
        </p>
        <WhyThisPrice offer={offer} />
      </div>
      <ConflictTick against={offer} problem={problem} />
      <Disliked offer={offer} own={own} onLeaveOut={scripts ? onLeaveOut : undefined} />
      <FoodFacts offer={offer} />
      <Shelf offer={offer} onServings={scripts ? onServings : undefined} />
      <p role="status" className="visually-hidden">
        {asking || problem ? '' : announcement(offer)}
      </p>
      <div className={styles.way}>{way}</div>
    </section>
  );
}

function announcement({ totalCents, servings, allergens, mayContain }: Offer): string {
  const contains = allergens.length === 0 ? foodWords.containsNone : foodWords.contains(allergens);
  const told =
    mayContain.length === 0 ? contains : `${contains}. ${foodWords.mayContain(mayContain)}`;
  return recipeWords.announce(money(totalCents), servings, told);
}
