import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Config } from '../../config.ts';
import { keepDays } from '../../contract/keep-times.ts';
import * as outbox from '../../platform/outbox.ts';
import { ownLanguage, prefixOf, type Language } from '../../contract/languages.ts';
import type {
  Accounts,
  Caller,
  Claims,
  Json,
  Letter,
  OutboxPort,
  Tx,
} from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import * as customers from '../customers/customers.ts';
import * as staff from '../staff/staff.ts';
import { isProved, type EmailChange, type KeyedChange, type Side } from './email-change.ts';
import { changedLetter, newAddressLetter, oldAddressLetter } from './letters.ts';
import * as rows from './sql.ts';

/** What changing somebody's e-mail takes. */
export type Changing = customers.People & {
  clock: () => Date;
  outbox: OutboxPort;
  accounts: Pick<Accounts, 'provePassword' | 'changeEmail'>;
  config: Pick<Config, 'shop' | 'publicUrl'>;
};

const hours = keepDays.emailChange * 24;
const hourMs = 3_600_000;
/** As many as sign-ups send to one address in an hour. */
const mostAnHour = 5;

const hashOf = (key: string) => createHash('sha256').update(key).digest();
const newKey = () => randomBytes(32).toString('base64url');

/** The address of whoever asks, and the change of it that waits. */
export async function emailOf(
  changing: Pick<Changing, 'database' | 'customers' | 'clock'>,
  claims: Claims,
): Promise<{ email: string; change: EmailChange | undefined }> {
  const { customerNo, email } = await customers.currentProfile(changing, claims);
  const change = await rows.readOpen(changing.database, customerNo, changing.clock());
  return { email: email ?? claims.email, change };
}

/**
 * Sends a key to each of the two mailboxes; one that waits is replaced. Whether the new address has an account is not looked at here: that is
 * told to nobody but whoever has proved that its mailbox is theirs.
 */
export async function ask(
  changing: Changing,
  claims: Claims,
  { email: newEmail, password }: { email: string; password: string },
  from: Caller,
): Promise<EmailChange> {
  const { database, clock, config } = changing;
  const { customerNo, email: known } = await customers.currentProfile(changing, claims);
  const oldEmail = known ?? claims.email;
  await changing.accounts.provePassword({ email: oldEmail, password }, from);
  if (newEmail === oldEmail)
    throw new Refusal('invalid-input', {
      fields: [{ field: '/email', message: 'is the address that you have' }],
    });
  const askedAt = clock();
  const keys = { old: newKey(), new: newKey() };
  const change = await database.transaction(async (tx) => {
    await customers.lock(tx, customerNo);
    const since = new Date(askedAt.getTime() - hourMs);
    if ((await rows.countAsked(tx, { customerNo, newEmail, since })) >= mostAnHour)
      throw new Refusal('too-many-attempts', { retryAfterSeconds: hourMs / 1000 });
    await rows.endOpen(tx, customerNo, askedAt);
    const expiresAt = new Date(askedAt.getTime() + hours * hourMs);
    const added = await rows.addChange(tx, {
      customerNo,
      newEmail,
      askedAt,
      expiresAt,
      keys: { old: hashOf(keys.old), new: hashOf(keys.new) },
    });
    const told = (side: Side, language: Language) => ({
      shopName: config.shop.name,
      hours,
      newEmail,
      link: `${config.publicUrl}${prefixOf(language)}/email/${keys[side]}`,
    });
    const asked = from.language ?? ownLanguage;
    // Whoever owns the account is warned in a language that they read, whatever a stranger asks in.
    const kept = await customers.languageOf({ config, database: tx }, customerNo);
    await send(tx, newAddressLetter(asked, newEmail, told('new', asked)));
    await send(tx, oldAddressLetter(kept, oldEmail, told('old', kept)));
    return added;
  });
  changing.outbox.poke();
  return change;
}

const send = (tx: Tx, letter: Omit<Letter, 'id'>) =>
  outbox.add(tx, { kind: 'letter', payload: { id: randomUUID(), ...letter } });

/** By who is signed in. */
export async function stopOwn(
  changing: Pick<Changing, 'database' | 'customers' | 'clock'>,
  claims: Claims,
): Promise<void> {
  const { customerNo } = await customers.customerOf(changing, claims);
  await changing.database.transaction((tx) => rows.endOpen(tx, customerNo, changing.clock()));
}

export async function changeOfKey(
  { database, clock }: Pick<Changing, 'database' | 'clock'>,
  key: string,
): Promise<KeyedChange> {
  const change = await rows.readByKey(database, hashOf(key), clock());
  if (!change) throw new Refusal('email-change-not-found');
  return change;
}

export async function stop(
  { database, clock }: Pick<Changing, 'database' | 'clock'>,
  key: string,
): Promise<void> {
  const now = clock();
  await database.transaction(async (tx) => {
    const change = await rows.lockByKey(tx, hashOf(key), now);
    if (!change) throw new Refusal('email-change-not-found');
    await rows.end(tx, change.changeNo, now);
  });
}

/** From one mailbox; when it is the second, the address is changed. Asked again, it goes on where it stopped. */
export async function confirm(
  changing: Changing,
  key: string,
): Promise<{ changed: boolean; newEmail: string }> {
  const { database, clock } = changing;
  const { changeNo, newEmail, proved } = await database.transaction(async (tx) => {
    const now = clock();
    const change = await rows.lockByKey(tx, hashOf(key), now);
    if (!change) throw new Refusal('email-change-not-found');
    await rows.writeConfirmed(tx, change, now);
    const confirmed = change.side === 'old' ? { oldConfirmedAt: now } : { newConfirmedAt: now };
    const isLast = isProved({ ...change, ...confirmed });
    // It is made here and now; where that is cut short, the outbox goes on.
    if (isLast)
      await outbox.add(tx, {
        kind: 'email-proved',
        payload: { changeNo: change.changeNo },
        notBefore: new Date(now.getTime() + 60_000),
      });
    return { ...change, proved: isLast };
  });
  if (!proved) return { changed: false, newEmail };
  if ((await make(changing, changeNo)) === 'taken') throw new Refusal('email-taken');
  return { changed: true, newEmail };
}

/** The account first: whoever visits with its new address is the same customer, with or without what follows. May run twice. */
async function make(changing: Changing, changeNo: number): Promise<'changed' | 'taken'> {
  const { database, clock, config } = changing;
  const change = await rows.readProved(database, changeNo);
  if (!change) return 'changed';
  const { customerNo, newEmail } = change;
  const { accountId, email: oldEmail } = await customers.customerByNo(changing, customerNo);
  const answer = await changing.accounts.changeEmail(accountId, newEmail);
  await database.transaction(async (tx) => {
    if (!(await rows.end(tx, changeNo, clock())) || answer === 'taken') return;
    await customers.moveEmail(tx, customerNo, newEmail);
    await staff.followEmail(tx, accountId, newEmail);
    const language = await customers.languageOf({ config, database: tx }, customerNo);
    for (const to of new Set([oldEmail ?? newEmail, newEmail]))
      await send(tx, changedLetter(language, to, config.shop.name));
  });
  changing.customers.delete(accountId);
  changing.outbox.poke();
  return answer;
}

export const afterProof = (changing: Changing) => ({
  'email-proved': async (payload: Json) => {
    await make(changing, (payload as { changeNo: number }).changeNo);
  },
});
