/**
 * How many days what is only passing is kept. An hourly job removes what is older (`office/retention`), and the privacy page says the same
 * numbers. What is good for minutes goes with the job that finds it run out.
 */
export const keepDays = {
  /** A box since it was changed last, and what was chosen and looked at since something was. A guest's is found by one browser alone. */
  guestBox: 30,
  customerBox: 180,
  /** A sign-up that nobody confirmed: whoever comes back later signs up anew. */
  signUp: 1,
  /** A change of an e-mail that was asked for: its letters are good for as long. */
  emailChange: 1,
  /** A session since it was used last, with the keys that it spent; a spent key that comes back ends it. */
  session: 30,
  /** In a browser, that somebody signed in to an account from it, since the last time: as long as browsers keep a cookie at most. */
  knownDevice: 400,
  /** The copy of a letter in the folder `mail`: what a customer was told about an order of this season can be read again. */
  letterCopy: 90,
  /** A letter that could not be sent, and other work that was given up: an operator may start it again. */
  givenUp: 90,
  /** What a provider told of a payment: it repeats itself for three days, and lists what it told for thirty. */
  paymentHook: 30,
  /** Who ended a subscription or withdrew from a contract without signing in: three years, in which somebody may ask whether it arrived. */
  cancellation: 1095,
  /** In a browser, the page that somebody cooks from, so that it opens without a connection; the service worker removes it. */
  cookPage: 3,
  /** What was measured and cleaned in the kitchen, with who noted it: for inspectors, two years. */
  hygieneLog: 730,
} as const;

const hourMs = 3_600_000;

/**
 * When something is over that was touched now, by the whole hour before: what is touched again within the hour keeps its end, and then
 * PostgreSQL writes no index of it anew.
 */
export const overAfter = (days: number, now: Date): Date =>
  new Date(Math.floor(now.getTime() / hourMs + days * 24) * hourMs);
