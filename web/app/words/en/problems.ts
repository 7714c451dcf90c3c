import type { RefusalCode } from '../../../../server/src/contract/route.ts';

type Sentences = { title: string; text: string };

const ourFault: Sentences = {
  title: 'Something went wrong on our side',
  text: 'Nothing you typed is lost. Try again in a moment.',
};
/** Customers do not meet these, and their pages do not carry them: the back office shows the API's own title. */
export type ForStaff =
  | 'dispute-stands'
  | 'dispute-too-large'
  | 'refund-too-large'
  | 'nothing-to-refund'
  | 'more-missing-than-ordered'
  | 'shortage-open'
  | 'swap-not-wanted'
  | 'hygiene-check-not-found'
  | 'hygiene-entry-not-found'
  | 'hygiene-entry-corrected'
  | 'entry-of-another-kind'
  | 'corrective-action-needed'
  | 'customer-may-cancel'
  | 'hook-not-signed'
  | 'recipe-incomplete'
  | 'original-changed'
  | 'translation-untrue'
  | 'words-of-others'
  | 'no-source'
  | 'import-not-found'
  | 'import-settled'
  | 'import-unfinished'
  | 'fetching-off'
  | 'method-untrue'
  | 'amount-odd'
  | 'edition-not-found'
  | 'picture-unreadable'
  | 'label-facts-missing'
  | 'printer-not-found'
  | 'printer-away'
  | 'picture-too-small'
  | 'slug-taken'
  | 'slug-forwards'
  | 'slug-not-former'
  | 'recipe-archived'
  | 'archived-in-recipe'
  | 'still-needed'
  | 'promotion-not-found'
  | 'promotion-code-taken'
  | 'promotion-invites-already'
  | 'gift-card-issued'
  | 'withdrawal-not-found'
  | 'gift-card-not-found'
  | 'week-unknown'
  | 'week-incomplete'
  | 'week-ordered'
  | 'limit-below-taken'
  | 'file-wrong'
  | 'reason-needed'
  | 'money-went-back'
  | 'category-not-found'
  | 'category-unknown'
  | 'ingredient-unknown'
  | 'ingredient-name-taken'
  | 'unit-in-use'
  | 'kitchen-not-found'
  | 'kitchen-name-taken'
  | 'zone-not-found'
  | 'zone-name-taken'
  | 'postcode-in-two-zones'
  | 'tax-rate-not-found'
  | 'tax-rate-used'
  | 'tax-rates-overlap'
  | 'tax-rate-ends-early'
  | 'staff-not-found'
  | 'token-not-found'
  | 'webhook-not-found'
  | 'webhook-url-refused'
  | 'too-many-webhooks'
  | 'delivery-not-found'
  | 'supplier-not-found'
  | 'supplier-name-taken'
  | 'article-not-found'
  | 'gtin-taken'
  | 'purchase-not-found'
  | 'purchase-not-in-that-state'
  | 'receipt-not-found'
  | 'temperature-missing'
  | 'too-warm'
  | 'lot-not-found'
  | 'lot-not-in-that-state'
  | 'lot-below-zero'
  | 'no-good-lot'
  | 'blocked-food'
  | 'lot-being-recalled'
  | 'recall-not-found'
  | 'recall-is-a-drill'
  | 'recall-ended'
  | 'stock-below-zero'
  | 'capacity-below-taken'
  | 'movement-too-large'
  | 'customer-not-found';

/** What can go wrong, and the next step. Pages say more where they know more. A code without a row does not compile. */
const sentences: Record<
  Exclude<RefusalCode, ForStaff> | 'no-connection' | 'internal-error',
  Sentences
> = {
  'shortage-not-found': {
    title: 'We asked nothing like that',
    text: 'Look at your order again: it shows what there is to answer.',
  },
  'shortage-decided': {
    title: 'That is decided already',
    text: 'Look at your order again: it shows what is in your box.',
  },
  'substitute-not-offered': {
    title: 'It is not there any more',
    text: 'Nothing else comes into your box for it. You get back what it cost.',
  },
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
  'recipe-not-offered': {
    title: 'Some of this is not on the menu of that week',
    text: 'Nothing was ordered. Leave those meals out, or choose a day of another week.',
  },
  'recipe-sold-out': {
    title: 'A meal is sold out for that week',
    text: 'Nothing was ordered. Choose fewer servings of it, leave it out, or choose a day of another week.',
  },
  'promotion-used-up': {
    title: 'This offer has just run out',
    text: 'All of its uses are taken. Nothing was ordered: the price without it is shown.',
  },
  'balance-changed': {
    title: 'Your credit or gift cards have changed',
    text: 'What is left to pay is shown anew. Nothing was ordered: place the order again if you agree.',
  },
  'code-unknown': {
    title: 'We do not know this code',
    text: 'Look at it again, letter by letter. If it is right, its offer is over.',
  },
  'gift-card-kept': {
    title: 'This gift card is kept in another account',
    text: 'A gift card belongs to one account. Sign in to the one that you added it to.',
  },
  'gift-card-over': {
    title: 'This gift card cannot be spent any more',
    text: 'Its last day is past, or it was stopped. Write to us if you think that this is wrong.',
  },
  'gift-card-needs-account': {
    title: 'This is a gift card: sign in to use it',
    text: 'It is kept in your account, where what is left of it waits for your next box.',
  },
  'nobody-is-invited': {
    title: 'Friends cannot be invited at the moment',
    text: 'The shop has no such offer now.',
  },
  'price-changed': {
    title: 'A price has changed since you last looked',
    text: 'The new total is shown. Nothing was ordered: place the order again if you agree.',
  },
  'allergen-not-acknowledged': {
    title: 'Something in your box is not for you, or not for somebody in your household',
    text: 'Confirm each meal that is marked below, or take it out of the box.',
  },
  'too-much-alcohol': {
    title: 'That is more alcohol than we add to a box',
    text: 'Wine and its like are for cooking with: 750 ml beside what the recipes take, and no more.',
  },
  'age-not-confirmed': {
    title: 'Something in your box is sold to adults only',
    text: 'Confirm your age below, or take the meals with alcohol out of the box.',
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
  'postcode-missing': {
    title: 'Where does the box go?',
    text: 'Give the postcode: what delivery costs depends on it.',
  },
  'no-delivery-there': {
    title: 'We do not deliver there yet',
    text: 'Nothing was ordered. Try another postcode, or another country.',
  },
  'zone-not-that-day': {
    title: 'We do not come to you on that day',
    text: 'Nothing was ordered: choose another day.',
  },
  'below-minimum': {
    title: 'There is too little in the box for a delivery',
    text: 'Nothing was ordered: add a meal or a serving.',
  },
  'tax-rate-missing': {
    title: 'We cannot sell to this address at the moment',
    text: 'Nothing was ordered, and nothing is wrong with what you typed: the shop has to set up its taxes first. Please tell them.',
  },
  'cart-changes-order': {
    title: 'An order is being changed in your box',
    text: 'Nothing was ordered. Save the change, or leave the order as it was, and order then.',
  },
  'order-not-changeable': {
    title: 'This order can no longer be changed',
    text: 'Nothing was changed. Write to us if something in it is wrong.',
  },
  'order-changed-meanwhile': {
    title: 'You have changed this order meanwhile, in another tab',
    text: 'Nothing was changed now. Look at the order as it stands, then change it again.',
  },
  'invoice-not-found': {
    title: 'There is no such invoice',
    text: 'It may be of another account. Yours are with your orders.',
  },
  'reminder-link-unknown': {
    title: 'This link is not one of ours',
    text: 'Sign in and switch reminders off in your account, or answer any of our letters.',
  },
  'mail-not-stopped': {
    title: 'Letters reach you',
    text: 'There is nothing to confirm.',
  },
  'mailbox-link-unknown': {
    title: 'This link confirms no address',
    text: 'Have a new letter sent from your account.',
  },
  'meal-not-rateable': {
    title: 'That meal cannot be rated',
    text: 'Meals are rated once they were delivered, unless all that they cost went back.',
  },
  'cut-off-passed': {
    title: 'It is too late to order for that day',
    text: 'Nothing was ordered: choose another day.',
  },
  'not-signed-in': {
    title: 'Your session has ended',
    text: 'What you typed is still here. Sign in in a new tab, come back, and send it again.',
  },
  'session-expired': { title: 'That took a little too long', text: 'Sign in again.' },
  'wrong-credentials': {
    title: 'The e-mail or the password is wrong',
    text: 'Try again, or ask for a new password.',
  },
  'wrong-code': {
    title: 'This code is wrong or has expired',
    text: 'Look at the newest letter, or ask for another code.',
  },
  'proof-required': {
    title: 'Prove that it is you',
    text: 'Give your password and a code of the app you have now, or a recovery code.',
  },
  'password-required': {
    title: 'Prove that it is you',
    text: 'You signed in a while ago: give your password.',
  },
  'wrong-passkey': {
    title: 'This passkey opens no account here',
    text: 'It may have been removed, or belong to another address. Sign in with your password.',
  },
  'passkey-too-late': { title: 'That took a little too long', text: 'Try once more.' },
  'passkey-not-found': {
    title: 'This passkey is not there any more',
    text: 'Perhaps you removed it in another tab or on another device.',
  },
  'passkeys-not-offered': {
    title: 'This shop has no passkeys',
    text: 'Sign in with your password.',
  },
  'too-many-passkeys': {
    title: 'You have as many passkeys as an account can have',
    text: 'Remove one that you no longer use first.',
  },
  'last-way-in': {
    title: 'This is your last way in',
    text: 'Add another passkey, or an authenticator app, before you remove it.',
  },
  'second-factor-unreadable': {
    title: 'The store can no longer check your authenticator',
    text: 'Use one of your recovery codes, or ask who runs the store to reset your second factor.',
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
  'body-too-large': {
    title: 'That is more than we can take',
    text: 'Nothing was changed. Make it shorter, or the picture smaller, and send it again.',
  },
  'basket-already-ordered': {
    title: 'This box was already ordered',
    text: 'Look among your orders: nothing was ordered twice.',
  },
  'account-exists': {
    title: 'There is already an account with this e-mail',
    text: 'Sign in, or ask for a new password.',
  },
  'not-allowed': { title: 'This account may not do that', text: 'Sign in with another one.' },
  'mfa-required': {
    title: 'Your second factor is needed',
    text: 'Sign in again with your authenticator app.',
  },
  'order-not-found': {
    title: 'There is no such order among yours',
    text: 'Look at the list of your orders.',
  },
  'nothing-to-pay': {
    title: 'There is nothing to pay here',
    text: 'This order is paid, or it is on account. Look at it among your orders.',
  },
  'payment-closed': {
    title: 'This order can no longer be paid',
    text: 'Its time is over, and its meals went back to the menu. Nothing was taken: order again.',
  },
  'payment-method-not-found': {
    title: 'We no longer keep that card',
    text: 'Pay with another one.',
  },
  'payment-method-needed': {
    title: 'An order is still to be charged to this card',
    text: 'We keep it until then. Cancel that order first, or wait until it is charged.',
  },
  'payment-unknown': {
    title: 'We do not know this payment',
    text: 'Look at your orders: they say what is paid.',
  },
  'route-not-found': { title: 'There is nothing here', text: 'Go on from the menu.' },
  'precondition-failed': {
    title: 'It was changed meanwhile',
    text: 'Look at it as it stands now, then change it again.',
  },
  'ingredient-not-found': {
    title: 'An ingredient is no longer sold',
    text: 'Open the recipe again and choose anew.',
  },
  'ingredient-not-in-recipe': {
    title: 'The recipe has changed',
    text: 'Open it again and choose anew.',
  },
  'swap-not-offered': {
    title: 'This swap is no longer offered',
    text: 'Open the recipe again and choose anew.',
  },
  'conflicting-changes': {
    title: 'Two changes are about the same ingredient',
    text: 'Take one of them back.',
  },
  'line-empty': {
    title: 'Nothing is left in this meal',
    text: 'Keep at least one ingredient in it.',
  },
  'request-timeout': {
    title: 'That took too long',
    text: 'What you sent did not arrive in time. Please try again.',
  },
  'too-many-attempts': { title: 'Too many attempts', text: 'Wait a little, then try again.' },
  // Only a page that is wrong, or a program, can cause these.
  'invalid-json': ourFault,
  'invalid-cursor': ourFault,
  'unsupported-media-type': {
    title: 'This form could not be read',
    text: 'Nothing was changed. Open the page again and send it once more.',
  },
  'headers-too-large': ourFault,
  'method-not-allowed': ourFault,
  'cross-origin': {
    title: 'This form did not come from the shop’s own address',
    text: 'Nothing was changed. Open the shop at its own address and send it from there. Whoever runs the shop behind a proxy tells it its address with LARDER_URL.',
  },
  'idempotency-key-missing': ourFault,
  'idempotency-key-reused': ourFault,
  'subscription-not-found': {
    title: 'There is no such subscription',
    text: 'Perhaps you signed in with another address. What you have is in your account.',
  },
  'subscription-ended': {
    title: 'This subscription has ended',
    text: 'Nothing was changed. You can subscribe again at any time.',
  },
  'subscribed-already': {
    title: 'You subscribe already',
    text: 'Nothing was ordered twice. Change the subscription that you have in your account.',
  },
  'week-closed': {
    title: 'The box of this week has closed',
    text: 'It comes, and it is charged. Here is what still can be changed.',
  },
  'no-box-that-week': {
    title: 'There is no box in that week',
    text: 'Nothing was changed. Here is what holds now.',
  },
  'already-staff': {
    title: 'They work here already',
    text: 'Change their role in the list instead.',
  },
  'email-change-not-found': {
    title: 'This link does not hold any more',
    text: 'The change was made, stopped or replaced, or a day has passed.',
  },
  'email-taken': {
    title: 'This address has an account of its own',
    text: 'Nothing was changed. Sign in with it, or ask for another address.',
  },
  'works-here': {
    title: 'You work here',
    text: 'Ask an owner to take you off the staff first.',
  },
  'orders-under-way': {
    title: 'Not yet: orders of yours are under way',
    text: 'Once their boxes have left us and their money is settled, you can be erased. An order that has not closed you can cancel.',
  },
  'last-owner': {
    title: 'A shop needs an owner',
    text: 'Make somebody else an owner first.',
  },
  'terms-changed': {
    title: 'Our terms or our privacy page have just changed',
    text: 'Nothing was ordered. Read what holds now, then order again.',
  },
  'terms-not-agreed': {
    title: 'Please agree to what is new',
    text: 'Nothing was ordered. Read it, tick that you agree, and order again.',
  },
  'page-version-not-found': {
    title: 'This page has no such version',
    text: 'What holds now stands on the page itself.',
  },
  'page-is-planned': {
    title: 'A version of this page is planned already',
    text: 'Take it back first, or wait until it holds.',
  },
  'planned-change-not-found': {
    title: 'This plan is gone, or it has begun',
    text: 'What holds already is changed by a new change.',
  },
  'invitation-not-found': {
    title: 'This invitation does not hold any more',
    text: 'It was taken up, taken back or replaced, or seven days have passed.',
  },
  'invitation-of-another': {
    title: 'This invitation is for another e-mail address',
    text: 'Sign in with the address that the letter went to.',
  },
  'address-not-found': {
    title: 'That place is no longer saved',
    text: 'Perhaps it was removed in another tab. Here are those that are saved now.',
  },
  'member-not-found': {
    title: 'They are no longer in your household',
    text: 'They may have been taken out in another tab. Here is your household as it is now.',
  },
  'household-full': {
    title: 'Your household holds as many as we keep',
    text: 'Take somebody out first.',
  },
  'address-book-full': {
    title: 'You have saved as many places as we keep',
    text: 'Remove one that you no longer need first.',
  },
};

const count = (characters: number) =>
  characters === 1 ? '1 character' : `${characters} characters`;

export const problemWords = {
  /** A code that this catalogue does not know is a fault of ours. */
  say: (code: string): Sentences =>
    Object.hasOwn(sentences, code) ? sentences[code as keyof typeof sentences] : ourFault,
  /** By which whoever helps finds what happened. */
  reference: (id: string) => `If you ask us about it, tell us this number: ${id}`,
  openAgain: 'Open the page again',
  backKeeps: 'What you typed is still there when you go back with your browser.',
  typed: 'What you typed',
  tooManyAttempts: 'Too many attempts',
  tryAgainAt: (time: string) => `Try again ${time}.`,
  used: (length: number, limit: number) =>
    length > limit
      ? `${length} of ${limit}: ${count(length - limit)} too many`
      : `${length} of ${limit}`,
  charactersLeft: (left: number) => (left < 0 ? `${count(-left)} too many` : `${count(left)} left`),
};
