import type { Status } from '../../contract/order-status.ts';
import { orderStatuses } from '../../contract/order-status.ts';
import type { WithdrawalOutcome } from '../../contract/withdrawal.ts';
import type { Pantry } from '../../food/recipes/recipe.ts';

type Line = {
  lineNo: number;
  name: string | null;
  ingredients: readonly { ingredientNo: number }[];
};

/** Days after a box arrived within which is withdrawn from its contract: Directive 2011/83/EU, Article 9. */
const withdrawalDays = 14;
const dayMs = 86_400_000;

/** The last day on which can be withdrawn from what arrived on a day. One that is a Saturday or a Sunday goes on to Monday: Regulation 1182/71, Article 3 (4). */
export function lastDayFor(arrivedOn: string): string {
  const last = new Date(Date.parse(`${arrivedOn}T00:00:00Z`) + withdrawalDays * dayMs);
  const more = { 6: 2, 0: 1 }[last.getUTCDay()] ?? 0;
  return new Date(last.getTime() + more * dayMs).toISOString().slice(0, 10);
}

/** Whether nothing of a meal spoils quickly. Of what nobody has said it of, it does: Article 16 (d). */
export const isWithdrawable = ({ ingredients }: Line, pantry: Pantry): boolean =>
  ingredients.length > 0 &&
  ingredients.every(({ ingredientNo }) => pantry.get(ingredientNo)?.keeping === 'keeps');

/** What follows for an order that its customer cannot cancel any more, or that is cancelled already. */
export function outcomeOf(
  /** `arrivedOn`: null while it has not. */
  { status, arrivedOn }: { status: Status; arrivedOn: string | null },
  lines: readonly Line[],
  pantry: Pantry,
  today: string,
): Exclude<WithdrawalOutcome, 'unknown'> {
  const { live, inTheHouse } = orderStatuses[status];
  if (!live && !inTheHouse) return 'cancelled';
  if (arrivedOn !== null && today > lastDayFor(arrivedOn)) return 'late';
  return lines.some((line) => isWithdrawable(line, pantry)) ? 'to-settle' : 'spoils';
}
