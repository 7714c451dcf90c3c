import type { ReactNode } from 'react';
import { listed } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { boxWords } from '../../words/en/box.ts';
import { weekWords } from '../../words/en/weeks.ts';
import type { CartView } from './read-cart.server.ts';
import styles from './shortages.module.css';

type SoldOut = { recipeNo: number; name: string | null; left: number };
type Remedy = { lineId: string; servings: number };

const isAboutWeek = ({ code }: Problem) =>
  code === 'recipe-sold-out' || code === 'recipe-not-offered';

/**
 * What was refused; where a week has not, or not any more, what was asked of it, by name and with what would fit. Inside a form that knows
 * what to do with the buttons of the box.
 */
export function RefusedNote({
  problem,
  cart,
  children,
}: {
  problem: Problem;
  cart: CartView | null;
  children?: ReactNode;
}) {
  if (!cart || !isAboutWeek(problem)) return <Note {...say(problem)}>{children}</Note>;
  const nameOf = (lineId: string) =>
    cart.lines.find((line) => line.lineId === lineId)?.name ?? boxWords.nameless;
  const soldOut = (problem['soldOut'] ?? []) as SoldOut[];
  const remedies = (problem['remedies'] ?? []) as Remedy[];
  const lineIds = (problem['lineIds'] ?? []) as string[];
  return (
    <Note {...say(problem)}>
      <ul className={styles.shortages}>
        {soldOut.map(({ recipeNo, left }) => (
          <li key={recipeNo}>
            {weekWords.soldOut(
              cart.lines.find((line) => line.recipeNo === recipeNo)?.name ?? boxWords.nameless,
              boxWords.servings(left),
            )}
          </li>
        ))}
        {lineIds.length > 0 ? <li>{weekWords.missing(listed(lineIds.map(nameOf)))}</li> : null}
      </ul>
      <div className={styles.remedies}>
        {remedies.map(({ lineId, servings }) => (
          <button
            key={lineId}
            className="button plain"
            name="intent"
            value={servings === 0 ? `remove ${lineId}` : `servings ${lineId} ${servings}`}
            formNoValidate
          >
            {servings === 0
              ? boxWords.remedyRemove(nameOf(lineId))
              : boxWords.remedy(servings, nameOf(lineId))}
          </button>
        ))}
      </div>
    </Note>
  );
}
