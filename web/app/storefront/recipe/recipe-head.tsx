import { Link } from 'react-router';
import type { Recipe } from '../../kit/api-types.ts';
import { Picture } from '../../kit/picture.tsx';
import { foodWords } from '../../words/en/food.ts';
import { menuWords } from '../../words/en/menu.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import { ClockSign } from '../signs.tsx';
import styles from './recipe-head.module.css';

/** The dish at first sight. */
export function RecipeHead({ dish }: { dish: Recipe }) {
  const name = dish.name ?? foodWords.nameless;
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
          <Link to="/menu">{menuWords.title}</Link>
          <Link to={`/menu?category=${dish.category.slug}`}>{dish.category.name}</Link>
        </nav>
        <h1>{name}</h1>
        {dish.description === null ? null : (
          <p className={styles.description}>{dish.description}</p>
        )}
        <ul className={styles.facts}>
          <li>
            <ClockSign />
            {recipeWords.minutes(dish.minutes)}
          </li>
          {dish.diets
            .filter((diet) => diet === 'vegan' || diet === 'vegetarian')
            .slice(0, 1)
            .map((diet) => (
              <li key={diet} className="tag good">
                {foodWords.diets[diet]}
              </li>
            ))}
        </ul>
        {dish.story === null ? null : <p className={`${styles.story} no-print`}>{dish.story}</p>}
      </div>
    </div>
  );
}
