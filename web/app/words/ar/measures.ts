import type { measureWords as english } from '../en/measures.ts';

export const measureWords: typeof english = {
  legend: 'المقادير بـ',
  metric: 'الغرام والمليلتر',
  inCups: 'الأكواب الأمريكية',
  steps: 'وتبقى خطوات الطهي بالغرام والمليلتر.',
  us: {
    cup: (count, isMany) => (isMany ? `${count} أكواب` : `${count} كوب`),
    tbsp: (count) => `${count} ملعقة كبيرة`,
    tsp: (count) => `${count} ملعقة صغيرة`,
    lb: (count) => `${count} رطل`,
    oz: (count) => `${count} أونصة`,
  },
};
