import type { changeOrderWords as english } from '../en/change-order.ts';
import { isolated } from './grammar.ts';

export const changeOrderWords: typeof english = {
  title: (orderNo) => `تغيير الطلب ${isolated(orderNo)}`,
  section: 'تغيير هذا الطلب',
  until: (moment) => `ممكن حتى ${isolated(moment)}.`,
  meals: 'تغيير الأطباق',
  destination: 'تغيير اليوم أو العنوان',
  changed: 'تغيّر طلبك',
  changedText: (email) => `رسالة بكل ما فيه في طريقها إلى ${isolated(email)}.`,
  back: 'العودة إلى الطلب',
  backToBox: 'العودة إلى الصندوق',
  mealsStay: 'تبقى الأطباق كما طلبتها، بالأسعار التي طلبتها بها.',
  mealsNow: 'الأطباق كما ستكون',
  before: 'كان',
  now: 'سيكون',
  more: 'زيادة للدفع',
  less: 'أقل للدفع',
  yourCard: 'بطاقتك',
  atClose: {
    more: (cents, card) =>
      `يُخصم ${isolated(cents)} زيادة من ${isolated(card)} عند إغلاق الطلب. لا يُؤخذ شيء الآن.`,
    less: (cents, card) =>
      `ينقص ما يُخصم من ${isolated(card)} عند إغلاق الطلب بمقدار ${isolated(cents)}.`,
  },
  paid: {
    more: (cents, _card) => `يُطلب منك بعد ذلك دفع ${isolated(cents)} زيادة.`,
    less: (cents, card) => `يعود ${isolated(cents)} إلى ${isolated(card)}.`,
  },
  toPay: {
    more: (cents) => `يُطلب منك بعد ذلك دفع ${isolated(cents)} زيادة.`,
    less: (cents) => `ينقص ما يُطلب منك دفعه بعد ذلك بمقدار ${isolated(cents)}.`,
  },
  onAccount: {
    more: (cents) => `عليك ${isolated(cents)} زيادة. يتفق المتجر معك على الدفع.`,
    less: (cents) => `ينقص ما عليك بمقدار ${isolated(cents)}. يتفق المتجر معك على الدفع.`,
  },
  same: 'يبقى السعر كما هو.',
  newPrice: 'السعر هناك مختلف',
  newPriceText: (total) => `سيكون ${isolated(total)}. لم يتغير شيء بعد: راجعه ثم احفظه.`,
  termsStay: 'يبقى التغيير خاضعًا للشروط والأحكام التي قدّمت طلبك وفقًا لها.',
  save: 'حفظ التغيير',
  saving: 'جارٍ الحفظ …',
  // in the box
  inBox: (orderNo) => `أنت تغيّر الطلب ${isolated(orderNo)}`,
  inBoxText: (before, moment) =>
    `كان ${isolated(before)}. غيّر أطباقه هنا، أو أضف إليه أو أخرج منه، واحفظه قبل ${isolated(moment)}. وحتى تحفظه يبقى كما كان.`,
  toSave: 'الانتقال إلى الحفظ',
  leave: 'تركه كما كان',
  leaving: 'يُترك كما كان …',
};
