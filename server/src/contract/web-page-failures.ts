/** Why a page of somebody else's site was not fetched. */
export const webPageFailures = [
  'not-an-address',
  'address-not-public',
  'no-such-host',
  'offline',
  'unreachable',
  'not-secure',
  'too-slow',
  'too-large',
  'too-many-redirects',
  'not-a-page',
  'not-given',
] as const;
export type WebPageFailure = (typeof webPageFailures)[number];
