import type { balanceWords as english } from '../en/balance.ts';
import { isolated, leftToRight } from './grammar.ts';

const ending = (end: string) => leftToRight(`…${end}`);

export const balanceWords: typeof english = {
  title: 'الرصيد وبطاقات الهدايا',
  credit: 'الرصيد',
  pays: 'يُدفع ثمن صناديقك من الرصيد أولًا ثم من بطاقات الهدايا، وما يبقى يُدفع بالبطاقة أو بفاتورة.',
  noGifts: 'ليس في حسابك بطاقة هدية.',
  gift: (end) => `بطاقة الهدية ${ending(end)}`,
  left: (left, whole) => `بقي ${isolated(left)} من ${isolated(whole)}`,
  until: (day) => `تُنفق حتى ${isolated(day)}`,
  over: 'لم تعد صالحة',
  add: 'أضف بطاقة هدية',
  addText: 'تُحفظ في حسابك وتدفع من تلقاء نفسها. وما يبقى منها ينتظر صندوقك التالي.',
  addCode: 'رمز بطاقة الهدية',
  addButton: 'أضفها',
  added: 'بطاقة الهدية في حسابك',
  history: 'ما ورد وما دُفع به',
  nothing: 'لا شيء بعد.',
  given: { goodwill: 'رصيد من المتجر', referral: 'الصندوق الأول لصديق' },
  paidBy: { credit: () => 'من الرصيد', gift: (end) => `من بطاقة الهدية ${ending(end)}` },
  wentBack: (money) => `عاد منه ${isolated(money)}`,
  invite: 'ادعُ أصدقاءك',
  friendGets: {
    percent: (share) => `يحصل أصدقاؤك على خصم ${isolated(share)} من أطباق صندوقهم الأول.`,
    amount: (money) => `يحصل أصدقاؤك على خصم ${isolated(money)} من أطباق صندوقهم الأول.`,
    delivery: () => 'يُوصل إلى أصدقائك صندوقهم الأول مجانًا.',
  },
  minimum: (money) => `على أن تكون فيه أطباق بقيمة ${isolated(money)} أو أكثر.`,
  youGet: (money) => `وتحصل أنت على رصيد ${isolated(money)} متى سُلّم صندوقهم ودُفع ثمنه.`,
  makeCode: 'أنشئ رمزي',
  yourCode: 'رمزك',
  yourLink: 'رابط ترسله إليهم',
  copy: 'انسخ',
  copied: 'نُسخ',
  inviteTitle: 'أرسل إليك أحد رمزًا',
  inviteText: 'ضعه في صندوقك واختر أطباقك. يظهر ما يخصمه في السعر.',
  inviteButton: 'ضعه في صندوقي',
  inviteDone: 'الرمز في صندوقك',
  inviteDoneText: 'يظهر ما يخصمه في السعر متى اخترت أطباقًا.',
  menu: 'إلى قائمة هذا الأسبوع',
};
