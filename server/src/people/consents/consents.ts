import { LRUCache } from 'lru-cache';
import type { Language } from '../../contract/languages.ts';
import { agreedTopics, type AgreedTopic } from '../../contract/legal-pages.ts';
import type { Claims } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import * as customers from '../customers/customers.ts';
import {
  changedSince,
  standingOf,
  type AgreedTo,
  type Consent,
  type Holding,
  type Occasion,
  type Standing,
} from './consent.ts';
import * as rows from './sql.ts';

/** What was said lately, by customer: whoever orders every week is not written down every week. */
type Known = LRUCache<number, string>;

export type Consents = customers.People & {
  clock: () => Date;
  consents: Known;
  legal: { holding: (topic: AgreedTopic) => Holding[AgreedTopic] };
};

export const openConsents = (): Known => new LRUCache({ max: 10_000 });

const holdingOf = ({ legal }: Pick<Consents, 'legal'>): Holding => ({
  terms: legal.holding('terms'),
  privacy: legal.holding('privacy'),
});

/**
 * Before an order is placed: what its customer says that they agree to is what holds, and is written down; who says nothing is asked only where
 * a version holds that everybody must agree to. What somebody says when they press the button they have said, also where the order is refused.
 */
export async function agreeToOrder(
  parts: Consents,
  customerNo: number,
  { agreedTo, language }: { agreedTo?: AgreedTo | undefined; language: Language },
): Promise<void> {
  if (agreedTo) {
    await agree(parts, customerNo, agreedTo, { when: 'order', language });
    return;
  }
  const holding = holdingOf(parts);
  if (agreedTopics.every((topic) => holding[topic].leastAgreed === 0)) return;
  const standing = standingOf(holding, await rows.readConsents(parts.database, customerNo));
  if (standing.some(({ isDue }) => isDue)) throw new Refusal('terms-not-agreed', { standing });
}

async function agree(
  parts: Consents,
  customerNo: number,
  agreedTo: AgreedTo,
  said: { when: Occasion; language: Language },
): Promise<void> {
  const holding = holdingOf(parts);
  const changed = changedSince(holding, agreedTo);
  if (changed.length > 0)
    throw new Refusal('terms-changed', {
      fields: changed.map((topic) => ({
        field: `/agreedTo/${topic}`,
        message: `is no longer what holds: version ${holding[topic].version} is`,
      })),
    });
  const { terms, privacy } = agreedTo;
  const versions = `${terms}.${privacy}`;
  if (parts.consents.get(customerNo) === versions) return;
  const at = parts.clock();
  await rows.writeConsents(parts.database, {
    customerNo,
    agreedTo: { terms, privacy },
    at,
    ...said,
  });
  parts.consents.set(customerNo, versions);
}

/** What somebody said when they signed up, told once they are in. Answers whether it is the first that they ever agreed to. */
export async function agreeAtSignUp(
  parts: Consents,
  claims: Claims,
  agreedTo: AgreedTo,
  language: Language,
): Promise<boolean> {
  const { customerNo } = await customers.customerOf(parts, claims);
  const before = await rows.readConsents(parts.database, customerNo);
  await agree(parts, customerNo, agreedTo, { when: 'sign-up', language });
  return before.length === 0;
}

type Log = { standing: Standing[]; consents: Consent[] };

async function logOf(parts: Consents, customerNo: number): Promise<Log> {
  const consents = await rows.readConsents(parts.database, customerNo);
  return { standing: standingOf(holdingOf(parts), consents), consents };
}

export async function ownLog(parts: Consents, claims: Claims): Promise<Log> {
  return logOf(parts, (await customers.customerOf(parts, claims)).customerNo);
}

/** For staff, of anybody there is. */
export async function logOfCustomer(parts: Consents, customerNo: number): Promise<Log> {
  await customers.customerByNo(parts, customerNo);
  return logOf(parts, customerNo);
}
