import { Link } from 'react-router';
import { baseAmount, money } from '../../kit/format.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import type { Column } from '../kit/data-table.tsx';
import type { Ingredient } from '../kit/office-types.ts';
import { Badge } from '../kit/status-badge.tsx';
import styles from './menu.module.css';
import { nameOf } from './name-of.ts';

const { ingredients: texts, allergens: allergenNames, diets: dietNames } = adminMenuWords;

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
    cell: ({ allergens }) =>
      allergens === null ? (
        <Badge tone="warning">{texts.undeclared}</Badge>
      ) : allergens.length === 0 ? (
        <span className={styles.hint}>{texts.none}</span>
      ) : (
        allergens.map((allergen) => allergenNames[allergen]).join(', ')
      ),
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
