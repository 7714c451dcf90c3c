import type {
  LetterKind,
  LetterPlaceholder,
} from '../../../../server/src/contract/letter-kinds.ts';

/** Letters in an owner's words. */
export const adminLettersWords = {
  title: 'Letters',
  text: 'Subject, greeting and closing of the letters about orders. What they say of food, of money and by law stays ours, and so do letters about allergens, codes and accounts. In other languages our words stand.',
  caption: 'Letters',
  letter: 'Letter',
  says: 'Begins and ends',
  ours: 'in our words',
  yours: 'in your words',
  back: 'Letters',
  kinds: {
    placed: 'An order is placed',
    changed: 'An order is changed',
    packing: 'The kitchen packs it',
    shipped: 'It is on its way',
    delivered: 'It was delivered',
    returned: 'Its box came back to us',
    cancelled: 'It was cancelled',
    'taken-back': 'We wrote too early',
    'payment-asked': 'The card could not be charged',
    charged: 'It is charged',
    billed: 'The invoice, on account',
    missing: 'Something is missing in the box',
    'given-back': 'Money goes back',
    'rating-asked': 'How were the meals? (only to who wants reminders)',
  } satisfies Record<LetterKind, string>,
  parts: {
    subject: 'Subject',
    opening: 'Greeting',
    closing: 'Closing',
  },
  hints: {
    subject: 'Empty: ours.',
    opening:
      'In place of “Hello Ada Cook,”, with a paragraph of your own if you like. Empty: ours.',
    closing: 'In place of the name of the shop. Empty: ours.',
  },
  ourSubjects: 'This letter tells several things, each with a subject of ours that says which.',
  placeholders: 'Filled in',
  placeholder: {
    name: 'whom it goes to',
    orderNo: 'the number of the order',
    day: 'the day of the delivery',
    shop: 'the name of the shop',
  } satisfies Record<LetterPlaceholder, string>,
  unknown: (line: number, name: string) => `Line ${line}: {${name}} is not in the list.`,
  see: 'See how it reads',
  save: 'Save',
  preview: 'How it reads',
  previewText: 'Of an order that nobody placed.',
  setting: (letter: string) => `Letter: ${letter}`,
};
