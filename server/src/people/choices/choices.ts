import type { Logger } from 'pino';
import { keepDays, overAfter } from '../../contract/keep-times.ts';
import type { Choices, Database, Json } from '../../platform/platform.ts';
import { isTransient } from '../../platform/transient.ts';
import type { Customer } from '../customers/customer.ts';
import * as customers from '../customers/customers.ts';
import {
  eatingOf,
  mergeRemembered,
  nothingRemembered,
  withEating,
  type Remembered,
} from './remembered.ts';

/** Where what somebody chose last is kept: beside the boxes, so in both regions where those are. */
export type Remembering = { choices: Choices; clock: () => Date; log: Pick<Logger, 'warn'> };

/** Whose: a guest's secret id, or a customer. */
export type Chooser = { guest: string } | { customerNo: number };

/** They are found by these names, so they stay. */
const keyOf = (chooser: Chooser) =>
  'guest' in chooser ? `choices:guest:${chooser.guest}` : `choices:customer:${chooser.customerNo}`;

const keptUntil = (chooser: Chooser, now: Date): Date =>
  overAfter('guest' in chooser ? keepDays.guestBox : keepDays.customerBox, now);

export type Stored = { remembered: Remembered; version: number };

export async function read(
  { choices }: Pick<Remembering, 'choices'>,
  chooser: Chooser,
): Promise<Stored> {
  const stored = await choices.get(keyOf(chooser));
  // Only this file writes these values, so their shape is ours.
  return stored
    ? { remembered: stored.value as unknown as Remembered, version: stored.version }
    : { remembered: nothingRemembered, version: 0 };
}

export const rememberedOf = async (
  parts: Pick<Remembering, 'choices'>,
  chooser: Chooser,
): Promise<Remembered> => (await read(parts, chooser)).remembered;

/** How often a change is made again when another tab was quicker. */
const tries = 8;

/** Applies one change to what is known at that moment; one that answers what it was given writes nothing. Undefined: others were quicker each time. */
async function change(
  parts: Remembering,
  chooser: Chooser,
  apply: (known: Remembered) => Remembered,
  seen?: Stored,
): Promise<Remembered | undefined> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { remembered, version } =
      (attempt === 0 ? seen : undefined) ?? (await read(parts, chooser));
    const changed = apply(remembered);
    if (changed === remembered) return remembered;
    const until = keptUntil(chooser, parts.clock());
    const put = await parts.choices.put(keyOf(chooser), changed, version, until);
    if (put !== 'conflict') return changed;
  }
  return undefined;
}

/** The same where it must be done, be it later. */
async function mustChange(...asked: Parameters<typeof change>): Promise<void> {
  if (!(await change(...asked)))
    throw new Error('What somebody chose could not be remembered: others were quicker each time.');
}

/**
 * Remembers what somebody just chose, with the profile that was at hand, and over what was just `seen` where somebody looked. What they did has been done: while the choices are away, or others are
 * quicker each time, that stands, nothing is remembered, and undefined is answered.
 */
export async function remember(
  parts: Remembering,
  chooser: Chooser,
  profile: Customer | undefined,
  apply: (known: Remembered, at: string) => Remembered,
  seen?: Stored,
): Promise<Remembered | undefined> {
  const at = parts.clock().toISOString();
  const eating = profile && eatingOf(profile);
  try {
    return await change(
      parts,
      chooser,
      (known) => apply(eating ? withEating(known, eating) : known, at),
      seen,
    );
  } catch (error) {
    if (!isTransient(error)) throw error;
    parts.log.warn({ err: error }, 'what somebody chose was not remembered');
    return undefined;
  }
}

/** What a guest chose joins what the customer had, once; the guest's is gone afterwards. */
export async function mergeGuest(
  parts: Remembering,
  guest: string,
  customerNo: number,
): Promise<void> {
  const { remembered, version } = await read(parts, { guest });
  if (version === 0) return;
  await mustChange(parts, { customerNo }, (own) => mergeRemembered(own, remembered));
  await parts.choices.remove(keyOf({ guest }), version);
}

export async function forget(parts: Pick<Remembering, 'choices'>, chooser: Chooser): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { version } = await read(parts, chooser);
    if (version === 0 || (await parts.choices.remove(keyOf(chooser), version))) return;
  }
  throw new Error('What somebody chose could not be forgotten.');
}

/** After a change of a profile or of a household its copy follows, also where the choices were away then. Of whoever was erased there is none. */
export const afterProfile = (parts: Remembering & customers.People & { database: Database }) => ({
  'profile-changed': async (payload: Json) => {
    const { customerNo } = payload as { customerNo: number };
    const profile = (await customers.refreshCustomers(parts, [customerNo])).get(customerNo);
    if (!profile || customers.isFormer(profile.accountId)) return;
    await mustChange(parts, { customerNo }, (known) => withEating(known, eatingOf(profile)));
  },
});
