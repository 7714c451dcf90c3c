import type { PaymentFailure } from '../../../../server/src/contract/payment-failure.ts';
import type { payWords as english } from '../en/pay.ts';
import { isolated } from './grammar.ts';

const failures: Record<PaymentFailure, string> = {
  declined: 'رفض مصرفك البطاقة.',
  'insufficient-funds': 'لم يكن في البطاقة رصيد كافٍ.',
  'expired-card': 'انتهت صلاحية البطاقة.',
  'wrong-cvc': 'لم يكن رمز الأمان رمز البطاقة.',
  'authentication-needed': 'يريد مصرفك أن يسألك أولًا.',
  'authentication-refused': 'لم يتعرّف عليك مصرفك.',
  'card-forgotten': 'لم تعد البطاقة محفوظة.',
  'provider-fault': 'تعذّر إجراء الدفع.',
};
const isFailure = (word: string): word is PaymentFailure => word in failures;

export const payWords: typeof english = {
  paidTitle: 'شكرًا لك، تم طلبك',
  paidText: (orderNo) =>
    `كل شيء على ما يرام في دفع الطلب ${isolated(orderNo)}. رسالة بالتفاصيل في طريقها إليك.`,
  toOrder: 'عرض الطلب',
  waitingTitle: 'دفعتك قيد المعالجة',
  waitingText: 'يعمل مصرفك عليها. هذه الصفحة تتحقق من تلقاء نفسها؛ وطلبك محفوظ في هذه الأثناء.',
  lookAgain: 'التحقق مرة أخرى',
  unpaidTitle: 'طلبك لم يُدفع بعد',
  failedTitle: 'لم ينجح الدفع',
  failure: (word) =>
    word !== null && isFailure(word) ? failures[word] : failures['provider-fault'],
  nothingTaken: 'لم يُؤخذ شيء.',
  keptUntil: (moment) => `نحفظ لك أطباقك ويومك حتى ${isolated(moment)}.`,
  payNow: 'الدفع الآن',
  anotherCard: 'تجربة بطاقة أخرى',
  going: 'جارٍ الانتقال إلى الدفع …',
  closedTitle: 'لم يعد بالإمكان دفع هذا الطلب',
  closedText: 'انقضى وقته، فعادت أطباقه إلى القائمة. لا يُؤخذ منك شيء.',
  again: 'الطلب من جديد',
  state: {
    'on-account': '',
    free: 'لا يوجد ما يُدفع.',
    awaited: 'لم يُدفع بعد.',
    held: (moment) =>
      `يُخصم من بطاقتك عند إغلاق الطلب: ${isolated(moment)}. وحتى ذلك الحين يُحجز مبلغ عليها.`,
    kept: (moment) => `بطاقتك محفوظة، ويُخصم المبلغ منها عند إغلاق الطلب: ${isolated(moment)}.`,
    processing: 'يعمل مصرفك عليها.',
    charged: (cents) => `خُصم ${isolated(cents)} من بطاقتك.`,
    'given-back': (cents) => `يعود ${isolated(cents)} من ذلك إلى بطاقتك.`,
    failed: 'لم نتمكن من خصم المبلغ من بطاقتك.',
    'nothing-taken': 'لم يُؤخذ شيء مقابله.',
  },
  card: (label) => `البطاقة: ${isolated(label)}`,
  which: 'أي بطاقة',
  another: 'بطاقة أخرى',
  expires: (month) => `حتى ${isolated(month)}`,
  expired: (month) => `انتهت صلاحيتها ${isolated(month)}`,
  usedAtClose: (moment) =>
    `البطاقة التي استعملتها من قبل يُخصم المبلغ منها عند إغلاق الطلب: ${isolated(moment)}. لا يُؤخذ شيء الآن.`,
  usedNow: (cents) => `البطاقة التي استعملتها من قبل يُخصم منها ${isolated(cents)} فورًا.`,
  anotherNext: 'البطاقة الأخرى تُدخلها في الصفحة التالية.',
  keptTitle: 'بطاقات نحفظها لك',
  keptText:
    'يمكنك اختيارها عند الطلب. نعرف اسم كل منها وحتى متى تصلح للاستعمال؛ أما رقمها فلا يعرفه إلا مزوّد خدمة الدفع.',
  forget: 'نسيانها',
  forgetOf: (label) => `نسيانها: ${isolated(label)}`,
  forgotten: 'نُسيت البطاقة',
  noneTitle: 'لا نحفظ لك أي بطاقة',
  noneText: 'البطاقة التي تدفع بها تُحفظ لطلبك القادم، وتُذكر هنا.',
  askTitle: 'يرجى دفع طلبك',
  failedAsk: 'لم نتمكن من خصم المبلغ من بطاقتك. يرجى الدفع بهذه البطاقة أو بأخرى.',
};
