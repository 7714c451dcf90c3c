import { isIP } from 'node:net';
import type { Logger } from 'pino';
import { Refusal } from '../../../refusal.ts';
import type {
  Accounts,
  Caller,
  Claims,
  Database,
  PasskeyCeremonies,
  Passkeys,
} from '../../platform.ts';
import { clientNetworks } from '../../client-network.ts';
import type { AccessTokens } from './access-tokens.ts';
import * as challenges from './challenges.ts';
import { passkeyOwner, refusing, type Library } from './library.ts';
import type { Attempts } from './limits.ts';
import type { Opening } from './opening.ts';
import type { PasskeyRow, PasskeyRows } from './passkey-rows.ts';
import type { Sessions } from './sessions.ts';

type Parts = {
  database: Database;
  library: Library;
  issuer: string;
  appName: () => string;
  clock: () => Date;
  log: Pick<Logger, 'warn'>;
  attempts: Attempts;
  sessions: Sessions;
  accessTokens: AccessTokens;
  rows: PasskeyRows;
  provePassword: Accounts['provePassword'];
  opening: Opening;
};

/** Who has just signed in need not prove again that it is them. */
const freshMinutes = 10;
const mostOfOne = 20;

/** Browsers know passkeys where nobody can listen and the host has a name. */
function worksAt(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return false;
  return protocol === 'https:' || /(^|\.)localhost$/.test(hostname);
}

const answers = {
  AUTHENTICATION_FAILED: 'wrong-passkey',
  PASSKEY_NOT_FOUND: 'wrong-passkey',
  FAILED_TO_VERIFY_REGISTRATION: 'wrong-passkey',
  CHALLENGE_NOT_FOUND: 'passkey-too-late',
} as const;

/** Passkeys by the library, opened and changed by our own sessions. Each holds the host that it was made for. */
export async function openPasskeys(parts: Parts): Promise<Passkeys> {
  const { database, library, issuer, appName, clock, log, attempts } = parts;
  const { sessions, accessTokens, rows, provePassword, opening } = parts;
  const { hostname: host, origin } = new URL(issuer);

  const areOffered = worksAt(issuer);
  const elsewhere = await rows.countElsewhere(areOffered ? host : undefined);
  if (elsewhere > 0)
    log.warn(
      { passkeys: elsewhere, host },
      'passkeys were made for another address of this shop and open nothing at the one that it has',
    );

  const toldOf = (row: PasskeyRow) => ({ ...row, works: areOffered && row.host === host });

  /** The library says of a database that is lost what it says of a passkey that does not prove itself. */
  async function answered<T>(call: Promise<T>): Promise<T> {
    try {
      return await refusing(call, answers);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'wrong-passkey') await database.ready();
      throw error;
    }
  }

  const challengeIn = (headers: Headers): string => {
    const challenge = challenges.read('passkey', headers);
    if (!challenge) throw new Error('The library asked no question.');
    return challenge;
  };

  async function sessionOf(accountId: string, token: string | undefined) {
    const used = token === undefined ? undefined : await sessions.use(token);
    if (used?.session.accountId !== accountId) throw new Refusal('session-expired');
    return used;
  }

  async function isFresh({ sessionId }: Pick<Claims, 'sessionId'>): Promise<boolean> {
    const openedAt = sessionId === undefined ? undefined : await sessions.openedAt(sessionId);
    if (!openedAt) return false;
    return clock().getTime() - openedAt.getTime() < freshMinutes * 60_000;
  }

  const countQuestion = (from: Caller) =>
    attempts.countAll('passkeyQuestionsFromAddress', clientNetworks(from.address));

  const ceremonies: PasskeyCeremonies = {
    origin,

    begin: async (from) => {
      await countQuestion(from);
      const { headers, response } = await library.api.generatePasskeyAuthenticationOptions({
        returnHeaders: true,
      });
      const options = { ...response, userVerification: 'required' as const };
      return { challenge: challengeIn(headers), options };
    },

    signIn: async ({ challenge, answer }, from) => {
      await attempts.countAll('signInsFromAddress', clientNetworks(from.address));
      const { session } = await answered(
        library.api.verifyPasskeyAuthentication({
          body: { response: { ...answer, clientExtensionResults: {} } },
          headers: challenges.write('passkey', challenge),
        }),
      );
      return opening(session.token, from.device);
    },

    beginAdding: async ({ accountId, email }, from) => {
      await countQuestion(from);
      if ((await rows.list(accountId)).length >= mostOfOne) throw new Refusal('too-many-passkeys');
      const owner = passkeyOwner.parse({ id: accountId, name: email });
      const { headers, response } = await library.api.generatePasskeyRegistrationOptions({
        query: { context: JSON.stringify(owner) },
        returnHeaders: true,
      });
      const options = { ...response, rp: { ...response.rp, name: appName() } };
      return { challenge: challengeIn(headers), options };
    },

    add: async (claims, { challenge, answer, name, refreshToken }, from, within) => {
      await attempts.countAll('codeTriesFromAddress', clientNetworks(from.address));
      const { accountId } = claims;
      const raised = claims.mfa ? undefined : await sessionOf(accountId, refreshToken);
      const made = await answered(
        library.api.verifyPasskeyRegistration({
          body: { response: { ...answer, clientExtensionResults: {} } },
          headers: challenges.write('passkey', challenge),
        }),
      );
      const finished = database.transaction(async (tx) => {
        await rows.lockWays(tx, accountId);
        await sessions.holdOpen(tx, claims);
        const before = await rows.list(accountId, tx);
        if (before.length >= mostOfOne) throw new Refusal('too-many-passkeys');
        const mine = { passkeyId: made.id, accountId };
        const added = await rows.finish(tx, mine, { name, host });
        if (!added) throw new Refusal('passkey-too-late');
        const passkey = toldOf(added);
        await within(tx, before.length, passkey);
        if (!raised || raised.session.mfa) return { passkey };
        const upgraded = await sessions.upgrade(tx, raised.refreshToken);
        const tokens = await accessTokens.tokensOf(upgraded.session, upgraded.refreshToken);
        return { passkey, tokens };
      });
      return finished.catch(async (error: unknown) => {
        // Left there, the device would be told that it has one already.
        await rows.removeUnfinished(made.id).catch((why: unknown) => {
          log.warn({ err: why }, 'a passkey that was not finished stays for an hour');
        });
        throw error;
      });
    },
  };

  return {
    ceremonies: areOffered ? ceremonies : undefined,

    list: async (accountId) => (await rows.list(accountId)).map(toldOf),

    isFresh,

    prove: async (claims, password, from) => {
      if (password !== undefined) await provePassword({ email: claims.email, password }, from);
      else if (!(await isFresh(claims))) throw new Refusal('password-required');
    },

    rename: async (accountId, passkeyId, name) => {
      if (!(await rows.rename(accountId, passkeyId, name))) throw new Refusal('passkey-not-found');
    },

    remove: (claims, passkeyId, within) =>
      database.transaction(async (tx) => {
        const { accountId } = claims;
        const ways = await rows.lockWays(tx, accountId);
        await sessions.holdOpen(tx, claims);
        const before = (await rows.list(accountId, tx)).map(toldOf);
        const passkey = before.find((it) => it.passkeyId === passkeyId);
        if (!ways || !passkey) throw new Refusal('passkey-not-found');
        await rows.remove(tx, accountId, passkeyId);
        const works = before.filter((it) => it !== passkey && it.works).length;
        await within(tx, before.length, passkey, { ...ways, passkeys: works });
      }),
  };
}
