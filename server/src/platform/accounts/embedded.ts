import type { Logger } from 'pino';
import type { Accounts, Database, Json, Letter } from '../platform.ts';
import { openAccessTokens } from './embedded/access-tokens.ts';
import { openEndedSessions } from './embedded/ended-sessions.ts';
import { openGuesses } from './embedded/guesses.ts';
import { openDeviceLetters } from './embedded/device-letters.ts';
import { openLibrary } from './embedded/library.ts';
import { defaultLimits, openLimits } from './embedded/limits.ts';
import type { Limits } from './embedded/limits.ts';
import { openMailedCodes } from './embedded/mailed-codes.ts';
import { openOpening } from './embedded/opening.ts';
import { openPasskeyRows } from './embedded/passkey-rows.ts';
import { openPasskeys } from './embedded/passkeys.ts';
import { openPeople } from './embedded/people.ts';
import { openPost, type Errand } from './embedded/post.ts';
import { forgetRunOut } from './embedded/run-out.ts';
import { registration } from './embedded/registration.ts';
import { openSecondFactor } from './embedded/second-factor.ts';
import { openSessions } from './embedded/sessions.ts';
import { signingIn } from './embedded/signing-in.ts';
import { shareRenewals } from './share-renewals.ts';

type Options = {
  database: Database;
  /** Signs codes and challenges, encrypts signing keys and authenticator secrets: another one makes those unreadable. */
  secret: string;
  issuer: string;
  appName: () => string;
  /** Moves access tokens and sessions; codes, challenges and limits follow the machine's own time. */
  clock?: () => Date;
  /** Keeps an errand until `deliver` has done it, however often that takes. */
  post: (errand: Errand) => Promise<void>;
  mail: (letter: Letter) => Promise<void>;
  log: Pick<Logger, 'error' | 'warn'>;
  limits?: Partial<Limits>;
};

/** Accounts kept in this store's own PostgreSQL, in the schema `accounts`. `deliver` sends the letter of an errand. */
export async function openEmbeddedAccounts(
  options: Options,
): Promise<Accounts & { deliver: (errand: Json) => Promise<void> }> {
  const { database, secret, issuer, appName, post, log, clock = () => new Date() } = options;
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const library = openLibrary({
    database,
    secret,
    issuer,
    limits,
    takeTotp: (accountId, code) => secondFactor.takeTotp(accountId, code),
    usePasskey: (credentialId) => passkeyRows.use(credentialId, new URL(issuer).hostname),
  });
  const passkeyRows = openPasskeyRows(database, clock);
  const { password: passwords } = await library.$context;
  const ended = openEndedSessions(database);
  const parts = {
    database,
    library,
    passwords,
    limits,
    ended,
    post,
    attempts: openLimits(database.pool, secret, limits),
    guesses: openGuesses(database, secret),
    people: openPeople(database),
    codes: openMailedCodes(database, secret, limits.mailedCode),
    sessions: openSessions({ database, secret, clock, ended, log }),
    accessTokens: openAccessTokens({ database, library, issuer, clock, ended, log }),
  };
  const secondFactor = openSecondFactor(database, library, appName);
  const { sessions, accessTokens } = parts;
  const opening = openOpening(parts);
  const verbs = signingIn({ ...parts, secondFactor, opening, passkeys: passkeyRows });
  const { provePassword } = verbs;
  const passkeys = await openPasskeys({
    ...options,
    ...parts,
    opening,
    clock,
    rows: passkeyRows,
    provePassword,
  });

  return {
    ...registration({ ...parts, passkeys: passkeyRows }),
    ...verbs,
    refresh: shareRenewals(verbs.refresh),
    signOut: sessions.end,
    signOutEverywhere: sessions.endAll,
    // Its own database hears of it at once, or says that it does not.
    endings: undefined,
    tellOfNewDevice: openDeviceLetters({ ...parts, clock, log }),
    stillStands: async (claims) => ({ stands: await sessions.stands(claims) }),
    verify: accessTokens.verify,
    openSessions: sessions.open,
    passkeys,
    forgetRunOut: async () => {
      await sessions.forgetRunOut();
      await parts.people.forgetUnconfirmed();
      await passkeyRows.forgetUnfinished();
      await forgetRunOut(database);
    },
    deliver: openPost({
      ...options,
      ...parts,
      passkeys: passkeyRows,
      codeSeconds: limits.mailedCode.seconds,
    }).deliver,
  };
}
