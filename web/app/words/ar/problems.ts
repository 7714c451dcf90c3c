import type { RefusalCode } from '../../../../server/src/contract/route.ts';
import type { problemWords as english } from '../en/problems.ts';
import { counted, isolated } from './grammar.ts';

type Sentences = ReturnType<typeof english.say>;

const ourFault: Sentences = {
  title: 'حدث خطأ من جهتنا',
  text: 'لم يضِع شيء مما كتبته. حاول مرة أخرى بعد لحظات.',
};
/** Customers do not meet it. */
const forStaff = ourFault;

const sentences: Record<RefusalCode | 'no-connection' | 'internal-error', Sentences> = {
  'no-connection': {
    title: 'انقطع الاتصال',
    text: 'لم يضِع شيء مما كتبته. أرسله مرة أخرى: لا يُنفَّذ شيء مرتين.',
  },
  'internal-error': {
    title: 'حدث خطأ من جهتنا',
    text: 'لم يضِع شيء مما كتبته. حاول مرة أخرى بعد لحظات: لا يُنفَّذ شيء مرتين.',
  },
  'not-ready': {
    title: 'لا يستطيع المتجر أن يجيب الآن',
    text: 'لم يضِع شيء مما كتبته. حاول مرة أخرى بعد لحظات: لا يُنفَّذ شيء مرتين.',
  },
  'invalid-input': {
    title: 'بعض هذا ليس صحيحًا بعد',
    text: 'انظر إلى ما هو مُعلَّم أدناه.',
  },
  'basket-changed': {
    title: 'تغيّر صندوقك في مكان آخر',
    text: 'ربما في علامة تبويب أخرى أو على جهاز آخر. ها هو كما هو الآن.',
  },
  'basket-empty': {
    title: 'صندوقك فارغ',
    text: 'اختر أولًا طبقًا من القائمة.',
  },
  'basket-full': {
    title: 'الصندوق ممتلئ',
    text: 'أخرج طبقًا لتفسح المجال لآخر.',
  },
  'line-not-found': {
    title: 'لم يعد هذا الطبق في صندوقك',
    text: 'ها هو الصندوق كما هو الآن.',
  },
  'amount-too-large': {
    title: 'هذا أكثر مما يمكننا تعبئته',
    text: 'اختر حصصًا أقل.',
  },
  'recipe-not-found': {
    title: 'خرجت هذه الوصفة من القائمة',
    text: 'اختر وصفة أخرى.',
  },
  'recipe-not-published': {
    title: 'خرجت وصفة في صندوقك من القائمة',
    text: 'أخرجها من الصندوق لتتابع.',
  },
  'recipe-not-offered': {
    title: 'بعض هذا ليس في قائمة ذلك الأسبوع',
    text: 'لم يُطلب شيء. اترك تلك الأطباق، أو اختر يومًا من أسبوع آخر.',
  },
  'recipe-sold-out': {
    title: 'نفد طبق في ذلك الأسبوع',
    text: 'لم يُطلب شيء. اختر حصصًا أقل منه، أو اتركه، أو اختر يومًا من أسبوع آخر.',
  },
  'promotion-used-up': {
    title: 'انتهى هذا العرض للتو',
    text: 'استُعمل بقدر ما يُسمح به. لم يُطلب شيء: المعروض هو السعر من دونه.',
  },
  'balance-changed': {
    title: 'تغيّر رصيدك أو تغيّرت بطاقات هداياك',
    text: 'ما بقي للدفع معروض من جديد. لم يُطلب شيء: أكّد الطلب مرة أخرى إن كنت موافقًا.',
  },
  'code-unknown': {
    title: 'لا نعرف هذا الرمز',
    text: 'راجعه حرفًا حرفًا. إن كان صحيحًا فقد انتهى عرضه.',
  },
  'gift-card-kept': {
    title: 'بطاقة الهدية هذه محفوظة في حساب آخر',
    text: 'لكل بطاقة هدية حساب واحد. سجّل الدخول إلى الحساب الذي أضفتها إليه.',
  },
  'gift-card-over': {
    title: 'لم تعد بطاقة الهدية هذه صالحة',
    text: 'مضى يومها الأخير أو أُوقفت. راسلنا إن كنت ترى أن في ذلك خطأ.',
  },
  'gift-card-needs-account': {
    title: 'هذه بطاقة هدية: سجّل الدخول لتستعملها',
    text: 'تُحفظ في حسابك، وما يبقى منها ينتظر صندوقك التالي.',
  },
  'nobody-is-invited': {
    title: 'لا تمكن دعوة الأصدقاء الآن',
    text: 'ليس لدى المتجر عرض كهذا حاليًا.',
  },
  'price-changed': {
    title: 'تغيّر سعر منذ آخر مرة نظرت فيها',
    text: 'المجموع الجديد معروض. لم يُطلب شيء: أكّد الطلب مرة أخرى إن كنت موافقًا.',
  },
  'allergen-not-acknowledged': {
    title: 'شيء في صندوقك لا يناسبك أو لا يناسب أحد أفراد أسرتك',
    text: 'أكّد كل طبق مُعلَّم أدناه، أو أخرجه من الصندوق.',
  },
  'too-much-alcohol': {
    title: 'هذا كحول أكثر مما نضيفه إلى صندوق',
    text: 'النبيذ وما شابهه للطبخ: 750 مل فوق ما تأخذه الوصفات، لا أكثر.',
  },
  'age-not-confirmed': {
    title: 'شيء في صندوقك لا يُباع إلا للبالغين',
    text: 'أكّد عمرك أدناه، أو أخرج الأطباق التي فيها كحول من الصندوق.',
  },
  'out-of-stock': {
    title: 'نفد بعض هذا للتو',
    text: 'لم يُطلب شيء. اختر أدناه كيف يُعبَّأ الباقي.',
  },
  'delivery-day-unknown': {
    title: 'لا نوصل في ذلك اليوم',
    text: 'اختر أحد هذه الأيام.',
  },
  'delivery-day-closed': {
    title: 'أُغلق ذلك اليوم للتو',
    text: 'لم يُطلب شيء: اختر يومًا آخر.',
  },
  'delivery-day-full': {
    title: 'اكتمل ذلك اليوم للتو',
    text: 'لم يُطلب شيء: اختر يومًا آخر.',
  },
  'postcode-missing': {
    title: 'إلى أين يذهب الصندوق؟',
    text: 'اذكر الرمز البريدي: عليه تتوقف تكلفة التوصيل.',
  },
  'no-delivery-there': {
    title: 'لا نوصل إلى هناك بعد',
    text: 'لم يُطلب شيء. جرّب رمزًا بريديًا آخر، أو دولة أخرى.',
  },
  'zone-not-that-day': {
    title: 'لا نصل إليك في ذلك اليوم',
    text: 'لم يُطلب شيء: اختر يومًا آخر.',
  },
  'below-minimum': {
    title: 'ما في الصندوق أقل مما يلزم للتوصيل',
    text: 'لم يُطلب شيء: أضف طبقًا أو حصة.',
  },
  'tax-rate-missing': {
    title: 'لا يمكننا البيع إلى هذا العنوان حاليًا',
    text: 'لم يُطلب شيء، ولا خطأ فيما كتبته: على المتجر أن يضبط ضرائبه أولًا. يرجى إخباره بذلك.',
  },
  'cart-changes-order': {
    title: 'هناك طلب يجري تغييره في صندوقك',
    text: 'لم يُطلب شيء. احفظ التغيير، أو اترك الطلب كما كان، ثم اطلب.',
  },
  'order-not-changeable': {
    title: 'لم يعد بالإمكان تغيير هذا الطلب',
    text: 'لم يتغير شيء. اكتب إلينا إن كان فيه خطأ.',
  },
  'order-changed-meanwhile': {
    title: 'غيّرت هذا الطلب في هذه الأثناء في علامة تبويب أخرى',
    text: 'لم يتغير شيء الآن. انظر إلى الطلب كما هو، ثم غيّره مرة أخرى.',
  },
  'dispute-stands': forStaff,
  'dispute-too-large': forStaff,
  'refund-too-large': forStaff,
  'nothing-to-refund': forStaff,
  'more-missing-than-ordered': forStaff,
  'hygiene-check-not-found': forStaff,
  'hygiene-entry-not-found': forStaff,
  'hygiene-entry-corrected': forStaff,
  'entry-of-another-kind': forStaff,
  'corrective-action-needed': forStaff,
  'invoice-not-found': {
    title: 'لا توجد فاتورة كهذه',
    text: 'قد تكون لحساب آخر. أما فواتيرك فمع طلباتك.',
  },
  'customer-may-cancel': forStaff,
  'reminder-link-unknown': {
    title: 'هذا الرابط ليس من روابطنا',
    text: 'سجّل الدخول وأوقف رسائل التذكير في حسابك، أو أجب عن أي رسالة منا.',
  },
  'mail-not-stopped': {
    title: 'الرسائل تصل إليك',
    text: 'لا شيء يحتاج إلى تأكيد.',
  },
  'mailbox-link-unknown': {
    title: 'هذا الرابط لا يؤكد عنوانًا',
    text: 'اطلب رسالة جديدة من حسابك.',
  },
  'meal-not-rateable': {
    title: 'لا يمكن تقييم هذا الطبق',
    text: 'تُقيَّم الأطباق بعد توصيلها، إلا إذا رُدّ كل ثمنها.',
  },
  'cut-off-passed': {
    title: 'فات أوان الطلب لذلك اليوم',
    text: 'لم يُطلب شيء: اختر يومًا آخر.',
  },
  'not-signed-in': {
    title: 'انتهت جلستك',
    text: 'ما كتبته ما زال هنا. سجّل الدخول في علامة تبويب جديدة، ثم عد وأرسله مرة أخرى.',
  },
  'session-expired': {
    title: 'استغرق ذلك وقتًا أطول من اللازم',
    text: 'سجّل الدخول مرة أخرى.',
  },
  'wrong-credentials': {
    title: 'البريد الإلكتروني أو كلمة المرور خطأ',
    text: 'حاول مرة أخرى، أو اطلب كلمة مرور جديدة.',
  },
  'wrong-code': {
    title: 'هذا الرمز خاطئ أو انتهت صلاحيته',
    text: 'انظر في أحدث رسالة، أو اطلب رمزًا آخر.',
  },
  'proof-required': {
    title: 'أثبت أنك أنت',
    text: 'اذكر كلمة مرورك ورمزًا من التطبيق الذي لديك الآن، أو رمز استرداد.',
  },
  'second-factor-unreadable': {
    title: 'لم يعد المتجر قادرًا على التحقق من تطبيق المصادقة لديك',
    text: 'استعمل أحد رموز الاسترداد، أو اطلب ممن يدير المتجر إعادة ضبط عامل التحقق الثاني.',
  },
  'not-confirmed': {
    title: 'بقيت خطوة واحدة',
    text: 'أدخل الرمز من رسالتنا لتؤكد أن عنوان البريد الإلكتروني هذا لك.',
  },
  'password-too-weak': {
    title: 'اختر كلمة مرور أقوى',
    text: '10 أحرف على الأقل، ولا تكن مما يجرّبه أي أحد أولًا.',
  },
  'order-move-not-allowed': {
    title: 'لم يعد بالإمكان إلغاء هذا الطلب',
    text: 'بدأ المطبخ تعبئته.',
  },
  'body-too-large': {
    title: 'هذا أكثر مما يمكننا قبوله',
    text: 'لم يتغير شيء. اختصره، أو صغّر الصورة، ثم أرسله مرة أخرى.',
  },
  'basket-already-ordered': {
    title: 'سبق طلب هذا الصندوق',
    text: 'انظر بين طلباتك: لم يُطلب شيء مرتين.',
  },
  'account-exists': {
    title: 'يوجد حساب بهذا البريد الإلكتروني',
    text: 'سجّل الدخول، أو اطلب كلمة مرور جديدة.',
  },
  'not-allowed': {
    title: 'لا يحق لهذا الحساب ذلك',
    text: 'سجّل الدخول بحساب آخر.',
  },
  'mfa-required': {
    title: 'يلزم عامل التحقق الثاني',
    text: 'سجّل الدخول مرة أخرى مع تطبيق المصادقة.',
  },
  'order-not-found': {
    title: 'لا يوجد طلب كهذا بين طلباتك',
    text: 'انظر في قائمة طلباتك.',
  },
  'nothing-to-pay': {
    title: 'لا يوجد ما يُدفع هنا',
    text: 'هذا الطلب مدفوع، أو هو على الحساب. انظر إليه بين طلباتك.',
  },
  'payment-closed': {
    title: 'لم يعد بالإمكان دفع هذا الطلب',
    text: 'انقضى وقته، وعادت أطباقه إلى القائمة. لم يُؤخذ شيء: اطلب من جديد.',
  },
  'payment-method-not-found': {
    title: 'لم نعد نحفظ هذه البطاقة',
    text: 'ادفع بأخرى.',
  },
  'payment-method-needed': {
    title: 'ما زال هناك طلب سيُخصم من هذه البطاقة',
    text: 'نحفظها حتى ذلك الحين. ألغِ ذلك الطلب أولًا، أو انتظر حتى يُخصم.',
  },
  'payment-unknown': {
    title: 'لا نعرف هذه الدفعة',
    text: 'انظر إلى طلباتك: فيها ما هو مدفوع.',
  },
  'hook-not-signed': forStaff,
  'route-not-found': {
    title: 'لا شيء هنا',
    text: 'تابع من القائمة.',
  },
  'precondition-failed': {
    title: 'تغيّر في هذه الأثناء',
    text: 'انظر إليه كما هو الآن، ثم غيّره مرة أخرى.',
  },
  'ingredient-not-found': {
    title: 'لم يعد أحد المكوّنات معروضًا للبيع',
    text: 'افتح الوصفة مرة أخرى واختر من جديد.',
  },
  'ingredient-not-in-recipe': {
    title: 'تغيّرت الوصفة',
    text: 'افتحها مرة أخرى واختر من جديد.',
  },
  'swap-not-offered': {
    title: 'لم يعد هذا البديل معروضًا',
    text: 'افتح الوصفة مرة أخرى واختر من جديد.',
  },
  'conflicting-changes': {
    title: 'هناك تغييران للمكوّن نفسه',
    text: 'تراجع عن أحدهما.',
  },
  'line-empty': {
    title: 'لم يبق شيء في هذا الطبق',
    text: 'أبقِ فيه مكوّنًا واحدًا على الأقل.',
  },
  'request-timeout': {
    title: 'استغرق ذلك وقتًا طويلًا',
    text: 'لم يصل ما أرسلته في الوقت المناسب. يرجى المحاولة مرة أخرى.',
  },
  'too-many-attempts': {
    title: 'محاولات كثيرة جدًا',
    text: 'انتظر قليلًا ثم حاول مرة أخرى.',
  },
  // Only a page that is wrong, or a program, can cause these.
  'invalid-json': ourFault,
  'invalid-cursor': ourFault,
  'unsupported-media-type': {
    title: 'تعذّرت قراءة هذا النموذج',
    text: 'لم يتغير شيء. افتح الصفحة من جديد وأرسله مرة أخرى.',
  },
  'headers-too-large': ourFault,
  'method-not-allowed': ourFault,
  'cross-origin': {
    title: 'لم يأتِ هذا النموذج من عنوان المتجر نفسه',
    text: 'لم يتغير شيء. افتح المتجر على عنوانه وأرسله من هناك. ومن يشغّل المتجر خلف خادم وسيط يخبره بعنوانه بواسطة LARDER_URL.',
  },
  'idempotency-key-missing': ourFault,
  'idempotency-key-reused': ourFault,
  'recipe-incomplete': forStaff,
  'original-changed': forStaff,
  'translation-untrue': forStaff,
  'words-of-others': forStaff,
  'no-source': forStaff,
  'import-not-found': forStaff,
  'import-settled': forStaff,
  'import-unfinished': forStaff,
  'fetching-off': forStaff,
  'method-untrue': forStaff,
  'amount-odd': forStaff,
  'edition-not-found': forStaff,
  'picture-unreadable': forStaff,
  'label-facts-missing': forStaff,
  'printer-not-found': forStaff,
  'printer-away': forStaff,
  'picture-too-small': forStaff,
  'slug-taken': forStaff,
  'slug-forwards': forStaff,
  'slug-not-former': forStaff,
  'recipe-archived': forStaff,
  'archived-in-recipe': forStaff,
  'still-needed': forStaff,
  'promotion-not-found': forStaff,
  'promotion-code-taken': forStaff,
  'promotion-invites-already': forStaff,
  'gift-card-issued': forStaff,
  'withdrawal-not-found': forStaff,
  'gift-card-not-found': forStaff,
  'week-unknown': forStaff,
  'week-incomplete': forStaff,
  'week-ordered': forStaff,
  'limit-below-taken': forStaff,
  'reason-needed': forStaff,
  'money-went-back': forStaff,
  'category-not-found': forStaff,
  'category-unknown': forStaff,
  'ingredient-unknown': forStaff,
  'ingredient-name-taken': forStaff,
  'unit-in-use': forStaff,
  'zone-not-found': forStaff,
  'subscription-not-found': {
    title: 'لا يوجد اشتراك كهذا',
    text: 'ربما سجّلت الدخول بعنوان آخر. ما لديك تجده في حسابك.',
  },
  'subscription-ended': {
    title: 'انتهى هذا الاشتراك',
    text: 'لم يتغير شيء. يمكنك الاشتراك من جديد متى شئت.',
  },
  'subscribed-already': {
    title: 'لديك اشتراك بالفعل',
    text: 'لم يُطلب شيء مرتين. غيّر الاشتراك الذي في حسابك.',
  },
  'week-closed': {
    title: 'أُغلق صندوق هذا الأسبوع',
    text: 'سيأتي وسيُحتسب ثمنه. هنا ما لا يزال يمكن تغييره.',
  },
  'no-box-that-week': {
    title: 'لا صندوق في ذلك الأسبوع',
    text: 'لم يتغير شيء. هنا ما يسري الآن.',
  },
  'zone-name-taken': forStaff,
  'postcode-in-two-zones': forStaff,
  'tax-rate-not-found': forStaff,
  'tax-rate-used': forStaff,
  'tax-rates-overlap': forStaff,
  'tax-rate-ends-early': forStaff,
  'staff-not-found': forStaff,
  'token-not-found': forStaff,
  'webhook-not-found': forStaff,
  'webhook-url-refused': forStaff,
  'too-many-webhooks': forStaff,
  'delivery-not-found': forStaff,
  'already-staff': {
    title: 'هذا الشخص يعمل هنا بالفعل',
    text: 'غيّر دوره في القائمة بدلًا من ذلك.',
  },
  'email-change-not-found': {
    title: 'لم يعد هذا الرابط صالحًا',
    text: 'تم التغيير أو أُوقف أو استُبدل، أو مضى يوم.',
  },
  'email-taken': {
    title: 'لهذا العنوان حساب خاص به',
    text: 'لم يتغير شيء. سجّل الدخول به، أو اطلب عنوانًا آخر.',
  },
  'works-here': {
    title: 'أنت تعمل هنا',
    text: 'اطلب من أحد المالكين أولًا أن يخرجك من قائمة العاملين.',
  },
  'orders-under-way': {
    title: 'ليس بعد: لديك طلبات جارية',
    text: 'متى غادرتنا صناديقها وسُوّيت أموالها أمكن محو بياناتك. أما الطلب الذي لم يُغلق فيمكنك إلغاؤه.',
  },
  'last-owner': {
    title: 'لا بد للمتجر من مالك',
    text: 'اجعل شخصًا آخر مالكًا أولًا.',
  },
  'terms-changed': {
    title: 'تغيّرت شروطنا أو صفحة الخصوصية للتو',
    text: 'لم يُطلب شيء. اقرأ ما هو سارٍ الآن، ثم اطلب مرة أخرى.',
  },
  'terms-not-agreed': {
    title: 'يرجى الموافقة على الجديد',
    text: 'لم يُطلب شيء. اقرأه، وضع علامة بأنك موافق، ثم اطلب مرة أخرى.',
  },
  'page-version-not-found': {
    title: 'لا توجد نسخة كهذه من هذه الصفحة',
    text: 'ما هو سارٍ الآن مذكور في الصفحة نفسها.',
  },
  'page-is-planned': {
    title: 'هناك نسخة مخطَّط لها من هذه الصفحة',
    text: 'اسحبها أولًا، أو انتظر حتى تسري.',
  },
  'planned-change-not-found': {
    title: 'لم تعد هذه الخطة موجودة، أو أنها بدأت',
    text: 'ما هو سارٍ يُغيَّر بتغيير جديد.',
  },
  'invitation-not-found': {
    title: 'لم تعد هذه الدعوة صالحة',
    text: 'قُبلت أو سُحبت أو استُبدلت، أو مضت سبعة أيام.',
  },
  'invitation-of-another': {
    title: 'هذه الدعوة لعنوان بريد إلكتروني آخر',
    text: 'سجّل الدخول بالعنوان الذي ذهبت إليه الرسالة.',
  },
  'address-not-found': {
    title: 'لم يعد هذا العنوان محفوظًا',
    text: 'ربما أُزيل في علامة تبويب أخرى. ها هي العناوين المحفوظة الآن.',
  },
  'member-not-found': {
    title: 'لم يعد هذا الشخص من أسرتك',
    text: 'ربما أُخرج في علامة تبويب أخرى. ها هي أسرتك كما هي الآن.',
  },
  'household-full': {
    title: 'في أسرتك أكثر ما نحفظه من الأفراد',
    text: 'أخرج أحدًا أولًا.',
  },
  'address-book-full': {
    title: 'حفظت من العناوين ما نحفظه على الأكثر',
    text: 'أزل أولًا عنوانًا لم تعد تحتاج إليه.',
  },
  'supplier-not-found': forStaff,
  'supplier-name-taken': forStaff,
  'article-not-found': forStaff,
  'gtin-taken': forStaff,
  'purchase-not-found': forStaff,
  'purchase-not-in-that-state': forStaff,
  'receipt-not-found': forStaff,
  'temperature-missing': forStaff,
  'too-warm': forStaff,
  'lot-not-found': forStaff,
  'lot-not-in-that-state': forStaff,
  'lot-below-zero': forStaff,
  'no-good-lot': forStaff,
  'stock-below-zero': forStaff,
  'capacity-below-taken': forStaff,
  'movement-too-large': forStaff,
  'customer-not-found': forStaff,
  'password-required': {
    title: 'أثبت أنك أنت',
    text: 'سجّلت الدخول منذ مدة: أدخل كلمة مرورك.',
  },
  'wrong-passkey': {
    title: 'مفتاح المرور هذا لا يفتح حسابًا هنا',
    text: 'ربما أُزيل أو كان لعنوان آخر. سجّل الدخول بكلمة مرورك.',
  },
  'passkey-too-late': {
    title: 'استغرق ذلك أطول من اللازم',
    text: 'حاول مرة أخرى.',
  },
  'passkey-not-found': {
    title: 'لم يعد مفتاح المرور هذا موجودًا',
    text: 'ربما أزلته في علامة تبويب أخرى أو على جهاز آخر.',
  },
  'passkeys-not-offered': {
    title: 'لا مفاتيح مرور في هذا المتجر',
    text: 'سجّل الدخول بكلمة مرورك.',
  },
  'too-many-passkeys': {
    title: 'لديك أقصى عدد من مفاتيح المرور لحساب واحد',
    text: 'أزل أولًا مفتاحًا لم تعد تستخدمه.',
  },
  'last-way-in': {
    title: 'هذا آخر طريق لك إلى حسابك',
    text: 'أضف مفتاح مرور آخر أو تطبيق مصادقة قبل أن تزيله.',
  },
  'file-wrong': forStaff,
};

const characters = (count: number) =>
  counted(count, {
    one: 'حرف واحد',
    two: 'حرفان',
    few: 'أحرف',
    many: 'حرفًا',
    other: 'حرف',
  });

export const problemWords: typeof english = {
  say: (code) =>
    Object.hasOwn(sentences, code) ? sentences[code as keyof typeof sentences] : ourFault,
  reference: (id) => `إن سألتنا عن ذلك فاذكر لنا هذا الرقم: ${isolated(id)}`,
  openAgain: 'فتح الصفحة من جديد',
  backKeeps: 'ما كتبته ما زال هناك إذا رجعت بمتصفحك.',
  typed: 'ما كتبته',
  tooManyAttempts: 'محاولات كثيرة جدًا',
  tryAgainAt: (time) => `حاول مرة أخرى ${isolated(time)}.`,
  used: (length, limit) =>
    length > limit
      ? `${length} من ${limit}: الزائد ${characters(length - limit)}`
      : `${length} من ${limit}`,
  charactersLeft: (left) =>
    left < 0 ? `الزائد: ${characters(-left)}` : `المتبقي: ${characters(left)}`,
};
