import type { sessionsWords as english } from '../en/sessions.ts';
import { isolated } from './grammar.ts';

export const sessionsWords: typeof english = {
  link: 'أين سجّلت الدخول',
  title: 'أين سجّلت الدخول',
  text: 'إن كنت لا تعرف إحدى هذه الجلسات فأنهِها واختر كلمة مرور جديدة.',
  password: 'اختيار كلمة مرور جديدة',
  device: (browser, system) => {
    if (browser && system) return `${isolated(browser)} على ${isolated(system)}`;
    const known = browser ?? system;
    return known === null ? 'برنامج لا يذكر ما هو' : isolated(known);
  },
  current: 'هذه الجلسة',
  openedAt: 'وقت تسجيل الدخول',
  lastSeenAt: 'آخر استعمال، بدقة الساعة',
  mfa: 'بعامل التحقق الثاني',
  end: 'إنهاؤها',
  endOf: (device, moment) => `إنهاء الجلسة: ${isolated(device)}، سُجّل الدخول ${isolated(moment)}`,
  ending: 'جارٍ الإنهاء …',
  endOthers: 'إنهاء كل الجلسات إلا هذه',
  ended: 'انتهت الجلسة',
  othersEnded: 'انتهت كل الجلسات إلا هذه',
  endedText: 'على من كان فيها أن يسجّل الدخول من جديد.',
  notListed: 'الجهة التي تدير حسابات هذا المتجر لا تخبر أين سجّلت الدخول.',
  notListedText:
    'يمكنك إنهاء كل الجلسات، وهذه أيضًا. وقد تبقى صفحة مفتوحة في مكان آخر عاملة مدة تصل إلى ربع ساعة.',
  endAll: 'تسجيل الخروج من كل مكان',
};
