import type { Status } from '../../contract/order-status.ts';
import { orderStatuses } from '../../contract/order-status.ts';
import type { WithdrawalOutcome } from '../../contract/withdrawal.ts';
import type { Pantry } from '../../food/recipes/recipe.ts';

type Line = {
  lineNo: number;
  name: string | null;
  ingredients: readonly { ingredientNo: number }[];
};

/** Days after the delivery within which a contract of goods is withdrawn from: Directive 2011/83/EU, Article 9. */
export const withdrawalDays = 14;

/** Whether nothing of a meal spoils quickly. Of what nobody has said it of, it does: Article 16 (d). */
export const isWithdrawable = ({ ingredients }: Line, pantry: Pantry): boolean =>
  ingredients.length > 0 &&
  ingredients.every(({ ingredientNo }) => pantry.get(ingredientNo)?.keeping === 'keeps');

/** What follows for an order that its customer cannot cancel any more, or that is cancelled already. */
export function outcomeOf(
  { status, day }: { status: Status; day: string },
  lines: readonly Line[],
  pantry: Pantry,
  today: string,
): Exclude<WithdrawalOutcome, 'unknown'> {
  const { live, inTheHouse } = orderStatuses[status];
  if (!live && !inTheHouse) return 'cancelled';
  if ((Date.parse(today) - Date.parse(day)) / 86_400_000 > withdrawalDays) return 'late';
  return lines.some((line) => isWithdrawable(line, pantry)) ? 'to-settle' : 'spoils';
}
