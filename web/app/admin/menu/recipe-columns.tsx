import { Link } from 'react-router';
import { money } from '../../kit/format.ts';
import { Picture } from '../../kit/picture.tsx';
import { words } from '../../words/admin-words.ts';
import type { Column } from '../parts/data-table.tsx';
import { Badge } from '../parts/status-badge.tsx';
import { percentOf } from './percent.ts';
import styles from './menu.module.css';
import type { RecipeSummary } from './menu-types.ts';

const said = words.adminMenu.recipes;

export const recipeColumns: Column<RecipeSummary>[] = [
  {
    key: 'name',
    head: said.recipe,
    names: true,
    cell: ({ recipeNo, name, picture, servings, minutes }) => (
      <span className={styles.named}>
        {picture === null ? (
          <span className={styles.thumb} />
        ) : (
          <Picture base={picture} alt="" sizes="64px" className={styles.thumb} />
        )}
        <span>
          <Link to={`/admin/menu/recipes/${recipeNo}`} className={styles.name}>
            {name ?? said.nameless}
          </Link>
          <small className={styles.under}>
            {recipeNo} · {said.servings(servings)} · {said.minutes(minutes)}
          </small>
        </span>
      </span>
    ),
  },
  {
    key: 'status',
    head: said.status,
    narrow: true,
    cell: ({ status }) => (
      <Badge tone={status === 'published' ? 'good' : 'notable'}>{said[status]}</Badge>
    ),
  },
  {
    key: 'price',
    head: said.price,
    numeric: true,
    cell: ({ cost }) => <strong>{money(cost.perServingCents)}</strong>,
  },
  {
    key: 'ingredients',
    head: said.ingredients,
    numeric: true,
    cell: ({ cost }) => money(cost.ingredientCents),
  },
  {
    key: 'margin',
    head: said.margin,
    numeric: true,
    cell: ({ cost }) => said.marginOf(money(cost.preparationCents), percentOf(cost)),
  },
];
