import {
  letterOf,
  reasonOf,
  type OrderLetter,
  type Wording,
} from '../../checkout/after-order/letter.ts';
import type { LetterWords } from '../../checkout/after-order/words/en.ts';
import { isolated } from '../../contract/people-text.ts';
import type { OrderLine } from '../../checkout/orders/order.ts';
import { documentAt } from '../invoices/letters.ts';
import type { Refund } from './refund.ts';
import type { OrderedIngredient, OrderToRefund } from './sql.ts';
import type { AskedPart } from './work-out.ts';

/** What was not in the box, and what becomes of its price. */
export function missingLetter(
  order: OrderToRefund,
  missing: OrderedIngredient,
  back: Back,
  wording: Wording,
): OrderLetter {
  const { orderNo, name, email } = order;
  const amount = missing.missingAmount - missing.recalledAmount;
  const { refund: words } = wording.words;
  const what = soMuch(missing, amount, wording);
  return letterOf(
    'missing',
    { orderNo, day: order.day, to: email, name },
    {
      id: `order-${orderNo}-missing-${missing.lineNo}-${missing.ingredientNo}-${amount}`,
      subject: words.missingSubject(orderNo),
      text: [
        words.missing(wording.day(order.day), mealOf(missing), what),
        ...moneyBack(missing, back, { words, money: wording.money(back.cents, order.currency) }),
        words.sorry,
      ],
    },
    wording,
  );
}

/** What was ordered, under the names that its customer reads in their order. */
export const asRead = (
  lines: readonly OrderLine[],
  ordered: readonly OrderedIngredient[],
): OrderedIngredient[] =>
  ordered.map((it) => {
    const line = lines.find(({ lineNo }) => lineNo === it.lineNo);
    const known = line?.ingredients.find(({ ingredientNo }) => ingredientNo === it.ingredientNo);
    return { ...it, name: known?.name ?? it.name, lineName: line?.name ?? it.lineName };
  });

const mealOf = ({ lineName }: OrderedIngredient): string | null =>
  lineName === null ? null : isolated(lineName);

function soMuch(
  { name, ingredientNo, unit }: OrderedIngredient,
  amount: number,
  { words }: Wording,
): string {
  const called = name === null ? words.namelessIngredient(ingredientNo) : isolated(name);
  return words.refund.soMuch(called, amount, unit);
}

/** Where money goes back to: a card by what it is called, where that is known; what was left to owe has no way. */
export type WentTo =
  { kind: 'card'; card: string | null } | { kind: 'credit' } | { kind: 'gift'; codeEnd: string };

/** Tells of money that went back, once for each refund: how much, what for, where to, and when it is seen there. */
export function givenBackLetter(
  refund: Pick<Refund, 'refundNo' | 'orderNo' | 'cents' | 'reason' | 'paymentNo'>,
  order: OrderToRefund,
  of: {
    asked: readonly AskedPart[];
    ingredients: readonly OrderedIngredient[];
    /** Where it went, unless it is owed less. */
    to: WentTo;
    creditNote: string | null;
  },
  wording: Wording,
): OrderLetter {
  const { refundNo, orderNo, cents, reason, paymentNo } = refund;
  const { asked, ingredients, to, creditNote } = of;
  const money = wording.money(cents, order.currency);
  const day = wording.day(order.day);
  const { bill } = wording.words;
  const what = asked.flatMap((part) => partInWords(part, ingredients, wording));
  const words = wording.words.refund;
  const isOwedLess = paymentNo === null;
  const news = isOwedLess
    ? { subject: words.owedLessSubject(orderNo), text: words.owedLess(orderNo, day, money) }
    : wentBack({ orderNo, day, money }, to, words);
  return letterOf(
    'given-back',
    { orderNo, day: order.day, to: order.email, name: order.name },
    {
      id: `refund-${refundNo}-given-back`,
      subject: news.subject,
      text: [
        news.text,
        ...(what.length === 0 ? [] : [words.whatFor(what)]),
        ...reasonOf(reason, wording),
        ...(isOwedLess || to.kind !== 'card' ? [] : [words.whenSeen]),
        ...(creditNote === null
          ? []
          : [bill.creditNoteAt(creditNote, documentAt({ orderNo, number: creditNote }, wording))]),
      ],
    },
    wording,
  );
}

function wentBack(
  { orderNo, day, money }: { orderNo: number; day: string; money: string },
  to: WentTo,
  words: LetterWords['refund'],
): { subject: string; text: string } {
  switch (to.kind) {
    case 'card':
      return {
        subject: words.sentSubject(orderNo),
        text: words.sent(orderNo, day, money, to.card),
      };
    case 'credit':
      return { subject: words.restoredSubject(orderNo), text: words.toCredit(orderNo, day, money) };
    case 'gift':
      return {
        subject: words.restoredSubject(orderNo),
        text: words.toGift(orderNo, day, money, to.codeEnd),
      };
  }
}

/** What was asked back, as its customer ordered it; an amount over everything is explained by its reason. */
function partInWords(
  part: AskedPart,
  ingredients: readonly OrderedIngredient[],
  wording: Wording,
): string[] {
  const { refund: words } = wording.words;
  switch (part.kind) {
    case 'line': {
      const line = ingredients.find(({ lineNo }) => lineNo === part.lineNo);
      return line ? [words.meal(mealOf(line))] : [];
    }
    case 'ingredient': {
      const missing = ingredients.find(
        (it) => it.lineNo === part.lineNo && it.ingredientNo === part.ingredientNo,
      );
      return missing ? [words.ofMeal(soMuch(missing, part.amount, wording), mealOf(missing))] : [];
    }
    case 'delivery':
      return [words.delivery];
    case 'amount':
      return [];
  }
}

/** Of what is given back for something that costs so many `worth` cents on the menu; before the order is sold it is only promised. */
export type Back = { cents: number; onAccount: boolean; sold: boolean };

/** What becomes of the price of what was not in the box, or must not be eaten; nothing is said where nothing goes back. */
export function moneyBack(
  { cents: worth }: Pick<OrderedIngredient, 'cents'>,
  { cents, onAccount, sold }: Back,
  { words, money }: { words: LetterWords['refund']; money: string },
): string[] {
  if (worth === 0) return [];
  if (!sold) return [words.backOnceCharged];
  if (cents === 0) return [];
  return [onAccount ? words.takenOff(money) : words.back(money)];
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
