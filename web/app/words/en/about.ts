import { keepDays } from '../../../../server/src/contract/keep-times.ts';
import type { LegalTopic, Placeholder } from '../../../../server/src/contract/legal-pages.ts';
import { shopWords } from './shop.ts';

type Page = {
  lead: string;
  /** `byCard`: where boxes are not on account. */
  parts: { title: string; text: string[]; byCard?: string[] }[];
};

/** For the pages that the store comes with, until an owner writes their own: what it does, and nothing that only a shop's own law or promises can say. */
const wholePrice =
  'Before you order you see the whole price: meals, delivery and tax. What delivery costs depends on where the box goes.';

export const aboutWords: Record<LegalTopic, Page> = {
  help: {
    lead: 'What people ask most. For anything else, write or call.',
    parts: [
      {
        title: 'How do I order?',
        text: [
          'Put meals into your box, go to checkout, say where to and for which day, and place the order. You need an account, so that you can follow and cancel your orders.',
        ],
      },
      {
        title: 'Can I change a meal?',
        text: [
          'Yes: on its page you can set the servings, leave ingredients out, swap those that have a swap, and add more. The price, the allergens and the nutrition follow.',
        ],
      },
      {
        title: 'I avoid something. What do I do?',
        text: [
          'Say so under “What you eat” in your account. Meals that go against it are then marked, the menu can show only what fits, and nothing that goes against it is ordered before you have confirmed it.',
          'An ingredient whose allergens nobody has declared counts as if it contained what you avoid.',
        ],
      },
      {
        title: 'How do I cancel?',
        text: [
          'Open the order in your account. Until the time that stands there you can cancel it yourself.',
        ],
      },
      {
        title: 'How do I pay?',
        text: [shopWords.payment],
        byCard: [
          shopWords.paymentByCard,
          'If the card cannot be charged then, we write to you, and you can pay with another one.',
        ],
      },
      {
        title: 'No letter with a code has come',
        text: [
          'Look among unwanted mail, then ask for another code. Only the newest one counts, and it is good for 15 minutes.',
        ],
      },
    ],
  },
  contact: {
    lead: 'This is where you reach the people who run the shop.',
    parts: [],
  },
  privacy: {
    lead: 'What the store keeps about you, and where.',
    parts: [
      {
        title: 'Your account',
        text: [
          'Your e-mail address and your password, which is kept in a form that nobody can read. What you write into your profile: name, phone, address, the diets you keep to and the allergens you avoid. You can change or empty those fields whenever you like. Which version of the terms and of this page you agreed to, and when. In which language you signed up or ordered last: we write to you in it, your invoices are in it, and the labels of your box say in it what is inside. Gift cards that you keep there, credit that you were given and why, and your own code to invite friends, if you made one.',
        ],
      },
      {
        title: 'Your orders',
        text: [
          'What you ordered, with its changes and its price, for which day, and the name, phone and address that it goes to. The people who pack and deliver the box see them. Which offer made it cheaper, and what credit and gift cards paid. For an offer that is for first orders only, also a mark made of phone and address together, from which nobody can read either, so that the same door does not order for the first time twice.',
        ],
      },
      {
        title: 'In your browser',
        text: [
          'Cookies that let you sign up and keep you signed in, that know your box while you are a guest, and that hold the address you typed at checkout for a quarter of an hour when a session ends. One that says that you signed in from this browser before, so that we can write to you when somebody does from another. A note whether you want to see only meals that fit you, and one in which language you want to read when you have said so. The pages that you cook from, so that they open without a connection, each until you sign in or out on this device. None of them follows you anywhere else.',
        ],
      },
      {
        title: 'Others',
        text: [
          'The pages load nothing from anybody else: no advertising, no counting by others, no fonts or pictures from elsewhere. Whoever keeps the servers and sends the mail for the shop handles what is needed for that.',
        ],
      },
      {
        title: 'How long',
        text: [
          `A box that you do not come back to, and what you chose and looked at last (how many servings, where to and on which day, which dishes, and a copy of what your profile says you eat): ${keepDays.guestBox} days in a browser where you are not signed in, ${keepDays.customerBox} days in your account. A session: ${keepDays.session} days after you used it last, with the name of the browser and of the system that you signed in with; in your browser, that you signed in from it: ${keepDays.knownDevice} days, and a page that you cook from: ${keepDays.cookPage} days. A sign-up that nobody confirms, and a change of your e-mail address that was asked for: ${keepDays.emailChange} day.`,
          `Copies of letters, where the shop keeps any: ${keepDays.letterCopy} days; a letter that could not be sent, as long. What a payment provider told us about a payment: ${keepDays.paymentHook} days. A cancellation that was sent without signing in: ${keepDays.cancellation} days. Counts of attempts to sign in, and codes: until they have run out, an hour at most. Of people who work here, their name beside what they noted in the kitchen’s log of temperatures and cleaning: ${keepDays.hygieneLog} days.`,
          'Your account and your orders: until you have yourself erased.',
        ],
      },
      {
        title: 'What you can ask for',
        text: [
          'In your account, under “Your data”, you read everything that we keep about you, take it along as a file, and can have yourself erased. It says there what is removed at once, what the law has us keep, and until when.',
          'What else the law where you live entitles you to, the shop tells you: ask the people who run it.',
        ],
      },
    ],
  },
  terms: {
    lead: 'What the store promises when you order. What else holds between you and the shop, the people who run it tell you.',
    parts: [
      {
        title: 'An order',
        text: [
          'You order when you press “Place order”, at the prices that you saw: if one has changed meanwhile, nothing is ordered before you have seen it. What you order is kept for you from that moment.',
        ],
        byCard: [
          'You order when you press “Order and go on to pay”, at the prices that you saw: if one has changed meanwhile, nothing is ordered before you have seen it. What you order is kept for you for as long as stands there, and is yours once you have paid or given a card.',
        ],
      },
      {
        title: 'Prices',
        text: [wholePrice, shopWords.payment],
        byCard: [wholePrice, shopWords.paymentByCard],
      },
      {
        title: 'Cancelling',
        text: [
          'Until the time that stands on your order you can cancel all of it yourself, at no cost. After that, or once the kitchen has begun to pack it, ask the people who run the shop.',
        ],
      },
      {
        title: 'What is in it',
        text: [
          'Allergens are told as they are declared for each ingredient, and what is not declared is said to be so. If you are not sure, ask before you eat.',
        ],
      },
    ],
  },
  withdrawal: {
    lead: 'How to step back from an order, and what the law adds to it.',
    parts: [
      {
        title: 'Before an order closes',
        text: [
          'Until the time that stands on your order you can cancel all of it yourself, without a reason and at no cost: open the order in your account and cancel it. What was paid goes back to where it came from.',
        ],
      },
      {
        title: 'After that',
        text: [
          'After that, or once the kitchen has begun to pack it, ask the people who run the shop. The laws of many countries let customers withdraw from what they buy at a distance, and make an exception for what spoils quickly. Which of it holds for you, the people who run the shop tell you.',
          'If something is missing, spoiled or not what you ordered, write or call: that has nothing to do with withdrawing.',
        ],
      },
    ],
  },
  imprint: {
    lead: 'Who answers for this shop.',
    parts: [],
  },
};

export const operatorWords = {
  title: 'Who runs this shop',
  name: 'Name',
  address: 'Address',
  email: 'E-mail',
  phone: 'Phone',
  hours: 'When somebody answers',
  notSaid: 'Not said yet',
  missing: 'Whoever runs this shop has not said all of this. An owner does so under Settings.',
};

/** A page about the shop, whoever wrote it. */
export const pageWords = {
  notSaid: operatorWords.notSaid,
  holdsSince: (version: number, since: string) => `Version ${version}, holds since ${since}.`,
  held: (version: number, since: string, until: string) =>
    `This is version ${version}. It held from ${since} until ${until}.`,
  oursHeld: (until: string) =>
    `This is the text that stood here before ${until}, as the store comes with it today.`,
  asItStood: (moment: string) => `As it stood on ${moment}.`,
  oursStood: (moment: string) =>
    `On ${moment} the text that the store comes with stood here. This is that text as it is today.`,
  whatHolds: 'What holds now',
  olderVersions: 'Older versions',
  older: (version: number, since: string) => `Version ${version}, from ${since}`,
  olderOurs: 'Before that',
  cutOff: (time: string, daysBefore: number) =>
    daysBefore === 0
      ? `${time} on the day of the delivery`
      : daysBefore === 1
        ? `${time} on the day before the delivery`
        : `${time}, ${daysBefore} days before the delivery`,
};

/** What a placeholder stands for, for whoever writes a page. */
export const placeholderWords: Record<Placeholder, string> = {
  shop: 'the name of the shop',
  operator: 'who runs it: the full legal name',
  address: 'their postal address',
  taxNumber: 'their tax number',
  email: 'the e-mail for customers, as a link',
  phone: 'the phone for customers, as a link',
  hours: 'when somebody answers',
  deliveryDays: 'the weekdays with deliveries',
  cutOff: 'when ordering closes',
  daysAhead: 'how many days ahead boxes can be ordered',
  whoRunsIt: 'all about who runs the shop, where it stands alone in a paragraph',
};
