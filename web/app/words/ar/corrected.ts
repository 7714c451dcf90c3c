import { dietsSaidOf } from '../../../../server/src/contract/food-names/ar.ts';
import type { Diet } from '../../../../server/src/contract/food-terms.ts';
import type { correctedWords as english } from '../en/corrected.ts';
import { foodWords } from './food.ts';
import { either, isolated, listed } from './grammar.ts';

/** A diet that nobody promises any more; it is not said that anything in it breaks it. */
const notKnownToBe = (some: readonly Diet[]) =>
  `لم يعد معروفًا بكونه ${either(some.map((diet) => dietsSaidOf[diet]))}`;

export const correctedWords: typeof english = {
  title: 'صُحِّح بعد طلبك',
  contains: (some) => `يحتوي أيضًا على ${foodWords.allergensNamed(some)}.`,
  mayContain: (some) => `قد يحتوي أيضًا على آثار من ${foodWords.allergensNamed(some)}.`,
  undeclared: (names) => `لم يعد مصرَّحًا بمسببات الحساسية في: ${listed(names.map(isolated))}.`,
  notKnownToBe,
  lostDiets: (some) => `الطبق ${notKnownToBe(some)}.`,
  next: 'يمكنك الإلغاء دون تكلفة إلى أن يُسلَّم: أجب عن أي رسالة من رسائلنا بشأن هذا الطلب.',
};
