import type * as english from '../en/order-status.ts';
import { isolated } from './grammar.ts';

export const statusesForCustomers: typeof english.statusesForCustomers = {
  'awaiting-payment': 'في انتظار الدفع',
  placed: 'تم الطلب',
  packing: 'قيد التعبئة',
  packed: 'تمت التعبئة',
  shipped: 'في الطريق',
  delivered: 'تم التسليم',
  returned: 'عاد إلينا',
  cancelled: 'ملغى',
};

export const statusesForStaff: typeof english.statusesForStaff = {
  'awaiting-payment': 'بانتظار الدفع',
  placed: 'مطلوب',
  packing: 'قيد التعبئة',
  packed: 'معبّأ',
  shipped: 'مُرسَل',
  delivered: 'مُسلَّم',
  returned: 'عاد',
  cancelled: 'ملغى',
};

export const movesToStatus: typeof english.movesToStatus = {
  'awaiting-payment': 'إعادته إلى انتظار الدفع',
  placed: 'إعادته إلى «مطلوب»',
  packing: 'بدء التعبئة',
  packed: 'وضع علامة «معبّأ»',
  shipped: 'وضع علامة «مُرسَل»',
  delivered: 'وضع علامة «مُسلَّم»',
  returned: 'عاد الصندوق',
  cancelled: 'إلغاء الطلب',
};

export const takesBackStatus: typeof english.takesBackStatus = {
  packing: 'تبيّن أنه لا يُعبَّأ',
  packed: 'تبيّن أنه غير معبّأ',
  shipped: 'تبيّن أنه لم يُرسَل',
  delivered: 'تبيّن أنه لم يُسلَّم',
  returned: 'تبيّن أنه لم يعد',
};

export const stepsToStatus: typeof english.stepsToStatus = {
  packing: 'بدء التعبئة',
  packed: 'كل شيء فيه',
  shipped: 'إرسال',
  delivered: 'تم التسليم',
};

export const stepsOfOrder: typeof english.stepsOfOrder = {
  packing: (orderNo) => `بدء تعبئة الطلب ${isolated(orderNo)}`,
  packed: (orderNo) => `كل شيء في الطلب ${isolated(orderNo)}`,
  shipped: (orderNo) => `إرسال الطلب ${isolated(orderNo)}`,
  delivered: (orderNo) => `سُلِّم الطلب ${isolated(orderNo)}`,
};
