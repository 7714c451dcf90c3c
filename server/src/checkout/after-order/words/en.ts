import { allergens, inSentence } from '../../../contract/food-names/en.ts';
import type { Allergen, Diet, Unit } from '../../../contract/food-terms.ts';
import type { Hazard } from '../../../contract/hazards.ts';
import type { MoveLetter, TakenBack } from '../../../contract/order-status.ts';
import { shopsReasons, type ShopsReason } from '../../../contract/shops-own.ts';
import type { TaxClass } from '../../pricing/price-order.ts';

const list = new Intl.ListFormat('en');
const anyOf = new Intl.ListFormat('en', { type: 'disjunction' });
const listed = (some: readonly string[]) => list.format(some);
const named = (some: readonly Allergen[]) => listed(some.map((it) => inSentence(allergens[it])));
const notKnownToBe = (lost: readonly Diet[]) => `is no longer known to be ${anyOf.format(lost)}`;

const taxClasses: Record<TaxClass, string> = {
  food: 'food',
  alcohol: 'alcohol',
  delivery: 'delivery',
};

/** Why a card could not be charged, as far as its bank has said. */
const refusedBy: Partial<Record<string, string>> = {
  declined: 'Your bank declined it.',
  'insufficient-funds': 'There was not enough money on it.',
  'expired-card': 'It has expired.',
  'authentication-needed': 'Your bank wants to ask you first.',
  'card-forgotten': 'It is no longer kept.',
};

/** What was missing and what is there instead, each with its amount; a meal without a name: null. */
type StandInWords = { day: string; meal: string | null; missing: string; substitute: string };

/** What a letter of the table of statuses tells, as text and as subject. */
type Move = { orderNo: number; day: string; address: string; charged: boolean };
const moved: Record<MoveLetter, (move: Move) => { subject: string; text: string }> = {
  packing: ({ orderNo, day }) => ({
    subject: `We are packing your order ${orderNo}`,
    text: `the kitchen has started to pack your box for ${day}. It can no longer be changed.`,
  }),
  shipped: ({ orderNo, address }) => ({
    subject: `Your order ${orderNo} is on its way`,
    text: `your box is on its way to ${address}.`,
  }),
  delivered: ({ orderNo, address }) => ({
    subject: `Your order ${orderNo} was delivered`,
    text: `your box was delivered to ${address}. Enjoy cooking.`,
  }),
  returned: ({ orderNo, day }) => ({
    subject: `The box of your order ${orderNo} came back to us`,
    text: `your box for ${day} came back to us. What was in it is sent to nobody else. Answer this letter, and we find out together what to do.`,
  }),
  cancelled: ({ orderNo, charged }) => ({
    subject: `Your order ${orderNo} was cancelled`,
    text: charged
      ? 'your order was cancelled. What you paid for it goes back to where it came from.'
      : 'your order was cancelled. There is nothing to pay for it.',
  }),
};

/** What somebody reads who was told too early. */
type Early = { orderNo: number; day: string; address: string; cancelUntil: string | null };
const tooEarly: Record<TakenBack, (early: Early) => { subject: string; text: string }> = {
  packing: ({ orderNo, day, cancelUntil }) => ({
    subject: `Your order ${orderNo} is not being packed yet`,
    text: `we wrote too early that the kitchen is packing your box for ${day}.${
      cancelUntil === null ? '' : ` You can still cancel it until ${cancelUntil}.`
    }`,
  }),
  shipped: ({ orderNo, day }) => ({
    subject: `Your order ${orderNo} has not left yet`,
    text: `we wrote too early that your box is on its way. It is still with us, and meant for ${day}.`,
  }),
  returned: ({ orderNo, day }) => ({
    subject: `The box of your order ${orderNo} did not come back to us`,
    text: `we wrote by mistake that your box for ${day} came back to us. Your box did not come back to us.`,
  }),
  delivered: ({ orderNo, address }) => ({
    subject: `Your order ${orderNo} is still on its way`,
    text: `we wrote too early that your box was delivered. It is still on its way to ${address}.`,
  }),
};

/** Where a box is that holds what its customer was not told. */
export type WhereItIs = 'awaited' | 'delivered' | 'returned';
const whatNow: Record<WhereItIs, string> = {
  awaited:
    'You may cancel it without cost until it is delivered, whatever the time: answer this letter.',
  delivered:
    'It was delivered: look whether any of it is left, and tell whoever may eat it. Is it not for you? Answer this letter.',
  returned: 'Your box came back to us. If you kept any of it, tell whoever may eat it.',
};

/** What the letters about orders say. What people wrote, and money and days, comes in as it is to stand there. */
export const english = {
  hello: (name: string) => `Hello ${name},`,
  orderAt: (url: string) => `Your order: ${url}`,
  cardsAt: (url: string) => `Your recipe cards, to read or to print: ${url}`,
  reason: (reason: string) => `Reason: ${reason}`,
  shopsReasons: shopsReasons as Record<ShopsReason, string>,
  nameless: 'Recipe',
  namelessIngredient: (no: number) => `ingredient ${no}`,
  alcohol: 'Alcohol',
  listed,
  moved,
  tooEarly,

  confirmation: {
    subject: (orderNo: number, day: string, changed: boolean) =>
      `Your order ${orderNo} for ${day}${changed ? ', changed' : ''}`,
    text: (orderNo: number, day: string, place: string, changed: boolean) =>
      `your order ${orderNo} is ${changed ? 'changed, as you asked, and this is all of it now' : 'placed'}. The box comes on ${day} to ${place}.`,
    meal: (name: string, servings: number, price: string) =>
      `${name}, ${servings} ${servings === 1 ? 'serving' : 'servings'}: ${price}`,
    omitted: (name: string) => `Without ${name}.`,
    swapped: (name: string, withName: string) => `${withName} instead of ${name}.`,
    extra: (name: string, amount: number, unit: Unit) =>
      unit === 'piece' ? `${amount} more: ${name}.` : `${amount} ${unit} more ${name}.`,
    contains: (some: readonly Allergen[]) => `Contains ${named(some)}.`,
    containsNone: 'None of the 14 allergens that the law lists is declared.',
    mayContain: (some: readonly Allergen[]) => `May contain traces of ${named(some)}.`,
    undeclared: (names: readonly string[]) => `The allergens of ${listed(names)} are not declared.`,
    strength: (name: string, percent: number) => `${name}: ${percent} % vol.`,
    meals: (money: string) => `Meals: ${money}`,
    delivery: (money: string | null) => `Delivery: ${money ?? 'free'}`,
    tax: (percent: number, of: TaxClass, money: string, included: boolean) =>
      `${included ? 'In it: tax' : 'Tax'} of ${percent} % on ${taxClasses[of]}: ${money}`,
    total: (money: string) => `Total: ${money}`,
    ageAtTheDoor: (age: number) =>
      `There is alcohol in it, as you know. You confirmed that you are ${age} or older; whoever takes the box in shows that at the door.`,
    cancelUntil: (moment: string) => `You can cancel it until ${moment}.`,
  },

  payment: {
    /** What the page of whoever takes the card says beside it. */
    heldNow: (closes: string) =>
      `The amount is held on your card now. It is charged when the order closes: ${closes}.`,
    keptNow: (closes: string) =>
      `Your card is only kept now. It is charged when the order closes: ${closes}.`,
    held: (due: string, closes: string) =>
      `${due} are charged to your card when the order closes: ${closes}. Until then an amount is held on it.`,
    kept: (due: string, closes: string) =>
      `Your card is kept. ${due} are charged when the order closes: ${closes}.`,
    charged: (money: string) => `${money} were charged to your card.`,
    givenBack: (money: string) => `Of what was charged, ${money} goes back to your card.`,
    free: 'There is nothing to pay for it.',
    awaited: (due: string) => `To pay: ${due}. Please pay by the link below.`,
    processing: (due: string) => `To pay: ${due}. Your bank is at it.`,
    nothingTaken: 'Nothing was taken for it.',
    onAccount: (total: string) => `To pay: ${total}. The shop arranges payment with you.`,
    askedSubject: (orderNo: number) => `Please pay for your order ${orderNo}`,
    asked: (due: string, day: string) =>
      `we could not charge ${due} for your box for ${day} to your card.`,
    refusedBy,
    askedNext: 'Please pay by the link below, with this card or another.',
    askedElse: 'If nobody pays it, we have to cancel the order.',
  },

  /** What credit and gift cards pay. */
  tenders: {
    credit: (money: string) => `From your credit: ${money}`,
    gift: (end: string, money: string) => `From gift card …${end}: ${money}`,
    due: (money: string) => `Left to pay: ${money}`,
    covered: 'Nothing is left to pay.',
    paid: (money: string) => `${money} were paid by your credit and gift cards.`,
    thereAgain: (money: string) =>
      `What your credit and gift cards were to pay for it is there again: ${money}.`,
  },

  bill: {
    chargedSubject: (orderNo: number) => `Your order ${orderNo} is charged`,
    charged: (day: string, money: string, card: string | null) =>
      `your order for ${day} has closed, and ${money} were charged to your card${card === null ? '' : `, ${card}`}.`,
    billedSubject: (orderNo: number) => `The invoice of your order ${orderNo}`,
    /** What is to pay comes after it, as `payment.onAccount`. */
    billed: (day: string) => `your order for ${day} has closed.`,
    invoiceAt: (number: string, url: string) => `Invoice ${number}, to read or to print: ${url}`,
    creditNoteAt: (number: string, url: string) =>
      `Credit note ${number}, to read or to print: ${url}`,
  },

  /** A meal without a name is null. */
  shortage: {
    swappedSubject: (orderNo: number) => `Something else is in the box of your order ${orderNo}`,
    swapped: ({ day, meal, missing, substitute }: StandInWords) =>
      `something was missing when we packed your box for ${day}. As you chose, something else is in it. In ${meal ?? 'your meal'}: ${substitute}, instead of ${missing}.`,
    noWorse:
      'As it is declared, it contains no allergen and no trace of one that the other does not have, and suits every diet that the other suits. The method on the page of your order is written for it.',
    samePrice: 'You pay what you agreed to pay.',
    cheaper: (money: string) => `It costs less. You get the difference back: ${money}.`,
    askedSubject: (orderNo: number) =>
      `May something else come into the box of your order ${orderNo}?`,
    asked: ({ day, meal, missing, substitute }: StandInWords) =>
      `something is missing for your box for ${day}. In ${meal ?? 'your meal'} there could be ${substitute}, instead of ${missing}. May it?`,
    withoutAnswer:
      'Say so on the page of your order. Without an answer before your box leaves us it is left out, and you get back what it cost. What you agree to comes while there is some left.',
  },

  refund: {
    soMuch: (name: string, amount: number, unit: Unit) =>
      `${name}, ${unit === 'piece' ? amount : `${amount} ${unit}`}`,
    missingSubject: (orderNo: number) => `Something is missing in your order ${orderNo}`,
    missing: (day: string, meal: string | null, what: string) =>
      `we could not put everything into your box for ${day}. Missing in ${meal ?? 'your meal'}: ${what}.`,
    backOnceCharged: 'You do not pay for it: what it cost goes back once your order is charged.',
    takenOff: (money: string) => `You do not pay for it: ${money} is taken off what you owe.`,
    back: (money: string) =>
      `You get back what it cost: ${money}, to where your payment came from.`,
    sorry: 'We are sorry.',
    sentSubject: (orderNo: number) => `Your refund for order ${orderNo} was sent`,
    sent: (orderNo: number, day: string, money: string, card: string | null) =>
      `we have sent ${money} back to your card${card === null ? '' : `, ${card}`}, for your order ${orderNo} for ${day}.`,
    restoredSubject: (orderNo: number) => `Your refund for order ${orderNo}`,
    toCredit: (orderNo: number, day: string, money: string) =>
      `${money} went back to your credit, for your order ${orderNo} for ${day}. It pays for your next boxes.`,
    toGift: (orderNo: number, day: string, money: string, end: string) =>
      `${money} went back to your gift card …${end}, for your order ${orderNo} for ${day}. It pays for your next boxes.`,
    owedLessSubject: (orderNo: number) => `You owe less for your order ${orderNo}`,
    owedLess: (orderNo: number, day: string, money: string) =>
      `${money} is taken off what you owe for your order ${orderNo} for ${day}.`,
    whatFor: (parts: readonly string[]) => `What for: ${parts.join('; ')}.`,
    meal: (meal: string | null) => meal ?? 'your meal',
    ofMeal: (what: string, meal: string | null) => `${what}, in ${meal ?? 'your meal'}`,
    delivery: 'the delivery',
    whenSeen:
      'When it can be seen there is up to your bank: as a rule within 10 working days. If it is not there by then, answer this letter.',
  },

  subscription: {
    subjects: {
      subscribed: 'You have subscribed',
      skipped: 'Your box is skipped',
      unskipped: 'Your box comes after all',
      paused: 'Your subscription rests',
      resumed: 'Your subscription goes on',
      changed: 'Your subscription was changed',
      cancelled: 'Your subscription has ended',
      ordered: 'Your next box',
      failed: 'There is no box for you this time',
    },
    subscribed: (meals: number, servings: number, everyWeeks: number) =>
      `you have subscribed: ${meals === 1 ? 'a meal' : `${meals} meals`} of ${servings === 1 ? 'a serving' : `${servings} servings`}, ${everyWeeks === 1 ? 'every week' : `every ${everyWeeks} weeks`}.`,
    changed: (meals: number, servings: number, everyWeeks: number) =>
      `your subscription is from now on: ${meals === 1 ? 'a meal' : `${meals} meals`} of ${servings === 1 ? 'a serving' : `${servings} servings`}, ${everyWeeks === 1 ? 'every week' : `every ${everyWeeks} weeks`}. Boxes that are ordered stay as they are.`,
    skipped: (week: string) =>
      `in the week of ${week} nothing comes, and nothing is charged for it.`,
    unskipped: (week: string) => `a box comes in the week of ${week} after all.`,
    paused: (until: string | null) =>
      until === null
        ? 'your subscription rests until you resume it. Nothing comes and nothing is charged meanwhile.'
        : `your subscription rests. The next box comes in the week of ${until}; nothing is charged before.`,
    resumed: 'your subscription goes on.',
    cancelled: 'your subscription has ended. No more boxes come, and nothing more is charged.',
    ordered: (day: string, money: string, closes: string) =>
      `your box for ${day} is chosen and ordered. It costs ${money}. Until ${closes} you can change its meals or skip it; then it is charged.`,
    failed: (day: string, why: string) =>
      `there is no box for you on ${day}: ${why} Nothing is charged for it.`,
    why: {
      'no-menu': 'the menu of that week was not there in time to choose from.',
      'nothing-fits': 'there were not enough meals in stock that suit everybody at your table.',
      'day-full': 'that day takes no more boxes.',
      'no-delivery': 'we do not deliver to your address on that day.',
      refused:
        'it could not be ordered as your subscription says. Please look at its size and address.',
    } as Partial<Record<string, string>>,
    takenBack: (orders: readonly number[]) =>
      `Taken back, and not charged: ${listed(orders.map((no) => `order ${no}`))}.`,
    stillComes: (boxes: readonly { orderNo: number; day: string }[]) =>
      `Had closed before and still comes: ${listed(boxes.map(({ orderNo, day }) => `order ${orderNo} for ${day}`))}.`,
    next: (day: string, closes: string) =>
      `Your next box comes on ${day}. Until ${closes} you can change or skip it; then it is charged.`,
    noNext: 'No further box is planned.',
    said: (moment: string, seq: number) => `Done on ${moment}. This is receipt ${seq}.`,
    keep: (url: string) => `All receipts, signed, to keep: ${url}`,
    dearer: (by: string) =>
      `That is ${by} more than your box before it, of as many meals and servings.`,
    closesSubject: (day: string) => `Last day to change your box for ${day}`,
    closes: (day: string, meals: readonly string[], closes: string) =>
      `your box for ${day} has ${listed(meals)}. Until ${closes} you can change or skip it; then it is charged.`,
    costs: (money: string) => `It costs ${money}.`,
    changeAt: (url: string) => `Change its meals: ${url}`,
    skipAt: (url: string) => `Skip a week, pause, change or end the subscription: ${url}`,
    yearSubject: 'Your subscription, another year on',
    year: (since: string, meals: number, servings: number, everyWeeks: number) =>
      `you have subscribed since ${since}: ${meals === 1 ? 'a meal' : `${meals} meals`} of ${servings === 1 ? 'a serving' : `${servings} servings`}, ${everyWeeks === 1 ? 'every week' : `every ${everyWeeks} weeks`}. It goes on until you end it, which you can at any time.`,
    yearCharged:
      'Each box is charged when it closes, and not before; we tell you its price when it is ordered, before that.',
    endAt: (url: string) => `End it without signing in: ${url}`,
    noticeSubject: 'Your cancellation has arrived',
    notice: (moment: string, noticeNo: number) =>
      `We received your cancellation on ${moment}. It has the number ${noticeNo}.`,
    noticeDone: (subscriptionNo: number) =>
      `Subscription ${subscriptionNo} has ended. A receipt says which boxes were taken back, and which had closed and still come.`,
    noticeUnknown:
      'We found no subscription that stands under this address. If you have one under another address, cancel it with that address, or answer this letter.',
    noticeNotYou: (url: string) =>
      `It was not you? Sign in and subscribe again; nothing was charged for it: ${url}`,
  },

  /** Some days after a box, once: the only letter about an order that nobody has to get. */
  withdrawal: {
    subject: 'Your withdrawal has arrived',
    arrived: (moment: string, withdrawalNo: number) =>
      `we received your withdrawal on ${moment}. It has the number ${withdrawalNo}.`,
    about: (orderNo: number) => `It is about order ${orderNo}.`,
    wrote: (statement: string) => `You wrote: ${statement}`,
    follows: {
      cancelled:
        'The order is cancelled, and whatever was paid for it goes back the way it came. Nothing will be delivered.',
      spoils:
        'What you ordered spoils quickly, and could no longer be taken back when you wrote: the law gives no right of withdrawal for that. If something about it was not right, tell us; that is another right, and you have it.',
      late: 'More than 14 days have passed since it was delivered, so that the time to withdraw is over. If something about it was not right, tell us; that is another right, and you have it.',
      unknown:
        'We found no order of that number under this address. Somebody of us will look at it and write to you.',
    },
    toSettle: (meals: readonly string[]) =>
      `You can withdraw from the purchase of: ${listed(meals)}. Somebody of us will write to you about sending it back; what it cost is given back within 14 days of today, or once it has come back.`,
    ask: (url: string) => `Questions? Answer this letter, or write to us: ${url}`,
  },

  rating: {
    subject: 'How were your meals?',
    text: (day: string, meals: readonly string[]) =>
      `your box of ${day} had ${listed(meals)}. How was it? Your stars help others to choose, and what you write beside them goes to the kitchen.`,
    rateAt: (url: string) => `Say how it was: ${url}`,
    stopAt: (url: string) => `You want no letters that ask or remind? Stop them here: ${url}`,
  },

  /** Of an ingredient that was in a box and must not be eaten. */
  recall: {
    subject: (what: string, orderNo: number) =>
      `Please do not eat: ${what}, in your order ${orderNo}`,
    text: (what: string, day: string, meals: readonly string[]) =>
      `We call back an ingredient of your box for ${day}: ${what}. It is in ${listed(meals)}.`,
    hazards: {
      allergen: 'It may contain an allergen that its label does not name.',
      microbes: 'It may carry germs that make people ill.',
      'foreign-body': 'There may be something in it that does not belong there and can hurt.',
      chemical: 'There may be something in it that harms.',
      quality: 'It is not as good as it has to be.',
    } as Record<Hazard, string>,
    doNotEat:
      'Do not eat it, not cooked either. Throw it away, and whatever you made of it, and tell everybody who may eat of it.',
    ifEaten: 'If somebody has eaten of it and does not feel well, ask a doctor.',
    note: (note: string) => `More from us: ${note}`,
  },

  correction: {
    subject: (harmful: boolean, topic: string) =>
      `${harmful ? 'Please read before you cook' : 'A correction'}: ${topic}`,
    topics: {
      allergens: (orderNo: number) => `allergens in your order ${orderNo}`,
      alcohol: (orderNo: number) => `alcohol in your order ${orderNo}`,
      diets: (orderNo: number) => `the diets that your order ${orderNo} suits`,
    },
    /** `against`: what of it goes against a profile, each as below after “your order”; `isOwn`: it is the customer's own, and not that of somebody who eats with them. */
    against: (
      orderNo: number,
      day: string,
      against: readonly string[],
      harmful: boolean,
      isOwn: boolean,
    ) =>
      `This goes against ${isOwn ? 'your profile' : 'what somebody in your household must not have, or does not eat'}: your order ${orderNo} for ${day} ${listed(against)}. ${harmful ? 'Do not eat it if that can hurt you or anybody at your table.' : 'Read what follows before you cook or eat it.'}`,
    harms: {
      unknown: 'has an ingredient whose allergens are not declared',
      contains: (some: readonly Allergen[]) => `contains ${named(some)}`,
      mayContain: (some: readonly Allergen[]) => `may contain traces of ${named(some)}`,
      lost: notKnownToBe,
    },
    text: (orderNo: number, day: string) =>
      `We have corrected what we declare of your order ${orderNo} for ${day}. When you ordered, we did not tell you this:`,
    ageAtTheDoor: (age: number) =>
      `Whoever takes the box in shows at the door that they are ${age} or older.`,
    next: (where: WhereItIs, url: string) => `${whatNow[where]} The order as it stands: ${url}`,
    sorry: 'We are sorry that this was not right from the start.',
    /** Of one meal, each a sentence of its own. */
    meal: (name: string) => `- ${name}:`,
    contains: (some: readonly Allergen[]) => `It contains ${named(some)}.`,
    mayContain: (some: readonly Allergen[]) => `It may contain traces of ${named(some)}.`,
    undeclared: (names: readonly string[]) =>
      `The allergens of ${listed(names)} are no longer declared.`,
    lost: (lost: readonly Diet[]) => `It ${notKnownToBe(lost)}.`,
    forAdults: (names: readonly string[]) =>
      `It holds ${listed(names)}, with alcohol that is sold to adults only.`,
  },
};

export type LetterWords = typeof english;
