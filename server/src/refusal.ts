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

/** Extra members of the problem; `fields` names what is at fault in the input, as JSON pointers or parameter names. */
export type RefusalDetails = {
  fields?: { field: string; message: string }[];
  [member: string]: unknown;
};

export type RefusalCode =
  // the request itself
  | 'invalid-input'
  | 'invalid-json'
  | 'invalid-cursor'
  | 'unsupported-media-type'
  | 'body-too-large'
  | 'headers-too-large'
  | 'route-not-found'
  | 'method-not-allowed'
  | 'cross-origin'
  | 'precondition-failed'
  | 'not-ready'
  // who is asking
  | 'not-signed-in'
  | 'not-allowed'
  | 'mfa-required'
  | 'wrong-credentials'
  | 'wrong-code'
  | 'not-confirmed'
  | 'password-too-weak'
  | 'session-expired'
  | 'too-many-attempts'
  | 'account-exists'
  // the menu
  | 'recipe-not-found'
  | 'recipe-not-published'
  | 'recipe-incomplete'
  | 'picture-unreadable'
  | 'picture-too-small'
  | 'slug-taken'
  | 'category-not-found'
  | 'category-unknown'
  | 'ingredient-not-found'
  | 'ingredient-unknown'
  | 'ingredient-not-in-recipe'
  | 'ingredient-name-taken'
  | 'unit-in-use'
  | 'swap-not-offered'
  | 'conflicting-changes'
  | 'line-empty'
  | 'amount-too-large'
  // the basket and the order
  | 'basket-changed'
  | 'basket-empty'
  | 'basket-full'
  | 'line-not-found'
  | 'basket-already-ordered'
  | 'price-changed'
  | 'allergen-not-acknowledged'
  | 'delivery-day-unknown'
  | 'delivery-day-closed'
  | 'delivery-day-full'
  | 'out-of-stock'
  | 'idempotency-key-missing'
  | 'idempotency-key-reused'
  | 'order-not-found'
  | 'order-move-not-allowed'
  | 'cut-off-passed'
  // the kitchen and the stock
  | 'stock-below-zero'
  | 'capacity-below-taken'
  | 'movement-too-large'
  | 'customer-not-found';
