import type { OtherLanguage } from '../../../contract/languages.ts';

/** How plain words of a language are held against what is in the box. */
export type PlainWords = {
  /** One form for a word and its plural, cases and article. */
  stem: (word: string) => string;
  /** Whether a word of a text is one for what is called so, both by their stems. */
  isFor: (word: string, name: string) => boolean;
  /** Whether a word may be said of what is called so, where that is in the box for sure: of rice noodles, noodles. */
  isKind: (word: string, name: string) => boolean;
  /** Words of a name that only say how it is, or what is made of it. */
  describing: readonly string[];
  /** Words that are a dish or a way to cook as well as a food. */
  dishes: readonly string[];
  /** What is written as a food and is none, as it is written. */
  others: readonly string[];
  /** Promises about who may eat it, which a swap or a correction may break. */
  claims: RegExp;
  /** What a cook would keep raw by. */
  keptRaw: RegExp;
  /** What takes back that something is done. */
  takenBack: RegExp;
};

const list = (words: string): string[] => words.split(/[,\s]+/);

const umlautless = (word: string) =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase();

function germanStem(word: string): string {
  const once = umlautless(word).replace(
    /^(.{3,}?)(?:ern|em|en|er|es|e|(?<=[lr])n|(?<=[bdfghklmnrt])s)$/,
    '$1',
  );
  return once === word ? word : germanStem(once);
}

function arabicStem(word: string): string {
  const once = word
    .normalize('NFD')
    .replace(/[\p{M}ـ]/gu, '')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .replace(/^(?:[وف]?[بك]?ال|[وف]?لل)(?=.{3})/, '')
    .replace(/^(.{3,})(?:ات|ه)$/, '$1');
  return once === word ? word : arabicStem(once);
}

/** Whether two words have so many letters in a row in common. */
const shares = (one: string, other: string, letters: number): boolean =>
  Array.from({ length: Math.max(0, one.length - letters + 1) }, (_, at) =>
    one.slice(at, at + letters),
  ).some((part) => other.includes(part));

const hurts =
  'gluten|weizen|milch|laktose|ei|eier|n[uü]ss|erdn[uü]ss|soja|fisch|krebstier|schalentier|meeresfr[uü]cht|sesam|senf|sellerie|sulfit|lupinen|allergen|fleisch|schweinefleisch|tierisch|alkohol';
const hurtsInArabic =
  'الغلوتين|غلوتين|الجلوتين|جلوتين|القمح|قمح|الحليب|حليب|اللاكتوز|لاكتوز|الألبان|ألبان|البيض|بيض|المكسرات|مكسرات|الفول السوداني|فول سوداني|الصويا|صويا|السمك|سمك|السمسم|سمسم|الخردل|خردل|الكرفس|كرفس|اللحم|لحم|لحم الخنزير|لحم خنزير|الكحول|كحول|القشريات|قشريات|منتجات حيوانية|مسببات الحساسية';

export const plainWords: Record<OtherLanguage, PlainWords> = {
  de: {
    stem: germanStem,
    // A food begins or ends a word: Tofuwürfel, Ziegenkäse.
    isFor: (word, name) =>
      word === name ||
      (name.length > 3 && (word.startsWith(name) || word.endsWith(name))) ||
      (word.length > 3 && (name.startsWith(word) || name.endsWith(word))),
    isKind: (word, name) => shares(word, name, 4),
    describing:
      list(`rote roter rotes grüne grüner weiße weißer weißes braune brauner schwarze schwarzer frische frischer reifer reife feinster
      gemahlene gemahlener getrocknete getrockneter gehackte passierte geröstete geräucherte geräuchertes glatte grobkörniger kernige
      tiefgekühlte trockener fester vegetarischer griechischer dose braten zum vom markt crème double fraîche`),
    dishes: list('salat suppe curry soße pfanne'),
    others: list('auch süß süße süßen süßer süßes weiß weiße weißen grün grüne grünen'),
    claims: new RegExp(
      `(?<!\\p{L})(?:vegan\\p{L}*|vegetarisch\\p{L}*|pflanzlich\\p{L}*|fleischlos\\p{L}*|halal|koscher\\p{L}*|hypoallergen\\p{L}*|(?:${hurts})(?:e|en|n)?-?frei(?:e[nmrs]?)?` +
        `|(?:frei von|ohne|kein(?:e[nmrs]?)?) (?:(?:jed|jeglich|all)e[nmrs]? )?(?:${hurts})\\p{L}*|(?:für|bei) zöliakie)(?!\\p{L})`,
      'giu',
    ),
    keptRaw:
      /(?<!\p{L})(?<!(?:nicht mehr|nichts mehr|nie|nicht|kein|keine|bis nichts) (?:\p{L}+ ){0,2})(?:medium|rare|englisch gebraten|blutig|(?:noch|innen|leicht|etwas|mittig|in der mitte) (?:\p{L}+ )?(?:rosa|roh|blutig|glasig)|rosa gebraten|halb ?(?:gar|roh)|nicht ganz (?:gar|durch)|(?:im kern|im inneren|am knochen) (?:\p{L}+ )?(?:rosa|roh|blutig|glasig)|(?:rosa|roh|blutig|glasig) (?:innen|in der mitte|im kern|im inneren|am knochen))(?!\p{L})/iu,
    takenBack:
      /(?<!\p{L})(?:nicht|nie|niemals|ohne|kaum|fast|beinahe|kein(?:e[nmrs]?)?|unnötig)(?!\p{L})/iu,
  },
  ar: {
    stem: arabicStem,
    // And, with, for, as: one letter before the word.
    isFor: (word, name) =>
      word === name || (word.slice(1) === name && 'وبلكف'.includes(word.charAt(0))),
    describing:
      list(`أحمر حمراء أخضر خضراء أبيض بيضاء أسود سوداء بني أصفر أزرق طازج صغير كبير حار حلو حلوة مجفف مجففة مطحون مطحونة مفروم مشوي
      مصفّاة مقطّعة معلّبة مجمّدة محمّص مدخّن مدخّنة كامل الدسم ثقيلة ناعم ذهبي داكنة متماسك حريري صلب معتّق جاف كاملة قصير الحبة للحلوى للطبخ
      للنباتيين كرزية معمّر غذائية يوناني تايلندي منزوعة العظم من السوق نجمي مورّقة مخمّر رقائق بذور حبات مكعب مسحوق معجون صلصة خلطة فيليه
      صدور كتف قرن عشبة عجينة شراب زبدة حليب زيت خل دقيق خبز نودلز جبن مرق لحم إكليل الجبل رأس بحبوب أجعد روماني زجاجية سمك عين الجمل
      لسان العصفور جوز البحر`),
    isKind: (word, name) => word === name || word.slice(1) === name,
    dishes: list('سلطة شوربة حساء كاري صلصة تاكو'),
    // To toast, and chickpeas.
    others: list('حمّص يُحمّص تُحمّص'),
    claims: new RegExp(
      `(?<!\\p{L})[وف]?(?:(?:ال|لل|[بكل])?(?:نباتي(?:ة|ين|ون)?|فيغان|حلال|كوشر|سيلياك)|(?:ال)?خال(?:ٍ|ية?|ي?ًا|يا)? من (?:أي )?(?:${hurtsInArabic})|(?:بلا|بدون|دون|من غير|لا يحتوي على) (?:أي )?(?:${hurtsInArabic}))(?!\\p{L})`,
      'giu',
    ),
    keptRaw:
      /(?<!\p{L})[وف]?(?:ال)?(?:نيء|نيئ(?:ة|ًا)?|نصف (?:ناضج|نيئ|مطهو)(?:ة)?|وردي(?:ة|ًا)? (?:من الداخل|في الوسط|قليل(?:ًا|ا))|غير (?:ناضج|مكتمل النضج)(?:ة)?|قليل(?:ة)? النضج)(?!\p{L})/u,
    takenBack: /(?<!\p{L})(?:لا|لم|لن|ليس|ليست|غير|دون|بدون|بلا|تقريبًا|يكاد|تكاد)(?!\p{L})/u,
  },
};
