/** The sandbox's cards, by numbers that people know from trials elsewhere, and what each does. */
export const testCards = [
  { number: '4242424242424242', brand: 'Visa', behaviour: 'succeeds' },
  { number: '5555555555554444', brand: 'Mastercard', behaviour: 'succeeds' },
  { number: '4000002500003155', brand: 'Visa', behaviour: 'asks' },
  { number: '4000002760003184', brand: 'Visa', behaviour: 'asks-always' },
  { number: '4000000000000002', brand: 'Visa', behaviour: 'declined' },
  { number: '4000000000009995', brand: 'Visa', behaviour: 'insufficient-funds' },
  { number: '4000000000000069', brand: 'Visa', behaviour: 'expired-card' },
  { number: '4000000000000127', brand: 'Visa', behaviour: 'wrong-cvc' },
  { number: '4000000000000341', brand: 'Visa', behaviour: 'declined-later' },
  { number: '4000000000005126', brand: 'Visa', behaviour: 'refund-fails' },
] as const;
export type TestCard = (typeof testCards)[number];

export const cardBehaviours = [
  'succeeds',
  // Wants a challenge, and then none for what is charged later.
  'asks',
  // Wants one each time, also when its owner is not there.
  'asks-always',
  'declined',
  'insufficient-funds',
  'expired-card',
  'wrong-cvc',
  // Is kept at first, and declined when it is charged later.
  'declined-later',
  // Succeeds; what is given back to it bounces.
  'refund-fails',
] as const satisfies readonly TestCard['behaviour'][];
export type CardBehaviour = (typeof cardBehaviours)[number];
