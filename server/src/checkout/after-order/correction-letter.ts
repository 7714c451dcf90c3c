import { orderStatuses } from '../../contract/order-status.ts';
import { allergens, diets, tracesOf, type Conflict } from '../../contract/food-terms.ts';
import type { News } from '../orders/declared.ts';
import type { Order } from '../orders/order.ts';
import { listed, named, notKnownToBe } from './food-in-letters.ts';
import type { OrderLetter, Wording } from './letter.ts';

/** A line with the names of what `unknownIn` and `forAdultsIn` are. */
type CorrectedLine = {
  name: string | null;
  news: News;
  undeclared: readonly string[];
  forAdults: readonly string[];
};

/** What a correction changed in an order that is under way; first of all what of it goes against the customer's profile. */
export function correctionLetter(
  order: Order,
  lines: readonly CorrectedLine[],
  conflicts: readonly Conflict[],
  version: number,
  wording: Wording,
): OrderLetter {
  const { awaited } = orderStatuses[order.status];
  const lost = diets.filter((diet) => conflicts.includes(diet));
  const harmful = conflicts.filter((conflict) => !diets.some((diet) => diet === conflict));
  const against = [...harmful.map(harm), ...(lost.length > 0 ? [notKnownToBe(lost)] : [])];
  return {
    id: `order-${order.orderNo}-corrected-${version}`,
    to: order.deliverTo.email,
    subject: `${conflicts.length > 0 ? 'Please read before you cook' : 'A correction'}: ${topicOf(order, lines)}`,
    text: [
      `Hello ${order.deliverTo.name},`,
      ...(conflicts.length > 0
        ? [
            `This goes against your profile: your order ${order.orderNo} for ${wording.day(order.day)} ${listed(against)}. ${harmful.length > 0 ? 'Do not eat it if that can hurt you or anybody at your table.' : 'Read what follows before you cook or eat it.'}`,
          ]
        : []),
      `We have corrected what we declare of your order ${order.orderNo} for ${wording.day(order.day)}. When you ordered, we did not tell you this:`,
      lines.map(newsOf).join('\n'),
      ...(awaited && lines.some(({ forAdults }) => forAdults.length > 0)
        ? [
            `Whoever takes the box in shows at the door that they are ${wording.alcoholAge} or older.`,
          ]
        : []),
      `${awaited ? 'You may cancel it without cost until it is delivered, whatever the time: answer this letter.' : 'It was delivered: look whether any of it is left, and tell whoever may eat it. Is it not for you? Answer this letter.'} The order as it stands: ${wording.publicUrl}/account/orders/${order.orderNo}`,
      'We are sorry that this was not right from the start.',
      wording.shopName,
    ].join('\n\n'),
  };
}

function topicOf({ orderNo }: Order, lines: readonly CorrectedLine[]): string {
  const isOfAllergens = lines.some(
    ({ news }) => news.allergens.length + news.mayContain.length + news.unknownIn.length > 0,
  );
  if (isOfAllergens) return `allergens in your order ${orderNo}`;
  const isOfAlcohol = lines.some(({ forAdults }) => forAdults.length > 0);
  return isOfAlcohol
    ? `alcohol in your order ${orderNo}`
    : `the diets that your order ${orderNo} suits`;
}

function newsOf({ name, news, undeclared, forAdults }: CorrectedLine): string {
  return [
    `- ${name ?? 'Recipe'}:`,
    ...(news.allergens.length > 0 ? [`It contains ${named(news.allergens)}.`] : []),
    ...(news.mayContain.length > 0 ? [`It may contain traces of ${named(news.mayContain)}.`] : []),
    ...(undeclared.length > 0
      ? [`The allergens of ${listed(undeclared)} are no longer declared.`]
      : []),
    ...(news.lostDiets.length > 0 ? [`It ${notKnownToBe(news.lostDiets)}.`] : []),
    ...(forAdults.length > 0
      ? [`It holds ${listed(forAdults)}, with alcohol that is sold to adults only.`]
      : []),
  ].join(' ');
}

/** A conflict after "your order": contains mustard. */
function harm(conflict: Conflict): string {
  if (conflict === 'unknown-allergens') return 'has an ingredient whose allergens are not declared';
  const traces = allergens.find((it) => tracesOf(it) === conflict);
  return traces === undefined
    ? `contains ${named(allergens.filter((it) => it === conflict))}`
    : `may contain traces of ${named([traces])}`;
}
