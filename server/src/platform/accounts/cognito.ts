import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Accounts, Letter } from '../platform.ts';
import { openAccessTokens } from './cognito/access-tokens.ts';
import { openAdministration } from './cognito/administration.ts';
import { openAppClient } from './cognito/app-client.ts';
import { openEndings } from './cognito/endings.ts';
import { openNote } from './cognito/note.ts';
import { openPublicCalls } from './cognito/public-calls.ts';
import { password } from './cognito/password.ts';
import { registration } from './cognito/registration.ts';
import { secondFactor } from './cognito/second-factor.ts';
import { openSessions } from './cognito/sessions.ts';
import { signingIn } from './cognito/signing-in.ts';
import { standing } from './cognito/standing.ts';
import { openSeal } from '../seal.ts';
import { shareRenewals } from './share-renewals.ts';

type Options = {
  region: string;
  /** The user pool's id, `REGION_ID`; what it must be set up as is told in decision 8. */
  pool: string;
  client: string;
  clientSecret: string;
  appName: () => string;
  /** Where the shop is found, for letters. */
  site: string;
  /** Says when an access token has expired. */
  clock?: () => Date;
  log: Pick<Logger, 'error' | 'warn'>;
  mail: (letter: Letter) => Promise<void>;
  /** Keeps a note of sessions that Cognito could not be told to end until `endings.finish` has told it. */
  keepEnding: (note: string) => Promise<void>;
  /** In place of Cognito's own address, without a slash at the end; the tokens' issuer stays the pool. */
  endpoint?: string | undefined;
  /** Answers that must not tell whether an address is known take at least so long. */
  evenMs?: number;
  pause?: (ms: number) => Promise<void>;
};

/** Accounts kept in an Amazon Cognito user pool. Verbs throw an Error that HTTP answers as 503 while it is away. */
export function openCognitoAccounts(options: Options): Accounts {
  const { region, pool, appName, log, clock = () => new Date() } = options;
  const { evenMs = 1000, pause = sleep } = options;
  const own = `https://cognito-idp.${region}.amazonaws.com`;
  const endpoint = options.endpoint ?? own;
  const ask = openPublicCalls(`${endpoint}/`);
  const client = openAppClient(options.client, options.clientSecret);
  const sessions = openSessions(ask, client);
  const administration = openAdministration({ region, pool, endpoint });
  const note = openNote({ ...options, secret: options.clientSecret, clock });
  const accessTokens = openAccessTokens({
    keysUrl: `${endpoint}/${pool}/.well-known/jwks.json`,
    issuer: `${own}/${pool}`,
    client: client.id,
    clock,
  });

  async function evenly<T>(work: Promise<T>): Promise<T> {
    await Promise.allSettled([work, pause(evenMs)]);
    return work;
  }

  const seal = openSeal(options.clientSecret);
  const { keepEnding: keep } = options;
  const { endings, endAllOf, endSession } = openEndings({
    sessions,
    administration,
    seal,
    keep,
    log,
  });
  const entrance = signingIn({ ask, client, sessions, administration });
  const { signIn } = entrance;
  const refresh = shareRenewals(entrance.refresh);
  const { verify } = accessTokens;
  return {
    ...registration({ ask, client, administration, note, log, evenly, signIn, endAllOf }),
    ...entrance,
    ...password({ ...entrance, ask, sessions, endAllOf }),
    refresh,
    signOut: endSession,
    signOutEverywhere: endAllOf,
    endings,
    tellOfNewDevice: note.newDevice,
    stillStands: standing({ refresh, verify, clock, log }),
    ...secondFactor({ ...entrance, ask, sessions, administration, appName, pause }),
    verify,
    // It tells the devices of a pool that remembers them, and of no session.
    openSessions: undefined,
    // Decision 42 says what its own would take.
    passkeys: undefined,
    // It does so itself.
    forgetRunOut: () => Promise.resolve(),
  };
}
