import type { LegalTopic } from '../../../../server/src/contract/legal-pages.ts';

const topicTitles: Record<LegalTopic, string> = {
  help: 'Help',
  contact: 'Contact',
  privacy: 'Privacy',
  terms: 'Terms',
  withdrawal: 'Withdrawal',
  imprint: 'Imprint',
};

/** What every page of the storefront says. */
export const shopWords = {
  skipToContent: 'Skip to content',
  tagline: 'A well-kept pantry, brought to your door.',
  menu: 'Menu',
  theMenu: 'The menu',
  box: 'Box',
  boxWith: (lines: number) => (lines === 1 ? '1 meal in your box' : `${lines} meals in your box`),
  account: 'Account',
  search: 'Search recipes',
  searchPlaceholder: 'Dish or ingredient',
  toHome: (shop: string) => `${shop}, home`,
  howItWorks: 'How it works',
  mainNavigation: 'Main',
  footerNavigation: 'About the shop',
  subscribe: 'Subscribe',
  cancelContracts: 'Cancel contracts here',
  withdrawHere: 'Withdraw from a contract here',
  allRecipes: 'All recipes',
  topics: topicTitles,
  footer: 'An open-source meal-kit store. Amounts to the gram, prices to the cent.',
  apiReference: 'API',
  notFoundTitle: 'There is nothing here',
  notFoundText: 'The page may have moved, or the recipe has left the menu.',
  notFoundNext: 'See this week’s menu',
  offlineTitle: 'There is no connection',
  offlineText: 'The store could not be reached. Look at your connection, then try again.',
  offlineStay: 'You are still on this page, and what you typed is still here.',
  stay: 'Stay here',
  trialName: 'Sandbox',
  trial: 'This shop is a trial: no money moves.',
  /** Where they are paid by card. */
  paymentByCard:
    'You pay by card. It is charged when your order closes, and not before: until then the amount is held on it or, for a day further away, the card is only kept.',
  /** Where boxes are on account: the store takes no money itself. */
  payment: 'Nothing is taken from you here: the shop arranges payment with you.',
  faultTitle: 'Something went wrong on our side',
  faultText: 'Nothing you did is lost. Try again in a moment.',
  faultNext: 'Try again',
};
