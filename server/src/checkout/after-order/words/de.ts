import { allergens, dietsSaidOf, inDative } from '../../../contract/food-names/de.ts';
import type { Allergen, Diet } from '../../../contract/food-terms.ts';
import { shopsReasons } from '../../../contract/shops-reasons/de.ts';
import type { TaxClass } from '../../pricing/price-order.ts';
import type { LetterWords, WhereItIs } from './en.ts';

const list = new Intl.ListFormat('de');
const anyOf = new Intl.ListFormat('de', { type: 'disjunction' });
const listed = (some: readonly string[]) => list.format(some);
const named = (some: readonly Allergen[]) => listed(some.map((it) => allergens[it]));
const tracesNamed = (some: readonly Allergen[]) => listed(some.map((it) => inDative[it]));
const anyDiet = (lost: readonly Diet[]) => anyOf.format(lost.map((it) => dietsSaidOf[it]));
const servings = (count: number) => (count === 1 ? '1 Portion' : `${count} Portionen`);
const taxClasses: Record<TaxClass, string> = {
  food: 'Lebensmittel',
  alcohol: 'Alkohol',
  delivery: 'die Lieferung',
};
const decimal = new Intl.NumberFormat('de', { maximumFractionDigits: 2 });

const whatNow: Record<WhereItIs, string> = {
  awaited:
    'Sie können sie kostenlos stornieren, bis sie geliefert ist, gleich zu welcher Zeit: Antworten Sie auf diese E-Mail.',
  delivered:
    'Sie wurde geliefert: Sehen Sie nach, ob noch etwas davon da ist, und sagen Sie es allen, die davon essen könnten. Ist es nichts für Sie? Antworten Sie auf diese E-Mail.',
  returned:
    'Ihre Box ist zu uns zurückgekommen. Wenn Sie etwas davon behalten haben, sagen Sie es allen, die davon essen könnten.',
};

export const german: LetterWords = {
  hello: (name) => `Guten Tag ${name},`,
  orderAt: (url) => `Ihre Bestellung: ${url}`,
  cardsAt: (url) => `Ihre Rezeptkarten, zum Lesen oder Ausdrucken: ${url}`,
  reason: (reason) => `Grund: ${reason}`,
  shopsReasons,
  nameless: 'Rezept',
  namelessIngredient: (no) => `Zutat ${no}`,
  alcohol: 'Alkohol',
  listed,
  moved: {
    packing: ({ orderNo, day }) => ({
      subject: `Wir packen Ihre Bestellung ${orderNo}`,
      text: `die Küche hat begonnen, Ihre Box für ${day} zu packen. Sie lässt sich nicht mehr ändern.`,
    }),
    shipped: ({ orderNo, address }) => ({
      subject: `Ihre Bestellung ${orderNo} ist unterwegs`,
      text: `Ihre Box ist unterwegs, an diese Adresse: ${address}.`,
    }),
    delivered: ({ orderNo, address }) => ({
      subject: `Ihre Bestellung ${orderNo} wurde geliefert`,
      text: `Ihre Box wurde geliefert, an diese Adresse: ${address}. Viel Freude beim Kochen.`,
    }),
    returned: ({ orderNo, day }) => ({
      subject: `Die Box Ihrer Bestellung ${orderNo} ist zu uns zurückgekommen`,
      text: `Ihre Box für ${day} ist zu uns zurückgekommen. Was darin war, wird niemand anderem gesendet. Antworten Sie auf diese E-Mail, dann finden wir gemeinsam heraus, was zu tun ist.`,
    }),
    cancelled: ({ orderNo, charged }) => ({
      subject: `Ihre Bestellung ${orderNo} wurde storniert`,
      text: charged
        ? 'Ihre Bestellung wurde storniert. Was Sie dafür gezahlt haben, geht dorthin zurück, woher es kam.'
        : 'Ihre Bestellung wurde storniert. Es ist nichts dafür zu zahlen.',
    }),
  },
  tooEarly: {
    packing: ({ orderNo, day, cancelUntil }) => ({
      subject: `Ihre Bestellung ${orderNo} wird noch nicht gepackt`,
      text: `wir haben zu früh geschrieben, dass die Küche Ihre Box für ${day} packt.${
        cancelUntil === null ? '' : ` Bis ${cancelUntil} können Sie sie noch stornieren.`
      }`,
    }),
    shipped: ({ orderNo, day }) => ({
      subject: `Ihre Bestellung ${orderNo} ist noch nicht unterwegs`,
      text: `wir haben zu früh geschrieben, dass Ihre Box unterwegs ist. Sie ist noch bei uns und vorgesehen für ${day}.`,
    }),
    returned: ({ orderNo, day }) => ({
      subject: `Die Box Ihrer Bestellung ${orderNo} ist nicht zu uns zurückgekommen`,
      text: `wir haben versehentlich geschrieben, dass Ihre Box für ${day} zu uns zurückgekommen ist. Ihre Box ist nicht zu uns zurückgekommen.`,
    }),
    delivered: ({ orderNo, address }) => ({
      subject: `Ihre Bestellung ${orderNo} ist noch unterwegs`,
      text: `wir haben zu früh geschrieben, dass Ihre Box geliefert wurde. Sie ist noch unterwegs, an diese Adresse: ${address}.`,
    }),
  },

  confirmation: {
    subject: (orderNo, day, changed) =>
      `Ihre Bestellung ${orderNo} für ${day}${changed ? ', geändert' : ''}`,
    text: (orderNo, day, place, changed) =>
      `Ihre Bestellung ${orderNo} ist ${changed ? 'geändert, wie Sie es wollten, und so lautet sie jetzt im Ganzen' : 'aufgegeben'}. Die Box kommt am ${day} an diese Adresse: ${place}.`,
    meal: (name, count, price) => `${name}, ${servings(count)}: ${price}`,
    omitted: (name) => `Ohne: ${name}.`,
    swapped: (name, withName) => `Statt ${name}: ${withName}.`,
    extra: (name, amount, unit) =>
      unit === 'piece'
        ? `Zusätzlich ${amount}: ${name}.`
        : `Zusätzlich ${amount} ${unit}: ${name}.`,
    contains: (some) => `Enthält: ${named(some)}.`,
    containsNone: 'Keines der 14 Allergene, die das Gesetz nennt, ist angegeben.',
    mayContain: (some) => `Kann Spuren enthalten von: ${tracesNamed(some)}.`,
    undeclared: (names) => `Allergene nicht angegeben für: ${listed(names)}.`,
    strength: (name, percent) => `${name}: ${decimal.format(percent)} % vol.`,
    meals: (money) => `Gerichte: ${money}`,
    delivery: (money) => `Lieferung: ${money ?? 'kostenlos'}`,
    tax: (percent, of, money, included) =>
      `${included ? 'Darin enthalten: ' : ''}${decimal.format(percent)} % Steuer auf ${taxClasses[of]}: ${money}`,
    total: (money) => `Gesamtbetrag: ${money}`,
    ageAtTheDoor: (age) =>
      `Es ist Alkohol darin, wie Sie wissen. Sie haben bestätigt, dass Sie ${age} Jahre alt oder älter sind; wer die Box annimmt, weist das an der Tür nach.`,
    cancelUntil: (moment) => `Bis ${moment} können Sie sie stornieren.`,
  },

  payment: {
    heldNow: (closes) =>
      `Der Betrag wird jetzt auf Ihrer Karte vorgemerkt und zum Bestellschluss abgebucht: ${closes}.`,
    keptNow: (closes) =>
      `Ihre Karte wird jetzt nur hinterlegt und zum Bestellschluss belastet: ${closes}.`,
    held: (due, closes) =>
      `${due} werden zum Bestellschluss von Ihrer Karte abgebucht: ${closes}. Bis dahin ist ein Betrag auf ihr vorgemerkt.`,
    kept: (due, closes) =>
      `Ihre Karte ist hinterlegt. ${due} werden zum Bestellschluss abgebucht: ${closes}.`,
    charged: (money) => `${money} wurden von Ihrer Karte abgebucht.`,
    givenBack: (money) =>
      `Von dem, was abgebucht wurde, geht so viel auf Ihre Karte zurück: ${money}.`,
    free: 'Es ist nichts dafür zu zahlen.',
    awaited: (due) => `Zu zahlen: ${due}. Bitte zahlen Sie über den Link unten.`,
    processing: (due) => `Zu zahlen: ${due}. Ihre Bank ist dabei.`,
    nothingTaken: 'Es wurde nichts dafür abgebucht.',
    onAccount: (total) => `Zu zahlen: ${total}. Wie Sie zahlen, vereinbart der Shop mit Ihnen.`,
    askedSubject: (orderNo) => `Bitte bezahlen Sie Ihre Bestellung ${orderNo}`,
    asked: (due, day) =>
      `wir konnten ${due} für Ihre Box für ${day} nicht von Ihrer Karte abbuchen.`,
    refusedBy: {
      declined: 'Ihre Bank hat es abgelehnt.',
      'insufficient-funds': 'Sie war nicht ausreichend gedeckt.',
      'expired-card': 'Sie ist abgelaufen.',
      'authentication-needed': 'Ihre Bank möchte Sie vorher fragen.',
      'card-forgotten': 'Sie ist nicht mehr hinterlegt.',
    },
    askedNext: 'Bitte zahlen Sie über den Link unten, mit dieser Karte oder einer anderen.',
    askedElse: 'Zahlt niemand, müssen wir die Bestellung stornieren.',
  },

  tenders: {
    credit: (money) => `Aus Ihrem Guthaben: ${money}`,
    gift: (end, money) => `Aus Gutschein …${end}: ${money}`,
    due: (money) => `Noch zu zahlen: ${money}`,
    covered: 'Es bleibt nichts zu zahlen.',
    paid: (money) => `Ihr Guthaben und Ihre Gutscheine haben ${money} bezahlt.`,
    thereAgain: (money) =>
      `Was Ihr Guthaben und Ihre Gutscheine dafür zahlen sollten, ist wieder da: ${money}.`,
  },

  bill: {
    chargedSubject: (orderNo) => `Der Betrag für Ihre Bestellung ${orderNo} ist abgebucht`,
    charged: (day, money, card) =>
      `der Bestellschluss Ihrer Bestellung für ${day} ist vorbei, und ${money} wurden von Ihrer Karte abgebucht${card === null ? '' : ` (${card})`}.`,
    billedSubject: (orderNo) => `Die Rechnung zu Ihrer Bestellung ${orderNo}`,
    billed: (day) => `der Bestellschluss Ihrer Bestellung für ${day} ist vorbei.`,
    invoiceAt: (number, url) => `Rechnung ${number}, zum Lesen oder Ausdrucken: ${url}`,
    creditNoteAt: (number, url) =>
      `Rechnungskorrektur ${number}, zum Lesen oder Ausdrucken: ${url}`,
  },

  shortage: {
    swappedSubject: (orderNo) => `In der Box Ihrer Bestellung ${orderNo} ist etwas anderes`,
    swapped: ({ day, meal, missing, substitute }) =>
      `als wir Ihre Box für ${day} gepackt haben, hat etwas gefehlt. Wie Sie es gewählt haben, liegt etwas anderes darin. In ${meal ?? 'Ihrem Gericht'}: ${substitute}, statt ${missing}.`,
    noWorse:
      'Es enthält nach seinen Angaben kein Allergen und keine Spuren eines Allergens, die das andere nicht hat, und eignet sich für jede Ernährungsweise, für die sich das andere eignet. Die Zubereitung auf der Seite Ihrer Bestellung ist dafür geschrieben.',
    samePrice: 'Sie zahlen, was vereinbart ist.',
    cheaper: (money) => `Es kostet weniger. Sie bekommen den Unterschied zurück: ${money}.`,
    askedSubject: (orderNo) => `Darf etwas anderes in die Box Ihrer Bestellung ${orderNo}?`,
    asked: ({ day, meal, missing, substitute }) =>
      `für Ihre Box für ${day} fehlt etwas. In ${meal ?? 'Ihr Gericht'} könnte kommen: ${substitute}, statt ${missing}. Darf es das?`,
    withoutAnswer:
      'Sagen Sie es auf der Seite Ihrer Bestellung. Ohne Antwort, bevor Ihre Box uns verlässt, wird es weggelassen, und Sie bekommen zurück, was es gekostet hat. Was Sie erlauben, kommt hinein, solange es da ist.',
  },

  refund: {
    soMuch: (name, amount, unit) =>
      `${name}, ${unit === 'piece' ? `${amount} Stück` : `${amount} ${unit}`}`,
    missingSubject: (orderNo) => `In Ihrer Bestellung ${orderNo} fehlt etwas`,
    missing: (day, meal, what) =>
      `wir konnten nicht alles in Ihre Box für ${day} legen. Es fehlt in ${meal ?? 'Ihrem Gericht'}: ${what}.`,
    backOnceCharged:
      'Sie zahlen nicht dafür: Was es gekostet hat, geht zurück, sobald der Betrag für Ihre Bestellung abgebucht ist.',
    takenOff: (money) =>
      `Sie zahlen nicht dafür: ${money} werden von dem abgezogen, was Sie schulden.`,
    back: (money) =>
      `Sie bekommen zurück, was es gekostet hat: ${money}, dorthin, woher Ihre Zahlung kam.`,
    sorry: 'Es tut uns leid.',
    sentSubject: (orderNo) => `Ihre Erstattung für Bestellung ${orderNo} wurde gesendet`,
    sent: (orderNo, day, money, card) =>
      `für Ihre Bestellung ${orderNo} für ${day} haben wir ${money} zurück auf Ihre Karte gesendet${card === null ? '' : ` (${card})`}.`,
    restoredSubject: (orderNo) => `Ihre Erstattung für Bestellung ${orderNo}`,
    toCredit: (orderNo, day, money) =>
      `für Ihre Bestellung ${orderNo} für ${day} sind ${money} auf Ihr Guthaben zurückgegangen. Damit bezahlen Sie Ihre nächsten Boxen.`,
    toGift: (orderNo, day, money, end) =>
      `für Ihre Bestellung ${orderNo} für ${day} sind ${money} auf Ihren Gutschein …${end} zurückgegangen. Damit bezahlen Sie Ihre nächsten Boxen.`,
    owedLessSubject: (orderNo) => `Sie schulden weniger für Ihre Bestellung ${orderNo}`,
    owedLess: (orderNo, day, money) =>
      `von dem, was Sie für Ihre Bestellung ${orderNo} für ${day} schulden, werden ${money} abgezogen.`,
    whatFor: (parts) => `Wofür: ${parts.join('; ')}.`,
    meal: (meal) => meal ?? 'Ihr Gericht',
    ofMeal: (what, meal) => `${what}, in ${meal ?? 'Ihrem Gericht'}`,
    delivery: 'die Lieferung',
    whenSeen:
      'Wann es dort zu sehen ist, liegt an Ihrer Bank: in der Regel innerhalb von 10 Arbeitstagen. Ist es bis dahin nicht da, antworten Sie auf diese E-Mail.',
  },

  subscription: {
    subjects: {
      subscribed: 'Ihr Abonnement',
      skipped: 'Ihre Box ist übersprungen',
      unskipped: 'Ihre Box kommt doch',
      paused: 'Ihr Abonnement ruht',
      resumed: 'Ihr Abonnement geht weiter',
      changed: 'Ihr Abonnement wurde geändert',
      cancelled: 'Ihr Abonnement ist beendet',
      ordered: 'Ihre nächste Box',
      failed: 'Diesmal gibt es keine Box für Sie',
    },
    subscribed: (meals, servings, everyWeeks) =>
      `Sie haben abonniert: ${meals === 1 ? 'ein Gericht' : `${meals} Gerichte`} zu ${servings === 1 ? 'einer Portion' : `${servings} Portionen`}, ${everyWeeks === 1 ? 'jede Woche' : `alle ${everyWeeks} Wochen`}.`,
    changed: (meals, servings, everyWeeks) =>
      `Ihr Abonnement lautet von nun an: ${meals === 1 ? 'ein Gericht' : `${meals} Gerichte`} zu ${servings === 1 ? 'einer Portion' : `${servings} Portionen`}, ${everyWeeks === 1 ? 'jede Woche' : `alle ${everyWeeks} Wochen`}. Bestellte Boxen bleiben, wie sie sind.`,
    skipped: (week) => `in der Woche vom ${week} kommt nichts, und es wird nichts dafür berechnet.`,
    unskipped: (week) => `in der Woche vom ${week} kommt doch eine Box.`,
    paused: (until) =>
      until === null
        ? 'Ihr Abonnement ruht, bis Sie es fortsetzen. Bis dahin kommt nichts, und es wird nichts berechnet.'
        : `Ihr Abonnement ruht. Die nächste Box kommt in der Woche vom ${until}; vorher wird nichts berechnet.`,
    resumed: 'Ihr Abonnement geht weiter.',
    cancelled:
      'Ihr Abonnement ist beendet. Es kommen keine Boxen mehr, und es wird nichts mehr berechnet.',
    ordered: (day, money, closes) =>
      `Ihre Box für ${day} ist zusammengestellt und bestellt. Sie kostet ${money}. Bis ${closes} können Sie die Gerichte ändern oder die Box überspringen; dann wird sie berechnet.`,
    failed: (day, why) =>
      `am ${day} gibt es keine Box für Sie: ${why} Es wird nichts dafür berechnet.`,
    why: {
      'no-menu': 'Das Menü dieser Woche lag nicht rechtzeitig vor, um daraus zu wählen.',
      'nothing-fits':
        'Es waren nicht genug Gerichte vorrätig, die für alle an Ihrem Tisch geeignet sind.',
      'day-full': 'An diesem Tag nehmen wir keine weiteren Boxen an.',
      'no-delivery': 'An diesem Tag liefern wir nicht an Ihre Adresse.',
      refused:
        'Sie ließ sich nicht so bestellen, wie Ihr Abonnement es sagt. Bitte prüfen Sie Umfang und Adresse.',
    },
    takenBack: (orders) =>
      `Zurückgenommen und nicht berechnet: ${listed(orders.map((no) => `Bestellung ${no}`))}.`,
    stillComes: (boxes) =>
      `War schon geschlossen und kommt noch: ${listed(boxes.map(({ orderNo, day }) => `Bestellung ${orderNo} für ${day}`))}.`,
    next: (day, closes) =>
      `Ihre nächste Box kommt am ${day}. Bis ${closes} können Sie sie ändern oder überspringen; dann wird sie berechnet.`,
    noNext: 'Es ist keine weitere Box geplant.',
    said: (moment, seq) => `Geschehen am ${moment}. Dies ist Beleg ${seq}.`,
    keep: (url) => `Alle Belege, unterschrieben, zum Aufbewahren: ${url}`,
    dearer: (by) =>
      `Das sind ${by} mehr als Ihre Box davor mit ebenso vielen Gerichten und Portionen.`,
    closesSubject: (day) => `Letzter Tag, um Ihre Box für ${day} zu ändern`,
    closes: (day, meals, closes) =>
      `in Ihrer Box für ${day} sind: ${listed(meals)}. Bis ${closes} können Sie sie ändern oder überspringen; dann wird sie berechnet.`,
    costs: (money) => `Sie kostet ${money}.`,
    changeAt: (url) => `Ihre Gerichte ändern: ${url}`,
    skipAt: (url) =>
      `Eine Woche überspringen, das Abonnement anhalten, ändern oder beenden: ${url}`,
    yearSubject: 'Ihr Abonnement: wieder ein Jahr',
    year: (since, meals, servings, everyWeeks) =>
      `Sie haben seit ${since} abonniert: ${meals === 1 ? 'ein Gericht' : `${meals} Gerichte`} zu ${servings === 1 ? 'einer Portion' : `${servings} Portionen`}, ${everyWeeks === 1 ? 'jede Woche' : `alle ${everyWeeks} Wochen`}. Es läuft, bis Sie es beenden, und das können Sie jederzeit.`,
    yearCharged:
      'Jede Box wird berechnet, wenn sie schließt, und nicht vorher; ihren Preis sagen wir Ihnen vorher, wenn sie bestellt wird.',
    endAt: (url) => `Ohne Anmeldung beenden: ${url}`,
    noticeSubject: 'Ihre Kündigung ist eingegangen',
    notice: (moment, noticeNo) =>
      `Ihre Kündigung ist am ${moment} bei uns eingegangen. Sie hat die Nummer ${noticeNo}.`,
    noticeDone: (subscriptionNo) =>
      `Das Abonnement ${subscriptionNo} ist beendet. Ein Beleg sagt, welche Boxen zurückgenommen wurden und welche schon geschlossen waren und noch kommen.`,
    noticeUnknown:
      'Unter dieser Adresse haben wir kein laufendes Abonnement gefunden. Wenn Sie eines unter einer anderen Adresse haben, kündigen Sie es mit dieser, oder antworten Sie auf diesen Brief.',
    noticeNotYou: (url) =>
      `Das waren nicht Sie? Melden Sie sich an und abonnieren Sie wieder; es wurde nichts dafür berechnet: ${url}`,
  },

  withdrawal: {
    subject: 'Ihr Widerruf ist eingegangen',
    arrived: (moment, withdrawalNo) =>
      `Ihr Widerruf ist am ${moment} bei uns eingegangen. Er hat die Nummer ${withdrawalNo}.`,
    about: (orderNo) => `Er betrifft die Bestellung ${orderNo}.`,
    wrote: (statement) => `Sie schrieben: ${statement}`,
    follows: {
      cancelled:
        'Die Bestellung ist storniert, und was dafür bezahlt wurde, geht auf demselben Weg zurück. Es wird nichts geliefert.',
      spoils:
        'Was Sie bestellt haben, verdirbt schnell und konnte nicht mehr zurückgenommen werden, als Sie schrieben: dafür gibt das Gesetz kein Widerrufsrecht. War etwas daran nicht in Ordnung, sagen Sie es uns; das ist ein anderes Recht, und Sie haben es.',
      late: 'Seit der Lieferung sind mehr als 14 Tage vergangen; die Frist für den Widerruf ist vorbei. War etwas daran nicht in Ordnung, sagen Sie es uns; das ist ein anderes Recht, und Sie haben es.',
      unknown:
        'Unter dieser Adresse haben wir keine Bestellung mit dieser Nummer gefunden. Jemand von uns sieht es sich an und schreibt Ihnen.',
    },
    toSettle: (meals) =>
      `Sie können den Kauf widerrufen von: ${listed(meals)}. Jemand von uns schreibt Ihnen, wie es zurückgeschickt wird; was es gekostet hat, erstatten wir binnen 14 Tagen ab heute oder sobald es zurück ist.`,
    ask: (url) => `Fragen? Antworten Sie auf diesen Brief, oder schreiben Sie uns: ${url}`,
  },

  rating: {
    subject: 'Wie waren Ihre Gerichte?',
    text: (day, meals) =>
      `in Ihrer Box vom ${day} waren: ${listed(meals)}. Wie war es? Ihre Sterne helfen anderen beim Aussuchen, und was Sie dazu schreiben, geht an die Küche.`,
    rateAt: (url) => `Sagen, wie es war: ${url}`,
    stopAt: (url) => `Sie möchten keine Nachfragen und Erinnerungen? Hier abstellen: ${url}`,
  },

  recall: {
    subject: (what, orderNo) => `Bitte nicht essen: ${what}, in Ihrer Bestellung ${orderNo}`,
    text: (what, day, meals) =>
      `Wir rufen eine Zutat Ihrer Box für ${day} zurück: ${what}. Sie gehört zu: ${listed(meals)}.`,
    hazards: {
      allergen: 'Sie enthält womöglich ein Allergen, das nicht auf dem Etikett steht.',
      microbes: 'Es können Keime darin sein, die krank machen.',
      'foreign-body': 'Es kann etwas darin sein, das nicht hineingehört und verletzen kann.',
      chemical: 'Es kann etwas darin sein, das schadet.',
      quality: 'Sie ist nicht so gut, wie sie sein muss.',
    },
    doNotEat:
      'Essen Sie sie nicht, auch nicht gekocht. Werfen Sie sie weg, ebenso alles, was Sie daraus zubereitet haben, und sagen Sie es allen, die davon essen könnten.',
    ifEaten:
      'Wenn jemand davon gegessen hat und sich nicht wohlfühlt, fragen Sie eine Ärztin oder einen Arzt.',
    note: (note) => `Außerdem von uns: ${note}`,
  },

  correction: {
    subject: (harmful, topic) =>
      `${harmful ? 'Bitte lesen Sie das, bevor Sie kochen' : 'Eine Berichtigung'}: ${topic}`,
    topics: {
      allergens: (orderNo) => `Allergene in Ihrer Bestellung ${orderNo}`,
      alcohol: (orderNo) => `Alkohol in Ihrer Bestellung ${orderNo}`,
      diets: (orderNo) => `zu welchen Ernährungsweisen Ihre Bestellung ${orderNo} passt`,
    },
    against: (orderNo, day, against, harmful, isOwn) =>
      `Das passt nicht zu ${isOwn ? 'Ihrem Profil' : 'dem, was jemand in Ihrem Haushalt verträgt oder isst'}. Ihre Bestellung ${orderNo} für ${day}: ${against.join('; ')}. ${harmful ? 'Essen Sie nichts davon, wenn es Ihnen oder jemandem an Ihrem Tisch schaden kann.' : 'Lesen Sie, was folgt, bevor Sie kochen oder davon essen.'}`,
    harms: {
      unknown: 'hat eine Zutat ohne Allergenangabe',
      contains: (some) => `enthält ${named(some)}`,
      mayContain: (some) => `kann Spuren enthalten von ${tracesNamed(some)}`,
      lost: (lost) => `ist nicht mehr sicher ${anyDiet(lost)}`,
    },
    text: (orderNo, day) =>
      `Wir haben berichtigt, was wir zu Ihrer Bestellung ${orderNo} für ${day} angeben. Als Sie bestellt haben, haben wir Ihnen das nicht gesagt:`,
    ageAtTheDoor: (age) =>
      `Wer die Box annimmt, weist an der Tür nach, ${age} Jahre alt oder älter zu sein.`,
    next: (where, url) => `${whatNow[where]} Die Bestellung, wie sie jetzt ist: ${url}`,
    sorry: 'Es tut uns leid, dass das nicht von Anfang an richtig war.',
    meal: (name) => `- ${name}:`,
    contains: (some) => `Es enthält ${named(some)}.`,
    mayContain: (some) => `Es kann Spuren enthalten von ${tracesNamed(some)}.`,
    undeclared: (names) => `Allergene nicht mehr angegeben für: ${listed(names)}.`,
    lost: (lost) => `Es ist nicht mehr sicher ${anyDiet(lost)}.`,
    forAdults: (names) =>
      `Darin ist Alkohol, der nur an Erwachsene verkauft wird: ${listed(names)}.`,
  },
};
