import type { methodWords as english } from '../en/method.ts';
import { servings } from './grammar.ts';

const list = new Intl.ListFormat('de', { type: 'conjunction' });

/** No name is inflected here: each stands behind a colon or with its amount. */
export const methodWords: typeof english = {
  beside: 'Außerdem zu Ihrer Box',
  nameless: 'etwas ohne Namen',
  extra: (name, amount) =>
    `Von Ihnen hinzugefügt: ${name}, ${amount}. Kein Schritt oben verwendet es.`,
  unused: (name, amount) =>
    `Auch in Ihrer Box: ${name}, ${amount}. Kein Schritt oben braucht es jetzt.`,
  cook: (name) => `Kein Schritt oben sagt, wann dies gar ist: ${name}.`,
  cookUntil: (until) => `Garen: ${until}.`,
  asItComes: 'Es kann gegessen werden, wie es ist.',
  cookingUnknown: 'Niemand hat uns gesagt, wie es gegart wird: Garen Sie es ganz durch.',
  plain: (count) =>
    `Diese Zubereitung wurde für das unveränderte Rezept geschrieben, für ${servings(count)}. Ihr Gericht ist ein anderes.`,
  swapped: (name, withName) => `Statt ${name}: ${withName}.`,
  omitted: (names) => `Weggelassen: ${list.format(names)}.`,
  plainNext: 'Wassermenge und Garzeiten müssen sich vielleicht mit ändern.',
};
