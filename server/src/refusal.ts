import { differences } from './contract/differences.ts';

type Problem = { status: number; title: string };

/** What a caller can cause, by code, and the one place where a refusal becomes a status (RFC 9457). */
export const problems = {
  // the request itself
  'invalid-input': { status: 400, title: 'Some of what was sent is not valid.' },
  'invalid-json': { status: 400, title: 'The body is not valid JSON.' },
  'invalid-cursor': { status: 400, title: 'This cursor is not one of ours, or of another list.' },
  'unsupported-media-type': {
    status: 415,
    title: 'This address does not take a body of this type.',
  },
  'body-too-large': { status: 413, title: 'The body is too large.' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive.' },
  'headers-too-large': { status: 431, title: 'The headers are too large.' },
  'route-not-found': { status: 404, title: 'There is nothing at this address.' },
  'method-not-allowed': { status: 405, title: 'This address does not answer this method.' },
  'cross-origin': { status: 403, title: 'This change was asked for by a page of another site.' },
  'precondition-failed': { status: 409, title: 'Somebody else changed it meanwhile.' },
  'not-ready': { status: 503, title: 'The store cannot answer this right now. Try again shortly.' },
  // who is asking
  'not-signed-in': { status: 401, title: 'Sign in first.' },
  'not-allowed': { status: 403, title: 'This account may not do that.' },
  'mfa-required': { status: 403, title: 'Sign in with your second factor first.' },
  'wrong-credentials': { status: 401, title: 'The e-mail or the password is wrong.' },
  'wrong-code': { status: 400, title: 'The code is wrong or has expired.' },
  'proof-required': {
    status: 403,
    title: 'Give your password and a code of your second factor for this.',
  },
  'password-required': { status: 403, title: 'Give your password for this.' },
  'wrong-passkey': { status: 401, title: 'This passkey opens no account here.' },
  'passkey-too-late': {
    status: 409,
    title: 'This question to a passkey was answered already, or is over. Ask anew.',
  },
  'passkey-not-found': { status: 404, title: 'There is no such passkey.' },
  'passkeys-not-offered': { status: 404, title: 'This shop has no passkeys.' },
  'too-many-passkeys': { status: 409, title: 'This account has as many passkeys as it can have.' },
  'last-way-in': {
    status: 409,
    title: 'This is the last way in. Add another passkey or an authenticator app first.',
  },
  'second-factor-unreadable': {
    status: 409,
    title: 'The store can no longer check this second factor. Ask its operator to reset it.',
  },
  'not-confirmed': { status: 403, title: 'Confirm your e-mail address first.' },
  'password-too-weak': { status: 400, title: 'Choose a stronger password.' },
  'session-expired': { status: 401, title: 'Your session has ended. Sign in again.' },
  'too-many-attempts': { status: 429, title: 'Too many attempts. Wait a little.' },
  'account-exists': { status: 409, title: 'There is already an account with this e-mail.' },
  'token-not-found': { status: 404, title: 'There is no token with this number.' },
  'staff-not-found': { status: 404, title: 'Nobody of the staff has this number.' },
  'already-staff': { status: 409, title: 'Somebody with this e-mail works here already.' },
  'last-owner': { status: 409, title: 'A shop needs an owner: make somebody else one first.' },
  'invitation-not-found': {
    status: 404,
    title: 'This invitation was taken up, taken back, or has run out.',
  },
  'invitation-of-another': {
    status: 403,
    title: 'This invitation is for another e-mail address.',
  },
  'email-change-not-found': {
    status: 404,
    title: 'This change of address was made, stopped or replaced, or has run out.',
  },
  'email-taken': { status: 409, title: 'This address has an account of its own.' },
  'reminder-link-unknown': { status: 404, title: 'This link stops no letters of ours.' },
  'mail-not-stopped': { status: 409, title: 'Letters go to this address.' },
  'mailbox-link-unknown': { status: 404, title: 'This link confirms no address.' },
  'works-here': {
    status: 409,
    title: 'Whoever works here is taken off the staff before they are erased.',
  },
  'orders-under-way': {
    status: 409,
    title:
      'Orders are under way: once their boxes have left and their money is settled, this can be done.',
  },
  // the menu
  'recipe-not-found': { status: 404, title: 'There is no such recipe.' },
  'edition-not-found': { status: 404, title: 'This recipe has no such version.' },
  'recipe-not-published': { status: 409, title: 'This recipe is not on the menu.' },
  'recipe-not-offered': { status: 409, title: 'The menu of that week does not have this recipe.' },
  'recipe-sold-out': { status: 409, title: 'A recipe is sold out for that week.' },
  'week-unknown': { status: 404, title: 'Nobody has planned that week.' },
  'week-incomplete': { status: 409, title: 'This week is not complete enough to publish.' },
  'week-ordered': {
    status: 409,
    title: 'Orders hold what this takes off the menu: say that they keep it.',
  },
  'limit-below-taken': { status: 409, title: 'More portions than that are already promised.' },
  'recipe-incomplete': { status: 409, title: 'This recipe is not complete enough to publish.' },
  'original-changed': {
    status: 409,
    title: 'The original was changed since you read it: look at it again.',
  },
  'translation-untrue': {
    status: 422,
    title: 'The translation is not as true as its original.',
  },
  'words-of-others': {
    status: 409,
    title: 'Its steps are still in the words of its source. Write your own, or say that they are.',
  },
  'no-source': { status: 404, title: 'This recipe was written here.' },
  'import-not-found': { status: 404, title: 'There is no import with this number.' },
  'import-settled': { status: 409, title: 'This import is a draft, set aside or here twice.' },
  'import-unfinished': { status: 409, title: 'Something of this import is still to be said.' },
  'fetching-off': {
    status: 409,
    title: 'This shop fetches no pages of other sites: paste the text, or send a file.',
  },
  'method-untrue': {
    status: 409,
    title: 'The method would not be true for every meal that this recipe offers.',
  },
  'amount-odd': {
    status: 409,
    title: 'Some amounts are far from what is usual. Confirm those that are meant.',
  },
  'picture-unreadable': {
    status: 422,
    title: 'This is not a still picture that we can read: send a JPEG, PNG, WebP or AVIF.',
  },
  'label-facts-missing': {
    status: 409,
    title: 'A label has to tell what nobody has said yet.',
  },
  'printer-not-found': { status: 404, title: 'There is no such label printer.' },
  'printer-away': { status: 503, title: 'The label printer did not take it.' },
  'picture-too-small': { status: 422, title: 'The picture is too small.' },
  'slug-forwards': {
    status: 409,
    title: 'This slug still leads to another recipe, which had it before. Let it go there first.',
  },
  'slug-not-former': { status: 404, title: 'This recipe had no such slug before.' },
  'recipe-archived': {
    status: 409,
    title: 'This recipe is archived: bring it back before it goes on the menu.',
  },
  'archived-in-recipe': {
    status: 409,
    title: 'Some of what this recipe needs is archived: bring it back, or take it out.',
  },
  'still-needed': {
    status: 409,
    title: 'Recipes that are in use need it: take them off the menu, or write them without it.',
  },
  'slug-taken': { status: 409, title: 'Another recipe already has this slug.' },
  'category-not-found': { status: 422, title: 'There is no such category.' },
  'category-unknown': { status: 404, title: 'There is no category at this address.' },
  'ingredient-not-found': { status: 422, title: 'There is no such ingredient.' },
  'ingredient-unknown': { status: 404, title: 'There is no ingredient with this number.' },
  'ingredient-not-in-recipe': {
    status: 422,
    title: 'The recipe does not contain that ingredient.',
  },
  'ingredient-name-taken': { status: 409, title: 'Another ingredient already has this name.' },
  'unit-in-use': {
    status: 409,
    title: 'Recipes or the stock count in the unit of this ingredient.',
  },
  'swap-not-offered': { status: 422, title: 'The recipe does not offer that swap.' },
  'conflicting-changes': { status: 422, title: 'Two changes are about the same ingredient.' },
  'line-empty': { status: 422, title: 'Nothing is left in this recipe.' },
  'amount-too-large': { status: 422, title: 'That is more than we can count.' },
  // the basket and the order
  'basket-changed': { status: 409, title: 'The basket was changed meanwhile.' },
  'basket-empty': { status: 409, title: 'The basket is empty.' },
  'basket-full': { status: 409, title: 'The basket cannot hold more lines.' },
  'hygiene-check-not-found': { status: 404, title: 'There is no such check.' },
  'hygiene-entry-not-found': { status: 404, title: 'This check has no such entry.' },
  'hygiene-entry-corrected': { status: 409, title: 'This entry was corrected already.' },
  'entry-of-another-kind': {
    status: 422,
    title: 'A temperature is told in degrees, and cleaning as done or not.',
  },
  'corrective-action-needed': {
    status: 422,
    title: 'This is not in order: say what was done about it.',
  },
  'line-not-found': { status: 404, title: 'There is no such line.' },
  'basket-already-ordered': { status: 409, title: 'This basket was already ordered.' },
  'price-changed': { status: 409, title: 'The price has changed since you last saw it.' },
  'allergen-not-acknowledged': {
    status: 409,
    title: 'Something in the box goes against your profile. Please confirm it.',
  },
  'too-much-alcohol': {
    status: 422,
    title: 'No more than 750 g or ml of alcohol can be added beside what recipes take.',
  },
  'age-not-confirmed': {
    status: 409,
    title: 'Something in the box is sold to adults only. Please confirm your age.',
  },
  'page-version-not-found': { status: 404, title: 'This page has no such version.' },
  'page-is-planned': {
    status: 409,
    title: 'A version of this page is planned already: take it back first.',
  },
  'planned-change-not-found': { status: 404, title: 'There is no such plan, or it has begun.' },
  'terms-changed': {
    status: 409,
    title: 'The terms or the privacy page have changed since you saw them.',
  },
  'terms-not-agreed': {
    status: 409,
    title: 'The terms or the privacy page are new: say with the order that you agree to them.',
  },
  'delivery-day-unknown': { status: 422, title: 'We do not deliver on that day.' },
  'delivery-day-closed': { status: 409, title: 'That day is closed for orders.' },
  'delivery-day-full': { status: 409, title: 'That day is full.' },
  'out-of-stock': { status: 409, title: 'Some ingredients are out of stock.' },
  'postcode-missing': {
    status: 422,
    title: 'Say the postcode: what delivery costs follows from it.',
  },
  'no-delivery-there': { status: 422, title: 'We do not deliver to that postcode.' },
  'zone-not-that-day': { status: 422, title: 'We do not deliver to that postcode on that day.' },
  'below-minimum': { status: 409, title: 'The box costs less than we deliver for.' },
  'tax-rate-missing': {
    status: 409,
    title: 'The shop has no tax rate for that place and day, so it cannot sell there.',
  },
  // money
  'refund-too-large': { status: 409, title: 'That is more than can be given back.' },
  'nothing-to-refund': { status: 409, title: 'There is nothing to give back for that.' },
  'dispute-stands': {
    status: 409,
    title: 'The dispute of this payment stands otherwise: it is opened once, and decided once.',
  },
  'dispute-too-large': { status: 409, title: 'Less than that is left of the payment.' },
  'more-missing-than-ordered': {
    status: 422,
    title: 'More of it cannot be missing than was ordered.',
  },
  'shortage-not-found': { status: 404, title: 'Nothing like that was asked of this order.' },
  'shortage-decided': {
    status: 409,
    title: 'What happens with that missing ingredient is decided already.',
  },
  'shortage-open': {
    status: 409,
    title: 'Its customer was asked what may stand in for something, and has not answered.',
  },
  'swap-not-wanted': {
    status: 409,
    title: 'Its customer wants that left out where it is missing.',
  },
  'substitute-not-offered': {
    status: 409,
    title: 'That may not stand in for it in this box, or there is not enough of it.',
  },
  'invoice-not-found': { status: 404, title: 'There is no such invoice.' },
  'zone-not-found': { status: 404, title: 'There is no such delivery zone.' },
  'subscription-not-found': { status: 404, title: 'There is no subscription with this number.' },
  'subscription-ended': { status: 409, title: 'This subscription has ended.' },
  'subscribed-already': { status: 409, title: 'There is a subscription already. Change that one.' },
  'week-closed': { status: 409, title: 'The box of this week has closed.' },
  'no-box-that-week': { status: 409, title: 'There is no box in that week.' },
  'promotion-not-found': { status: 404, title: 'There is no promotion with this number.' },
  'promotion-code-taken': { status: 409, title: 'Another promotion has this code.' },
  'promotion-invites-already': {
    status: 409,
    title: 'Another promotion invites friends already.',
  },
  'promotion-used-up': {
    status: 409,
    title: 'All uses of this promotion are taken. Look at the price again.',
  },
  'code-unknown': { status: 404, title: 'There is no such code.' },
  'gift-card-issued': {
    status: 409,
    title:
      'This gift card is issued. Its code was told once: stop it and issue another if it was lost.',
  },
  'withdrawal-not-found': { status: 404, title: 'There is no withdrawal with this number.' },
  'gift-card-not-found': { status: 404, title: 'There is no gift card with this number.' },
  'gift-card-kept': { status: 409, title: 'This gift card is kept in another account.' },
  'gift-card-over': { status: 409, title: 'This gift card is not spent any more.' },
  'gift-card-needs-account': {
    status: 403,
    title: 'Sign in first: a gift card is kept in an account.',
  },
  'balance-changed': {
    status: 409,
    title: 'Credit or gift cards have changed meanwhile. Look at what is left to pay.',
  },
  'nobody-is-invited': { status: 404, title: 'This shop invites nobody by a code.' },
  'kitchen-not-found': { status: 404, title: 'There is no kitchen with this number.' },
  'kitchen-name-taken': { status: 409, title: 'Another kitchen already has this name.' },
  'zone-name-taken': { status: 409, title: 'Another delivery zone already has this name.' },
  'postcode-in-two-zones': { status: 409, title: 'A postcode belongs to one zone only.' },
  'tax-rate-not-found': { status: 404, title: 'There is no such tax rate.' },
  'tax-rate-used': {
    status: 409,
    title: 'Orders were priced with this rate: it can end, and another follow.',
  },
  'tax-rates-overlap': { status: 409, title: 'On one of these days there is a rate already.' },
  'tax-rate-ends-early': { status: 422, title: 'A rate ends on its first day or later.' },
  'file-wrong': { status: 422, title: 'Rows of the file are wrong. Nothing was written.' },
  'address-not-found': { status: 404, title: 'There is no such address in the address book.' },
  'address-book-full': { status: 409, title: 'The address book holds no more addresses.' },
  'member-not-found': { status: 404, title: 'There is nobody of this number in the household.' },
  'household-full': { status: 409, title: 'The household holds nobody more.' },
  'idempotency-key-missing': {
    status: 400,
    title: 'Send an Idempotency-Key: what is asked for under it is done once.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'This Idempotency-Key was used for something else.',
  },
  'order-not-found': { status: 404, title: 'There is no such order.' },
  'reason-needed': { status: 422, title: 'Say why: the customer reads it.' },
  'money-went-back': {
    status: 409,
    title: 'Money was given back since, for what happened to this box: that stays as it is.',
  },
  'order-move-not-allowed': { status: 409, title: 'The order cannot move to that status.' },
  'cut-off-passed': { status: 409, title: 'The cut-off for that day has passed.' },
  'cart-changes-order': {
    status: 409,
    title: 'The cart holds an order that is being changed: save it there.',
  },
  'order-not-changeable': { status: 409, title: 'This order can no longer be changed.' },
  'order-changed-meanwhile': { status: 409, title: 'This order was changed meanwhile.' },
  'customer-may-cancel': {
    status: 409,
    title: 'The customer was promised that the order can still be cancelled.',
  },
  'meal-not-rateable': {
    status: 409,
    title: 'A meal can be rated once it was delivered, unless all that it cost went back.',
  },
  // the kitchen and the stock
  'supplier-not-found': { status: 404, title: 'There is no supplier with this number.' },
  'supplier-name-taken': { status: 409, title: 'There is a supplier of this name.' },
  'article-not-found': { status: 404, title: 'This supplier does not have that.' },
  'gtin-taken': { status: 409, title: 'This supplier has another article of this GTIN.' },
  'purchase-not-found': { status: 404, title: 'There is no purchase order with this number.' },
  'purchase-not-in-that-state': {
    status: 409,
    title: 'The purchase order is in another state by now.',
  },
  'receipt-not-found': { status: 404, title: 'There is no receipt with this number.' },
  'temperature-missing': { status: 409, title: 'Food of this kind is measured when it comes.' },
  'too-warm': {
    status: 409,
    title: 'This came too warm: say what was done about it.',
  },
  'lot-not-found': { status: 404, title: 'There is no lot with this number.' },
  'lot-not-in-that-state': { status: 409, title: 'The lot is blocked already, or is not.' },
  'lot-below-zero': { status: 409, title: 'The lot does not hold that much.' },
  'no-good-lot': {
    status: 409,
    title: 'Something in this box is in no lot that is good on its day.',
  },
  'blocked-food': {
    status: 409,
    title: 'Something in this box is of a lot that is blocked. Take it out first.',
  },
  'lot-being-recalled': {
    status: 409,
    title: 'This lot is being recalled. End the recall before it is released.',
  },
  'recall-not-found': { status: 404, title: 'There is no recall with this number.' },
  'recall-is-a-drill': { status: 409, title: 'This is a drill: nobody is written to.' },
  'recall-ended': { status: 409, title: 'This recall has ended.' },
  'stock-below-zero': { status: 409, title: 'There is not that much in stock.' },
  'capacity-below-taken': { status: 409, title: 'More boxes than that are already promised.' },
  'movement-too-large': { status: 422, title: 'The stock would be more than we can count.' },
  'nothing-to-pay': { status: 409, title: 'Nothing is to be paid for this order now.' },
  'payment-closed': { status: 409, title: 'This order can no longer be paid.' },
  'payment-method-not-found': { status: 404, title: 'There is no such card.' },
  'payment-method-needed': { status: 409, title: 'An order is still to be charged to this card.' },
  'payment-unknown': { status: 404, title: 'There is no such payment here.' },
  'hook-not-signed': {
    status: 403,
    title: 'This was not signed by the provider, or too long ago.',
  },
  // other software
  'webhook-not-found': { status: 404, title: 'There is no such webhook.' },
  'webhook-url-refused': {
    status: 422,
    title: 'Webhooks go to https addresses of the public internet.',
  },
  'too-many-webhooks': { status: 409, title: 'The shop has as many webhooks as it can have.' },
  'delivery-not-found': { status: 404, title: 'There is no such delivery of a webhook.' },
  'customer-not-found': { status: 404, title: 'There is no such customer.' },
} satisfies Record<string, Problem>;

export type RefusalCode = keyof typeof problems;

/** What a caller can cause. Anything else that is thrown is our own fault and becomes a 500. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

/**
 * Refuses to write over another version than the one that was seen, and tells both values of every field in which the two differ. A save
 * that is there already, as when its answer was lost, has nothing to write.
 */
export function overSeen(
  seenVersion: number,
  mine: object,
  theirs: { version: number } & Record<string, unknown>,
): 'to write' | 'written' {
  const { version } = theirs;
  if (version === seenVersion) return 'to write';
  const conflicts = differences(mine, theirs);
  if (conflicts.length === 0) return 'written';
  throw new Refusal('precondition-failed', { version, current: theirs, conflicts });
}

/** Extra members of the problem; `fields` names what is at fault in the input, as JSON pointers or parameter names. */
type RefusalDetails = {
  fields?: { field: string; message: string }[];
  [member: string]: unknown;
};
