import { Link } from 'react-router';
import { isUnnamedKind, type Allergen } from '../../../../server/src/contract/food-terms.ts';
import { baseAmount, money } from '../../kit/format.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import type { Column } from '../kit/data-table.tsx';
import type { Ingredient } from '../kit/office-types.ts';
import { Badge } from '../kit/status-badge.tsx';
import styles from './menu.module.css';
import { nameOf } from './name-of.ts';

const { ingredients: texts, allergens: allergenNames, diets: dietNames } = adminMenuWords;

const namesOf = (some: readonly Allergen[]) =>
  some.map((allergen) => allergenNames[allergen]).join(', ');

/** What is said of its allergens and traces, and what is left to be said. */
function Declared({ allergens, mayContain }: Ingredient) {
  const unnamed = [...(allergens ?? []), ...(mayContain ?? [])].some(isUnnamedKind);
  return (
    <>
      {allergens === null ? (
        <Badge tone="warning">{texts.undeclared}</Badge>
      ) : allergens.length === 0 ? (
        <span className={styles.hint}>{texts.none}</span>
      ) : (
        namesOf(allergens)
      )}
      {mayContain && mayContain.length > 0 ? (
        <small className={styles.under}>{texts.traces(namesOf(mayContain))}</small>
      ) : null}
      {mayContain === null ? <small className={styles.under}>{texts.tracesUnknown}</small> : null}
      {unnamed ? <Badge tone="warning">{texts.nameKind}</Badge> : null}
    </>
  );
}

export const ingredientColumns: Column<Ingredient>[] = [
  {
    key: 'name',
    head: texts.ingredient,
    names: true,
    cell: (ingredient) => (
      <span>
        <Link to={`/admin/menu/ingredients/${ingredient.ingredientNo}`} className={styles.name}>
          {nameOf(ingredient)}
        </Link>
        <small className={styles.under}>{ingredient.ingredientNo}</small>
      </span>
    ),
  },
  { key: 'price', head: texts.price, numeric: true, cell: ({ priceCents }) => money(priceCents) },
  {
    key: 'pack',
    head: texts.pack,
    numeric: true,
    cell: ({ packAmount, unit }) => baseAmount(packAmount, unit),
  },
  {
    key: 'allergens',
    head: texts.allergens,
    cell: (ingredient) => <Declared {...ingredient} />,
  },
  {
    key: 'diets',
    head: texts.diets,
    cell: ({ diets }) =>
      diets === null ? (
        <Badge tone="warning">{texts.undeclared}</Badge>
      ) : (
        <span className={styles.hint}>
          {diets.length === 0 ? texts.none : diets.map((diet) => dietNames[diet]).join(', ')}
        </span>
      ),
  },
  {
    key: 'mark',
    head: texts.mark,
    numeric: true,
    cell: ({ lowStockAmount, unit }) => baseAmount(lowStockAmount, unit),
  },
];
