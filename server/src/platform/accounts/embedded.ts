import type { Logger } from 'pino';
import type { Accounts, Database, Letter } from '../platform.ts';
import { openAccessTokens } from './embedded/access-tokens.ts';
import { openLibrary } from './embedded/library.ts';
import { defaultLimits, openLimits } from './embedded/limits.ts';
import type { Limits } from './embedded/limits.ts';
import { openPeople } from './embedded/people.ts';
import { openPost } from './embedded/post.ts';
import { registration } from './embedded/registration.ts';
import { openSecondFactor } from './embedded/second-factor.ts';
import { openSessions } from './embedded/sessions.ts';
import { signingIn } from './embedded/signing-in.ts';

type Options = {
  database: Database;
  /** Signs codes and challenges, encrypts signing keys and authenticator secrets: another one makes those unreadable. */
  secret: string;
  issuer: string;
  appName: string;
  /** Moves access tokens and sessions; codes, challenges and limits follow the machine's own time. */
  clock?: () => Date;
  mail: (letter: Letter) => Promise<void>;
  log: Pick<Logger, 'error'>;
  limits?: Partial<Limits>;
};

/** Accounts kept in this store's own PostgreSQL, in the schema `accounts`. `close` waits for letters on their way. */
export async function openEmbeddedAccounts(
  options: Options,
): Promise<Accounts & { close: () => Promise<void> }> {
  const { database, secret, issuer, appName, clock = () => new Date() } = options;
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const library = openLibrary({
    database,
    secret,
    issuer,
    limits,
    takeTotp: (accountId, code) => secondFactor.take(accountId, code),
  });
  const { password: passwords } = await library.$context;
  const attempts = openLimits(database.pool, secret, limits);
  const sessions = openSessions(database, clock);
  const secondFactor = openSecondFactor(database, library, appName);
  const accessTokens = openAccessTokens(library, issuer, clock);
  const post = openPost({ ...options, codeSeconds: limits.mailedCode.seconds });

  return {
    ...registration({ library, passwords, attempts, people: openPeople(database), post }),
    ...signingIn({ database, library, limits, attempts, sessions, secondFactor, accessTokens }),
    signOut: sessions.end,
    signOutEverywhere: sessions.endAll,
    verify: accessTokens.verify,
    close: post.close,
  };
}
