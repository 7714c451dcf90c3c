import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { adminWeeksWords as texts } from '../../words/en/admin-weeks.ts';
import type { PlannedWeek } from '../kit/office-types.ts';

/** What would follow for the orders that hold a meal of the week. */
export function Ordered({ week, problem }: { week: PlannedWeek; problem: Problem }) {
  const ordered = (problem['ordered'] ?? []) as { recipeNo: number; portions: number }[];
  const nameOf = (no: number) =>
    [...week.offers, ...week.withdrawn].find(({ recipeNo }) => recipeNo === no)?.name ??
    texts.nameless;
  return (
    <Note title={texts.orderedTitle} text={texts.orderedText} news={problem}>
      <ul>
        {ordered.map(({ recipeNo, portions }) => (
          <li key={recipeNo}>{texts.orderedLine(nameOf(recipeNo), portions)}</li>
        ))}
      </ul>
    </Note>
  );
}

/** The tick without which such a change is refused. */
export const KeepIt = () => (
  <label>
    <input type="checkbox" name="ordersKeepIt" value="yes" required /> {texts.keepIt}
  </label>
);
