/** By what names the shop itself gives money back, where nobody of the staff asked for it. */
export const shopsOwn = { cashier: 'cashier', packing: 'packing room', shop: 'shop' } as const;

/** Why the shop itself cancels an order or gives money back, as it is written down; a letter says it in its reader's language. */
export const shopsReasons = {
  unpaid: 'It was not paid in time.',
  'charge-failed': 'Your card could not be charged, and it was not paid in another way.',
  cancelled: 'The order was cancelled.',
  surplus: 'More was paid than is due.',
  missing: 'Missing in the box',
  recalled: 'It was called back, and is not to be eaten.',
  swapped: 'What came into the box instead costs less.',
  unwanted: 'You skipped it, paused or ended your subscription while it was being ordered.',
} as const;
export type ShopsReason = keyof typeof shopsReasons;
const allReasons = Object.keys(shopsReasons) as ShopsReason[];

/** Which of them a reason is; undefined where somebody wrote their own. */
export const shopsReasonOf = (reason: string): ShopsReason | undefined =>
  allReasons.find((it) => shopsReasons[it] === reason);
