import type { agreementWords as english } from '../en/agreements.ts';

export const agreementWords: typeof english = {
  pages: { terms: 'الشروط والأحكام', privacy: 'صفحة الخصوصية' },
  titles: { terms: 'الشروط والأحكام', privacy: 'الخصوصية' },
  newTab: '(تُفتح في علامة تبويب جديدة)',
  version: (version) => (version === 0 ? '' : ` (النسخة ${version})`),
  atSignUp: 'بإنشاء حساب توافق على',
  atOrder: 'حين تطلب توافق على',
  andRead: 'وتقرّ بأنك اطّلعت على',
  end: '.',
  changed: {
    terms: (agreed) =>
      agreed === 0
        ? 'تغيّرت شروطنا وأحكامنا منذ وافقت عليها. نرجو قراءة ما هو سارٍ الآن:'
        : `تغيّرت شروطنا وأحكامنا منذ وافقت على النسخة ${agreed}. نرجو قراءة ما هو سارٍ الآن:`,
    privacy: (agreed) =>
      agreed === 0
        ? 'تغيّرت صفحة الخصوصية منذ قرأتها. نرجو قراءة ما هو سارٍ الآن:'
        : `تغيّرت صفحة الخصوصية منذ قرأت النسخة ${agreed}. نرجو قراءة ما هو سارٍ الآن:`,
  },
  never: 'قبل أن تطلب نرجو قراءة',
  tick: 'قرأت ذلك وأوافق عليه',
  title: 'ما وافقت عليه',
  staffTitle: 'ما وافق عليه العميل',
  text: 'أول مرة وافقت فيها على كل نسخة.',
  none: 'لا شيء بعد: يُسأل عن ذلك حين تطلب.',
  staffNone: 'لا شيء بعد.',
  ours: 'النص الذي يأتي مع المتجر',
  versionNo: (version) => `النسخة ${version}`,
  when: { 'sign-up': 'عند تسجيلك', order: 'حين ضغطت زر إرسال الطلب' },
  staffWhen: { 'sign-up': 'عند التسجيل', order: 'حين ضغط زر إرسال الطلب' },
  asItWas: 'النص كما كان',
};
