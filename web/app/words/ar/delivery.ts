import type { deliveryWords as english } from '../en/delivery.ts';
import { isolated, leftToRight } from './grammar.ts';

type TaxClass = Parameters<typeof english.tax>[1];

const taxed: Record<TaxClass, string> = {
  food: 'الأغذية',
  alcohol: 'الكحول',
  delivery: 'التوصيل',
};

export const deliveryWords: typeof english = {
  meals: 'الأطباق',
  delivery: 'التوصيل',
  free: 'مجاني',
  tax: (percent, taxClass) => `ضريبة ${taxed[taxClass]}، ${isolated(percent)}`,
  taxInIt: (percent, taxClass) => `منها ضريبة ${taxed[taxClass]}، ${isolated(percent)}`,
  total: 'المجموع',
  due: 'المتبقي للدفع',
  tender: {
    credit: () => 'من رصيدك',
    gift: (end) => (end === null ? 'من بطاقة هدية' : `من بطاقة الهدية ${leftToRight(`…${end}`)}`),
  },
  why: 'لماذا هذا السعر؟',
  toFree: (money) => `بقي ${isolated(money)} للتوصيل المجاني.`,
  toMinimum: (money) => `بقي ${isolated(money)} لبلوغ الحد الأدنى للتوصيل إلى هناك.`,
  missing: {
    'postcode-missing': 'يظهر سعر التوصيل والمجموع متى ذكرت الرمز البريدي.',
    'no-delivery-there': 'لا نوصل إلى هذا الرمز البريدي بعد.',
    'zone-not-that-day': 'لا نصل إلى هناك في ذلك اليوم: اختر يومًا آخر.',
    'below-minimum': 'ما في الصندوق أقل مما يلزم للتوصيل إلى هناك.',
    'tax-rate-missing': 'لا يمكننا البيع إلى هذا العنوان حاليًا: على المتجر أن يضبط ضرائبه أولًا.',
  },
  showPrice: 'عرض السعر',
  postcode: 'الرمز البريدي',
  country: 'الدولة',
  postcodeHint: 'عليه تتوقف تكلفة التوصيل.',
  postcodeFault: 'اكتب الرمز البريدي في 10 أحرف على الأكثر.',
  show: 'عرض التوصيل',
  title: 'هل نوصل إليك؟',
  text: 'اذكر الرمز البريدي الذي تُرسل إليه صناديقك. لا تحتاج إلى حساب لذلك.',
  ask: 'بحث',
  yes: (place) => `نعم، نوصل إلى ${isolated(place)}`,
  yesAll: 'نوصل إلى كل مكان، ودون تكلفة',
  no: (place) => `لا نوصل بعد إلى ${isolated(place)}`,
  noText: 'جرّب رمزًا بريديًا آخر، أو عد لاحقًا: نحن في توسّع.',
  fee: (money) => `تكلفة التوصيل ${isolated(money)}.`,
  feeNothing: 'التوصيل دون تكلفة.',
  freeFrom: (money) => `إذا بلغت الأطباق ${isolated(money)} فالتوصيل دون تكلفة.`,
  minimum: (money) => `أطباق الصندوق ${isolated(money)} على الأقل.`,
  nextDays: 'الأيام القادمة التي يمكن أن يصلك فيها صندوق:',
  noDays: 'لا يمكن الطلب لأي يوم الآن. عد غدًا.',
  kept: 'نحفظ الرمز البريدي مع صندوقك، ونكتبه عنك عند إتمام الطلب.',
  menu: 'إلى قائمة هذا الأسبوع',
};
