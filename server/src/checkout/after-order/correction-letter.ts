import { orderStatuses, type OrderStatus, type Status } from '../../contract/order-status.ts';
import { anybodys, type HouseholdConflicts } from '../../contract/household.ts';
import { isolated } from '../../contract/people-text.ts';
import { allergens, diets, tracesOf, type Conflict } from '../../contract/food-terms.ts';
import type { News } from '../orders/declared.ts';
import type { Order } from '../orders/order.ts';
import type { OrderLetter, Wording } from './letter.ts';
import type { LetterWords, WhereItIs } from './words/en.ts';

/** A line with the names of what `unknownIn` and `forAdultsIn` are. */
type CorrectedLine = {
  name: string | null;
  news: News;
  undeclared: readonly string[];
  forAdults: readonly string[];
};

/** What a correction changed in an order that is under way; first of all what of it goes against anybody of the household, who is not named in a letter. */
export function correctionLetter(
  order: Order,
  lines: readonly CorrectedLine[],
  against: HouseholdConflicts,
  version: number,
  wording: Wording,
): OrderLetter {
  const where = whereIsIt(order.status);
  const conflicts = anybodys(against);
  const lost = diets.filter((diet) => conflicts.includes(diet));
  const harmful = conflicts.filter((conflict) => !diets.some((diet) => diet === conflict));
  const { words } = wording;
  const { correction } = words;
  const harms = [
    ...harmful.map((conflict) => harm(conflict, words)),
    ...(lost.length > 0 ? [correction.harms.lost(lost)] : []),
  ];
  const isOwn = conflicts.every((conflict) => against.conflicts.includes(conflict));
  const day = wording.day(order.day);
  return {
    id: `order-${order.orderNo}-corrected-${version}`,
    // Somebody may be hurt who is not told: it is tried wherever it may arrive.
    always: true,
    to: order.deliverTo.email,
    language: wording.language,
    subject: correction.subject(
      conflicts.length > 0,
      correction.topics[topicOf(lines)](order.orderNo),
    ),
    text: [
      words.hello(isolated(order.deliverTo.name)),
      ...(conflicts.length > 0
        ? [correction.against(order.orderNo, day, harms, harmful.length > 0, isOwn)]
        : []),
      correction.text(order.orderNo, day),
      lines.map((line) => newsOf(line, words)).join('\n'),
      ...(where === 'awaited' && lines.some(({ forAdults }) => forAdults.length > 0)
        ? [correction.ageAtTheDoor(wording.alcoholAge)]
        : []),
      correction.next(where, `${wording.siteUrl}/account/orders/${order.orderNo}`),
      correction.sorry,
      wording.shopName,
    ].join('\n\n'),
  };
}

/** Where its box is, for whoever is told not to eat of it. */
function whereIsIt(status: Status): WhereItIs {
  const { awaited, usual }: OrderStatus = orderStatuses[status];
  if (awaited) return 'awaited';
  return usual ? 'delivered' : 'returned';
}

function topicOf(lines: readonly CorrectedLine[]): keyof LetterWords['correction']['topics'] {
  const isOfAllergens = lines.some(
    ({ news }) => news.allergens.length + news.mayContain.length + news.unknownIn.length > 0,
  );
  if (isOfAllergens) return 'allergens';
  return lines.some(({ forAdults }) => forAdults.length > 0) ? 'alcohol' : 'diets';
}

function newsOf(
  { name, news, undeclared, forAdults }: CorrectedLine,
  { correction: words, nameless }: LetterWords,
): string {
  return [
    words.meal(isolated(name ?? nameless)),
    ...(news.allergens.length > 0 ? [words.contains(news.allergens)] : []),
    ...(news.mayContain.length > 0 ? [words.mayContain(news.mayContain)] : []),
    ...(undeclared.length > 0 ? [words.undeclared(undeclared)] : []),
    ...(news.lostDiets.length > 0 ? [words.lost(news.lostDiets)] : []),
    ...(forAdults.length > 0 ? [words.forAdults(forAdults)] : []),
  ].join(' ');
}

/** A conflict after "your order": contains mustard. */
function harm(conflict: Conflict, { correction: { harms } }: LetterWords): string {
  if (conflict === 'unknown-allergens') return harms.unknown;
  const traces = allergens.find((it) => tracesOf(it) === conflict);
  return traces === undefined
    ? harms.contains(allergens.filter((it) => it === conflict))
    : harms.mayContain([traces]);
}
