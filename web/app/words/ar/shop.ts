import type * as english from '../en/shop.ts';
import { counted, isolated } from './grammar.ts';

export const topics: typeof english.topics = ['help', 'contact', 'privacy', 'terms', 'imprint'];
export type Topic = (typeof topics)[number];

export const shopWords: typeof english.shopWords = {
  skipToContent: 'الانتقال إلى المحتوى',
  tagline: 'مؤونة معتنى بها، تصل إلى باب بيتك.',
  menu: 'القائمة',
  theMenu: 'قائمة الأطباق',
  box: 'الصندوق',
  boxWith: (lines) =>
    `في صندوقك ${counted(lines, { one: 'طبق واحد', two: 'طبقان', few: 'أطباق', many: 'طبقًا', other: 'طبق' })}`,
  account: 'الحساب',
  search: 'البحث في الوصفات',
  searchPlaceholder: 'طبق أو مكوّن',
  toHome: (shop) => `${isolated(shop)}، الصفحة الرئيسية`,
  howItWorks: 'كيف يعمل المتجر',
  mainNavigation: 'التصفح الرئيسي',
  footerNavigation: 'عن المتجر',
  allRecipes: 'كل الوصفات',
  topics: {
    help: 'المساعدة',
    contact: 'الاتصال بنا',
    privacy: 'الخصوصية',
    terms: 'الشروط والأحكام',
    imprint: 'بيانات الجهة المسؤولة',
  },
  footer: 'متجر مفتوح المصدر لصناديق الطبخ. كميات بالغرام وأسعار بالسنت.',
  apiReference: 'واجهة البرمجة (API)',
  notFoundTitle: 'لا شيء هنا',
  notFoundText: 'ربما نُقلت الصفحة، أو خرجت الوصفة من القائمة.',
  notFoundNext: 'إلى قائمة هذا الأسبوع',
  offlineTitle: 'لا يوجد اتصال',
  offlineText: 'تعذّر الوصول إلى المتجر. تحقق من اتصالك ثم حاول مرة أخرى.',
  offlineStay: 'ما زلت في هذه الصفحة، وما كتبته ما زال فيها.',
  stay: 'البقاء هنا',
  trialName: 'بيئة تجريبية',
  trial: 'هذا المتجر للتجربة: لا ينتقل فيه أي مال.',
  paymentByCard:
    'تدفع بالبطاقة. يُخصم المبلغ عند إغلاق طلبك لا قبل ذلك: وحتى ذلك الحين يُحجز المبلغ على البطاقة، أو تُحفظ البطاقة فقط إذا كان يوم التوصيل أبعد.',
  payment: 'لا يُؤخذ منك شيء هنا: يتفق المتجر معك على الدفع.',
  faultTitle: 'حدث خطأ من جهتنا',
  faultText: 'لم يضِع شيء مما فعلته. حاول مرة أخرى بعد لحظات.',
  faultNext: 'المحاولة مرة أخرى',
};
