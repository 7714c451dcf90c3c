import type { ShopsReason } from '../shops-own.ts';

export const shopsReasons: Record<ShopsReason, string> = {
  unpaid: 'لم يُدفع في الوقت المحدد.',
  'charge-failed': 'لم نتمكن من الخصم من بطاقتك، ولم يُدفع الطلب بطريقة أخرى.',
  cancelled: 'أُلغي الطلب.',
  surplus: 'دُفع أكثر من المطلوب دفعه.',
  missing: 'ناقص في الصندوق.',
  recalled: 'سُحب من التداول، ولا ينبغي أكله.',
  swapped: 'ما وُضع في الصندوق بدلًا منه أرخص.',
  unwanted: 'لقد تخطّيت هذا الصندوق أو أوقفت اشتراكك أو أنهيته أثناء طلبه.',
};
