import { randomUUID } from 'node:crypto';
import type { Config } from '../../config.ts';
import { prefixOf } from '../../contract/languages.ts';
import type { PasskeyMade } from '../../contract/passkey.ts';
import * as outbox from '../../platform/outbox.ts';
import type {
  Accounts,
  Caller,
  Claims,
  Database,
  OutboxPort,
  Passkey,
  PasskeyCeremonies,
  PasskeyQuestion,
  Passkeys,
  Staff,
  Tokens,
  Tx,
} from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { record } from '../../shop/audit/audit.ts';
import * as customers from '../customers/customers.ts';
import * as staffing from '../staff/staff.ts';
import { isLastWayIn } from './last-way-in.ts';
import { addedLetter } from './letters.ts';

export type Keeping = {
  database: Database;
  clock: () => Date;
  staff: Staff;
  outbox: OutboxPort;
  accounts: Pick<Accounts, 'passkeys'>;
  config: Pick<Config, 'shop' | 'publicUrl'>;
};

function known({ accounts }: Pick<Keeping, 'accounts'>): Passkeys {
  if (!accounts.passkeys) throw new Refusal('passkeys-not-offered');
  return accounts.passkeys;
}

function offered({ accounts }: Pick<Keeping, 'accounts'>): PasskeyCeremonies {
  if (!accounts.passkeys?.ceremonies) throw new Refusal('passkeys-not-offered');
  return accounts.passkeys.ceremonies;
}

export async function passkeysOf(
  { accounts: { passkeys } }: Pick<Keeping, 'accounts'>,
  claims: Claims,
): Promise<{ origin: string | null; asksPassword: boolean; items: Passkey[] }> {
  if (!passkeys) return { origin: null, asksPassword: false, items: [] };
  return {
    origin: passkeys.ceremonies?.origin ?? null,
    asksPassword: !(await passkeys.isFresh(claims)),
    items: await passkeys.list(claims.accountId),
  };
}

export async function begin(
  keeping: Keeping,
  claims: Claims,
  password: string | undefined,
  from: Caller,
): Promise<PasskeyQuestion> {
  const ceremonies = offered(keeping);
  const passkeys = await mayChange(keeping, claims);
  await passkeys.prove(claims, password, from);
  return ceremonies.beginAdding(claims, from);
}

export async function add(
  keeping: Keeping,
  claims: Claims,
  made: { challenge: string; answer: PasskeyMade; name: string; refreshToken: string | undefined },
  from: Caller,
): Promise<{ passkey: Passkey; tokens?: Tokens }> {
  const ceremonies = offered(keeping);
  await mayChange(keeping, claims);
  const tellTrail = await trailOf(keeping, claims);
  const added = await ceremonies.add(claims, made, from, async (tx, before, passkey) => {
    // Another may have been added since this one was looked at.
    if (tellTrail && !claims.mfa && before > 0) throw new Refusal('mfa-required');
    await tellTrail?.(tx, 'passkey-added', before, before + 1);
    const { shop, publicUrl } = keeping.config;
    const { accountId, email } = claims;
    // They are warned in a language that they read, whatever a stranger adds it in.
    const language = await customers.languageOfAccount({ ...keeping, database: tx }, accountId);
    const link = `${publicUrl}${prefixOf(language)}/account/passkeys`;
    const letter = addedLetter(language, email, passkey, { shopName: shop.name, link });
    await outbox.add(tx, { kind: 'letter', payload: { id: randomUUID(), ...letter } });
  });
  keeping.outbox.poke();
  return added;
}

export async function rename(
  keeping: Keeping,
  claims: Claims,
  { passkeyId, name, password }: { passkeyId: string; name: string; password?: string | undefined },
  from: Caller,
): Promise<void> {
  const passkeys = await mayChange(keeping, claims);
  await passkeys.prove(claims, password, from);
  await passkeys.rename(claims.accountId, passkeyId, name);
}

export async function remove(
  keeping: Keeping,
  claims: Claims,
  { passkeyId, password }: { passkeyId: string; password?: string | undefined },
  from: Caller,
): Promise<void> {
  const passkeys = await mayChange(keeping, claims);
  await passkeys.prove(claims, password, from);
  const tellTrail = await trailOf(keeping, claims);
  await passkeys.remove(claims, passkeyId, async (tx, before, passkey, left) => {
    const needsFactor = tellTrail !== undefined;
    if (passkey.works && isLastWayIn(left, needsFactor)) throw new Refusal('last-way-in');
    await tellTrail?.(tx, 'passkey-removed', before, before - 1);
  });
}

/** Whoever works here and has a passkey shows it first: with the password alone they could put another in its place. */
async function mayChange(keeping: Keeping, claims: Claims): Promise<Passkeys> {
  const passkeys = known(keeping);
  if (claims.mfa || (await keeping.staff.roleOf(claims)) === undefined) return passkeys;
  if ((await passkeys.list(claims.accountId)).length > 0) throw new Refusal('mfa-required');
  return passkeys;
}

/** How what somebody of the staff changes of their passkeys is written down; undefined for customers, of whom nothing is. */
async function trailOf(keeping: Keeping, claims: Claims) {
  const role = await keeping.staff.roleOf(claims);
  if (role === undefined) return undefined;
  await staffing.adopt(keeping, claims);
  const { accountId, email } = claims;
  return async (
    tx: Tx,
    what: 'passkey-added' | 'passkey-removed',
    before: number,
    after: number,
  ): Promise<void> => {
    const subject = await staffing.numberOf(tx, accountId);
    const by = { accountId, email, role };
    const [was, is] = [{ passkeys: before }, { passkeys: after }];
    await record(tx, { by, what, subject, before: was, after: is });
  };
}
