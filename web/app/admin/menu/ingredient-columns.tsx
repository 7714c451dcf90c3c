import { Link } from 'react-router';
import { baseAmount, money } from '../../kit/format.ts';
import { words } from '../../words/admin-words.ts';
import type { Column } from '../parts/data-table.tsx';
import { Badge } from '../parts/status-badge.tsx';
import styles from './menu.module.css';
import { nameOf, type Ingredient } from './menu-types.ts';

const { ingredients: said, allergens: allergenNames, diets: dietNames } = words.adminMenu;

export const ingredientColumns: Column<Ingredient>[] = [
  {
    key: 'name',
    head: said.ingredient,
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
  { key: 'price', head: said.price, numeric: true, cell: ({ priceCents }) => money(priceCents) },
  {
    key: 'pack',
    head: said.pack,
    numeric: true,
    cell: ({ packAmount, unit }) => baseAmount(packAmount, unit),
  },
  {
    key: 'allergens',
    head: said.allergens,
    cell: ({ allergens }) =>
      allergens === null ? (
        <Badge tone="warning">{said.undeclared}</Badge>
      ) : allergens.length === 0 ? (
        <span className={styles.hint}>{said.none}</span>
      ) : (
        allergens.map((allergen) => allergenNames[allergen]).join(', ')
      ),
  },
  {
    key: 'diets',
    head: said.diets,
    cell: ({ diets }) =>
      diets === null ? (
        <Badge tone="warning">{said.undeclared}</Badge>
      ) : (
        <span className={styles.hint}>
          {diets.length === 0 ? said.none : diets.map((diet) => dietNames[diet]).join(', ')}
        </span>
      ),
  },
  {
    key: 'mark',
    head: said.mark,
    numeric: true,
    cell: ({ lowStockAmount, unit }) => baseAmount(lowStockAmount, unit),
  },
];
