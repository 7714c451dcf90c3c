import { dietsSaidOf } from '../../../../server/src/contract/food-names/de.ts';
import type { Diet } from '../../../../server/src/contract/food-terms.ts';
import type { correctedWords as english } from '../en/corrected.ts';
import { foodWords } from './food.ts';

const list = new Intl.ListFormat('de', { type: 'conjunction' });
const choice = new Intl.ListFormat('de', { type: 'disjunction' });

/** A diet that nobody promises any more; it is not said that anything in it breaks it. */
const notKnownToBe = (some: readonly Diet[]) =>
  `nicht mehr sicher ${choice.format(some.map((diet) => dietsSaidOf[diet]))}`;

export const correctedWords: typeof english = {
  title: 'Nach Ihrer Bestellung berichtigt',
  contains: (some) => `Es enthält auch ${foodWords.allergensNamed(some)}.`,
  mayContain: (some) => `Auch das gilt: ${foodWords.mayContain(some)}.`,
  undeclared: (names) => `Keine Allergenangabe liegt mehr vor für: ${list.format(names)}.`,
  notKnownToBe,
  lostDiets: (some) => `Es ist ${notKnownToBe(some)}.`,
  next: 'Bis zur Zustellung können Sie kostenlos stornieren: Antworten Sie auf eine unserer E-Mails zu dieser Bestellung.',
};
