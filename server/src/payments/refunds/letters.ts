import { isolated } from '../../contract/people-text.ts';
import type { Wording } from '../../checkout/after-order/letters.ts';
import type { Refund } from './refund.ts';
import type { OrderedIngredient, OrderToRefund } from './sql.ts';

type Letter = { id: string; to: string; subject: string; text: string };

/** What was not in the box, and what becomes of its price. */
export function missingLetter(
  order: OrderToRefund,
  missing: OrderedIngredient,
  back: { cents: number; onAccount: boolean; sold: boolean },
  wording: Wording,
): Letter {
  const { orderNo, name, email } = order;
  const { amount, unit } = { amount: missing.missingAmount, unit: missing.unit };
  const told = unit === 'piece' ? String(amount) : `${amount} ${unit}`;
  const what = isolated(missing.name ?? `ingredient ${missing.ingredientNo}`);
  return {
    id: `order-${orderNo}-missing-${missing.lineNo}-${missing.ingredientNo}-${amount}`,
    to: email,
    subject: `Something is missing in your order ${orderNo}`,
    text: [
      `Hello ${isolated(name)},`,
      `we could not put everything into your box for ${wording.day(order.day)}. Missing in ${isolated(missing.lineName ?? 'your meal')}: ${what}, ${told}.`,
      ...moneyBack(missing, back, wording.money(back.cents, order.currency)),
      'We are sorry.',
      `Your order: ${wording.publicUrl}/account/orders/${orderNo}`,
      wording.shopName,
    ].join('\n\n'),
  };
}

function moneyBack(
  missing: OrderedIngredient,
  { cents, onAccount, sold }: { cents: number; onAccount: boolean; sold: boolean },
  money: string,
): string[] {
  if (missing.cents === 0) return [];
  if (!sold) return ['You do not pay for it: what it cost goes back once your order is charged.'];
  if (cents === 0) return [];
  return [
    onAccount
      ? `You do not pay for it: ${money} is taken off what you owe.`
      : `You get back what it cost: ${money}, to where your payment came from.`,
  ];
}

/** Staff hear of a refund that its provider could not make, or whose money came back. */
export function failedLetter(
  refund: Pick<Refund, 'refundNo' | 'orderNo' | 'cents' | 'failure' | 'state'>,
  order: OrderToRefund,
  to: string,
  wording: Wording,
): Letter {
  const { refundNo, orderNo, cents, failure, state } = refund;
  const why = failure === null ? '' : `: ${failure}`;
  const money = wording.money(cents, order.currency);
  const hasComeBack = state === 'bounced';
  return {
    id: `refund-${refundNo}-failed`,
    to,
    subject: `A refund for order ${orderNo} ${hasComeBack ? 'came back' : 'failed'}`,
    text: [
      hasComeBack
        ? `${money} had been given back for order ${orderNo}, and was refused where it went${why}. The customer has it still to get.`
        : `${money} could not be given back for order ${orderNo}${why}.`,
      `${hasComeBack ? 'Send it again' : 'Ask for it again'}, or pay it back another way: ${wording.publicUrl}/admin/orders/${orderNo}/money`,
      wording.shopName,
    ].join('\n\n'),
  };
}
