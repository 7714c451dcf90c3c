import type * as english from '../en/order-status.ts';
import { figure } from './grammar.ts';

export const statusesForCustomers: typeof english.statusesForCustomers = {
  'awaiting-payment': 'Wartet auf Zahlung',
  placed: 'Bestellt',
  packing: 'Wird gepackt',
  packed: 'Gepackt',
  shipped: 'Unterwegs',
  delivered: 'Zugestellt',
  returned: 'Zu uns zurückgekommen',
  cancelled: 'Storniert',
};

export const statusesForStaff: typeof english.statusesForStaff = {
  'awaiting-payment': 'Zahlung ausstehend',
  placed: 'Bestellt',
  packing: 'Wird gepackt',
  packed: 'Gepackt',
  shipped: 'Versandt',
  delivered: 'Zugestellt',
  returned: 'Zurückgekommen',
  cancelled: 'Storniert',
};

export const movesToStatus: typeof english.movesToStatus = {
  'awaiting-payment': 'Zurück zu „Zahlung ausstehend“',
  placed: 'Zurück zu „Bestellt“',
  packing: 'Mit dem Packen beginnen',
  packed: 'Als gepackt vermerken',
  shipped: 'Als versandt vermerken',
  delivered: 'Als zugestellt vermerken',
  returned: 'Die Box ist zurückgekommen',
  cancelled: 'Bestellung stornieren',
};

export const takesBackStatus: typeof english.takesBackStatus = {
  packing: 'Wird doch nicht gepackt',
  packed: 'Doch nicht gepackt',
  shipped: 'Doch nicht versandt',
  delivered: 'Doch nicht zugestellt',
  returned: 'Doch nicht zurückgekommen',
};

export const stepsToStatus: typeof english.stepsToStatus = {
  packing: 'Mit dem Packen beginnen',
  packed: 'Alles ist drin',
  shipped: 'Versenden',
  delivered: 'Zugestellt',
};

export const stepsOfOrder: typeof english.stepsOfOrder = {
  packing: (orderNo) => `Bestellung ${figure(orderNo)} zu packen beginnen`,
  packed: (orderNo) => `In Bestellung ${figure(orderNo)} ist alles drin`,
  shipped: (orderNo) => `Bestellung ${figure(orderNo)} versenden`,
  delivered: (orderNo) => `Bestellung ${figure(orderNo)} ist zugestellt`,
};
