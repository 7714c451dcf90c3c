import { german as letters } from '../../../checkout/after-order/words/de.ts';
import { allergens, inDative } from '../../../contract/food-names/de.ts';
import type { LabelWords } from './words.ts';

const decimal = new Intl.NumberFormat('de', { maximumFractionDigits: 1 });

export const german: LabelWords = {
  comma: ', ',
  allergens,
  contains: 'Enthält:',
  containsNone: letters.confirmation.containsNone,
  mayContain: 'Kann Spuren enthalten von:',
  traces: inDative,
  undeclared: 'Keine Allergenangabe, jedes Allergen kann enthalten sein:',
  tracesUndeclared: 'Keine Angabe zu Spuren:',
  tracesUndeclaredIn: (ingredients) => `Keine Angabe zu Spuren bei ${ingredients} Zutaten.`,
  addedSince: 'Nach Ihrer Bestellung hinzugekommen:',
  lostSince: (lost) => `Nach Ihrer Bestellung berichtigt: ${letters.correction.lost(lost)}`,
  checkAge: (age) => `${letters.alcohol}: ${letters.correction.ageAtTheDoor(age)}`,
  inside: 'Inhalt:',
  percentVol: (permille) => `${decimal.format(permille / 10)} % vol`,
  nameless: letters.nameless,
  namelessIngredient: letters.namelessIngredient,
};
