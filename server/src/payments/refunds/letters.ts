import { isolated } from '../../contract/people-text.ts';
import type { Wording } from '../../checkout/after-order/letters.ts';
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

/** Staff hear of a refund that its provider could not make. */
export function failedLetter(
  refund: { refundNo: number; orderNo: number; cents: number; failure: string | null },
  order: OrderToRefund,
  to: string,
  wording: Wording,
): Letter {
  const { refundNo, orderNo, cents, failure } = refund;
  return {
    id: `refund-${refundNo}-failed`,
    to,
    subject: `A refund for order ${orderNo} failed`,
    text: [
      `${wording.money(cents, order.currency)} could not be given back for order ${orderNo}${failure === null ? '' : `: ${failure}`}.`,
      `Ask for it again, or pay it back another way: ${wording.publicUrl}/admin/orders/${orderNo}`,
      wording.shopName,
    ].join('\n\n'),
  };
}
