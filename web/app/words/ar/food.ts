import { allergens, dietsSaidOf } from '../../../../server/src/contract/food-names/ar.ts';
import {
  allergens as allAllergens,
  tracesOf,
  type Allergen,
  type Conflict,
  type Diet,
} from '../../../../server/src/contract/food-terms.ts';
import type * as english from '../en/food.ts';
import { counted, either, isolated, leftToRight, listed } from './grammar.ts';

/** As somebody avoids it: a group stands for every food of it. */
const avoided: Record<Allergen, string> = {
  ...allergens,
  gluten: 'الغلوتين، كل الحبوب',
  nuts: 'المكسرات، كل الأنواع',
};

const diets: Record<Diet, string> = {
  vegan: 'نباتي صرف',
  vegetarian: 'نباتي',
  pescatarian: 'نباتي مع السمك',
  'pork-free': 'بلا لحم خنزير',
  'alcohol-free': 'بلا كحول',
};

const isAllergen = (conflict: Conflict): conflict is Allergen => conflict in allergens;

const named = (some: readonly Allergen[]) => listed(some.map((it) => allergens[it]));

/** What is left out of a search: المكسرات أو الفول السوداني أو لحم الخنزير. A group is all of its foods. */
const unwanted: Partial<Record<Allergen | Diet, string>> = {
  gluten: 'الغلوتين',
  nuts: 'المكسرات',
  'pork-free': 'لحم الخنزير',
  'alcohol-free': 'الكحول',
};

/** What a conflict with somebody's profile is, after «هذا الطبق». */
function conflict(it: Conflict): string {
  if (it === 'unknown-allergens') return 'فيه مكوّن لم يُصرَّح بمسببات الحساسية فيه';
  if (isAllergen(it)) return `يحتوي على ${named([it])}`;
  const traces = allAllergens.find((allergen) => tracesOf(allergen) === it);
  return traces === undefined
    ? `ليس ${dietsSaidOf[it as Diet]}`
    : `قد يحتوي على آثار من ${named([traces])}`;
}

/** Article 28 of Regulation (EU) No 1169/2011 asks for the strength by volume. */
const percentVol = (permille: number) => `${leftToRight(`${permille / 10}%`)} من الحجم`;

export const foodWords: typeof english.foodWords = {
  cook: 'اطبخ خطوة بخطوة',
  allergens,
  avoided,
  avoidedNamed: (allergen) => avoided[allergen],
  diets,
  dietsMeaning: `بلا كحول: لم يُضَف إليه كحول، وما نشأ فيه من تلقاء نفسه لا يزيد على ${leftToRight('0.5%')} من الحجم. وصلصة الصويا المخمّرة مثلًا ليست كذلك.`,
  units: { g: 'الغرام', ml: 'المليلتر', piece: 'القطعة', mg: 'المليغرام' },
  allergensNamed: named,
  isAbsence: (diet) => diet in unwanted,
  noneOf: (some) => either(some.map((it) => unwanted[it] ?? { ...allergens, ...diets }[it])),
  contains: (some) => `يحتوي على ${named(some)}`,
  containsNone: 'لم يُصرَّح فيه بأي من مسببات الحساسية الـ14 المعتمدة في الاتحاد الأوروبي',
  mayContain: (some) => `قد يحتوي على آثار من ${named(some)}`,
  mayContainInside: (some) => `قد يحتوي على ${named(some)}`,
  notDeclared: (names) =>
    `لم يُصرَّح بمسببات الحساسية في: ${listed(names.map(isolated))}. والمجهول لا يعني الخلو منها.`,
  tracesNotDeclared: (names) =>
    names.length > 3
      ? `لم يذكر أحد ما قد يوجد من آثار في ${counted(names.length, ingredients)} منه.`
      : `لم يذكر أحد ما قد يوجد من آثار في: ${listed(names.map(isolated))}.`,
  alcohol: (strengths) => `الكحول: ${listed(strengths)}`,
  strength: (name, permille) => `${isolated(name)} (${percentVol(permille)})`,
  percentVol,
  storage: `تُحفظ المكوّنات المبرَّدة بين 0 و5 درجات مئوية، والمجمّدة عند ${leftToRight('−18')} درجة مئوية؛ ويُستعمل كل منها قبل التاريخ المدوّن على عبوته.`,
  conflicts: (some) => listed(some.map(conflict)),
  against: (some) => `يخالف ملفك الشخصي: ${listed(some.map(conflict))}`,
  notFor: (names, why) => `لا يناسب ${listed(names.map(isolated))}: ${why}`,
  nameless: 'بلا اسم',
  nutrition: {
    kcal: 'الطاقة',
    fatMg: 'الدهون',
    saturatesMg: 'منها دهون مشبعة',
    carbohydrateMg: 'الكربوهيدرات',
    sugarsMg: 'منها سكريات',
    fibreMg: 'الألياف',
    proteinMg: 'البروتين',
    saltMg: 'الملح',
  },
  kcal: (value) => `${isolated(value)} كيلو سعرة`,
};

const ingredients = {
  one: 'مكوّن واحد',
  two: 'مكوّنين',
  few: 'مكوّنات',
  many: 'مكوّنًا',
  other: 'مكوّن',
};
