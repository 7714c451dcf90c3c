import type { invoiceWords as english } from '../en/invoice.ts';
import { isolated } from './grammar.ts';

export const invoiceWords: typeof english = {
  pdf: 'حفظ بصيغة PDF',
  print: 'طباعة',
  backToOrder: 'العودة إلى الطلب',
  backToMoney: (orderNo) => `أموال الطلب ${isolated(orderNo)}`,
};
