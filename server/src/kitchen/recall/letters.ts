import {
  nameOf,
  linkTo,
  type OrderLetter,
  type Wording,
} from '../../checkout/after-order/letter.ts';
import type { OrderLine } from '../../checkout/orders/order.ts';
import { isolated } from '../../contract/people-text.ts';
import { moneyBack, type Back } from '../../payments/refunds/letters.ts';
import type { Recall } from './recalled.ts';

/** Whose box it is, and on which day it came. */
type Of = { orderNo: number; day: string; name: string; email: string; currency: string };

/**
 * Tells somebody not to eat an ingredient of a box that has left: which, in which meals, of which day, why, what to do, and what goes back,
 * as far as it does. Once for each order and recall. Every word is ours but the note, which is the shop's.
 */
export function recallLetter(
  order: Of,
  recall: Pick<Recall, 'recallNo' | 'ingredientNo' | 'hazard' | 'note'>,
  /** The meals of the order that have it, as their customer reads them. */
  lines: readonly Pick<OrderLine, 'name' | 'ingredients'>[],
  { worth, ...back }: Back & { worth: number },
  wording: Wording,
): OrderLetter {
  const { words } = wording;
  const { recall: of, refund } = words;
  const { ingredientNo, hazard, note } = recall;
  const what = nameOf(
    { ingredients: lines.flatMap(({ ingredients }) => ingredients) },
    ingredientNo,
    words,
  );
  const meals = [...new Set(lines.map(({ name }) => isolated(name ?? words.nameless)))];
  const money = wording.money(back.cents, order.currency);
  return {
    id: `recall-${recall.recallNo}-order-${order.orderNo}`,
    // Somebody may be hurt who is not told: it is tried wherever it may arrive.
    always: true,
    to: order.email,
    language: wording.language,
    subject: of.subject(what, order.orderNo),
    text: [
      words.hello(isolated(order.name)),
      of.text(what, wording.day(order.day), meals),
      of.hazards[hazard],
      of.doNotEat,
      ...(hazard === 'quality' ? [] : [of.ifEaten]),
      ...(note === null ? [] : [of.note(isolated(note))]),
      ...moneyBack({ cents: worth }, back, { words: refund, money }),
      refund.sorry,
      linkTo(order, wording),
      wording.shopName,
    ].join('\n\n'),
  };
}
