import type { cardWords as english } from '../en/cards.ts';

export const cardWords: typeof english = {
  scan: 'اطبخ خطوة بخطوة على هاتفك.',
  paper: 'الورق',
  papers: { a4: 'ورق A4', a5: 'ورق A5', letter: 'ورق US Letter' },
  large: 'حروف كبيرة',
  choose: 'اعرضها هكذا',
};
