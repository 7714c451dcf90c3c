import type { OrderLetter, Wording } from '../../checkout/after-order/letter.ts';
import { linkTo } from '../../checkout/after-order/letter.ts';
import type { Order, OrderLine } from '../../checkout/orders/order.ts';
import type { Unit } from '../../contract/food-terms.ts';
import { isolated } from '../../contract/people-text.ts';

/** What was missing and what is, or may be, in its place, under the names that the reader knows; amounts in base units. */
export type StandIn = {
  shortageNo: number;
  lineNo: number;
  missing: { ingredientNo: number; name: string | null; amount: number; unit: Unit };
  substitute: { ingredientNo: number; name: string | null; amount: number; unit: Unit };
};

type About = {
  order: Pick<Order, 'orderNo' | 'day' | 'deliverTo'>;
  lines: readonly Pick<OrderLine, 'lineNo' | 'name'>[];
};

/** Tells what is in a box in the place of something that was missing. `backCents`: what it cost less and is given back; 0: nothing. */
export function swappedLetter(
  { order, lines }: About,
  standIn: StandIn,
  back: { cents: number; currency: string },
  wording: Wording,
): OrderLetter {
  const words = wording.words.shortage;
  const { missing, substitute } = namesIn(standIn, wording);
  return ours(order, wording, {
    id: `shortage-${standIn.shortageNo}-swapped`,
    subject: words.swappedSubject(order.orderNo),
    text: [
      words.swapped({
        day: wording.day(order.day),
        meal: mealOf(lines, standIn),
        missing,
        substitute,
      }),
      words.noWorse,
      back.cents === 0 ? words.samePrice : words.cheaper(wording.money(back.cents, back.currency)),
      linkTo(order, wording),
    ],
  });
}

/** Asks whether something may come in the place of what is missing. */
export function askedLetter(
  { order, lines }: About,
  standIn: StandIn,
  wording: Wording,
): OrderLetter {
  const words = wording.words.shortage;
  const { missing, substitute } = namesIn(standIn, wording);
  return ours(order, wording, {
    id: `shortage-${standIn.shortageNo}-asked`,
    subject: words.askedSubject(order.orderNo),
    text: [
      words.asked({
        day: wording.day(order.day),
        meal: mealOf(lines, standIn),
        missing,
        substitute,
      }),
      words.noWorse,
      words.withoutAnswer,
      linkTo(order, wording),
    ],
  });
}

function namesIn({ missing, substitute }: StandIn, { words }: Wording) {
  const soMuch = ({ ingredientNo, name, amount, unit }: StandIn['missing']) =>
    words.refund.soMuch(
      name === null ? words.namelessIngredient(ingredientNo) : isolated(name),
      amount,
      unit,
    );
  return { missing: soMuch(missing), substitute: soMuch(substitute) };
}

function mealOf(lines: About['lines'], { lineNo }: StandIn): string | null {
  const name = lines.find((line) => line.lineNo === lineNo)?.name ?? null;
  return name === null ? null : isolated(name);
}

/** Every word of it is ours: it tells what is eaten. */
const ours = (
  { deliverTo }: About['order'],
  wording: Wording,
  { id, subject, text }: { id: string; subject: string; text: readonly string[] },
): OrderLetter => ({
  id,
  to: deliverTo.email,
  subject,
  language: wording.language,
  text: [wording.words.hello(isolated(deliverTo.name)), ...text, wording.shopName].join('\n\n'),
});
