import { Link } from 'react-router';
import { Picture } from '../../kit/picture.tsx';
import type { Recipe } from '../../kit/shop-types.ts';
import { words } from '../../words/words.ts';
import { ClockSign } from '../signs.tsx';
import styles from './recipe-head.module.css';

/** The dish at first sight. */
export function RecipeHead({ dish }: { dish: Recipe }) {
  const { recipe, food, menu } = words;
  const name = dish.name ?? food.nameless;
  return (
    <div className={styles.head}>
      <div className={styles.picture}>
        <Picture base={dish.picture} alt={name} sizes="(min-width: 60rem) 38rem, 100vw" first />
      </div>
      <div className={styles.intro}>
        <nav aria-label={recipe.where} className={`${styles.trail} no-print`}>
          <Link to="/menu">{menu.title}</Link>
          <Link to={`/menu?category=${dish.category.slug}`}>{dish.category.name}</Link>
        </nav>
        <h1>{name}</h1>
        {dish.description === null ? null : (
          <p className={styles.description}>{dish.description}</p>
        )}
        <ul className={styles.facts}>
          <li>
            <ClockSign />
            {recipe.minutes(dish.minutes)}
          </li>
          {dish.diets
            .filter((diet) => diet === 'vegan' || diet === 'vegetarian')
            .slice(0, 1)
            .map((diet) => (
              <li key={diet} className="tag good">
                {food.diets[diet]}
              </li>
            ))}
        </ul>
        {dish.story === null ? null : <p className={`${styles.story} no-print`}>{dish.story}</p>}
      </div>
    </div>
  );
}
