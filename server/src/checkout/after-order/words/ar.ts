import type { Allergen, Diet, Unit } from '../../../contract/food-terms.ts';
import { isolated } from '../../../contract/people-text.ts';
import type { TaxClass } from '../../pricing/price-order.ts';
import type { LetterWords } from './en.ts';

const list = new Intl.ListFormat('ar');
const anyOf = new Intl.ListFormat('ar', { type: 'disjunction' });
const counted = new Intl.PluralRules('ar');
const allergens: Record<Allergen, string> = {
  gluten: 'الغلوتين (من حبوب غير محددة)',
  wheat: 'القمح',
  rye: 'الجاودار',
  barley: 'الشعير',
  oats: 'الشوفان',
  crustaceans: 'القشريات',
  eggs: 'البيض',
  fish: 'السمك',
  peanuts: 'الفول السوداني',
  soybeans: 'فول الصويا',
  milk: 'الحليب',
  nuts: 'المكسرات (من نوع غير محدد)',
  almonds: 'اللوز',
  hazelnuts: 'البندق',
  walnuts: 'الجوز',
  cashews: 'الكاجو',
  pecans: 'جوز البقان',
  'brazil-nuts': 'جوز البرازيل',
  pistachios: 'الفستق الحلبي',
  macadamias: 'المكاديميا',
  celery: 'الكرفس',
  mustard: 'الخردل',
  sesame: 'السمسم',
  sulphites: 'الكبريتيت',
  lupin: 'الترمس',
  molluscs: 'الرخويات',
};
const diets: Record<Diet, string> = {
  vegan: 'النظام النباتي الصرف',
  vegetarian: 'النظام النباتي',
  pescatarian: 'النظام النباتي مع السمك',
  'pork-free': 'نظام بلا لحم خنزير',
  'alcohol-free': 'نظام بلا كحول',
};
const units: Record<Exclude<Unit, 'piece'>, string> = { g: 'غ', ml: 'مل', mg: 'ملغ' };
const listed = (some: readonly string[]) => list.format(some.map(isolated));
const named = (some: readonly Allergen[]) => list.format(some.map((it) => allergens[it]));
const anyDiet = (lost: readonly Diet[]) => anyOf.format(lost.map((it) => diets[it]));
/** An order, however its number is written: figures run the other way. */
const order = (orderNo: number) => isolated(String(orderNo));

function servings(count: number): string {
  switch (counted.select(count)) {
    case 'one':
      return 'حصة واحدة';
    case 'two':
      return 'حصتان';
    case 'few':
      return `${count} حصص`;
    default:
      return `${count} حصة`;
  }
}

const taxClasses: Record<TaxClass, string> = {
  food: 'الطعام',
  alcohol: 'الكحول',
  delivery: 'التوصيل',
};

export const arabic: LetterWords = {
  hello: (name) => `مرحبًا ${name}،`,
  orderAt: (url) => `طلبك: ${isolated(url)}`,
  cardsAt: (url) => `بطاقات وصفاتك، للقراءة أو الطباعة: ${isolated(url)}`,
  reason: (reason) => `السبب: ${reason}`,
  nameless: 'وصفة',
  namelessIngredient: (no) => `المكوّن ${no}`,
  alcohol: 'كحول',
  listed,
  moved: {
    packing: ({ orderNo, day }) => ({
      subject: `نحن نعبّئ طلبك ${order(orderNo)}`,
      text: `بدأ المطبخ بتعبئة صندوقك ليوم ${isolated(day)}. لم يعد تغييره ممكنًا.`,
    }),
    shipped: ({ orderNo, address }) => ({
      subject: `طلبك ${order(orderNo)} في الطريق`,
      text: `صندوقك في الطريق إلى ${address}.`,
    }),
    delivered: ({ orderNo, address }) => ({
      subject: `سُلِّم طلبك ${order(orderNo)}`,
      text: `سُلِّم صندوقك في ${address}. طبخًا هنيئًا.`,
    }),
    returned: ({ orderNo, day, address }) => ({
      subject: `عاد إلينا صندوق طلبك ${order(orderNo)}`,
      text: `عاد إلينا صندوقك ليوم ${isolated(day)} ولم يُسلَّم في ${address}. ما كان فيه لا يُرسل إلى أحد غيرك. أجب عن هذه الرسالة لنرى معًا ما العمل.`,
    }),
    cancelled: ({ orderNo, charged }) => ({
      subject: `أُلغي طلبك ${order(orderNo)}`,
      text: charged
        ? 'أُلغي طلبك. ما دفعته مقابله يعود إلى حيث أتى.'
        : 'أُلغي طلبك. لا شيء يُدفع مقابله.',
    }),
  },
  tooEarly: {
    packing: ({ orderNo, day, cancelUntil }) => ({
      subject: `طلبك ${order(orderNo)} لا يُعبَّأ بعد`,
      text: `كتبنا إليك قبل الأوان أن المطبخ يعبّئ صندوقك ليوم ${isolated(day)}.${
        cancelUntil === null ? '' : ` ما زال بإمكانك إلغاؤه حتى ${isolated(cancelUntil)}.`
      }`,
    }),
    shipped: ({ orderNo, day }) => ({
      subject: `طلبك ${order(orderNo)} لم ينطلق بعد`,
      text: `كتبنا إليك قبل الأوان أن صندوقك في الطريق. ما زال عندنا، وموعده ${isolated(day)}.`,
    }),
    returned: ({ orderNo, address }) => ({
      subject: `طلبك ${order(orderNo)} في الطريق رغم ذلك`,
      text: `كتبنا إليك قبل الأوان أن صندوقك عاد إلينا. إنه في الطريق إلى ${address}.`,
    }),
    delivered: ({ orderNo, address }) => ({
      subject: `طلبك ${order(orderNo)} ما زال في الطريق`,
      text: `كتبنا إليك قبل الأوان أن صندوقك سُلِّم. ما زال في الطريق إلى ${address}.`,
    }),
  },

  confirmation: {
    subject: (orderNo, day, changed) =>
      `طلبك ${order(orderNo)} ليوم ${isolated(day)}${changed ? '، بعد التغيير' : ''}`,
    text: (orderNo, day, place, changed) =>
      `${changed ? `غُيِّر طلبك ${order(orderNo)} كما أردت، وهذا كله الآن` : `سُجِّل طلبك ${order(orderNo)}`}. يصل الصندوق ${isolated(day)} إلى ${place}.`,
    meal: (name, count, price) => `${name}، ${servings(count)}: ${isolated(price)}`,
    omitted: (name) => `بدون: ${isolated(name)}.`,
    swapped: (name, withName) => `بدلًا من ${isolated(name)}: ${isolated(withName)}.`,
    extra: (name, amount, unit) =>
      `إضافة: ${isolated(name)}، ${unit === 'piece' ? amount : `${amount} ${units[unit]}`}.`,
    contains: (some) => `يحتوي على: ${named(some)}.`,
    containsNone: 'لم يُصرَّح بأي من مسببات الحساسية الأربعة عشر التي يذكرها القانون.',
    mayContain: (some) => `قد يحتوي على آثار من: ${named(some)}.`,
    undeclared: (names) => `لم يُصرَّح بمسببات الحساسية في: ${listed(names)}.`,
    strength: (name, percent) => `${isolated(name)}: ${isolated(`${percent} % vol.`)}`,
    meals: (money) => `الوجبات: ${isolated(money)}`,
    delivery: (money) => `التوصيل: ${money === null ? 'مجانًا' : isolated(money)}`,
    tax: (percent, of, money, included) =>
      `${included ? 'منها ضريبة' : 'ضريبة'} ${isolated(`${percent} %`)} على ${taxClasses[of]}: ${isolated(money)}`,
    total: (money) => `المجموع: ${isolated(money)}`,
    ageAtTheDoor: (age) =>
      `في الطلب كحول، كما تعلم. أكّدت أن عمرك ${age} أو أكثر؛ ومن يستلم الصندوق يثبت ذلك عند الباب.`,
    cancelUntil: (moment) => `يمكنك إلغاؤه حتى ${isolated(moment)}.`,
  },

  payment: {
    held: (due, closes) =>
      `يُخصم ${isolated(due)} من بطاقتك عند إغلاق الطلب: ${isolated(closes)}. حتى ذلك الحين يُحجز مبلغ عليها.`,
    kept: (due, closes) =>
      `بطاقتك محفوظة. يُخصم ${isolated(due)} عند إغلاق الطلب: ${isolated(closes)}.`,
    charged: (money) => `خُصم ${isolated(money)} من بطاقتك.`,
    givenBack: (money) => `مما خُصم، يعود ${isolated(money)} إلى بطاقتك.`,
    free: 'لا شيء يُدفع مقابله.',
    awaited: (due) => `المطلوب دفعه: ${isolated(due)}. نرجو الدفع عبر الرابط أدناه.`,
    processing: (due) => `المطلوب دفعه: ${isolated(due)}. مصرفك يعالج الدفع.`,
    nothingTaken: 'لم يؤخذ شيء مقابله.',
    onAccount: (total) => `المطلوب دفعه: ${isolated(total)}. يتفق المتجر معك على طريقة الدفع.`,
    askedSubject: (orderNo) => `نرجو دفع طلبك ${order(orderNo)}`,
    asked: (due, day) =>
      `لم نتمكن من خصم ${isolated(due)} من بطاقتك مقابل صندوقك ليوم ${isolated(day)}.`,
    refusedBy: {
      declined: 'رفضه مصرفك.',
      'insufficient-funds': 'لم يكن عليها مال كافٍ.',
      'expired-card': 'انتهت صلاحيتها.',
      'authentication-needed': 'يريد مصرفك أن يسألك أولًا.',
      'card-forgotten': 'لم تعد محفوظة.',
    },
    askedNext: 'نرجو الدفع عبر الرابط أدناه، بهذه البطاقة أو بغيرها.',
    askedElse: 'إن لم يدفع أحد فسنضطر إلى إلغاء الطلب.',
  },

  correction: {
    subject: (harmful, topic) => `${harmful ? 'نرجو القراءة قبل الطبخ' : 'تصحيح'}: ${topic}`,
    topics: {
      allergens: (orderNo) => `مسببات الحساسية في طلبك ${order(orderNo)}`,
      alcohol: (orderNo) => `الكحول في طلبك ${order(orderNo)}`,
      diets: (orderNo) => `الأنظمة الغذائية التي يناسبها طلبك ${order(orderNo)}`,
    },
    against: (orderNo, day, against, harmful) =>
      `هذا يخالف ملفك. طلبك ${order(orderNo)} ليوم ${isolated(day)}: ${against.join('؛ ')}. ${harmful ? 'لا تأكل منه إن كان قد يضرك أو يضر أحدًا على مائدتك.' : 'اقرأ ما يلي قبل أن تطبخ منه أو تأكل.'}`,
    harms: {
      unknown: 'فيه مكوّن لم يُصرَّح بمسببات الحساسية فيه',
      contains: (some) => `يحتوي على ${named(some)}`,
      mayContain: (some) => `قد يحتوي على آثار من ${named(some)}`,
      lost: (lost) => `لم يعد معروفًا أنه يناسب ${anyDiet(lost)}`,
    },
    text: (orderNo, day) =>
      `صحّحنا ما نصرّح به عن طلبك ${order(orderNo)} ليوم ${isolated(day)}. عندما طلبت لم نقل لك هذا:`,
    ageAtTheDoor: (age) => `من يستلم الصندوق يثبت عند الباب أن عمره ${age} أو أكثر.`,
    next: (awaited, url) =>
      `${awaited ? 'يمكنك إلغاؤه بلا تكلفة حتى يُسلَّم، مهما كان الوقت: أجب عن هذه الرسالة.' : 'لقد سُلِّم: انظر هل بقي منه شيء، وأخبر كل من قد يأكل منه. أليس مناسبًا لك؟ أجب عن هذه الرسالة.'} الطلب كما هو الآن: ${isolated(url)}`,
    sorry: 'نأسف لأن هذا لم يكن صحيحًا من البداية.',
    contains: (some) => `يحتوي على ${named(some)}.`,
    mayContain: (some) => `قد يحتوي على آثار من ${named(some)}.`,
    undeclared: (names) => `لم يعد مصرَّحًا بمسببات الحساسية في: ${listed(names)}.`,
    lost: (lost) => `لم يعد معروفًا أنه يناسب ${anyDiet(lost)}.`,
    forAdults: (names) => `فيه كحول لا يُباع إلا للبالغين: ${listed(names)}.`,
  },
};
