import type { codeWords as english } from '../en/codes.ts';
import { isolated, leftToRight } from './grammar.ts';

export const codeWords: typeof english = {
  code: 'الرمز',
  hint: 'رمز عرض أو صديق أو بطاقة هدية.',
  use: 'استعمله',
  inPrice: (code) => `الرمز ${leftToRight(code)} محسوب في السعر.`,
  entered: (code) => `الرمز ${leftToRight(code)} لا يخصم شيئًا:`,
  takeOut: 'أزله',
  takeOutOf: (code) => `أزله: ${leftToRight(code)}`,
  whyNot: {
    'code-not-now': 'لا يسري اليوم.',
    'code-used-up': 'استعملته بقدر ما يُسمح به.',
    'code-for-first-order': 'هو للطلب الأول وحده.',
    'code-is-yours': 'هو رمزك أنت، وهو لأصدقائك.',
    'code-better-without': 'لا يزيد سعر هذا الصندوق من دونه.',
  },
  belowMinimum: (money) => `يسري متى زادت أطباق الصندوق بقيمة ${isolated(money)}.`,
  waitsForPrice: (code) => `الرمز ${leftToRight(code)} محفوظ. يظهر ما يخصمه متى عُرف السعر.`,
  balance: (money) => `لديك ${isolated(money)} من رصيد وبطاقات هدايا، وبها يُدفع أولًا.`,
  keep: 'احتفظ بها لمرة أخرى',
  kept: (money) => `تحتفظ بمبلغ ${isolated(money)} من رصيد وبطاقات هدايا لمرة أخرى.`,
  payWithIt: 'ادفع بها',
  covered: 'لم يبق شيء للدفع: يُدفع من الرصيد وبطاقات الهدايا.',
  wentBack: (money) => `عاد ${isolated(money)} إلى الرصيد وبطاقات الهدايا.`,
  freed: (money) => `عاد ما حُجز له من الرصيد وبطاقات الهدايا: ${isolated(money)}.`,
  signIn: 'سجّل الدخول لتستعملها',
};
