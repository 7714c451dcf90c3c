import type { twoVersionsWords as english } from '../en/two-versions.ts';

export const twoVersionsWords: typeof english = {
  title: 'حفظ شخص آخر هذا في هذه الأثناء',
  text: 'لم يُستبدل شيء، وما كتبته ما زال هنا. اختر ما يكون عليه كل من هذه، ثم احفظ مرة أخرى.',
  mine: 'نسختك',
  theirs: 'ما حُفظ في هذه الأثناء',
  nothing: 'لا شيء',
};
