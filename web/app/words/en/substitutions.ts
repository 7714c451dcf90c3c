/** What happens where something is missing while a box is packed. */
export const substitutionsWords = {
  link: 'If something is missing',
  title: 'If something is missing',
  text: 'It is rare, and it happens: while we pack your box, something is not there or not good enough. Say what we should do then. It counts from now on, also for boxes that are ordered and not packed yet.',
  legend: 'What should we do?',
  choices: {
    'leave-out': 'Leave it out and pay it back',
    ask: 'Ask me',
    swap: 'Put something else in',
  },
  hints: {
    'leave-out': 'Nothing comes that you did not order.',
    ask: 'We write to you. Without your answer before the box leaves, it is left out and paid back.',
    swap: 'Only what the recipe itself offers, and only if it is declared with no allergen and no trace that the missing one does not have, and suits every diet that the missing one suits. You never pay more.',
  },
  never: 'Never swap what contains',
  neverHint: 'It is left out and paid back instead.',
  save: 'Save',
  saving: 'Saving …',
  saved: 'Saved',
  /** In the checkout. */
  short: 'If something is missing while we pack',
  more: 'What this means',
  /** On the page of an order. */
  asked: 'May something else come into your box?',
  askedText: (missing: string, substitute: string) =>
    `${missing} is missing. Instead there could be ${substitute}.`,
  noWorse:
    'As it is declared, it has no allergen and no trace that the other does not have, and suits every diet that the other suits. You do not pay more.',
  withoutAnswer: 'Without an answer before your box leaves us it is left out and paid back.',
  yes: (substitute: string) => `Yes, ${substitute}`,
  no: 'No, leave it out',
  answering: 'Sending …',
  swapped: 'Something else is in your box',
  swappedText: (missing: string, substitute: string) => `${substitute}, instead of ${missing}.`,
};
