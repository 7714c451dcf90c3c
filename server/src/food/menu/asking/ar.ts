import { wordsOf } from '../../../contract/fold.ts';
import { listed, type Asking } from './asking.ts';

/** Letters that are written in two ways. */
const plain = (word: string): string =>
  word.replaceAll('ـ', '').replaceAll('ة', 'ه').replaceAll('ى', 'ي');

/** Without the article, what is written together with it, and the endings of one and of many. */
function stem(word: string): string {
  const once = plain(word)
    .replace(/^(?:[وف]?[بك]?ال|[وف]?لل)(?=.{3})/, '')
    .replace(/^(.{3,})(?:ات|ه)$/, '$1');
  return once === word ? word : stem(once);
}

export const arabic: Asking = {
  stem,
  // And, with, for, as: one letter before the word.
  isAbout: (food, other) => other.slice(1) === food && 'وبلكف'.includes(other.charAt(0)),
  // «للوز» is for almonds or for the almonds: one of three letters is not written.
  forms: (word) => [
    word,
    ...(/^لل/.test(word) ? [word.slice(1), word.slice(2)] : []),
    ...(/^[بلك]/.test(word) && word.length > 3 ? [word.slice(1)] : []),
  ],
  apart: (word, isName, isOnMenu) => {
    const rest = word.slice(1);
    if (word.startsWith('ف') && openings.has(rest)) return ['و', rest];
    if (!word.startsWith('و')) return undefined;
    if (openings.has(rest) || rest === 'من') return ['و', rest];
    if (rest.length < 3) return undefined;
    return isName(rest) || (isOnMenu(rest) && !isOnMenu(word)) ? ['و', rest] : undefined;
  },
  madeFirst: true,
  allergens: {
    غلوتين: ['gluten'],
    جلوتين: ['gluten'],
    قلوتين: ['gluten'],
    كلوتين: ['gluten'],
    قمح: ['wheat'],
    حنطة: ['wheat'],
    جاودار: ['rye'],
    شيلم: ['rye'],
    شعير: ['barley'],
    شوفان: ['oats'],
    قشريات: ['crustaceans'],
    روبيان: ['crustaceans'],
    ربيان: ['crustaceans'],
    جمبري: ['crustaceans'],
    قريدس: ['crustaceans'],
    سلطعون: ['crustaceans'],
    سرطان: ['crustaceans'],
    كابوريا: ['crustaceans'],
    كركند: ['crustaceans'],
    لوبستر: ['crustaceans'],
    استاكوزا: ['crustaceans'],
    صدفيات: ['crustaceans', 'molluscs'],
    محاريات: ['crustaceans', 'molluscs'],
    'مأكولات بحرية': ['fish', 'crustaceans', 'molluscs'],
    'ثمار بحر': ['fish', 'crustaceans', 'molluscs'],
    'فواكه بحر': ['fish', 'crustaceans', 'molluscs'],
    بيض: ['eggs'],
    بيضة: ['eggs'],
    سمك: ['fish'],
    أسماك: ['fish'],
    سمكة: ['fish'],
    'فول سوداني': ['peanuts'],
    سوداني: ['peanuts'],
    'فستق عبيد': ['peanuts'],
    صويا: ['soybeans'],
    سويا: ['soybeans'],
    'فول صويا': ['soybeans'],
    'فول سويا': ['soybeans'],
    حليب: ['milk'],
    لبن: ['milk'],
    ألبان: ['milk'],
    لاكتوز: ['milk'],
    جبن: ['milk'],
    جبنة: ['milk'],
    أجبان: ['milk'],
    مكسرات: ['nuts', 'peanuts'],
    لوز: ['almonds'],
    بندق: ['hazelnuts'],
    جوز: ['walnuts'],
    'عين جمل': ['walnuts'],
    كاجو: ['cashews'],
    بيكان: ['pecans'],
    'جوز بيكان': ['pecans'],
    'جوز برازيل': ['brazil-nuts'],
    'جوز برازيلي': ['brazil-nuts'],
    // Also what some call peanuts.
    فستق: ['pistachios', 'peanuts'],
    'فستق حلبي': ['pistachios'],
    'فستق سوداني': ['peanuts'],
    مكاديميا: ['macadamias'],
    'جوز مكاديميا': ['macadamias'],
    كرفس: ['celery'],
    خردل: ['mustard'],
    مسطردة: ['mustard'],
    سمسم: ['sesame'],
    طحينة: ['sesame'],
    كبريتيت: ['sulphites'],
    سلفيت: ['sulphites'],
    'ثاني أكسيد': ['sulphites'],
    ترمس: ['lupin'],
    رخويات: ['molluscs'],
    محار: ['molluscs'],
    'بلح بحر': ['molluscs'],
    حبار: ['molluscs'],
    كاليماري: ['molluscs'],
    أخطبوط: ['molluscs'],
  },
  others: listed('جوز هند, جوز طيب, جوزة طيب, حليب جوز هند, زبدة جوز هند'),
  diets: {
    'نباتي صرف': 'vegan',
    'نباتية صرفة': 'vegan',
    'نباتي بالكامل': 'vegan',
    فيغان: 'vegan',
    فيجان: 'vegan',
    نباتي: 'vegetarian',
    نباتية: 'vegetarian',
    نباتيين: 'vegetarian',
  },
  dietsWithout: {
    لحم: 'vegetarian',
    لحوم: 'vegetarian',
    خنزير: 'pork-free',
    'لحم خنزير': 'pork-free',
    'لحوم خنزير': 'pork-free',
    كحول: 'alcohol-free',
    خمر: 'alcohol-free',
  },
  madeOfIt:
    listed(`زبدة, زيت, حليب, دقيق, طحين, صلصة, صوص, معجون, كريمة, كريم, رقائق, بذور, مسحوق, بودرة, منتجات, منتج, مشتقات,
    مرق, بروتين, مشروب, خبز, بياض, صفار, حبوب, حبات, شرائح, قطع, جبن, جبنة, أنواع, نوع, آثار`),
  negations:
    listed(`بلا, بدون, دون, من دون, من غير, بغير, غير, لا, ليس, ليست, ما فيه, ما فيها, ما في, ما عدا, ما بدي, ما أريد, ما أبغى,
    مش, مو, بلاش, عدا, باستثناء, إلا, سوى, تجنب, أتجنب, نتجنب, ممنوع, منزوع, منزوعة, خال من, خالي من, خالية من, خاليا من, خلو من,
    الخالي من, الخالية من, لن, لم, أكره`),
  clausal: listed('لا, مش, مو'),
  mistyped: listed('بدون, باستثناء, حساسية'),
  afterNegation:
    listed(`أي, أية, من, على, عن, في, فيه, فيها, به, بها, يحتوي, تحتوي, يحوي, تحوي, يكون, يوجد, توجد, وجود, إضافة, ضد, تجاه,
    آكل, أكل, يأكل, أتحمل, أستطيع, أريد, أحب, أتناول, تناول, نحو, مع, كل, جميع, آكله, آكلها, أحبه, أحبها, أريده, أريدها,
    أتحمله, أتحملها, شديدة, مفرطة, قوية`),
  withs: ['مع'],
  joins: listed('و, أو, أم, ثم'),
  ands: listed('و'),
  closings: [],
  against: listed('من, ضد, تجاه, نحو'),
  aversions: listed('حساسية, حساسيتي, الحساسية, أتحسس, يتحسس, تتحسس, متحسس, متحسسة, عدم تحمل'),
  fillers:
    listed(`و, أو, مع, من, في, على, عن, عنده, عندها, لديه, لديها, طفل, طفلي, أريد, أبحث, أنا, عندي, لدي, لي, إلى, طبق, أطباق, وجبة, وجبات, طعام, أكل, أكلات, وصفة, وصفات,
    شيء, هل, يوجد, هناك, فيه, فيها, ما, الذي, التي, كل, رجاء, آكل, أحب, أستطيع`),
};

/** What may begin a negation or an aversion, but for words that begin much else. */
const openings = new Set(
  [...arabic.negations, ...arabic.aversions]
    .map((phrase) => wordsOf(phrase)[0] ?? '')
    .filter((word) => !['ما', 'عدم', ''].includes(word)),
);
