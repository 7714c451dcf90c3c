import { Button } from '@mantine/core';
import { Form, Link } from 'react-router';
import { money } from '../../kit/format.ts';
import { Picture } from '../../kit/picture.tsx';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import type { Column } from '../kit/data-table.tsx';
import type { RecipeSummary } from '../kit/office-types.ts';
import { Badge } from '../kit/status-badge.tsx';
import { marginOf } from './margin-of.ts';
import styles from './menu.module.css';

const texts = adminMenuWords.recipes;

export const recipeColumns: Column<RecipeSummary>[] = [
  {
    key: 'name',
    head: texts.recipe,
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
            {name ?? texts.nameless}
          </Link>
          <small className={styles.under}>
            {recipeNo} · {texts.servings(servings)} · {texts.minutes(minutes)}
          </small>
        </span>
      </span>
    ),
  },
  {
    key: 'status',
    head: texts.status,
    narrow: true,
    cell: ({ status, archived }) =>
      archived ? (
        <Badge tone="plain">{texts.archived}</Badge>
      ) : (
        <Badge tone={status === 'published' ? 'good' : 'notable'}>{texts[status]}</Badge>
      ),
  },
  {
    key: 'price',
    head: texts.price,
    numeric: true,
    cell: ({ cost }) => <strong>{money(cost.perServingCents)}</strong>,
  },
  {
    key: 'ingredients',
    head: texts.ingredients,
    numeric: true,
    cell: ({ cost }) => money(cost.ingredientCents),
  },
  {
    key: 'margin',
    head: texts.margin,
    numeric: true,
    cell: ({ cost }) => marginOf(cost),
  },
  {
    key: 'copy',
    head: <span className="visually-hidden">{adminMenuWords.recipe.copy}</span>,
    label: '',
    narrow: true,
    noPrint: true,
    cell: ({ recipeNo, name }) => (
      <Form method="post">
        <input type="hidden" name="recipeNo" value={recipeNo} />
        <Button
          type="submit"
          variant="subtle"
          size="compact-md"
          aria-label={adminMenuWords.recipe.copyOf(name ?? texts.nameless)}
        >
          {adminMenuWords.recipe.copy}
        </Button>
      </Form>
    ),
  },
];
