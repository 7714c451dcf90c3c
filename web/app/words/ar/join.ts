import type { joinWords as english } from '../en/join.ts';
import { isolated } from './grammar.ts';

export const joinWords: typeof english = {
  title: 'العمل هنا',
  gone: 'لم تعد هذه الدعوة صالحة',
  goneText: 'قُبلت أو سُحبت أو استُبدلت، أو مضت سبعة أيام. اطلب غيرها.',
  invited: (email, role) => `${isolated(email)} مدعوّ للعمل هنا: ${role}.`,
  signIn: 'تسجيل الدخول',
  signUp: 'إنشاء حساب',
  signInText: 'سجّل الدخول أو أنشئ حسابًا بهذا العنوان نفسه من البريد الإلكتروني. ثم تعود إلى هنا.',
  join: 'قبولها',
  joinText: 'بعد ذلك تُعِدّ تطبيق مصادقة: فلكل من يعمل هنا عامل تحقق ثانٍ.',
  other: (email) =>
    `سجّلت الدخول باسم ${isolated(email)}. سجّل الخروج، ثم سجّل الدخول بالعنوان المدعوّ.`,
  signOut: 'تسجيل الخروج',
  roles: {
    owner: 'مالكًا',
    manager: 'مديرًا',
    kitchen: 'في المطبخ',
    menu: 'على القائمة',
    support: 'لخدمة العملاء',
    accounts: 'للحسابات',
  },
};
