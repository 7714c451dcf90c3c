import { Checkbox } from '@mantine/core';
import type { OddAmount } from '../../../../server/src/contract/odd-amounts.ts';
import { baseAmount } from '../../kit/format.ts';
import type { Problem } from '../../kit/problem.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import styles from './menu.module.css';
import { nameOf } from './name-of.ts';
import { claimOf, type DraftIngredient } from './recipe-draft.ts';
import type { Choosable, Editing } from './recipe-editor.tsx';

const texts = adminMenuWords.recipe;

const oddIn = (problem: Problem | undefined): OddAmount[] =>
  problem?.code === 'amount-odd' ? (problem['odd'] as OddAmount[]) : [];

/** What the store asks about an amount, and the author's yes; gone when the amount is another one. */
export function OddAmountQuestion(props: {
  editing: Editing;
  row: DraftIngredient;
  chosen: Choosable;
  base: string;
  set: (changes: Partial<DraftIngredient>) => void;
}) {
  const { editing, row, chosen, base, set } = props;
  const { servings } = editing.draft;
  const claim = claimOf(row, servings);
  const odd = oddIn(editing.problem).find(
    ({ ingredientNo, amount, servings: asked }) =>
      claim === claimOf({ ingredientNo: String(ingredientNo), amount: String(amount) }, asked),
  );
  const isConfirmed = row.confirmed === claim;
  if (odd === undefined && !isConfirmed) return null;
  const told = (value: number) => baseAmount(Math.round(value * 100) / 100, chosen.unit);
  const amount = Number(row.amount);
  return (
    <div className={styles.odd}>
      {odd === undefined ? null : (
        <p id={`${base}/odd`}>
          {texts.odd[odd.why](told(amount / odd.servings), told(odd.usual ?? 0))}
        </p>
      )}
      <Checkbox
        name={`${base}/confirmed`}
        value={claim}
        checked={isConfirmed}
        aria-invalid={odd !== undefined && !isConfirmed}
        aria-describedby={odd === undefined ? undefined : `${base}/odd`}
        label={texts.oddYes(told(amount), nameOf(chosen), servings)}
        onChange={(event) => {
          set({ confirmed: event.currentTarget.checked ? claim : '' });
        }}
      />
    </div>
  );
}
