import { money } from '../../kit/format.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import type { Cost } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import styles from './menu.module.css';
import { marginOf } from './margin-of.ts';
import type { Draft } from './recipe-draft.ts';
import { useCost } from './use-cost.ts';

const texts = adminMenuWords.recipe;

/** What the recipe costs while it is written. */
export function CostPanel({ draft, known }: { draft: Draft; known: Cost | undefined }) {
  const { cost, counting } = useCost(draft, known);
  return (
    <Panel title={texts.cost}>
      <div aria-live="polite" aria-busy={counting}>
        {cost === undefined ? (
          <p>{texts.notCounted}</p>
        ) : (
          <dl className={styles.costs}>
            <dt className={styles.big}>{texts.perServing}</dt>
            <dd className={styles.big}>{money(cost.perServingCents)}</dd>
            <dt>{texts.total(draft.servings)}</dt>
            <dd>{money(cost.totalCents)}</dd>
            <dt>{texts.ingredientCost}</dt>
            <dd>{money(cost.ingredientCents)}</dd>
            <dt>{texts.preparationCost}</dt>
            <dd>{money(cost.preparationCents)}</dd>
            <dt>{texts.purchase}</dt>
            <dd>
              {cost.purchaseCents === null
                ? adminMenuWords.recipes.marginUnknown
                : money(cost.purchaseCents)}
            </dd>
            <dt className={styles.big}>{texts.margin}</dt>
            <dd className={styles.big}>{marginOf(cost)}</dd>
          </dl>
        )}
      </div>
      {cost?.marginCents === null ? <p className={styles.hint}>{texts.marginText}</p> : null}
      <p className={styles.hint}>{counting ? texts.counting : texts.costText}</p>
    </Panel>
  );
}
