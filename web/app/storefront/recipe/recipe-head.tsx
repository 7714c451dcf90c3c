import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { asWritten } from '../../kit/as-written.ts';
import type { Recipe } from '../../kit/api-types.ts';
import { number } from '../../kit/format.ts';
import { Picture } from '../../kit/picture.tsx';
import { foodWords } from '../../words/en/food.ts';
import { likingWords } from '../../words/en/liking.ts';
import { shopWords } from '../../words/en/shop.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import { ClockSign, StarSign } from '../signs.tsx';
import type { Offer } from './offer.ts';
import styles from './recipe-head.module.css';

/** The dish at first sight: called what the meal that was chosen is, and kept to no diet that it does not keep. */
export function RecipeHead(props: { dish: Recipe; offer: Offer; heart: ReactNode }) {
  const { dish, offer, heart } = props;
  const { meal, diets } = offer;
  const name = meal.name ?? foodWords.nameless;
  return (
    <div className={styles.head}>
      <div className={styles.picture}>
        <Picture
          base={dish.picture}
          alt={name}
          sizes="(min-width: 60rem) 26rem, (min-width: 34rem) 48vw, 100vw"
          first
        />
      </div>
      <div className={styles.intro}>
        <nav aria-label={recipeWords.where} className={`${styles.trail} no-print`}>
          <Link to="/menu">{shopWords.theMenu}</Link>
          <Link to={`/menu?category=${dish.category.slug}`}>{dish.category.name}</Link>
        </nav>
        <h1 {...asWritten(meal.untranslated, 'name')}>{name}</h1>
        {meal.description === null ? null : (
          <p className={styles.description} {...asWritten(meal.untranslated, 'description')}>
            {meal.description}
          </p>
        )}
        <ul className={styles.facts}>
          <li>
            <ClockSign />
            {recipeWords.minutes(dish.minutes)}
          </li>
          {diets
            .filter((diet) => diet === 'vegan' || diet === 'vegetarian')
            .slice(0, 1)
            .map((diet) => (
              <li key={diet} className="tag good">
                {foodWords.diets[diet]}
              </li>
            ))}
          {dish.rating ? (
            <li>
              <StarSign />
              {likingWords.average(number(dish.rating.average), dish.rating.customers)}
            </li>
          ) : null}
        </ul>
        {heart}
        {meal.story === null ? null : (
          <p className={`${styles.story} no-print`} {...asWritten(meal.untranslated, 'story')}>
            {meal.story}
          </p>
        )}
      </div>
    </div>
  );
}
