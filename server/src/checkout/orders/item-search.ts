import { wordsOf } from '../../contract/fold.ts';
import { singular } from '../../food/ingredients/singular.ts';

/** Words of a tsquery for what may lie in a box: every word by its beginning, in the singular or the plural. Null: digits alone name no food. */
export function itemSearch(q: string): string | null {
  const words = wordsOf(q.normalize('NFKC'));
  if (!words.some((word) => /\p{L}/u.test(word))) return null;
  return words.map(formsOf).join(' & ');
}

function formsOf(word: string): string {
  // A letter alone, or a short number, begins half of all names: it counts only whole.
  if (/^([a-z]|\d{1,3})$/.test(word)) return `'${word}'`;
  const forms = [...new Set([word, singular(word)])].map((form) => `'${form}':*`);
  return forms.length === 1 ? forms.join('') : `(${forms.join(' | ')})`;
}
