import { languages } from '../languages.ts';
import type { AccountWords } from './en.ts';

const { locale } = languages.ar;
const timed = (unit: 'minute' | 'hour') => {
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  return (count: number) => apart(format.format(count));
};
const minutesLong = timed('minute');
const hoursLong = timed('hour');
const moments = new Intl.DateTimeFormat(locale, {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});
/** What is put into a sentence keeps its own direction, whether it is Arabic or not, and turns nothing round it. */
const apart = (text: string) => `\u2068${text}\u2069`;

export const arabic: AccountWords = {
  hello: 'مرحبًا،',

  confirm: {
    subject: (shop) => `رمزك لدى ${apart(shop)}`,
    text: (shop) => `لإتمام إنشاء حسابك لدى ${apart(shop)}، أدخل هذا الرمز:`,
    goodFor: (minutes) => `وهو صالح لمدة ${minutesLong(minutes)}.`,
    notAsked: 'إن لم تطلب حسابًا فلا حاجة إلى الرد على هذه الرسالة: لا يُفتح شيء بلا الرمز.',
  },

  reset: {
    subject: (shop) => `رمزك لكلمة مرور جديدة لدى ${apart(shop)}`,
    text: (shop) => `لاختيار كلمة مرور جديدة لدى ${apart(shop)}، أدخل هذا الرمز:`,
    goodFor: (minutes) =>
      `وهو صالح لمدة ${minutesLong(minutes)}. مع كلمة المرور الجديدة يُسجَّل خروجك من كل مكان كنت فيه مسجَّل الدخول.`,
    passkeys: 'مفاتيح المرور هذه تفتح حسابك أيضًا، وتظل تفتحه مع كلمة مرور جديدة:',
    passkey: (name) => `- ${apart(name)}`,
    unknownPasskey: 'إن كنت لا تعرف أحدها فأزله من حسابك بعد تسجيل الدخول.',
    notAsked: 'إن لم تطلب ذلك فلا حاجة إلى الرد على هذه الرسالة: تبقى كلمة مرورك كما هي.',
  },

  known: {
    subject: (shop) => `لديك حساب بالفعل لدى ${apart(shop)}`,
    text: (shop) =>
      `طلب أحدهم، وربما كنت أنت، حسابًا جديدًا لدى ${apart(shop)} بهذا العنوان. له حساب بالفعل، ولم يتغير شيء.`,
    next: 'يمكنك تسجيل الدخول بكلمة مرورك، أو طلب كلمة جديدة في صفحة تسجيل الدخول.',
  },

  newAddress: {
    subject: (shop) => `هل هذا عنوانك الجديد لدى ${apart(shop)}؟`,
    text: (shop, link) =>
      `طلب أحدهم أن يصبح هذا العنوان عنوان حسابه لدى ${apart(shop)}. إن كنت أنت فافتح هذه الصفحة وأكّد ذلك:\n${link}`,
    goodFor: (hours) =>
      `الرابط صالح لمدة ${hoursLong(hours)}. أُرسلت رسالة ثانية إلى العنوان الحالي للحساب: ولا يتغير إلا بعد تأكيد الاثنين.`,
    notAsked: 'إن لم تكن أنت فلا تفعل شيئًا. أي حساب له هذا العنوان من قبل يبقى كما هو.',
  },

  oldAddress: {
    subject: (shop) => `عنوان جديد لحسابك لدى ${apart(shop)}`,
    text: (shop, newEmail) =>
      `طلب شخص يعرف كلمة مرورك أن يصبح ${apart(newEmail)} عنوان حسابك لدى ${apart(shop)}.`,
    confirm: (link) => `إن كنت أنت فافتح هذه الصفحة وأكّد ذلك:\n${link}`,
    goodFor: (hours) =>
      `الرابط صالح لمدة ${hoursLong(hours)}. أُرسلت رسالة ثانية إلى العنوان الجديد: ولا يتغير إلا بعد تأكيد الاثنين.`,
    notAsked:
      'إن لم تكن أنت فأوقفه في الصفحة نفسها، واختر كلمة مرور جديدة: فمن طلبه يعرف كلمتك الحالية.',
  },

  addressChanged: {
    subject: (shop) => `صار لحسابك لدى ${apart(shop)} عنوان جديد`,
    text: (shop) =>
      `أكّده صندوقا البريد: صار لحسابك لدى ${apart(shop)} العنوان الجديد المطلوب. به تسجّل الدخول من الآن فصاعدًا.`,
    orders: 'الرسائل عن الطلبات التي سبق أن أكّدتها تذهب إلى العنوان الذي طُلبت به.',
  },

  mailbox: {
    subject: (shop) => `هل تصل إليك رسائل ${apart(shop)} من جديد؟`,
    text: (shop, link) =>
      `عادت رسالة من ${apart(shop)} إلى هذا العنوان، فلم تُرسل رسائل أخرى. إن كنت تقرأ هذا فهي تصل من جديد. أكّد ذلك هنا:\n${link}`,
    notAsked: 'إن لم تطلب هذه الرسالة فلا شيء عليك فعله.',
  },

  passkeyAdded: {
    subject: (shop) => `أُضيف مفتاح مرور إلى حسابك لدى ${apart(shop)}`,
    text: (name, at) =>
      `أُضيف مفتاح مرور إلى حسابك: ${apart(name)}، في ${apart(moments.format(at))} (${apart('UTC')}). من الآن يفتح حسابك بلا كلمة مرورك.`,
    asked: 'إن كنت أنت فلا شيء عليك فعله.',
    notAsked: (link) =>
      `إن لم تكن أنت فاختر كلمة مرور جديدة: فهذا يسجّل أيضًا خروج كل من سجّل الدخول في مكان آخر. وأزل مفتاح المرور:\n${link}`,
  },

  newDevice: {
    subject: (shop) => `تسجيل دخول جديد إلى حسابك لدى ${apart(shop)}`,
    text: (shop, at) =>
      `سجّل أحدهم الدخول إلى حسابك لدى ${apart(shop)} في ${apart(moments.format(at))} (${apart('UTC')})، من متصفح لم يُستخدم له من قبل.`,
    device: (names) => `يقول عن نفسه: ${apart(names)}.`,
    asked: 'إن كان ذلك أنت فلا حاجة إلى فعل شيء.',
    notAsked: (link) =>
      `إن لم يكن أنت فاختر كلمة مرور جديدة، فهذا يسجّل خروج كل من سواك أيضًا:\n${link}`,
    everywhere: (link) => `هذه الصفحة تُريك أين سجّلت الدخول، وتُنهيه:\n${link}`,
    lockedOut: (link) => `إن لم تعد كلمة مرورك صالحة فاطلب كلمة جديدة هنا:\n${link}`,
  },
};
