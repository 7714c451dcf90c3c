import { Link } from 'react-router';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import styles from './menu.module.css';

type Need = { recipeNo: number; name: string | null };

/** Why something cannot be archived yet: the recipes that need it, each with the way there. */
export function StillNeeded({ problem }: { problem: Problem }) {
  const needs = (problem['needs'] ?? []) as Need[];
  return (
    <Note title={problem.title} text={adminMenuWords.archive.needs} news={problem}>
      <ul className={styles.places}>
        {needs.map(({ recipeNo, name }) => (
          <li key={recipeNo}>
            <Link to={`/admin/menu/recipes/${recipeNo}`}>
              {name ?? adminMenuWords.recipes.nameless}
            </Link>
          </li>
        ))}
      </ul>
    </Note>
  );
}
