import type { agreementWords as english } from '../en/agreements.ts';

export const agreementWords: typeof english = {
  pages: { terms: 'شروطنا', privacy: 'صفحة الخصوصية لدينا' },
  titles: { terms: 'الشروط', privacy: 'الخصوصية' },
  newTab: '(تُفتح في علامة تبويب جديدة)',
  version: (version) => (version === 0 ? '' : ` (النسخة ${version})`),
  atSignUp: 'بإنشاء حساب توافق على',
  atOrder: 'عندما تطلب توافق على',
  andRead: 'وتكون قد اطّلعت على',
  end: '.',
  changed: {
    terms: (agreed) =>
      agreed === 0
        ? 'تغيّرت شروطنا منذ وافقت عليها. نرجو قراءة ما يسري الآن:'
        : `تغيّرت شروطنا منذ وافقت على النسخة ${agreed}. نرجو قراءة ما يسري الآن:`,
    privacy: (agreed) =>
      agreed === 0
        ? 'تغيّرت صفحة الخصوصية منذ قرأتها. نرجو قراءة ما يسري الآن:'
        : `تغيّرت صفحة الخصوصية منذ قرأت النسخة ${agreed}. نرجو قراءة ما يسري الآن:`,
  },
  never: 'قبل أن تطلب نرجو قراءة',
  tick: 'قرأته وأوافق عليه',
  title: 'ما وافقت عليه',
  staffTitle: 'ما تمت الموافقة عليه',
  text: 'أول مرة وافقت فيها على كل نسخة.',
  none: 'لا شيء بعد: يُسأل عنه عند الطلب.',
  staffNone: 'لا شيء بعد.',
  ours: 'النص الذي يأتي مع المتجر',
  versionNo: (version) => `النسخة ${version}`,
  when: { 'sign-up': 'عند إنشاء حسابك', order: 'مع طلب' },
  staffWhen: { 'sign-up': 'عند إنشاء الحساب', order: 'مع طلب' },
  asItWas: 'النص كما كان',
};
