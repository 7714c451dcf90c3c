import type { proposalWords as english } from '../en/proposal.ts';
import { counted, isolated, listed } from './grammar.ts';

const dish = { one: 'طبق واحد', two: 'طبقان', few: 'أطباق', many: 'طبقًا', other: 'طبق' };
const put = { ...dish, one: 'طبقًا واحدًا', two: 'طبقين' };
const meals = (count: number) => counted(count, dish);
const named = (names: readonly string[]) => listed(names.map(isolated));

export const proposalWords: typeof english = {
  link: 'اقترح صندوقًا لنا',
  title: 'صندوق لكم جميعًا',
  text: 'أطباق من هذه القائمة يستطيع كل من على مائدتك أن يأكلها، متنوعة قدر الإمكان.',
  forWhom: (names) => `لك ومعك ${named(names)}.`,
  forYou: 'لك.',
  household: 'تغيير أسرتك',
  guest: 'هذا للعملاء الذين لديهم أسرة.',
  signIn: 'تسجيل الدخول',
  guestInstead: 'أو قل هنا ما تأكله. لا يُحفظ منه شيء.',
  guestFood: 'ما تأكله',
  dietsHint: 'كل طبق يلتزم بها.',
  allergensHint: 'لا يحتوي أي طبق على أحدها ولا على آثار محتملة منه.',
  meals: 'كم طبقًا',
  mealsOf: meals,
  servings: 'حصص كل طبق',
  notOf: 'ليس هذه المرة',
  propose: 'اقترح',
  you: 'أنت',
  swapped: (from, to) => `${isolated(to)} بدلًا من ${isolated(from)}`,
  omitted: (what) => `بدون ${isolated(what)}`,
  forNames: (what, names) => `${what}، من أجل: ${named(names)}`,
  disliked: (name, what) => `${isolated(name)} لا يحب: ${listed(what.map(isolated))}`,
  liked: 'طلبته أكثر من مرة',
  eatenLately: 'هو في صندوقك، أو أكلته مؤخرًا',
  total: (cents) => `المجموع ${isolated(cents)}`,
  another: 'طبق آخر بدلًا منه',
  anotherOf: (name) => `طبق آخر بدلًا منه: ${isolated(name)}`,
  addAll: (count) => `ضع ${counted(count, put)} في الصندوق`,
  adding: 'جارٍ وضعها في الصندوق …',
  noneTitle: 'لم نجد شيئًا يستطيع الجميع أكله',
  fewerTitle: (count) => `أكثر ما وجدناه: ${meals(count)}`,
  because: {
    diets: 'بقية القائمة تخالف ما لا يحتمله أحدكم أو لا يأكله.',
    stock: 'ما بقي من غيرها لا يكفي لهذا العدد من الحصص.',
    'stock-together': 'لا يكفي المخزون لمزيد من هذه الأطباق معًا.',
    'passed-over': 'تجاوزت البقية.',
    'nothing-offered': 'ليس في القائمة المزيد.',
  },
  notFor: (name, count) => `لا يناسب ${isolated(name)}: ${meals(count)}`,
  startAgain: 'ابدأ من جديد بالقائمة كلها',
  unproven: 'أشياء كثيرة أوشكت على النفاد، فقد يوجد صندوق أفضل من هذا.',
  nothingAdded: 'لم يمكن وضع كل شيء في الصندوق. انظر فيه قبل أن تحاول مرة أخرى.',
};
