import { money } from '../../kit/format.ts';
import { words } from '../../words/admin-words.ts';
import { Panel } from '../parts/panel.tsx';
import styles from './menu.module.css';
import type { Cost } from './menu-types.ts';
import { percentOf } from './percent.ts';
import type { Draft } from './recipe-draft.ts';
import { useCost } from './use-cost.ts';

const said = words.adminMenu.recipe;

/** What the recipe costs while it is written. */
export function CostPanel({ draft, known }: { draft: Draft; known: Cost | undefined }) {
  const { cost, counting } = useCost(draft, known);
  return (
    <Panel title={said.cost}>
      <div aria-live="polite" aria-busy={counting}>
        {cost === undefined ? (
          <p>{said.notCounted}</p>
        ) : (
          <dl className={styles.costs}>
            <dt className={styles.big}>{said.perServing}</dt>
            <dd className={styles.big}>{money(cost.perServingCents)}</dd>
            <dt>{said.total(draft.servings)}</dt>
            <dd>{money(cost.totalCents)}</dd>
            <dt>{said.ingredientCost}</dt>
            <dd>{money(cost.ingredientCents)}</dd>
            <dt>{said.margin}</dt>
            <dd>
              {words.adminMenu.recipes.marginOf(money(cost.preparationCents), percentOf(cost))}
            </dd>
          </dl>
        )}
      </div>
      <p className={styles.hint}>{counting ? said.counting : said.costText}</p>
    </Panel>
  );
}
