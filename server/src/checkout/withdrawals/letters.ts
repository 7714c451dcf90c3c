import { isolated } from '../../contract/people-text.ts';
import type { OrderLetter, Wording } from '../after-order/letter.ts';
import type { Withdrawal } from './sql.ts';

/** On paper that lasts: what arrived, when, and what follows. */
export function withdrawalLetter(
  { withdrawalNo, arrivedAt, name, email, namedNo, statement, outcome }: Withdrawal,
  /** Those that are sent back. */
  meals: readonly string[],
  timeZone: string,
  wording: Wording,
): OrderLetter {
  const { withdrawal: words, hello } = wording.words;
  return {
    id: `withdrawal-${withdrawalNo}`,
    to: email,
    subject: words.subject,
    language: wording.language,
    text: [
      hello(isolated(outcome === 'unknown' ? email : name)),
      words.arrived(wording.moment(arrivedAt, timeZone), withdrawalNo),
      ...(namedNo === null ? [] : [words.about(namedNo)]),
      // To a mailbox that is not known to have ordered the shop sends no words that a stranger wrote.
      ...(statement === null || outcome === 'unknown' ? [] : [words.wrote(isolated(statement))]),
      outcome === 'to-settle' ? words.toSettle(meals.map(isolated)) : words.follows[outcome],
      words.ask(`${wording.siteUrl}/about/contact`),
      wording.shopName,
    ].join('\n\n'),
  };
}
