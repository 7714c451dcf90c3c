import { z } from 'zod';
import type { Config } from '../../config.ts';
import { add } from '../../platform/outbox.ts';
import type {
  Claims,
  Database,
  Letter,
  Mail,
  MailEvents,
  OutboxPort,
  Seal,
} from '../../platform/platform.ts';
import { goneFor, StoppedError } from '../../platform/refused-address.ts';
import { Refusal } from '../../refusal.ts';
import { nameOf, type Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import * as customers from '../customers/customers.ts';
import { confirmLetter } from './letters.ts';
import * as rows from './sql.ts';
import { readSesEvent, type MailEvent, type Stop } from './stops.ts';

export type Mailboxes = {
  database: Database;
  clock: () => Date;
  seal: Seal;
  outbox: OutboxPort;
  config: Pick<Config, 'shop' | 'publicUrl'>;
};

/**
 * Mail that goes to no address that takes none, and learns of those: what a server refuses for good it is not asked again. What goes `always`
 * is tried all the same. The error says so to the outbox, which gives such a letter up at once.
 */
export function heedStops(
  mail: Mail,
  { database, clock }: Pick<Mailboxes, 'database' | 'clock'>,
): Mail {
  const send = async (letter: Letter) => {
    const { to, always = false } = letter;
    const stop = always ? undefined : await rows.readStop(database, to);
    if (stop)
      throw new StoppedError(`${stop.kind} on ${stop.stoppedAt.toISOString()}, ${stop.why}`);
    await mail.send(letter).catch(async (error: unknown) => {
      const why = goneFor(error);
      if (why === undefined) throw error;
      await rows.writeStop(database, { address: to, kind: 'bounce', stoppedAt: clock(), why });
      throw new StoppedError(why, { cause: error });
    });
  };
  return { ...mail, send };
}

/** Keeps what a mail service tells; told again it says nothing new. */
export async function hear(
  { database, clock }: Pick<Mailboxes, 'database' | 'clock'>,
  { addresses, kind, why }: MailEvent,
): Promise<void> {
  for (const address of addresses)
    await rows.writeStop(database, { address, kind, stoppedAt: clock(), why });
}

export type Listening = { mailEvents: MailEvents | undefined };

/** Takes what a mail service sends here, once it has shown that it is the service. */
export async function hearHook(
  parts: Pick<Mailboxes, 'database' | 'clock'> & Listening,
  body: string,
): Promise<void> {
  const read = await parts.mailEvents?.read(body);
  if (!read) throw new Refusal('hook-not-signed');
  const event = readSesEvent(read.told);
  if (event) await hear(parts, event);
}

export async function stopOfCustomer(
  { database }: Pick<Mailboxes, 'database'>,
  customerNo: number,
): Promise<Stop | null> {
  const { email } = await customers.customerByNo({ database }, customerNo);
  return (email === null ? undefined : await rows.readStop(database, email)) ?? null;
}

/** Staff has learned that the address takes letters again. */
export async function lift(
  { database, clock }: Pick<Mailboxes, 'database' | 'clock'>,
  customerNo: number,
  by: Actor,
): Promise<void> {
  const { email } = await customers.customerByNo({ database }, customerNo);
  await database.transaction(async (tx) => {
    const stop = email === null ? undefined : await rows.readStop(tx, email);
    if (email === null || !stop) throw new Refusal('mail-not-stopped');
    await rows.liftStop(tx, { address: email, at: clock(), by: nameOf(by) });
    const [before, after] = [{ mail: stop.kind }, { mail: null }];
    await record(tx, { by, what: 'mail-stop-lifted', subject: customerNo, before, after });
  });
}

export async function ownStop(
  parts: customers.People,
  claims: Claims,
): Promise<{ email: string | null; stop: Stop | null }> {
  const { email } = await customers.customerOf(parts, claims);
  const stop = email === null ? undefined : await rows.readStop(parts.database, email);
  return { email, stop: stop ?? null };
}

/** What the link in that letter says, sealed with the store's own secret: for this stop alone. */
const linked = z.object({ for: z.literal('mailbox'), address: z.string(), stopNo: z.int() });

/** Sends a letter to an address that takes none: who can press the button in it shows that it does. */
export async function askToConfirm(
  parts: Mailboxes & customers.People,
  claims: Claims,
): Promise<void> {
  const { database, config, clock, seal, outbox } = parts;
  const { email, stop } = await ownStop(parts, claims);
  if (email === null || !stop) throw new Refusal('mail-not-stopped');
  const { customerNo } = await customers.customerOf(parts, claims);
  const language = await customers.languageOf(parts, customerNo);
  const key = seal.close({
    for: 'mailbox',
    address: email,
    stopNo: stop.stopNo,
  } satisfies z.infer<typeof linked>);
  // Asked again within the hour it is the same letter.
  const hour = Math.floor(clock().getTime() / 3_600_000);
  const about = { id: `mailbox-${stop.stopNo}-${hour}`, to: email, key, language };
  await database.transaction((tx) =>
    add(tx, { kind: 'letter', payload: confirmLetter(about, config) }),
  );
  outbox.poke();
}

/** By the link in the letter. A stop that was written since holds: then the letter before did not arrive. */
export async function confirm(
  { database, clock, seal }: Pick<Mailboxes, 'database' | 'clock' | 'seal'>,
  key: string,
): Promise<void> {
  const opened = linked.safeParse(seal.open(key));
  if (!opened.success) throw new Refusal('mailbox-link-unknown');
  const { address, stopNo } = opened.data;
  await rows.liftStop(database, { address, stopNo, at: clock(), by: 'customer' });
}
