import type { sandboxWords as english } from '../en/sandbox.ts';
import { isolated, leftToRight } from './grammar.ts';

export const sandboxWords: typeof english = {
  title: 'الدفع في البيئة التجريبية',
  name: 'بيئة تجريبية',
  noMoney: 'لا ينتقل أي مال هنا. استعمل بطاقة تجربة، ولا تستعمل بطاقتك أبدًا.',
  order: (orderNo, shop) => `الطلب ${isolated(orderNo)} لدى ${isolated(shop)}`,
  amounts: { hold: 'المبلغ المراد حجزه', save: 'المبلغ المؤجل', charge: 'المبلغ المطلوب دفعه' },
  notes: {
    hold: 'يُحجز هذا على البطاقة الآن، ويُؤخذ لاحقًا.',
    save: 'لا يُؤخذ شيء الآن. تُحفظ البطاقة، ويُخصم المبلغ منها لاحقًا.',
    charge: 'يُؤخذ هذا من البطاقة الآن.',
  },
  card: 'البطاقة',
  number: 'رقم البطاقة',
  expires: 'تاريخ الانتهاء',
  expiresHint: 'الشهر / السنة',
  cvc: 'رمز الأمان (CVC)',
  cvcHint: 'ثلاثة أرقام',
  faults: {
    number: 'استعمل رقم بطاقة تجربة. لا مكان لبطاقتك الخاصة هنا.',
    expires: `اذكر شهرًا وسنة لم يمضيا، مثل ${leftToRight('12\u00a0/\u00a034')}.`,
    cvc: 'اذكر الأرقام الثلاثة على ظهرها. أي أرقام تكفي.',
  },
  pay: {
    hold: (amount) => `حجز ${isolated(amount)}`,
    save: () => 'حفظ هذه البطاقة',
    charge: (amount) => `دفع ${isolated(amount)}`,
  },
  sending: 'لحظة',
  back: 'العودة دون دفع',
  testCards: 'بطاقات تجربة',
  testCardsText: 'اختر واحدة لملء النموذج.',
  behaviours: {
    succeeds: 'تنجح',
    asks: 'يسأل المصرف مرة واحدة هل هذا أنت',
    'asks-always': 'يسأل المصرف كل مرة، ولاحقًا وأنت غير حاضر',
    declined: 'تُرفض',
    'insufficient-funds': 'ليس فيها رصيد كافٍ',
    'expired-card': 'انتهت صلاحيتها',
    'wrong-cvc': 'لها رمز أمان آخر',
    'declined-later': 'تنجح الآن، وتُرفض عند الخصم لاحقًا',
    'refund-fails': 'تنجح، ولا تقبل إعادة المبلغ',
  },
  failures: {
    declined: { title: 'رُفضت البطاقة', text: 'لم يُؤخذ شيء. جرّب بطاقة أخرى.' },
    'insufficient-funds': {
      title: 'ليس في هذه البطاقة رصيد كافٍ',
      text: 'لم يُؤخذ شيء. جرّب بطاقة أخرى.',
    },
    'expired-card': {
      title: 'انتهت صلاحية هذه البطاقة',
      text: 'لم يُؤخذ شيء. جرّب بطاقة أخرى.',
    },
    'wrong-cvc': {
      title: 'رمز الأمان ليس رمز هذه البطاقة',
      text: 'لم يُؤخذ شيء. تحقق منه مرة أخرى، أو جرّب بطاقة أخرى.',
    },
    'authentication-needed': {
      title: 'يريد المصرف أن يسألك أولًا',
      text: 'لم يُؤخذ شيء. حاول مرة أخرى، وأجب مصرفك.',
    },
    'authentication-refused': {
      title: 'قيل لمصرفك إنه ليس أنت',
      text: 'لم يُؤخذ شيء. حاول مرة أخرى، أو استعمل بطاقة أخرى.',
    },
    'card-forgotten': {
      title: 'لم تعد هذه البطاقة محفوظة',
      text: 'لم يُؤخذ شيء. أدخلها من جديد، أو أدخل غيرها.',
    },
    'provider-fault': {
      title: 'لم يتمكن مزوّد الخدمة من ذلك',
      text: 'لم يُؤخذ شيء. حاول مرة أخرى بعد لحظات.',
    },
  },
  challenge: 'مصرفك يسأل: هل هذا أنت؟',
  challengeText: (amount, shop) =>
    `أعطى شخص بطاقتك إلى ${isolated(shop)}، بمبلغ ${isolated(amount)}. المصرف الحقيقي يطلب رمزًا، أو يسأل في تطبيقه.`,
  challengeTextSave: (shop) =>
    `أعطى شخص بطاقتك إلى ${isolated(shop)}، ليُخصم المبلغ منها لاحقًا. المصرف الحقيقي يطلب رمزًا، أو يسأل في تطبيقه.`,
  approve: 'نعم، هذا أنا',
  refuse: 'لا، لست أنا',
  over: 'لم يعد بالإمكان إتمام هذه الدفعة',
  overText:
    'استغرق الأمر وقتًا طويلًا، أو أُغلق الطلب. لم يُؤخذ شيء هنا. عد إلى المتجر لترى ما يمكن فعله.',
  overNext: 'العودة إلى المتجر',
};
