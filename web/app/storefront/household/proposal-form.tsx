import { Form } from 'react-router';
import {
  allergens,
  diets,
  groupOf,
  type Allergen,
  type Diet,
} from '../../../../server/src/contract/food-terms.ts';
import { mostBoxMeals } from '../../../../server/src/contract/household.ts';
import type { Category } from '../../kit/api-types.ts';
import picker from '../../kit/food-picker.module.css';
import { FoodPicker } from '../../kit/food-picker.tsx';
import { accountWords } from '../../words/en/account.ts';
import { foodWords } from '../../words/en/food.ts';
import { proposalWords as words } from '../../words/en/proposal.ts';
import { ServingsField } from '../recipe/servings-field.tsx';
import styles from './for-us.module.css';
import type { ProposalWish } from './proposal-wish.ts';

/** How large the box is to be, and what is not wanted this time; a guest says what they eat. */
export function ProposalForm(props: {
  wish: ProposalWish;
  servings: number;
  meals: number;
  categories: readonly Category[];
  isGuest: boolean;
}) {
  const { wish, servings, meals, categories, isGuest } = props;
  return (
    <Form action="/menu/for-us" className={styles.form} preventScrollReset>
      <div className={styles.sizes}>
        <div className={styles.size}>
          <label htmlFor="meals">{words.meals}</label>
          <select id="meals" name="meals" key={meals} defaultValue={meals}>
            {Array.from({ length: mostBoxMeals }, (_, at) => at + 1).map((count) => (
              <option key={count} value={count}>
                {words.mealsOf(count)}
              </option>
            ))}
          </select>
        </div>
        <div className={styles.size}>
          <label htmlFor="servings">{words.servings}</label>
          <ServingsField
            key={servings}
            servings={servings}
            onStep={undefined}
            invalid={false}
            describedBy={undefined}
          />
        </div>
      </div>
      <details open={wish.notOf.length > 0}>
        <summary>{words.notOf}</summary>
        <div className={picker.choices}>
          {categories.map(({ slug, name }) => (
            <label key={slug} className={picker.choice}>
              <input
                type="checkbox"
                name="notOf"
                value={slug}
                defaultChecked={wish.notOf.includes(slug)}
              />
              {name}
            </label>
          ))}
        </div>
      </details>
      {isGuest ? (
        <details open={wish.diet.length + wish.avoid.length > 0}>
          <summary>{words.guestFood}</summary>
          <FoodPicker
            legend={accountWords.dietsLegend}
            hint={words.dietsHint}
            name="diet"
            names={foodWords.diets}
            chosen={diets.filter((it: Diet) => wish.diet.includes(it))}
          />
          <FoodPicker
            legend={accountWords.allergensLegend}
            hint={words.allergensHint}
            name="avoid"
            names={foodWords.avoided}
            chosen={allergens.filter((it: Allergen) => wish.avoid.includes(it))}
            isPart={(value) => groupOf(value) !== value}
          />
        </details>
      ) : null}
      <button type="submit" className="button plain">
        {words.propose}
      </button>
    </Form>
  );
}
