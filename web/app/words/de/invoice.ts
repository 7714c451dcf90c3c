import type { invoiceWords as english } from '../en/invoice.ts';
import { figure } from './grammar.ts';

export const invoiceWords: typeof english = {
  pdf: 'Als PDF speichern',
  print: 'Drucken',
  backToOrder: 'Zurück zur Bestellung',
  backToMoney: (orderNo) => `Zahlungen zu Bestellung ${figure(orderNo)}`,
};
