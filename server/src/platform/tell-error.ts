import { pino } from 'pino';

const eMail = /[\w.!#$%&'*+=?^`{|}~-]+(?:@|%40)[\w.-]+/g;
const jwt = /eyJ[\w-]+(?:\.[\w-]*)*/g;
/** Long enough to open something, and not a word: letters and figures. */
const secret = /(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{40,}/g;

/** What a sentence says without the people and the keys in it. */
export const withoutPeople = (text: string): string =>
  text.replace(eMail, '<e-mail>').replace(jwt, '<token>').replace(secret, '<secret>');

/**
 * What the log may tell of an error: what it is and where it came about. PostgreSQL and libraries hang rows, addresses and whole requests on
 * theirs; these are left out, and of the words so is whatever looks like a person or a key.
 */
export function tellError(error: unknown): unknown {
  if (!(error instanceof Error)) return withoutPeople(String(error));
  const told = pino.stdSerializers.err(error);
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return {
    type: told.type,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    message: withoutPeople(told.message),
    stack: withoutPeople(told.stack),
  };
}
