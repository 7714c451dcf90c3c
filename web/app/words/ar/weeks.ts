import type { weekWords as english } from '../en/weeks.ts';
import { isolated } from './grammar.ts';

export const weekWords: typeof english = {
  title: 'الأسابيع',
  near: ['هذا الأسبوع', 'الأسبوع القادم'],
  from: (day) => `الأسبوع من ${day}`,
  until: (moment) => `اطلب لهذا الأسبوع حتى ${moment}.`,
  later: (moment) => `يمكنك الطلب من هذه القائمة ابتداءً من ${moment}.`,
  closed: 'أُغلق الطلب لهذا الأسبوع. ما زال بإمكانك قراءة أطباقه.',
  noDays: 'أُغلق الطلب لأيام هذا الأسبوع.',
  none: 'لا توجد الآن قائمة يمكن الطلب منها. عُد قريبًا.',
  gone: 'لا توجد قائمة لذلك الأسبوع',
  goneText: 'اختر أحد الأسابيع أدناه.',
  offered: (weeks) => `في القائمة: ${weeks}.`,
  notOffered: 'ليس في قائمة الأسابيع القادمة. يمكنك قراءته، وطلبه حين يقدّمه أحد الأسابيع.',
  boxTitle: 'الأسابيع التي يناسبها صندوقك',
  fits: 'كل ما في صندوقك موجود في القائمة.',
  missing: (dishes) => `ليس في القائمة: ${isolated(dishes)}.`,
  soldOut: (dish, left) => `${isolated(dish)}: المتبقي لذلك الأسبوع ${left}.`,
  leaveOut: (dishes, week) => `اترك ${isolated(dishes)} لتطلب لهذا: ${week}`,
  fitsNone: 'لا يقدّم أي أسبوع كل هذا: اترك شيئًا أدناه، أو اطلب الباقي في وقت آخر.',
  noMenu: 'لا قائمة بعد',
  notAll: 'ليس كل ما في صندوقك',
};
