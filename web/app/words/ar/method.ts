import type { methodWords as english } from '../en/method.ts';
import { isolated, listed, servings } from './grammar.ts';

/** No name is inflected here: each stands behind a colon or with its amount. */
export const methodWords: typeof english = {
  beside: 'أيضًا عن صندوقك',
  nameless: 'شيء بلا اسم',
  extra: (name, amount) =>
    `مما أضفته: ${isolated(name)}، ${isolated(amount)}. لا تستعمله أي خطوة أعلاه.`,
  unused: (name, amount) =>
    `في صندوقك أيضًا: ${isolated(name)}، ${isolated(amount)}. لا تحتاج إليه الآن أي خطوة أعلاه.`,
  cook: (name) => `لا تذكر أي خطوة أعلاه متى ينضج هذا: ${isolated(name)}.`,
  cookUntil: (until) => `الطهي: ${until}.`,
  asItComes: 'يمكن أكله كما هو.',
  cookingUnknown: 'لم يخبرنا أحد كيف يُطهى: اطهه حتى النضج التام.',
  plain: (count) => `كُتبت هذه الطريقة للوصفة كما هي (${servings(count)}). وطبقك غير ذلك.`,
  swapped: (name, withName) => `بدلًا من ${isolated(name)}: ${isolated(withName)}.`,
  omitted: (names) => `محذوف: ${listed(names.map(isolated))}.`,
  plainNext: 'قد يلزم تغيير كمية الماء وأوقات الطهي تبعًا لذلك.',
};
