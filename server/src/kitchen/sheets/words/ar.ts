import { arabic as letters } from '../../../checkout/after-order/words/ar.ts';
import { allergens } from '../../../contract/food-names/ar.ts';
import type { LabelWords } from './words.ts';

/** It is written from the left, whatever stands around it. */
const percent = (permille: number) => `\u2066${permille / 10}%\u2069`;

export const arabic: LabelWords = {
  comma: '، ',
  allergens,
  contains: 'يحتوي على:',
  containsNone: letters.confirmation.containsNone,
  mayContain: 'قد يحتوي على آثار من:',
  traces: allergens,
  undeclared: 'لم يُصرَّح بمسببات الحساسية، وقد يوجد أي منها في:',
  tracesUndeclared: 'لم يُصرَّح بما قد يوجد من آثار في:',
  tracesUndeclaredIn: (ingredients) =>
    `عدد المكوّنات التي لم يُصرَّح بما قد يوجد فيها من آثار: ${ingredients}`,
  addedSince: 'أُضيف بعد طلبك:',
  lostSince: (lost) => `صُحِّح بعد طلبك: ${letters.correction.lost(lost)}`,
  checkAge: (age) => `${letters.alcohol}: ${letters.correction.ageAtTheDoor(age)}`,
  inside: 'المحتويات:',
  percentVol: (permille) => `${percent(permille)} من الحجم`,
  nameless: letters.nameless,
  namelessIngredient: letters.namelessIngredient,
};
