import { allergens } from '../../../contract/food-names/ar.ts';
import type { Allergen, Diet, Unit } from '../../../contract/food-terms.ts';
import { shopsReasons } from '../../../contract/shops-reasons/ar.ts';
import type { TaxClass } from '../../pricing/price-order.ts';
import type { LetterWords, WhereItIs } from './en.ts';

const list = new Intl.ListFormat('ar');
const anyOf = new Intl.ListFormat('ar', { type: 'disjunction' });
const counted = new Intl.PluralRules('ar');
const diets: Record<Diet, string> = {
  vegan: 'النظام النباتي الصرف',
  vegetarian: 'النظام النباتي',
  pescatarian: 'النظام النباتي مع السمك',
  'pork-free': 'نظام بلا لحم خنزير',
  'alcohol-free': 'نظام بلا كحول',
};
const units: Record<Exclude<Unit, 'piece'>, string> = { g: 'غ', ml: 'مل', mg: 'ملغ' };
const listed = (some: readonly string[]) => list.format(some.map(apart));
const named = (some: readonly Allergen[]) => list.format(some.map((it) => allergens[it]));
const anyDiet = (lost: readonly Diet[]) => anyOf.format(lost.map((it) => diets[it]));
/** What is put into a sentence keeps its own direction, whether it is Arabic or not, and turns nothing round it. */
const apart = (text: string | number) => `\u2068${text}\u2069`;

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

const whatNow: Record<WhereItIs, string> = {
  awaited: 'يمكنك إلغاؤه بلا تكلفة حتى يُسلَّم، مهما كان الوقت: أجب عن هذه الرسالة.',
  delivered:
    'لقد سُلِّم: انظر هل بقي منه شيء، وأخبر كل من قد يأكل منه. أليس مناسبًا لك؟ أجب عن هذه الرسالة.',
  returned: 'عاد صندوقك إلينا. إن احتفظت بشيء منه فأخبر كل من قد يأكل منه.',
};

export const arabic: LetterWords = {
  hello: (name) => `مرحبًا ${apart(name)}،`,
  orderAt: (url) => `طلبك:\n${url}`,
  cardsAt: (url) => `بطاقات وصفاتك، للقراءة أو الطباعة:\n${url}`,
  reason: (reason) => `السبب: ${apart(reason)}`,
  shopsReasons,
  nameless: 'وصفة',
  namelessIngredient: (no) => `المكوّن ${no}`,
  alcohol: 'كحول',
  listed,
  moved: {
    packing: ({ orderNo, day }) => ({
      subject: `نحن نعبّئ طلبك ${orderNo}`,
      text: `بدأ المطبخ بتعبئة صندوقك ليوم ${apart(day)}. لم يعد تغييره ممكنًا.`,
    }),
    shipped: ({ orderNo, address }) => ({
      subject: `طلبك ${orderNo} في الطريق`,
      text: `صندوقك في الطريق إلى ${apart(address)}.`,
    }),
    delivered: ({ orderNo, address }) => ({
      subject: `سُلِّم طلبك ${orderNo}`,
      text: `سُلِّم صندوقك في ${apart(address)}. نتمنى لك طبخًا ممتعًا.`,
    }),
    returned: ({ orderNo, day }) => ({
      subject: `عاد إلينا صندوق طلبك ${orderNo}`,
      text: `عاد إلينا صندوقك ليوم ${apart(day)}. ما كان فيه لا يُرسل إلى أحد غيرك. أجب عن هذه الرسالة لنرى معًا ما العمل.`,
    }),
    cancelled: ({ orderNo, charged }) => ({
      subject: `أُلغي طلبك ${orderNo}`,
      text: charged
        ? 'أُلغي طلبك. ما دفعته مقابله يعود إلى حيث أتى.'
        : 'أُلغي طلبك. لا شيء يُدفع مقابله.',
    }),
  },
  tooEarly: {
    packing: ({ orderNo, day, cancelUntil }) => ({
      subject: `طلبك ${orderNo} لا يُعبَّأ بعد`,
      text: `كتبنا إليك قبل الأوان أن المطبخ يعبّئ صندوقك ليوم ${apart(day)}.${
        cancelUntil === null ? '' : ` ما زال بإمكانك إلغاؤه حتى ${apart(cancelUntil)}.`
      }`,
    }),
    shipped: ({ orderNo, day }) => ({
      subject: `طلبك ${orderNo} لم ينطلق بعد`,
      text: `كتبنا إليك قبل الأوان أن صندوقك في الطريق. ما زال عندنا، وموعده ${apart(day)}.`,
    }),
    returned: ({ orderNo, day }) => ({
      subject: `لم يعد إلينا صندوق طلبك ${orderNo}`,
      text: `كتبنا إليك خطأً أن صندوقك ليوم ${apart(day)} عاد إلينا. صندوقك لم يعد إلينا.`,
    }),
    delivered: ({ orderNo, address }) => ({
      subject: `طلبك ${orderNo} ما زال في الطريق`,
      text: `كتبنا إليك قبل الأوان أن صندوقك سُلِّم. ما زال في الطريق إلى ${apart(address)}.`,
    }),
  },

  confirmation: {
    subject: (orderNo, day, changed) =>
      `طلبك ${orderNo} ليوم ${day}${changed ? '، بعد التغيير' : ''}`,
    text: (orderNo, day, place, changed) =>
      `${changed ? `تغيّر طلبك ${orderNo} كما أردت، وهذا هو كله الآن` : `سُجِّل طلبك ${orderNo}`}. يصل الصندوق يوم ${apart(day)} إلى ${apart(place)}.`,
    meal: (name, count, price) => `${apart(name)}، ${servings(count)}: ${apart(price)}`,
    omitted: (name) => `بدون: ${apart(name)}.`,
    swapped: (name, withName) => `بدلًا من ${apart(name)}: ${apart(withName)}.`,
    extra: (name, amount, unit) =>
      `إضافة: ${apart(name)}، ${unit === 'piece' ? amount : apart(`${amount} ${units[unit]}`)}.`,
    contains: (some) => `يحتوي على: ${named(some)}.`,
    containsNone: 'لم يُصرَّح بأي من مسببات الحساسية الأربعة عشر التي يذكرها القانون.',
    mayContain: (some) => `قد يحتوي على آثار من: ${named(some)}.`,
    undeclared: (names) => `لم يُصرَّح بمسببات الحساسية في: ${listed(names)}.`,
    strength: (name, percent) => `${apart(name)}: ${apart(`${percent}%`)} من الحجم.`,
    meals: (money) => `الأطباق: ${apart(money)}`,
    delivery: (money) => `التوصيل: ${money === null ? 'مجانًا' : apart(money)}`,
    tax: (percent, of, money, included) =>
      `${included ? 'منها ضريبة' : 'ضريبة'} ${apart(`${percent} %`)} على ${taxClasses[of]}: ${apart(money)}`,
    total: (money) => `المجموع: ${apart(money)}`,
    ageAtTheDoor: (age) =>
      `في الطلب كحول، كما تعلم. أكّدت أن عمرك ${age} سنة أو أكثر؛ ومن يستلم الصندوق يثبت ذلك عند الباب.`,
    cancelUntil: (moment) => `يمكنك إلغاؤه حتى ${apart(moment)}.`,
  },

  payment: {
    heldNow: (closes) => `يُحجز المبلغ على بطاقتك الآن، ويُخصم عند إغلاق الطلب: ${apart(closes)}.`,
    keptNow: (closes) => `تُحفظ بطاقتك الآن فقط، ويُخصم منها عند إغلاق الطلب: ${apart(closes)}.`,
    held: (due, closes) =>
      `يُخصم ${apart(due)} من بطاقتك عند إغلاق الطلب: ${apart(closes)}. حتى ذلك الحين يُحجز مبلغ عليها.`,
    kept: (due, closes) => `بطاقتك محفوظة. يُخصم ${apart(due)} عند إغلاق الطلب: ${apart(closes)}.`,
    charged: (money) => `خُصم ${apart(money)} من بطاقتك.`,
    givenBack: (money) => `مما خُصم، يعود ${apart(money)} إلى بطاقتك.`,
    free: 'لا شيء يُدفع مقابله.',
    awaited: (due) => `المطلوب دفعه: ${apart(due)}. نرجو الدفع عبر الرابط أدناه.`,
    processing: (due) => `المطلوب دفعه: ${apart(due)}. مصرفك يعالج الدفع.`,
    nothingTaken: 'لم يؤخذ شيء مقابله.',
    onAccount: (total) => `المطلوب دفعه: ${apart(total)}. يتفق المتجر معك على طريقة الدفع.`,
    askedSubject: (orderNo) => `نرجو دفع طلبك ${orderNo}`,
    asked: (due, day) => `لم نتمكن من خصم ${apart(due)} من بطاقتك مقابل صندوقك ليوم ${apart(day)}.`,
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

  tenders: {
    credit: (money) => `من رصيدك: ${apart(money)}`,
    gift: (end, money) => `من بطاقة الهدية ${apart(`…${end}`)}: ${apart(money)}`,
    due: (money) => `المتبقي للدفع: ${apart(money)}`,
    covered: 'لم يبق شيء للدفع.',
    paid: (money) => `دُفع ${apart(money)} من رصيدك وبطاقات هداياك.`,
    thereAgain: (money) => `عاد إليك ما كان سيُدفع من رصيدك وبطاقات هداياك: ${apart(money)}.`,
  },

  bill: {
    chargedSubject: (orderNo) => `خُصم مبلغ طلبك ${orderNo}`,
    charged: (day, money, card) =>
      `أُغلق طلبك ليوم ${apart(day)}، وخُصم ${apart(money)} من بطاقتك${card === null ? '' : ` ${apart(card)}`}.`,
    billedSubject: (orderNo) => `فاتورة طلبك ${orderNo}`,
    billed: (day) => `أُغلق طلبك ليوم ${apart(day)}.`,
    invoiceAt: (number, url) => `الفاتورة ${apart(number)}، للقراءة أو الطباعة:\n${url}`,
    creditNoteAt: (number, url) => `الإشعار الدائن ${apart(number)}، للقراءة أو الطباعة:\n${url}`,
  },

  shortage: {
    swappedSubject: (orderNo) => `في صندوق طلبك ${orderNo} شيء بديل`,
    swapped: ({ day, meal, missing, substitute }) =>
      `نقص شيء حين عبّأنا صندوقك ليوم ${apart(day)}. كما اخترت، وضعنا فيه بديلًا. في ${meal === null ? 'طبقك' : apart(meal)}: ${substitute}، بدلًا من ${missing}.`,
    noWorse:
      'بحسب ما هو مصرَّح به، لا يحتوي البديل على مسبب حساسية ولا على آثار منه ليست في الآخر، ويناسب كل نظام غذائي يناسبه الآخر. وطريقة التحضير في صفحة طلبك مكتوبة له.',
    samePrice: 'تدفع ما اتُّفق عليه.',
    cheaper: (money) => `ثمنه أقل. تسترد الفرق: ${apart(money)}.`,
    askedSubject: (orderNo) => `هل نضع شيئًا بديلًا في صندوق طلبك ${orderNo}؟`,
    asked: ({ day, meal, missing, substitute }) =>
      `ينقص شيء لصندوقك ليوم ${apart(day)}. يمكن أن نضع في ${meal === null ? 'طبقك' : apart(meal)}: ${substitute}، بدلًا من ${missing}. هل توافق؟`,
    withoutAnswer:
      'أجب في صفحة طلبك. إن لم تجب قبل أن يغادر صندوقك تركناه واستردَدت ثمنه. وما توافق عليه يأتي ما دام متوفرًا.',
  },

  refund: {
    soMuch: (name, amount, unit) =>
      `${apart(name)}، ${unit === 'piece' ? amount : apart(`${amount} ${units[unit]}`)}`,
    missingSubject: (orderNo) => `ينقص شيء من طلبك ${orderNo}`,
    missing: (day, meal, what) =>
      `لم نتمكن من وضع كل شيء في صندوقك ليوم ${apart(day)}. الناقص في ${meal === null ? 'طبقك' : apart(meal)}: ${what}.`,
    backOnceCharged: 'لا تدفع مقابله: يعود ثمنه إليك حالما يُخصم مبلغ طلبك.',
    takenOff: (money) => `لا تدفع مقابله: يُطرح ${apart(money)} مما عليك.`,
    back: (money) => `تسترد ثمنه: ${apart(money)}، ويعود إلى حيث أتى ما دفعته.`,
    sorry: 'نحن آسفون.',
    sentSubject: (orderNo) => `أُرسل المبلغ المسترد عن طلبك ${orderNo}`,
    sent: (orderNo, day, money, card) =>
      `أعدنا ${apart(money)} إلى بطاقتك${card === null ? '' : ` ${apart(card)}`}، عن طلبك ${orderNo} ليوم ${apart(day)}.`,
    restoredSubject: (orderNo) => `المبلغ المسترد عن طلبك ${orderNo}`,
    toCredit: (orderNo, day, money) =>
      `عاد ${apart(money)} إلى رصيدك، عن طلبك ${orderNo} ليوم ${apart(day)}. به تدفع صناديقك التالية.`,
    toGift: (orderNo, day, money, end) =>
      `عاد ${apart(money)} إلى بطاقة هديتك ${apart(`…${end}`)}، عن طلبك ${orderNo} ليوم ${apart(day)}. بها تدفع صناديقك التالية.`,
    owedLessSubject: (orderNo) => `صار ما عليك لطلبك ${orderNo} أقل`,
    owedLess: (orderNo, day, money) =>
      `يُطرح ${apart(money)} مما عليك لطلبك ${orderNo} ليوم ${apart(day)}.`,
    whatFor: (parts) => `مقابل: ${parts.join('؛ ')}.`,
    meal: (meal) => (meal === null ? 'طبقك' : apart(meal)),
    ofMeal: (what, meal) => `${what}، في ${meal === null ? 'طبقك' : apart(meal)}`,
    delivery: 'التوصيل',
    whenSeen:
      'يحدد مصرفك متى يظهر هناك: في العادة خلال 10 أيام عمل. إن لم يظهر حتى ذلك الحين فأجب عن هذه الرسالة.',
  },

  subscription: {
    subjects: {
      subscribed: 'اشتراكك',
      skipped: 'تم تخطّي صندوقك',
      unskipped: 'سيأتي صندوقك بعد كل شيء',
      paused: 'اشتراكك متوقف مؤقتًا',
      resumed: 'اشتراكك مستمر',
      changed: 'تم تغيير اشتراكك',
      cancelled: 'انتهى اشتراكك',
      ordered: 'صندوقك القادم',
      failed: 'لا صندوق لك هذه المرة',
    },
    subscribed: (meals, servings, everyWeeks) =>
      `لقد اشتركت. عدد الوجبات: ${meals}؛ عدد الحصص لكل وجبة: ${servings}؛ ${everyWeeks === 1 ? 'كل أسبوع' : `مرة كل عدد من الأسابيع: ${everyWeeks}`}.`,
    changed: (meals, servings, everyWeeks) =>
      `اشتراكك من الآن فصاعدًا: عدد الوجبات: ${meals}؛ عدد الحصص لكل وجبة: ${servings}؛ ${everyWeeks === 1 ? 'كل أسبوع' : `مرة كل عدد من الأسابيع: ${everyWeeks}`}. الصناديق المطلوبة تبقى كما هي.`,
    skipped: (week) => `في أسبوع ${week} لن يأتي شيء ولن يُحتسب عليك شيء.`,
    unskipped: (week) => `سيأتي صندوق في أسبوع ${week} بعد كل شيء.`,
    paused: (until) =>
      until === null
        ? 'اشتراكك متوقف حتى تستأنفه. لن يأتي شيء ولن يُحتسب عليك شيء حتى ذلك الحين.'
        : `اشتراكك متوقف. يأتي الصندوق القادم في أسبوع ${until}، ولن يُحتسب عليك شيء قبل ذلك.`,
    resumed: 'اشتراكك مستمر.',
    cancelled: 'انتهى اشتراكك. لن تأتي صناديق أخرى ولن يُحتسب عليك شيء آخر.',
    ordered: (day, money, closes) =>
      `تم اختيار صندوقك ليوم ${day} وطلبه. ثمنه ${money}. حتى ${closes} يمكنك تغيير وجباته أو تخطّيه، ثم يُحتسب ثمنه.`,
    failed: (day, why) => `لا صندوق لك يوم ${day}: ${why} لن يُحتسب عليك شيء مقابله.`,
    why: {
      'no-menu': 'لم تكن قائمة ذلك الأسبوع جاهزة في الوقت المناسب للاختيار منها.',
      'nothing-fits': 'لم تتوفر وجبات كافية تناسب كل من على مائدتك.',
      'day-full': 'لا يتسع ذلك اليوم لمزيد من الصناديق.',
      'no-delivery': 'لا نوصل إلى عنوانك في ذلك اليوم.',
      refused: 'تعذّر طلبه كما ينص اشتراكك. يُرجى مراجعة حجمه وعنوانك.',
    },
    takenBack: (orders) => `أُلغيت ولن تُحتسب: ${listed(orders.map((no) => `الطلب ${no}`))}.`,
    stillComes: (boxes) =>
      `كانت قد أُغلقت من قبل وستأتي: ${listed(boxes.map(({ orderNo, day }) => `الطلب ${orderNo} ليوم ${day}`))}.`,
    next: (day, closes) =>
      `يأتي صندوقك القادم يوم ${day}. حتى ${closes} يمكنك تغييره أو تخطّيه، ثم يُحتسب ثمنه.`,
    noNext: 'لا صندوق آخر مخططًا له.',
    said: (moment, seq) => `تم ذلك في ${moment}. هذا الإيصال رقم ${seq}.`,
    keep: (url) => `كل الإيصالات موقّعة لتحتفظ بها: ${url}`,
    dearer: (by) => `هذا أكثر بمقدار ${by} من صندوقك السابق بالعدد نفسه من الوجبات والحصص.`,
    closesSubject: (day) => `آخر يوم لتغيير صندوقك ليوم ${day}`,
    closes: (day, meals, closes) =>
      `في صندوقك ليوم ${apart(day)}: ${listed(meals)}. حتى ${closes} يمكنك تغييره أو تخطّيه، ثم يُحتسب ثمنه.`,
    costs: (money) => `ثمنه ${money}.`,
    changeAt: (url) => `غيّر وجباته:\n${url}`,
    skipAt: (url) => `تخطَّ أسبوعًا أو أوقف الاشتراك أو غيّره أو أنهِه:\n${url}`,
    yearSubject: 'اشتراكك: عام آخر',
    year: (since, meals, servings, everyWeeks) =>
      `أنت مشترك منذ ${apart(since)}. عدد الوجبات في كل صندوق: ${meals}، وعدد الحصص من كل وجبة: ${servings}، ${everyWeeks === 1 ? 'كل أسبوع' : `كل عدد من الأسابيع: ${everyWeeks}`}. يستمر حتى تنهيه، ويمكنك ذلك متى شئت.`,
    yearCharged: 'يُحتسب ثمن كل صندوق عند إغلاقه لا قبل ذلك، ونخبرك بثمنه قبل ذلك عند طلبه.',
    endAt: (url) => `أنهِه دون تسجيل الدخول:\n${url}`,
    noticeSubject: 'وصل إلينا إلغاؤك',
    notice: (moment, noticeNo) => `وصل إلينا إلغاؤك في ${moment}. رقمه ${noticeNo}.`,
    noticeDone: (subscriptionNo) =>
      `انتهى الاشتراك ${subscriptionNo}. يذكر الإيصال الصناديق التي أُلغيت والتي كانت قد أُغلقت وستأتي.`,
    noticeUnknown:
      'لم نجد اشتراكًا قائمًا تحت هذا العنوان. إن كان لك اشتراك تحت عنوان آخر فألغه بذلك العنوان، أو أجب عن هذه الرسالة.',
    noticeNotYou: (url) => `لم تكن أنت؟ سجّل الدخول واشترك من جديد؛ لم يُحتسب عليك شيء: ${url}`,
  },

  withdrawal: {
    subject: 'وصل إلينا رجوعك عن الشراء',
    arrived: (moment, withdrawalNo) =>
      `وصل إلينا رجوعك عن الشراء في ${apart(moment)}. رقمه ${withdrawalNo}.`,
    about: (orderNo) => `وهو يخص الطلب ${orderNo}.`,
    wrote: (statement) => `كتبتَ: ${statement}`,
    follows: {
      cancelled: 'أُلغي الطلب، ويعود ما دُفع مقابله بالطريق الذي جاء منه. لن يُسلَّم شيء.',
      spoils:
        'ما طلبته يفسد سريعًا ولم يعد يمكن إلغاؤه حين كتبت، ولا يمنح القانون حق الرجوع في ذلك. إن لم يكن شيء منه على ما يرام فأخبرنا؛ فذلك حق آخر، وهو لك.',
      late: 'مضى أكثر من 14 يومًا على تسليمه، فانتهت مدة الرجوع. إن لم يكن شيء منه على ما يرام فأخبرنا؛ فذلك حق آخر، وهو لك.',
      unknown: 'لم نجد طلبًا بهذا الرقم تحت هذا العنوان. سينظر أحدنا في الأمر ويكتب إليك.',
    },
    toSettle: (meals) =>
      `يمكنك الرجوع عن شراء: ${listed(meals)}. سيكتب إليك أحدنا عن طريقة إعادته؛ ويُرد ثمنه خلال 14 يومًا من اليوم أو حين يعود إلينا.`,
    ask: (url) => `لديك سؤال؟ أجب عن هذه الرسالة أو اكتب إلينا:\n${url}`,
  },

  rating: {
    subject: 'كيف كانت أطباقك؟',
    text: (day, meals) =>
      `كان في صندوقك ليوم ${apart(day)}: ${listed(meals)}. كيف كان؟ نجومك تساعد غيرك على الاختيار، وما تكتبه معها يصل إلى المطبخ.`,
    rateAt: (url) => `قل كيف كان:\n${url}`,
    stopAt: (url) => `ألا تريد رسائل تسأل أو تذكّر؟ أوقفها هنا:\n${url}`,
  },

  recall: {
    subject: (what, orderNo) => `نرجو ألا تأكل: ${apart(what)}، في طلبك ${orderNo}`,
    text: (what, day, meals) =>
      `نسحب مكوّنًا من صندوقك ليوم ${apart(day)}: ${apart(what)}. وهو في: ${listed(meals)}.`,
    hazards: {
      allergen: 'قد يحتوي على مسبب للحساسية لا يذكره ملصقه.',
      microbes: 'قد تكون فيه جراثيم تسبب المرض.',
      'foreign-body': 'قد يكون فيه شيء غريب عنه يمكن أن يجرح.',
      chemical: 'قد تكون فيه مادة ضارة.',
      quality: 'جودته ليست كما يجب.',
    },
    doNotEat: 'لا تأكله، ولا مطبوخًا. ارمه مع كل ما أعددته منه، وأخبر كل من قد يأكل منه.',
    ifEaten: 'إن أكل منه أحد ولم يشعر بخير فاستشر طبيبًا.',
    note: (note) => `ونضيف: ${apart(note)}`,
  },

  correction: {
    subject: (harmful, topic) => `${harmful ? 'نرجو القراءة قبل الطبخ' : 'تصحيح'}: ${topic}`,
    topics: {
      allergens: (orderNo) => `مسببات الحساسية في طلبك ${orderNo}`,
      alcohol: (orderNo) => `الكحول في طلبك ${orderNo}`,
      diets: (orderNo) => `الأنظمة الغذائية التي يناسبها طلبك ${orderNo}`,
    },
    against: (orderNo, day, against, harmful, isOwn) =>
      `هذا يخالف ${isOwn ? 'ملفك الشخصي' : 'ما يتجنبه أو لا يأكله أحد أفراد أسرتك'}. طلبك ${orderNo} ليوم ${apart(day)}: ${against.join('؛ ')}. ${harmful ? 'لا تأكل منه إن كان قد يضرك أو يضر أحدًا على مائدتك.' : 'اقرأ ما يلي قبل أن تطبخ منه أو تأكل.'}`,
    harms: {
      unknown: 'فيه مكوّن لم يُصرَّح بمسببات الحساسية فيه',
      contains: (some) => `يحتوي على ${named(some)}`,
      mayContain: (some) => `قد يحتوي على آثار من ${named(some)}`,
      lost: (lost) => `لم يعد معروفًا أنه يناسب ${anyDiet(lost)}`,
    },
    text: (orderNo, day) =>
      `صحّحنا ما نصرّح به عن طلبك ${orderNo} ليوم ${apart(day)}. عندما طلبت لم نقل لك هذا:`,
    ageAtTheDoor: (age) => `من يستلم الصندوق يثبت عند الباب أن عمره ${age} سنة أو أكثر.`,
    next: (where, url) => `${whatNow[where]} الطلب كما هو الآن:\n${url}`,
    sorry: 'نأسف لأن هذا لم يكن صحيحًا من البداية.',
    meal: (name) => `- ${apart(name)}:`,
    contains: (some) => `يحتوي على ${named(some)}.`,
    mayContain: (some) => `قد يحتوي على آثار من ${named(some)}.`,
    undeclared: (names) => `لم يعد مصرَّحًا بمسببات الحساسية في: ${listed(names)}.`,
    lost: (lost) => `لم يعد معروفًا أنه يناسب ${anyDiet(lost)}.`,
    forAdults: (names) => `فيه كحول لا يُباع إلا للبالغين: ${listed(names)}.`,
  },
};
