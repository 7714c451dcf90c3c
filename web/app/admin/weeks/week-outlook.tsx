import { amount, money } from '../../kit/format.ts';
import { adminWeeksWords as texts } from '../../words/en/admin-weeks.ts';
import { foodWords } from '../../words/en/food.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { Facts } from '../kit/facts.tsx';
import type { PlannedOffer, PlannedWeek } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import { Badge } from '../kit/status-badge.tsx';
import styles from './weeks.module.css';

type Need = PlannedWeek['need'][number];

const needColumns: Column<Need>[] = [
  {
    key: 'name',
    head: texts.ingredient,
    names: true,
    cell: ({ name, ingredientNo }) => name ?? String(ingredientNo),
  },
  {
    key: 'needed',
    head: texts.needed,
    numeric: true,
    cell: ({ needed, unit }) => amount(needed, unit),
  },
  { key: 'left', head: texts.inStock, numeric: true, cell: ({ left, unit }) => amount(left, unit) },
  {
    key: 'missing',
    head: texts.missing,
    numeric: true,
    cell: ({ needed, left, unit }) =>
      needed > left ? <Badge tone="warning">{amount(needed - left, unit)}</Badge> : texts.enough,
  },
];

const NeedTable = ({ rows }: { rows: Need[] }) => (
  <DataTable
    caption={texts.need}
    columns={needColumns}
    rows={rows}
    rowKey={({ ingredientNo }) => ingredientNo}
    empty={null}
  />
);

const cents = (value: number | null) => (value === null ? texts.unknown : money(value));

const costColumns: Column<PlannedOffer>[] = [
  { key: 'name', head: texts.recipes, names: true, cell: ({ name }) => name ?? texts.nameless },
  {
    key: 'portions',
    head: texts.ofPortions,
    numeric: true,
    cell: ({ portions }) => portions,
  },
  {
    key: 'serving',
    head: texts.perServing,
    numeric: true,
    cell: ({ perServingCents }) => money(perServingCents),
  },
  {
    key: 'purchase',
    head: texts.purchaseOf,
    numeric: true,
    cell: ({ purchaseCents }) => cents(purchaseCents),
  },
  {
    key: 'margin',
    head: texts.margin,
    numeric: true,
    cell: ({ marginCents, marginPercent }) =>
      marginCents === null ? texts.unknown : texts.marginOf(money(marginCents), marginPercent),
  },
];

/** What the saved plan would need, earn and offer, and what stands out. */
export function WeekOutlook({ week }: { week: PlannedWeek }) {
  const { need, offers, projection, variety, warnings, withdrawn } = week;
  const short = need.filter(({ needed, left }) => needed > left);
  return (
    <>
      <Panel title={texts.warnings}>
        {warnings.length === 0 ? <p>{texts.noWarnings}</p> : null}
        <ul className={styles.warnings}>
          {warnings.map((warning) => {
            const told = texts.warn(warning, amount);
            return <li key={told}>{told}</li>;
          })}
        </ul>
      </Panel>
      {withdrawn.length > 0 ? (
        <Panel title={texts.withdrawn}>
          <ul>
            {withdrawn.map(({ recipeNo, name, taken }) => (
              <li key={recipeNo}>{texts.orderedLine(name ?? texts.nameless, taken)}</li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <div className={columns.two}>
        <Panel title={texts.money}>
          <Facts
            facts={[
              [texts.ofPortions, texts.portions(projection.portions)],
              [texts.revenue, money(projection.revenueCents)],
              [texts.purchase, money(projection.purchaseCents)],
              [texts.margin, money(projection.marginCents)],
            ]}
          />
          <p className={styles.hint}>{texts.moneyText}</p>
        </Panel>
        <Panel title={texts.variety}>
          <Facts
            facts={[
              [texts.quick, texts.meals(variety.quick)],
              ...variety.diets.map(({ diet, count }): [string, string] => [
                foodWords.diets[diet],
                texts.meals(count),
              ]),
              ...variety.categories.map(({ category, count }): [string, string] => [
                category,
                texts.meals(count),
              ]),
            ]}
          />
          <h3 className={styles.heading}>{texts.without}</h3>
          <Facts
            facts={variety.without.map(({ allergen, count }): [string, string] => [
              foodWords.allergens[allergen],
              texts.meals(count),
            ])}
          />
          {variety.undeclared > 0 ? (
            <p className={styles.hint}>{texts.undeclared(variety.undeclared)}</p>
          ) : null}
        </Panel>
      </div>
      {offers.length > 0 ? (
        <Panel title={texts.cost}>
          <DataTable
            caption={texts.cost}
            columns={costColumns}
            rows={offers}
            rowKey={({ recipeNo }) => recipeNo}
            empty={null}
          />
        </Panel>
      ) : null}
      <Panel title={texts.need}>
        <p className={styles.hint}>{texts.needText}</p>
        {need.length === 0 ? <p>{texts.noNeed}</p> : null}
        {need.length > 0 && short.length === 0 ? <p>{texts.allEnough}</p> : null}
        <NeedTable rows={short} />
        {need.length > 0 ? (
          <details>
            <summary>{texts.allNeed(need.length)}</summary>
            <NeedTable rows={need} />
          </details>
        ) : null}
      </Panel>
    </>
  );
}
