import {
  letterOf,
  reasonOf,
  type OrderLetter,
  type Wording,
} from '../../checkout/after-order/letter.ts';
import { isolated } from '../../contract/people-text.ts';
import { readIt } from '../invoices/letters.ts';
import type { Refund } from './refund.ts';
import type { OrderedIngredient, OrderToRefund } from './sql.ts';
import type { AskedPart } from './work-out.ts';

/** What was not in the box, and what becomes of its price. */
export function missingLetter(
  order: OrderToRefund,
  missing: OrderedIngredient,
  back: { cents: number; onAccount: boolean; sold: boolean },
  wording: Wording,
): OrderLetter {
  const { orderNo, name, email } = order;
  const amount = missing.missingAmount;
  return letterOf(
    'missing',
    { orderNo, day: order.day, to: email, name },
    {
      id: `order-${orderNo}-missing-${missing.lineNo}-${missing.ingredientNo}-${amount}`,
      subject: `Something is missing in your order ${orderNo}`,
      text: [
        `we could not put everything into your box for ${wording.day(order.day)}. Missing in ${mealOf(missing)}: ${soMuch(missing, amount)}.`,
        ...moneyBack(missing, back, wording.money(back.cents, order.currency)),
        'We are sorry.',
      ],
    },
    wording,
  );
}

const mealOf = ({ lineName }: OrderedIngredient) => isolated(lineName ?? 'your meal');

function soMuch({ name, ingredientNo, unit }: OrderedIngredient, amount: number): string {
  const told = unit === 'piece' ? String(amount) : `${amount} ${unit}`;
  return `${isolated(name ?? `ingredient ${ingredientNo}`)}, ${told}`;
}

/** Tells of money that was sent back, once for each refund: how much, what for, to which card, and when it is seen there. */
export function givenBackLetter(
  refund: Pick<Refund, 'refundNo' | 'orderNo' | 'cents' | 'reason' | 'paymentNo'>,
  order: OrderToRefund,
  of: {
    asked: readonly AskedPart[];
    ingredients: readonly OrderedIngredient[];
    card: string | null;
    creditNote: string | null;
  },
  wording: Wording,
): OrderLetter {
  const { refundNo, orderNo, cents, reason, paymentNo } = refund;
  const { asked, ingredients, card, creditNote } = of;
  const money = wording.money(cents, order.currency);
  const what = asked.flatMap((part) => partInWords(part, ingredients));
  const isOwedLess = paymentNo === null;
  return letterOf(
    'given-back',
    { orderNo, day: order.day, to: order.email, name: order.name },
    {
      id: `refund-${refundNo}-given-back`,
      subject: isOwedLess
        ? `You owe less for your order ${orderNo}`
        : `Your refund for order ${orderNo} was sent`,
      text: [
        isOwedLess
          ? `${money} is taken off what you owe for your order ${orderNo} for ${wording.day(order.day)}.`
          : `we have sent ${money} back to your card${card === null ? '' : `, ${card}`}, for your order ${orderNo} for ${wording.day(order.day)}.`,
        ...(what.length === 0 ? [] : [`What for: ${what.join('; ')}.`]),
        ...reasonOf(reason, wording),
        ...(isOwedLess
          ? []
          : [
              'When it can be seen there is up to your bank: as a rule within 10 working days. If it is not there by then, answer this letter.',
            ]),
        ...(creditNote === null
          ? []
          : [readIt('Credit note', { orderNo, number: creditNote }, wording)]),
      ],
    },
    wording,
  );
}

/** What was asked back, as its customer ordered it; an amount over everything is explained by its reason. */
function partInWords(part: AskedPart, ingredients: readonly OrderedIngredient[]): string[] {
  switch (part.kind) {
    case 'line': {
      const line = ingredients.find(({ lineNo }) => lineNo === part.lineNo);
      return line ? [mealOf(line)] : [];
    }
    case 'ingredient': {
      const missing = ingredients.find(
        (it) => it.lineNo === part.lineNo && it.ingredientNo === part.ingredientNo,
      );
      return missing ? [`${soMuch(missing, part.amount)}, in ${mealOf(missing)}`] : [];
    }
    case 'delivery':
      return ['the delivery'];
    case 'amount':
      return [];
  }
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
): OrderLetter {
  const { refundNo, orderNo, cents, failure, state } = refund;
  const why = failure === null ? '' : `: ${failure}`;
  const money = wording.money(cents, order.currency);
  const hasComeBack = state === 'bounced';
  return {
    id: `refund-${refundNo}-failed`,
    to,
    language: wording.language,
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
