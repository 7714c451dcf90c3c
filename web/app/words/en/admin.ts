import { statusesForStaff } from './order-status.ts';

/** What every page of the back office says. */
export const adminWords = {
  title: (page: string) => `${page} · Back office`,
  backOffice: 'Back office',
  skipToContent: 'Skip to content',
  navigation: 'Back office',
  openMenu: 'Open navigation',
  closeMenu: 'Close navigation',
  toShop: 'To the shop',
  secondFactor: 'Second factor',
  signOut: 'Sign out',
  refusedTitle: 'This account may not do that',
  refusedText:
    'The back office is for those who work here, each for their own part of it. Sign in with an account that may see this page.',
  refusedNext: 'To the shop',
  missingTitle: 'There is nothing here',
  missingText: 'It may have been removed, or the address has a mistake in it.',
  missingNext: 'To today',
  faultTitle: 'Something went wrong on our side',
  faultText: 'Nothing was changed that you did not see change. Try again in a moment.',
  faultNext: 'Try again',
  search: 'Search',
  clear: 'Clear all',
  more: 'Next page',
  toFirst: 'First page',
  pages: 'Pages',
  print: 'Print',
  cancel: 'Go back',
  selectAll: 'Select all on this page',
  notGiven: 'Not given',
  statuses: statusesForStaff,
};
