type Sentences = { title: string; text: string };

/** What can go wrong, and the next step. Pages say more where they know more. */
const sentences: Record<string, Sentences> = {
  'no-connection': {
    title: 'The connection was lost',
    text: 'Nothing you typed is lost. Send it again: nothing is done twice.',
  },
  'internal-error': {
    title: 'Something went wrong on our side',
    text: 'Nothing you typed is lost. Try again in a moment: nothing is done twice.',
  },
  'not-ready': {
    title: 'The store cannot answer right now',
    text: 'Nothing you typed is lost. Try again in a moment: nothing is done twice.',
  },
  'invalid-input': {
    title: 'Some of this is not right yet',
    text: 'Look at what is marked below.',
  },
  'basket-changed': {
    title: 'Your box was changed elsewhere',
    text: 'Perhaps in another tab or on another device. Here it is as it stands now.',
  },
  'basket-empty': { title: 'Your box is empty', text: 'Choose a meal from the menu first.' },
  'basket-full': { title: 'The box is full', text: 'Take a meal out to make room for another.' },
  'line-not-found': {
    title: 'That meal is no longer in your box',
    text: 'Here is the box as it stands now.',
  },
  'amount-too-large': { title: 'That is more than we can pack', text: 'Choose fewer servings.' },
  'recipe-not-found': { title: 'This recipe has left the menu', text: 'Choose another one.' },
  'recipe-not-published': {
    title: 'A recipe in your box has left the menu',
    text: 'Take it out of the box to go on.',
  },
  'price-changed': {
    title: 'A price has changed since you last looked',
    text: 'The new total is shown. Nothing was ordered: place the order again if you agree.',
  },
  'allergen-not-acknowledged': {
    title: 'Something in your box goes against your profile',
    text: 'Confirm each meal that is marked below, or take it out of the box.',
  },
  'out-of-stock': {
    title: 'Some of this has just sold out',
    text: 'Nothing was ordered. Choose below how the rest should be packed.',
  },
  'delivery-day-unknown': {
    title: 'We do not deliver on that day',
    text: 'Choose one of these days.',
  },
  'delivery-day-closed': {
    title: 'That day has just been closed',
    text: 'Nothing was ordered: choose another day.',
  },
  'delivery-day-full': {
    title: 'That day has just filled up',
    text: 'Nothing was ordered: choose another day.',
  },
  'cut-off-passed': {
    title: 'It is too late to order for that day',
    text: 'Nothing was ordered: choose another day.',
  },
  'not-signed-in': { title: 'Your session has ended', text: 'Sign in again to go on.' },
  'session-expired': { title: 'That took a little too long', text: 'Sign in again.' },
  'wrong-credentials': {
    title: 'The e-mail or the password is wrong',
    text: 'Try again, or ask for a new password.',
  },
  'wrong-code': {
    title: 'This code is wrong or has expired',
    text: 'Look at the newest letter, or ask for another code.',
  },
  'not-confirmed': {
    title: 'One step is missing',
    text: 'Enter the code from our letter to confirm that this e-mail address is yours.',
  },
  'password-too-weak': {
    title: 'Choose a stronger password',
    text: 'At least 10 characters, and not one that anyone would try first.',
  },
  'order-move-not-allowed': {
    title: 'This order can no longer be cancelled',
    text: 'The kitchen has begun to pack it.',
  },
};

export const problemWords = {
  /** A code that this catalogue does not know is a fault of ours. */
  say: (code: string): Sentences =>
    sentences[code] ?? {
      title: 'Something went wrong on our side',
      text: 'Nothing you typed is lost. Try again in a moment.',
    },
  tooManyAttempts: 'Too many attempts',
  tryAgainAt: (time: string) => `Try again ${time}.`,
  used: (length: number, limit: number) => `${length} of ${limit}`,
  charactersLeft: (left: number) => (left === 1 ? '1 character left' : `${left} characters left`),
};
