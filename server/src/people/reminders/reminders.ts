import { z } from 'zod';
import type { Claims, Database, Db, Seal } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import * as customers from '../customers/customers.ts';
import * as rows from './sql.ts';
import type { SaidIn } from './sql.ts';

export type Reminders = { database: Database; clock: () => Date; seal: Seal };

/** What somebody said last of letters that remind. Who has said nothing is written to, and can stop it with the first. */
export type Chosen = { wanted: boolean; saidAt: Date | null };

/** What a link in a letter says, sealed with the store's own secret: for this alone, and for good. */
const linked = z.object({ for: z.literal('reminders'), customerNo: z.int() });

/** Opens the page that stops letters which remind, without a sign-in. */
export const linkKeyOf = ({ seal }: Pick<Reminders, 'seal'>, customerNo: number): string =>
  seal.close({ for: 'reminders', customerNo } satisfies z.infer<typeof linked>);

function customerBehind({ seal }: Pick<Reminders, 'seal'>, key: string): number {
  const opened = linked.safeParse(seal.open(key));
  if (!opened.success) throw new Refusal('reminder-link-unknown');
  return opened.data.customerNo;
}

export async function chosenOf(
  { database }: { database: Db },
  customerNo: number,
): Promise<Chosen> {
  return (await rows.readChoice(database, customerNo)) ?? { wanted: true, saidAt: null };
}

async function choose(
  { database, clock }: Pick<Reminders, 'database' | 'clock'>,
  customerNo: number,
  { wanted, saidIn }: { wanted: boolean; saidIn: SaidIn },
): Promise<Chosen> {
  const known = await chosenOf({ database }, customerNo);
  // Said again it says nothing new.
  if (known.saidAt !== null && known.wanted === wanted) return known;
  const choice = { wanted, saidAt: clock() };
  await rows.writeChoice(database, customerNo, { ...choice, saidIn });
  return choice;
}

export const chosenByLink = (parts: Reminders, key: string): Promise<Chosen> =>
  chosenOf(parts, customerBehind(parts, key));

export const chooseByLink = (parts: Reminders, key: string, wanted: boolean): Promise<Chosen> =>
  choose(parts, customerBehind(parts, key), { wanted, saidIn: 'letter' });

export async function ownChoice(parts: customers.People, claims: Claims): Promise<Chosen> {
  return chosenOf(parts, (await customers.customerOf(parts, claims)).customerNo);
}

export async function chooseOwn(
  parts: customers.People & Pick<Reminders, 'clock'>,
  claims: Claims,
  wanted: boolean,
): Promise<Chosen> {
  const { customerNo } = await customers.customerOf(parts, claims);
  return choose(parts, customerNo, { wanted, saidIn: 'account' });
}
