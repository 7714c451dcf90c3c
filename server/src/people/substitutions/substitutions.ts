import { allergenGroups, type AllergenGroup } from '../../contract/food-terms.ts';
import type { ShortageChoice } from '../../contract/substitutions.ts';
import type { Claims, Db } from '../../platform/platform.ts';
import * as customers from '../customers/customers.ts';
import * as rows from './sql.ts';

/** What a customer wants where food is missing. `never`: what contains one of these groups is left out whatever they chose. */
export type Consent = { choice: ShortageChoice; never: AllergenGroup[]; chosenAt: Date | null };

/** Who has chosen nothing gets nothing that they did not order. */
export const consentOf = async (db: Db, customerNo: number): Promise<Consent> =>
  (await rows.readChoice(db, customerNo)) ?? { choice: 'leave-out', never: [], chosenAt: null };

export async function ownConsent(people: customers.People, claims: Claims): Promise<Consent> {
  const { customerNo } = await customers.customerOf(people, claims);
  return consentOf(people.database, customerNo);
}

/** It counts from now on, also for boxes that are ordered already and not packed yet. */
export async function choose(
  parts: customers.People & { clock: () => Date },
  claims: Claims,
  { choice, never }: Pick<Consent, 'choice' | 'never'>,
): Promise<Consent> {
  const { customerNo } = await customers.customerOf(parts, claims);
  const named = allergenGroups.filter((group) => never.includes(group));
  const chosen = { choice, never: named, chosenAt: parts.clock() };
  await rows.writeChoice(parts.database, customerNo, chosen);
  return chosen;
}
