import type { Unit } from '../food-terms.ts';
import { shopsReasons } from '../shops-reasons/ar.ts';
import type { InvoiceWords } from './en.ts';

/** What is put into a sentence keeps its own direction, whether it is Arabic or not, and turns nothing round it. */
const apart = (text: string | number) => `\u2068${text}\u2069`;
const units: Record<Exclude<Unit, 'piece'>, string> = { g: 'غ', ml: 'مل', mg: 'ملغ' };
const soMuch = (amount: number, unit: Unit) =>
  unit === 'piece' ? amount : apart(`${amount} ${units[unit]}`);

export const arabic: InvoiceWords = {
  title: {
    invoice: (number) => `الفاتورة ${apart(number)}`,
    'credit-note': (number) => `الإشعار الدائن ${apart(number)}`,
  },
  from: 'من',
  to: 'إلى',
  about: 'بياناتها',
  taxNumber: (number) => `الرقم الضريبي: ${apart(number)}`,

  issuedOn: 'تاريخ الإصدار',
  order: 'الطلب',
  deliveryDay: 'يوم التوصيل',
  corrects: 'تصحّح الفاتورة',
  reason: 'السبب',
  shopsReasons,

  sold: 'المبيعات',
  givenBack: 'المبالغ المستردة',
  servings: 'الحصص',
  amount: 'المبلغ',
  total: 'المجموع',
  meal: 'طبق',
  anIngredient: 'مكوّن',
  missing: (name, amount, unit) =>
    `الناقص: ${apart(name)}${amount && unit ? `، ${soMuch(amount, unit)}` : ''}`,
  discount: (name) => (name === null ? 'خصم' : `خصم ${apart(name)}`),
  delivery: 'التوصيل',
  part: 'جزء من الثمن',

  rate: 'نسبة الضريبة',
  net: 'الصافي',
  tax: 'الضريبة',
  gross: 'الإجمالي',
  classes: { food: 'الطعام', alcohol: 'الكحول', delivery: 'التوصيل' },
  ofClass: (taxClass, percent) => `${taxClass}، ${apart(percent)}`,

  means: {
    sandbox: 'دفع تجريبي: لم يتحرك أي مال',
    stripe: 'بطاقة',
    invoice: 'على الحساب',
    credit: 'رصيد',
    gift: 'بطاقة هدية',
  },
  paid: (money, by) => `المدفوع: ${apart(money)}. ${by}.`,
  paidBack: (money, by) => `المبلغ المسترد: ${apart(money)}. ${by}.`,
  stillToPay: (money) => `المتبقي للدفع: ${apart(money)}.`,
  notPaid: 'لم تُدفع بعد.',
  page: (page, pages) => `الصفحة ${page} من ${pages}`,
};
